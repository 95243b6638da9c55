import { expect, test } from "vitest";

import { commandsIn, concernedIn } from "./matter.ts";

test("events of one command stand together", () => {
  const events = ["3", "3", "5", "8", "8"].map((commitPosition) => ({ commitPosition }));
  expect(commandsIn(events).map(({ length }) => length)).toEqual([2, 1, 2]);
  expect(commandsIn([])).toEqual([]);
});

test("what a matter is about is named once", () => {
  const [score, appeal] = [{ id: "S" }, { id: "A" }];
  const events = [
    { assessment: score, appeal: null },
    { assessment: score, appeal },
    { assessment: null, appeal },
  ];
  expect(concernedIn(events)).toEqual({ assessments: [score], appeals: [appeal] });
});
