import { expect, test } from "vitest";

import { placeIn, wordsFor } from "./place.ts";

const ADDRESS =
  "plan=P1&group=GRASSROOTS&at=2014-11-15&against=2014-08-01&show=published&edition=2";

test("an address and the place it tells are the same", () => {
  const words = wordsFor(placeIn(new URLSearchParams(ADDRESS)));
  expect(new URLSearchParams(words as Record<string, string>).toString()).toBe(ADDRESS);
});

test("what is as usual is not said, and what is not changed is left alone", () => {
  expect(wordsFor({ published: false, edition: null })).toEqual({ show: null, edition: null });
  expect(wordsFor({ at: "2014-11-15" })).toEqual({ at: "2014-11-15" });
});

test("what is no day and no edition is passed over", () => {
  const place = placeIn(new URLSearchParams("at=yesterday&against=2014-13-01&edition=-1"));
  expect([place.at, place.against, place.edition]).toEqual([null, null, null]);
});
