import { expect, test } from "vitest";

import { filterOf } from "./looked.ts";

test("the address of the read audit becomes the server's filter", () => {
  const search = new URLSearchParams("kind=APPEAL&purpose=年度内审&from=2015-01-01&to=2015-01-31");
  expect(filterOf(search)).toEqual({
    kind: "APPEAL",
    purpose: "年度内审",
    readFrom: "2015-01-01T00:00:00+08:00",
    readTill: "2015-01-31T23:59:59.999999+08:00",
  });
  expect(filterOf(new URLSearchParams("from=once"))).toEqual({});
});
