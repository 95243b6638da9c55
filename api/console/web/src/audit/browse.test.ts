import { expect, test } from "vitest";

import { fileOf, filterOf } from "./browse.ts";

test("the address of the browser becomes the server's filter, both days included", () => {
  const search = new URLSearchParams(
    "kinds=VETO,RULING&actor=A1&unit=PO&from=2014-08-01&to=2014-08-31&changed=1",
  );
  expect(filterOf(search)).toEqual({
    kinds: ["VETO", "RULING"],
    actor: "A1",
    actorUnit: "PO",
    changedScore: true,
    recordedFrom: "2014-08-01T00:00:00+08:00",
    recordedTo: "2014-08-31T23:59:59.999999+08:00",
  });
});

test("without filters every event is asked for", () => {
  expect(filterOf(new URLSearchParams("kinds=&from=soon"))).toEqual({ changedScore: false });
});

test("a file is of the same filter at the same position", () => {
  const filter = { changedScore: false, topics: ["a.b.v1", "a.c.v1"], subject: "U08" };
  expect(fileOf("csv", filter, "7")).toBe(
    "/events.csv?position=7&changedScore=false&topics=a.b.v1&topics=a.c.v1&subject=U08",
  );
  expect(fileOf("jsonl", { changedScore: false, appeal: "QQ" }, "7")).toBe(
    "/appeals/QQ/trail.jsonl?position=7&changedScore=false",
  );
});
