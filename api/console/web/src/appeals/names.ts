/** What units and points are called, as far as the server says. */

import { useAsk } from "../api/useAsk.ts";
import { type ContestedFragment, UnitNamesDocument } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";
import { type PointName, pointName } from "./pointName.ts";

/** The name of a unit of an office by its code. */
export function useUnitName(office: string): (code: string | null) => string | null {
  const units = useAsk(UnitNamesDocument, { office }).data?.office?.units ?? [];
  const names = new Map(units.map(({ code, name }) => [code, name]));
  return (code) => (code === null ? null : (names.get(code) ?? code));
}

/** What a contested point is called. */
export function usePointName(): (point: ContestedFragment) => PointName {
  const t = useText();
  return (point) => pointName(point, t);
}
