/** The filter of a trail in the address, as the server takes it. */

import type { EventFilter, EventKind } from "../gen/graphql.ts";
import { endOf, isDay } from "../text/time.ts";
import { many } from "../ui/many.ts";

export const FILTERS = ["changed", "kinds", "indicator", "from", "to"];

/** Both days are included, from their first moment to their last. */
export function filterOf(search: URLSearchParams): EventFilter {
  const [from, to, indicator] = [search.get("from"), search.get("to"), search.get("indicator")];
  const kinds = many(search, "kinds");
  return {
    changedScore: search.has("changed"),
    ...(kinds.length > 0 && { kinds: kinds as EventKind[] }),
    ...(indicator !== null && { indicator }),
    ...(isDay(from) && { recordedFrom: `${from}T00:00:00+08:00` }),
    ...(isDay(to) && { recordedTo: endOf(to) }),
  };
}
