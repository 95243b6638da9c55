import { expect, test } from "vitest";

import { dayOf, endOf, fromNumber, isDay, minuteOf, monthsBetween, toNumber } from "./time.ts";

test("a moment belongs to the day of Shanghai", () => {
  expect(dayOf("2014-07-14T16:00:00Z")).toBe("2014-07-15");
  expect(dayOf("2014-07-14T15:59:59.999999Z")).toBe("2014-07-14");
  expect(minuteOf("2014-07-14T23:30:15Z")).toBe("2014-07-15 07:30");
});

test("a day ends at its last microsecond", () => {
  expect(dayOf(endOf("2014-07-15"))).toBe("2014-07-15");
});

test.each(["2014-02-29", "2014-7-1", "2014-07-15T00:00", "", null])("%s is no day", (text) => {
  expect(isDay(text)).toBe(false);
});

test("days are numbers that grow by one", () => {
  expect(fromNumber(toNumber("2014-02-28") + 1)).toBe("2014-03-01");
  expect(toNumber("2015-01-01") - toNumber("2014-01-01")).toBe(365);
});

test("months begin within a range, its ends included", () => {
  const months = monthsBetween(toNumber("2014-12-01"), toNumber("2015-02-01"));
  expect(months.map(({ month, year }) => [year, month])).toEqual([
    [2014, 12],
    [2015, 1],
    [2015, 2],
  ]);
});
