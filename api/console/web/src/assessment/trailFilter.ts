/** The filter of a trail in the address, as the server takes it. */

import type { EventFilter } from "../gen/graphql.ts";
import { endOf, isDay } from "../text/time.ts";

export const FILTERS = ["changed", "indicator", "from", "to"];

/** Both days are included, from their first moment to their last. */
export function filterOf(assessment: string, search: URLSearchParams): EventFilter {
  const [from, to, indicator] = [search.get("from"), search.get("to"), search.get("indicator")];
  return {
    assessment,
    changedScore: search.has("changed"),
    ...(indicator !== null && { indicator }),
    ...(isDay(from) && { recordedFrom: `${from}T00:00:00+08:00` }),
    ...(isDay(to) && { recordedTo: endOf(to) }),
  };
}
