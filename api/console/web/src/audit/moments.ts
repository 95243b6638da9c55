/** The moments of a comparison as the address tells them: 2014-10-01, 10404, v12, -P3M. */

import type { MomentInput } from "../gen/graphql.ts";
import { endOf, isDay } from "../text/time.ts";

export type Way = "day" | "position" | "version" | "relative" | "now";

interface Shape {
  reads: (text: string) => boolean;
  input: (text: string) => MomentInput;
}

const VERSION = "v";

const SHAPES: Record<Exclude<Way, "now">, Shape> = {
  day: { reads: isDay, input: (day) => ({ recordedAt: endOf(day) }) },
  position: { reads: (text) => /^\d{1,18}$/.test(text), input: (position) => ({ position }) },
  version: {
    reads: (text) => /^v\d{1,9}$/.test(text),
    input: (text) => ({ version: Number(text.slice(VERSION.length)) }),
  },
  relative: {
    reads: (text) =>
      /^-P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/.test(text),
    input: (relative) => ({ relative }),
  },
};

/** In which way a moment is told; now where nothing is, null where it cannot be read. */
export function wayOf(text: string | null): Way | null {
  if (text === null) return "now";
  const found = Object.entries(SHAPES).find(([, { reads }]) => reads(text));
  return found === undefined ? null : (found[0] as Way);
}

/** A moment as the server takes it; null where it is now, or cannot be read. */
export function momentIn(text: string | null): MomentInput | null {
  const way = wayOf(text);
  return text === null || way === null || way === "now" ? null : SHAPES[way].input(text);
}

/** What stands in the field of a moment. */
export function typedOf(way: Way, text: string | null): string {
  if (text === null || wayOf(text) !== way) return "";
  return way === "version" ? text.slice(VERSION.length) : text;
}

/** What the address says of what was typed; null: now. */
export function toldOf(way: Way, typed: string): string | null {
  if (way === "now" || typed === "") return null;
  return way === "version" ? VERSION + typed : typed;
}
