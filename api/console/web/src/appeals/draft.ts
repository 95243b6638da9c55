/** What somebody has filled in of a step so far, and what of it is lacking. */

import type { HypothesisInput, Outcome } from "../gen/graphql.ts";

export interface Verdict {
  outcome: Outcome | null;
  points: string;
  reason: string;
}

/** What somebody has filled in so far. */
export interface Draft {
  text: string;
  reasonCode: string;
  reason: string;
  legalBasis: string | null;
  verdicts: Readonly<Record<string, Verdict>>;
  persons: string[];
  person: string | null;
  substitute: string | null;
  evidence: { hash: string; name: string }[];
}

export const BLANK: Draft = {
  text: "",
  reasonCode: "",
  reason: "",
  legalBasis: null,
  verdicts: {},
  persons: [],
  person: null,
  substitute: null,
  evidence: [],
};

export const NO_VERDICT: Verdict = { outcome: null, points: "", reason: "" };

export type Field =
  | "text"
  | "votes"
  | "findings"
  | "rulings"
  | "supposed"
  | "grounds"
  | "persons"
  | "person"
  | "substitute"
  | "evidence";

/** What was chosen item by item; an item without a choice is left out. */
export function chosen(
  draft: Draft,
): { item: string; outcome: Outcome; points: string | null; reason: string }[] {
  return Object.entries(draft.verdicts).flatMap(([item, { outcome, points, reason }]) =>
    outcome === null
      ? []
      : [{ item, outcome, points: outcome === "VARIED" ? points : null, reason }],
  );
}

/** What is supposed to be ruled; nothing can be supposed of what is sent back. */
export function hypotheses(draft: Draft): HypothesisInput[] {
  return chosen(draft)
    .filter(({ outcome }) => outcome !== "REMITTED")
    .map(({ item, outcome, points }) => ({ applyRuling: { item, outcome, points } }));
}

/** The fields that still have to be filled in before anything can be sent. */
export function missing(
  fields: readonly Field[],
  draft: Draft,
  items: readonly string[],
): Set<Field> {
  const unspoken = items.some((item) => !isSaid(draft.verdicts[item]));
  const blank: Record<Field, boolean> = {
    text: draft.text.trim() === "",
    votes: unspoken,
    findings: unspoken,
    rulings: unspoken,
    supposed: hypotheses(draft).length === 0,
    grounds: draft.reasonCode === "" || draft.reason.trim() === "" || draft.legalBasis === null,
    persons: draft.persons.length === 0,
    person: draft.person === null,
    substitute: draft.substitute === null,
    evidence: false,
  };
  return new Set(fields.filter((field) => blank[field]));
}

function isSaid(verdict: Verdict | undefined): boolean {
  if (verdict?.outcome == null || verdict.reason.trim() === "") return false;
  return verdict.outcome !== "VARIED" || verdict.points.trim() !== "";
}
