import { expect, test } from "vitest";

import { momentIn, toldOf, typedOf, wayOf } from "./moments.ts";

test.each([
  ["2014-10-01", "day", { recordedAt: "2014-10-01T23:59:59.999999+08:00" }],
  ["10404", "position", { position: "10404" }],
  ["v12", "version", { version: 12 }],
  ["-P1M", "relative", { relative: "-P1M" }],
  ["-PT2H", "relative", { relative: "-PT2H" }],
])("%s is a %s", (text, way, input) => {
  expect(wayOf(text)).toBe(way);
  expect(momentIn(text)).toEqual(input);
});

test("nothing is now, and what is no moment is not guessed at", () => {
  expect([wayOf(null), momentIn(null)]).toEqual(["now", null]);
  for (const text of ["soon", "2014-02-30", "-P", "-PT", "v", "P3M"])
    expect(wayOf(text)).toBeNull();
});

test("what is typed and what the address says are the same", () => {
  expect(toldOf("version", typedOf("version", "v12"))).toBe("v12");
  expect([toldOf("day", ""), toldOf("now", "7"), typedOf("now", null)]).toEqual([null, null, ""]);
});
