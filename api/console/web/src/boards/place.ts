/** What the address of the boards says: which board, of when, beside which other moment. */

import { isDay } from "../text/time.ts";

export interface Place {
  plan: string | null;
  group: string | null;
  published: boolean;
  edition: number | null;
  /** The day at whose end the board is read; null: now. */
  at: string | null;
  /** The earlier day that it is compared with; null: it is not. */
  against: string | null;
}

export function placeIn(search: URLSearchParams): Place {
  const edition = search.get("edition");
  return {
    plan: search.get("plan"),
    group: search.get("group"),
    published: search.get("show") === "published",
    edition: edition !== null && /^\d+$/.test(edition) ? Number(edition) : null,
    at: dayIn(search, "at"),
    against: dayIn(search, "against"),
  };
}

/** The parts of the address that a place, or a part of one, changes; null: the part goes. */
export function wordsFor({
  published,
  edition,
  ...rest
}: Partial<Place>): Record<string, string | null> {
  return {
    ...rest,
    ...(published !== undefined && { show: published ? "published" : null }),
    ...(edition !== undefined && { edition: edition?.toString() ?? null }),
  };
}

function dayIn(search: URLSearchParams, name: string): string | null {
  const text = search.get(name);
  return isDay(text) ? text : null;
}
