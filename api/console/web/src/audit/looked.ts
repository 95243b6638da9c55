/** The filter of the read audit in the address, as the server takes it. */

import type { ReadAuditFilter, ReadObjectKind, ReadOutcome } from "../gen/graphql.ts";
import { endOf, isDay } from "../text/time.ts";

export const FILTERS = ["kind", "outcome", "person", "object", "purpose", "from", "to"] as const;

/** Both days are included, from their first moment to their last. */
export function filterOf(search: URLSearchParams): ReadAuditFilter {
  const told = Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = search.get(name);
      return value === null || name === "from" || name === "to" ? [] : [[name, value]];
    }),
  ) as { kind?: ReadObjectKind; outcome?: ReadOutcome };
  const [from, to] = [search.get("from"), search.get("to")];
  return {
    ...told,
    ...(isDay(from) && { readFrom: `${from}T00:00:00+08:00` }),
    ...(isDay(to) && { readTill: endOf(to) }),
  };
}
