import { expect, test } from "vitest";

import { BLANK, type Draft, hypotheses, missing, type Verdict } from "./draft.ts";

const ITEM = "entry:A09/2014Q3/SELF";

const voting = (verdict: Partial<Verdict>): Draft => ({
  ...BLANK,
  verdicts: { [ITEM]: { outcome: "VARIED", points: "5.50", reason: "回单属实", ...verdict } },
});

test("a vote speaks of every point, with a reason, and with points where it varies them", () => {
  const lacks = (draft: Draft) => [...missing(["votes"], draft, [ITEM])];
  expect(lacks(voting({}))).toEqual([]);
  expect(lacks(voting({ points: "" }))).toEqual(["votes"]);
  expect(lacks(voting({ outcome: "REVOKED", points: "" }))).toEqual([]);
  expect(lacks(voting({ reason: " " }))).toEqual(["votes"]);
  expect(lacks(BLANK)).toEqual(["votes"]);
});

test("a ruling rests on an article, and a step without a form lacks nothing", () => {
  const draft = { ...voting({}), reasonCode: "APPEAL_RULING", reason: "数据有误" };
  expect([...missing(["rulings", "grounds"], draft, [ITEM])]).toEqual(["grounds"]);
  const whole = { ...draft, legalBasis: "HHHT-2014-01#28" };
  expect(missing(["rulings", "grounds"], whole, [ITEM]).size).toBe(0);
  expect(missing([], BLANK, [ITEM]).size).toBe(0);
});

test("only what would be decided can be supposed, with points only where it varies them", () => {
  expect(hypotheses(voting({}))).toEqual([
    { applyRuling: { item: ITEM, outcome: "VARIED", points: "5.50" } },
  ]);
  expect(hypotheses(voting({ outcome: "REVOKED" }))).toEqual([
    { applyRuling: { item: ITEM, outcome: "REVOKED", points: null } },
  ]);
  expect(hypotheses(voting({ outcome: "REMITTED" }))).toEqual([]);
});
