/** Which appeals the docket shows, as its address says. */

import type { AppealStatus, DocketQuery } from "../gen/graphql.ts";

export type Row = DocketQuery["appeals"]["edges"][number]["node"];

export const SHOWN = ["pending", "closed", "all"] as const;
export type Shown = (typeof SHOWN)[number];

const STATUSES: Record<Shown, AppealStatus[] | null> = {
  pending: ["OUT_OF_TIME", "FILED", "ACCEPTED", "RULED"],
  closed: ["NOT_ACCEPTED", "WITHDRAWN", "EXECUTED"],
  all: null,
};

export interface DocketFilter {
  shown: Shown;
  statuses: AppealStatus[] | null;
  year: number | null;
  find: string;
}

export function docketFilter(search: URLSearchParams): DocketFilter {
  const shown = SHOWN.find((each) => each === search.get("show")) ?? "pending";
  const year = search.get("year") ?? "";
  return {
    shown,
    statuses: STATUSES[shown],
    year: /^\d{4}$/.test(year) ? Number(year) : null,
    find: search.get("find") ?? "",
  };
}

/** Whether the words somebody looks for are among what a line says. */
export function isFound(row: Row, find: string): boolean {
  const contested = (row.items ?? []).flatMap(({ name, statement }) => [name, statement]);
  const said = [row.year, row.number, row.unit?.name, row.person?.post, row.subject, ...contested];
  const words = find.trim().toLowerCase().split(/\s+/);
  const text = said.join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}
