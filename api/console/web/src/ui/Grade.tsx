/** A grade; its colour only repeats what the word says. */

import type { Grade as GradeCode } from "../gen/graphql.ts";
import { useText } from "../text/language.ts";

const TONES: Record<GradeCode, string> = {
  EXCELLENT: "best",
  GOOD: "good",
  QUALIFIED: "fair",
  UNQUALIFIED: "poor",
  COMPETENT: "good",
  BASICALLY_COMPETENT: "fair",
  INCOMPETENT: "poor",
};

export function Grade({ grade }: { grade: GradeCode }) {
  return <span className={`grade grade-${TONES[grade]}`}>{useText().grades[grade]}</span>;
}
