import { expect, test } from "vitest";

import { filterOf } from "./trailFilter.ts";

test("the address of a trail becomes the server's filter, both days included", () => {
  const search = new URLSearchParams(
    "changed=1&kinds=RULING,VETO&indicator=A05&from=2014-08-01&to=2014-08-31",
  );
  expect(filterOf(search)).toEqual({
    changedScore: true,
    kinds: ["RULING", "VETO"],
    indicator: "A05",
    recordedFrom: "2014-08-01T00:00:00+08:00",
    recordedTo: "2014-08-31T23:59:59.999999+08:00",
  });
});

test("without filters every event is asked for", () => {
  expect(filterOf(new URLSearchParams("from=soon"))).toEqual({
    changedScore: false,
  });
});
