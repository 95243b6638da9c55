/** Units and persons of an office, as far as one may see them: to choose from, and instead of codes. */

import { useMemo } from "react";

import { useAsk } from "../api/useAsk.ts";
import { NamesDocument } from "../gen/graphql.ts";

export interface Choice {
  value: string;
  label: string;
}

export interface Names {
  units: Choice[];
  persons: Choice[];
  /** The unit or person behind a code; the code itself where it is not known. */
  nameOf: (code: string) => string;
}

export function useNames(office: string): Names {
  const found = useAsk(NamesDocument, { office }).data?.office;
  return useMemo(() => {
    const units = (found?.units ?? []).map(({ code, name }) => ({ value: code, label: name }));
    const persons = (found?.persons ?? []).map(({ actorId, post }) => ({
      value: actorId,
      label: post,
    }));
    persons.sort((a, b) => a.label.localeCompare(b.label, "zh-CN"));
    const names = new Map([...units, ...persons].map(({ value, label }) => [value, label]));
    return { units, persons, nameOf: (code) => names.get(code) ?? code };
  }, [found]);
}
