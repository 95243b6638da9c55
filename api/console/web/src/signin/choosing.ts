/** Which desks to show, and in which order. */

import type { Desk } from "../api/http.ts";

export const FEATURED = [
  "AUDITOR",
  "COMMITTEE",
  "PERFORMANCE_OFFICE",
  "LEADING_GROUP",
  "UNIT_HEAD",
  "STAFF",
] as const;

export type Featured = (typeof FEATURED)[number];

/** One desk for each role to begin with, each desk once; whoever holds no role is staff. */
export function featured(desks: Desk[]): [Featured, Desk][] {
  const found: [Featured, Desk][] = [];
  for (const role of FEATURED) {
    const taken = found.map(([, desk]) => desk.person);
    const holds = ({ roles }: Desk) =>
      role === "STAFF" ? roles.length === 0 : roles.includes(role);
    const desk = desks.find((each) => holds(each) && !taken.includes(each.person));
    if (desk !== undefined) found.push([role, desk]);
  }
  return found;
}

/** The desks in which every word that is sought occurs. */
export function matching(desks: Desk[], sought: string, textsOf: (desk: Desk) => string[]): Desk[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  return desks.filter((desk) => {
    const text = textsOf(desk).join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
