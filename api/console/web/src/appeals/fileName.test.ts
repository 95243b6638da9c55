import { expect, test } from "vitest";

import { fileName } from "./fileName.ts";

test("a file ends as its type says, and not at all where that says nothing", () => {
  expect(fileName("letter-1.zh", new Blob([], { type: "text/html;charset=utf-8" }))).toBe(
    "letter-1.zh.html",
  );
  expect(fileName("sha256-1", new Blob([], { type: "application/pdf" }))).toBe("sha256-1.pdf");
  expect(fileName("sha256-1", new Blob([]))).toBe("sha256-1");
});
