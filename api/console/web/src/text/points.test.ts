import { expect, test } from "vitest";

import { plain, signed } from "./points.ts";

test.each([
  ["236.600000", "236.60"],
  ["130.247813", "130.247813"],
  ["-0.002187", "−0.002187"],
  ["1000", "1000.00"],
  ["0.000000", "0.00"],
])("%s is shown as %s, to the last digit that counts", (points, shown) => {
  expect(plain(points)).toBe(shown);
});

test.each([
  ["4.000000", "+4.00"],
  ["-4.000000", "−4.00"],
  ["0.000000", "0.00"],
])("what is added is told by its sign: %s, %s", (points, shown) => {
  expect(signed(points)).toBe(shown);
});
