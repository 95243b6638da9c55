import { expect, test } from "vitest";

import { barsOf } from "./waterfall.ts";

test("each bar begins where the one before ended; one that takes away hangs down from there", () => {
  expect(barsOf(["200.000000", "50.000000", "-30.000000", "5.000000"])).toEqual([
    { start: 0, length: 200, down: false },
    { start: 200, length: 50, down: false },
    { start: 220, length: 30, down: true },
    { start: 220, length: 5, down: false },
  ]);
});
