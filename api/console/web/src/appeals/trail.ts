/** The trail of a contested point: what led to it on one side, what has happened since it was contested on the other. */

import type {
  AppealStepKind,
  CaseFileQuery,
  EventLineFragment,
  EvidenceState,
  FrozenFileQuery,
} from "../gen/graphql.ts";

export type Case = NonNullable<CaseFileQuery["appeal"]>;
export type Point = NonNullable<Case["items"]>[number];
export type Statement = NonNullable<Case["statements"]>[number];
export type Finding = NonNullable<Case["findings"]>[number];
export type Ballot = NonNullable<Case["votes"]>[number];
export type File = NonNullable<NonNullable<FrozenFileQuery["appeal"]>["caseFile"]>;
export type FrozenItem = File["items"][number];

/** One event about the point: who, when, why, on what evidence, before and after. */
export interface Line {
  key: string;
  label: { zh: string; en: string };
  at: string;
  role: string;
  unit: string | null;
  reason: string | null;
  basis: string | null;
  evidence: { hash: string; state: EvidenceState | null }[];
  points: string | null;
  worth: Change | null;
  total: Change | null;
  /** The id by which the event is opened; null where it may not be seen by itself. */
  event: string | null;
}

export interface Change {
  before: string | null;
  after: string | null;
}

/** What has happened since the point was contested, each in its kind. */
export type Since =
  | { kind: "EVENT"; at: string; line: Line }
  | { kind: "STATEMENT"; at: string; statement: Statement }
  | { kind: "FINDING"; at: string; finding: Finding }
  | { kind: "BALLOTS"; at: string; ballots: Ballot[] }
  | { kind: "RULING"; at: string };

export function frozenLine(line: FrozenItem["trail"][number]): Line {
  return {
    key: line.version.toString(),
    label: line.label,
    at: line.by.decidedAt,
    role: line.by.role,
    unit: line.by.unit,
    reason: line.reason,
    basis: line.legalBasis,
    evidence: line.evidence,
    points: line.points,
    worth: { before: line.worthBefore, after: line.worthAfter },
    total: { before: line.totalBefore, after: line.totalAfter },
    event: line.event?.id ?? null,
  };
}

export function eventLine(event: EventLineFragment): Line {
  return {
    key: event.id,
    label: event.label,
    at: event.recordedAt,
    role: event.actor.role,
    unit: event.actor.unit,
    reason: event.reason,
    basis: event.legalBasis,
    evidence: event.evidence.map((hash) => ({ hash, state: null })),
    points: event.points,
    worth: null,
    total:
      event.totalAfter === null ? null : { before: event.totalBefore, after: event.totalAfter },
    event: event.id,
  };
}

/** What led to the point: as it was frozen, where it is; else what the log says from before the filing. */
export function before(
  frozen: FrozenItem | null,
  live: EventLineFragment[],
  filed: string | null,
): Line[] {
  if (frozen !== null) return frozen.trail.filter((line) => !line.sinceFiling).map(frozenLine);
  return live.filter((event) => !isSince(event, filed)).map(eventLine);
}

/** What has happened since, in order. */
export function since(
  found: Case,
  point: Point,
  frozen: FrozenItem | null,
  live: EventLineFragment[],
): Since[] {
  const filed = positionOfFiling(found);
  const told = live.filter((event) => isSince(event, filed)).map(eventLine);
  const frozenSince = (frozen?.trail ?? []).filter((line) => line.sinceFiling).map(frozenLine);
  const lines = live.length > 0 ? told : frozenSince;
  const ballots = (found.votes ?? []).filter(({ item }) => item === point.item);
  const finding = (found.findings ?? []).find(({ item }) => item === point.item);
  const at = (...steps: AppealStepKind[]) => momentOf(found, steps);
  const all: Since[] = [
    ...(found.statements ?? [])
      .filter(({ kind }) => kind === "ANSWER" || kind === "REPLY")
      .map((statement): Since => ({ kind: "STATEMENT", at: statement.decidedAt, statement })),
    ...(finding === undefined ? [] : [{ kind: "FINDING" as const, at: at("REPORTED"), finding }]),
    ...(ballots.length === 0
      ? []
      : [{ kind: "BALLOTS" as const, at: at("VOTES_OPENED"), ballots }]),
    ...(point.ruling === null
      ? []
      : [{ kind: "RULING" as const, at: at("RULED", "REMITTAL_SETTLED") }]),
    ...lines.map((line): Since => ({ kind: "EVENT", at: line.at, line })), // what was ordered, after the order
  ];
  return all.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** Where in the log the appeal was filed; null where that may not be seen. */
export function positionOfFiling(found: Case): string | null {
  return (found.steps ?? []).find(({ step }) => step === "FILED")?.event?.position ?? null;
}

/** What is asked of the log about a point: an item by its reference, an indicator by its code. */
export function aboutPoint({ item, indicator }: Point): { item: string } | { indicator: string } {
  return item.startsWith("indicator:") && indicator !== null ? { indicator } : { item };
}

function isSince(event: EventLineFragment, filed: string | null): boolean {
  return filed !== null && BigInt(event.position) >= BigInt(filed);
}

/** When one of some steps was taken last. */
function momentOf(found: Case, kinds: AppealStepKind[]): string {
  const taken = (found.steps ?? []).filter(({ step }) => kinds.includes(step));
  return taken.at(-1)?.decidedAt ?? "";
}
