import { expect, test } from "vitest";

import { chosen } from "./chosen.ts";

const PLANS = [
  { id: "SYSTEM", peerGroups: ["GRASSROOTS"] },
  { id: "AGENCY", peerGroups: ["DEPARTMENTS", "AFFILIATED"] },
];
const NOWHERE = { plan: null, group: null };

function told(place: { plan: string | null; group: string | null }, seen: [string, string][]) {
  const { plan, group } = chosen(
    PLANS,
    place,
    seen.map(([each, its]) => ({ plan: each, group: its })),
  );
  return [plan?.id, group];
}

test("the address decides, whatever else there is to see", () => {
  const place = { plan: "AGENCY", group: "AFFILIATED" };
  expect(told(place, [["SYSTEM", "GRASSROOTS"]])).toEqual(["AGENCY", "AFFILIATED"]);
});

test("without one, it is the first board with something for the viewer", () => {
  expect(told(NOWHERE, [["AGENCY", "AFFILIATED"]])).toEqual(["AGENCY", "AFFILIATED"]);
  expect(told({ plan: "AGENCY", group: null }, [])).toEqual(["AGENCY", "DEPARTMENTS"]);
});

test("who sees nothing is still told about the first", () => {
  expect(told(NOWHERE, [])).toEqual(["SYSTEM", "GRASSROOTS"]);
  expect(chosen([], NOWHERE, [])).toEqual({ plan: undefined, group: undefined });
});
