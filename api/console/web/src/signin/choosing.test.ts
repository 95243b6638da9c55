import { expect, test } from "vitest";

import type { Desk } from "../api/http.ts";
import { featured, matching } from "./choosing.ts";

function desk(person: string, roles: string[]): Desk {
  const [unit, office] = ["AUDIT", "HOHHOT"];
  return {
    person,
    post: `post ${person}`,
    unit,
    unitName: unit,
    office,
    officeName: office,
    roles,
  };
}

test("each role has one desk, and no desk is shown twice", () => {
  const desks = [desk("1", ["UNIT_HEAD", "AUDITOR"]), desk("2", ["UNIT_HEAD"]), desk("3", [])];
  const found = featured(desks).map(([role, { person }]) => [role, person]);
  expect(found).toEqual([
    ["AUDITOR", "1"],
    ["UNIT_HEAD", "2"],
    ["STAFF", "3"],
  ]);
});

test("every word that is sought must occur, in any place and case", () => {
  const desks = [desk("one", ["AUDITOR"]), desk("two", [])];
  const textsOf = ({ post, roles }: Desk) => [post, ...roles];
  expect(matching(desks, " auditor POST ", textsOf).map(({ person }) => person)).toEqual(["one"]);
  expect(matching(desks, "", textsOf)).toHaveLength(2);
});
