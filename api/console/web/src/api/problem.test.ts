import { expect, test } from "vitest";

import { problemIn, UNREADABLE } from "./problem.ts";

const TOLD = {
  code: "POSITION_UNKNOWN",
  messageZh: "位置超出日志末尾",
  messageEn: "the position is beyond the end",
  cure: "换一个位置。",
  retryable: false,
  requestId: "r-4711-0815",
};

test("the first error of GraphQL is told in both languages, with its cure", () => {
  const problem = problemIn({ data: null, errors: [{ message: "…", extensions: TOLD }] });
  expect(problem.code).toBe("POSITION_UNKNOWN");
  expect(problem.words).toEqual({ zh: TOLD.messageZh, en: TOLD.messageEn });
  expect([problem.cure, problem.retryable, problem.requestId]).toEqual([
    TOLD.cure,
    false,
    "r-4711-0815",
  ]);
});

test("a problem document is told likewise", () => {
  expect(problemIn({ type: "urn:…", status: 503, ...TOLD, retryable: true }).retryable).toBe(true);
});

test.each([null, "<html>", { errors: [] }, { errors: [{ message: "x" }] }, { status: 502 }])(
  "what no server of ours would say is unreadable: %j",
  (body) => {
    expect(problemIn(body).code).toBe(UNREADABLE);
  },
);
