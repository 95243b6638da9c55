/** What a contested point is called. */

import type { ContestedFragment } from "../gen/graphql.ts";
import type { Text } from "../text/zh.ts";
import { joined } from "./joined.ts";

export interface PointName {
  /** What it is called: the indicator, the catalogue item, the ground of a veto, the grade. */
  name: string;
  /** What of it, for which period. */
  remark: string;
}

export function pointName(point: ContestedFragment, t: Text): PointName {
  const { about, indicator, item } = point;
  const kinds: Words = t.appeals.itemKinds;
  const whole = called(kinds, item.split(":", 1)[0]?.toUpperCase() ?? item);
  const kind = about === null ? whole : called(kinds, about.kind);
  const ground = about?.kind === "VETO" ? called(t.grounds, about.code ?? "") : null;
  const named = [indicator ?? about?.code, point.name].filter((each) => each != null).join(" ");
  const channel = about?.channel == null ? null : called(t.assessment.channels, about.channel);
  const name = ground ?? (named === "" ? kind : named);
  const remark = joined(about?.period, name === kind ? null : kind, channel, about?.matter);
  return { name, remark };
}

type Words = Readonly<Record<string, string>>;

function called(words: Words, code: string): string {
  return words[code] ?? code;
}
