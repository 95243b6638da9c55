/** The filter of the event browser in the address, as the server takes it. */

import type { EventFilter, EventKind } from "../gen/graphql.ts";
import { endOf, isDay } from "../text/time.ts";
import { many } from "../ui/many.ts";

export const FILTERS = [
  "kinds",
  "topics",
  "actor",
  "unit",
  "subject",
  "from",
  "to",
  "changed",
  "cause",
  "appeal",
] as const;

/** Both days are included, from their first moment to their last. */
export function filterOf(search: URLSearchParams): EventFilter {
  const one = (name: string, field: keyof EventFilter) => {
    const value = search.get(name);
    return value === null ? {} : { [field]: value };
  };
  const [kinds, topics] = [many(search, "kinds"), many(search, "topics")];
  const [from, to] = [search.get("from"), search.get("to")];
  return {
    changedScore: search.has("changed"),
    ...(kinds.length > 0 && { kinds: kinds as EventKind[] }),
    ...(topics.length > 0 && { topics }),
    ...one("actor", "actor"),
    ...one("unit", "actorUnit"),
    ...one("subject", "subject"),
    ...one("cause", "cause"),
    ...one("appeal", "appeal"),
    ...(isDay(from) && { recordedFrom: `${from}T00:00:00+08:00` }),
    ...(isDay(to) && { recordedTo: endOf(to) }),
  };
}

/** Where the server gives the same events as a file, at the same position. */
export function fileOf(form: string, { appeal, ...rest }: EventFilter, position: string): string {
  const asked = new URLSearchParams({ position });
  for (const [name, value] of Object.entries(rest)) {
    for (const each of [value].flat()) asked.append(name, String(each));
  }
  const path = appeal == null ? "/events" : `/appeals/${String(appeal)}/trail`;
  return `${path}.${form}?${asked.toString()}`;
}
