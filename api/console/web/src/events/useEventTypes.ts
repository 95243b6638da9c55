/** What kinds and types of events there are, in words. */

import { useAsk } from "../api/useAsk.ts";
import { EventTypesDocument } from "../gen/graphql.ts";
import { useLanguage } from "../text/language.ts";

interface Choice {
  value: string;
  label: string;
}

/** Of the types, only those of the kinds that are chosen. */
export function useEventTypes(chosen: string[]): { kinds: Choice[]; topics: Choice[] } {
  const language = useLanguage();
  const types = useAsk(EventTypesDocument, {}).data?.eventTypes ?? [];
  const kinds = new Map(types.map(({ kind, kindLabel }) => [kind, kindLabel[language]]));
  return {
    kinds: [...kinds].map(([value, label]) => ({ value, label })),
    topics: types
      .filter(({ kind }) => chosen.length === 0 || chosen.includes(kind))
      .map(({ topic, label }) => ({ value: topic, label: label[language] })),
  };
}
