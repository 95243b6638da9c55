import { expect, test } from "vitest";

import { placeOf } from "./leafPlace.ts";

const WORDS = { indicators: new Map([["A05", "执法督察问题整改"]]), channels: { SELF: "自评" } };

test.each([
  ["A05/2014Q3/SELF", "A05 执法督察问题整改 · 2014Q3 · 自评"],
  ["A05/2014Q3/adjustment:c2f15db6-e14f-4efe-8c2d-b25280decc6f", "A05 执法督察问题整改 · 2014Q3"],
  ["A05", "A05 执法督察问题整改"],
  ["DEDUCTION/claim:73ec00ec-ef79-403a-883a-c0c8ea00c03e", ""],
  ["TOTAL", ""],
])("%s stands at “%s”", (path, place) => {
  expect(placeOf({ path }, WORDS)).toBe(place);
});
