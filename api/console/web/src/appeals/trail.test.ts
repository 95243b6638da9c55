import { expect, test } from "vitest";

import type { EventLineFragment } from "../gen/graphql.ts";
import { aboutPoint, before, type Case, type FrozenItem, type Point, since } from "./trail.ts";

const event = (position: string, recordedAt: string) =>
  ({
    id: `event-${position}`,
    position,
    recordedAt,
    label: { zh: "事件", en: "event" },
    actor: { role: "ASSESSOR", unit: "POLICY" },
    evidence: [],
    totalBefore: null,
    totalAfter: null,
  }) as unknown as EventLineFragment;

const line = (version: number, sinceFiling: boolean) =>
  ({
    version,
    sinceFiling,
    by: { role: "ASSESSOR", unit: null, decidedAt: `2014-10-0${version.toString()}T01:00:00Z` },
    evidence: [],
    event: null,
  }) as unknown as FrozenItem["trail"][number];

const point = {
  item: "entry:A/2014Q3/SELF",
  indicator: "A",
  ruling: { outcome: "VARIED" },
} as Point;
const found = {
  steps: [
    { step: "FILED", decidedAt: "2015-01-26T01:00:00Z", event: { position: "10" } },
    { step: "REPORTED", decidedAt: "2015-01-29T01:00:00Z", event: null },
    { step: "VOTES_OPENED", decidedAt: "2015-01-30T01:00:00Z", event: null },
    { step: "RULED", decidedAt: "2015-01-30T02:00:00Z", event: null },
  ],
  statements: [
    { kind: "REPLY", decidedAt: "2015-01-28T07:00:00Z" },
    { kind: "ANSWER", decidedAt: "2015-01-28T01:00:00Z" },
    { kind: "EVIDENCE", decidedAt: "2015-01-28T03:00:00Z" },
  ],
  findings: [{ item: point.item }, { item: "other" }],
  votes: [{ item: point.item }, { item: point.item }],
} as unknown as Case;
const live = [
  event("9", "2014-10-15T01:00:00Z"),
  event("10", "2015-01-26T01:00:00Z"),
  event("12", "2015-01-30T03:00:00Z"),
];

test("what led to a point is what the log says from before the filing", () => {
  expect(before(null, live, "10").map(({ key }) => key)).toEqual(["event-9"]);
  expect(before(null, live, null)).toHaveLength(3);
});

test("once the case file is frozen, it is what that says", () => {
  const frozen = { trail: [line(1, false), line(2, false), line(3, true)] } as FrozenItem;
  expect(before(frozen, live, "10").map(({ key }) => key)).toEqual(["1", "2"]);
});

test("what has happened since is told in order, each in its kind", () => {
  expect(since(found, point, null, live).map(({ kind }) => kind)).toEqual([
    "EVENT",
    "STATEMENT",
    "STATEMENT",
    "FINDING",
    "BALLOTS",
    "RULING",
    "EVENT",
  ]);
});

test("to whom the log is closed, the frozen trail tells what has happened since", () => {
  const frozen = { trail: [line(1, false), line(3, true)] } as FrozenItem;
  const told = since(
    { ...found, statements: null, findings: null, votes: null },
    { ...point, ruling: null },
    frozen,
    [],
  );
  expect(told.map((each) => each.kind === "EVENT" && each.line.key)).toEqual(["3"]);
});

test("an indicator as a whole is asked for by its code", () => {
  expect(aboutPoint(point)).toEqual({ item: point.item });
  expect(aboutPoint({ ...point, item: "indicator:A" })).toEqual({ indicator: "A" });
});
