import { expect, test } from "vitest";

import { docketFilter, isFound, type Row } from "./docketFilter.ts";

const filterOf = (search: string) => docketFilter(new URLSearchParams(search));

test("what is pending is shown first, of every year", () => {
  expect(filterOf("")).toMatchObject({ shown: "pending", year: null, find: "" });
  expect(filterOf("").statuses).toContain("ACCEPTED");
  expect(filterOf("").statuses).not.toContain("EXECUTED");
});

test("the address says otherwise, and rubbish in it says nothing", () => {
  expect(filterOf("show=all&year=2014&find=U08")).toEqual({
    shown: "all",
    statuses: null,
    year: 2014,
    find: "U08",
  });
  expect(filterOf("show=nonsense&year=20x4")).toMatchObject({ shown: "pending", year: null });
});

test("words are looked for in the unit, the number and the matter", () => {
  const row = {
    year: 2014,
    number: 2,
    subject: "U08",
    unit: { name: "清水河县国家税务局" },
    person: null,
    items: [{ name: "稽查查补入库率", statement: "国库回单延迟" }],
  } as unknown as Row;
  const found = ["", "清水河", "u08 入库率", "回单"].map((find) => isFound(row, find));
  expect(found).toEqual([true, true, true, true]);
  expect(isFound(row, "武川")).toBe(false);
  expect(isFound({ ...row, items: null }, "入库率")).toBe(false);
});
