/** Why the server said no, in words for a person. */

import type { Language } from "../text/language.ts";

type Words = Record<Language, string>;

/** What the server says of a refusal; `cure` is in the language of the request. */
export interface Told {
  code: string;
  messageZh: string;
  messageEn: string;
  cure: string;
  retryable: boolean;
  requestId: string | null;
}

export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: string;
  readonly words: Words;
  /** What to do about it; null where the console itself has to say. */
  readonly cure: string | null;
  readonly retryable: boolean;
  readonly requestId: string | null;

  constructor(code: string, words: Words, told: Partial<Told> = {}) {
    super(`${code}: ${words.en}`);
    this.code = code;
    this.words = words;
    this.cure = told.cure ?? null;
    this.retryable = told.retryable ?? false;
    this.requestId = told.requestId ?? null;
  }
}

export const UNREACHABLE = "UNREACHABLE";
export const UNREADABLE = "UNREADABLE";
export const UNAUTHENTICATED = "UNAUTHENTICATED";

/** The request did not reach the server, or its answer did not come back. */
export function unreachable(): Problem {
  return new Problem(UNREACHABLE, { zh: "", en: "" }, { retryable: true });
}

/** The problem in an answer that is not data: a problem document, or the first error of GraphQL. */
export function problemIn(body: unknown): Problem {
  const told = fieldsOf(firstError(body) ?? body);
  if (told === null) return new Problem(UNREADABLE, { zh: "", en: "" });
  return new Problem(told.code, { zh: told.messageZh, en: told.messageEn }, told);
}

function firstError(body: unknown): unknown {
  if (!isRecord(body) || !Array.isArray(body["errors"])) return undefined;
  const first: unknown = body["errors"][0];
  return isRecord(first) ? first["extensions"] : undefined;
}

function fieldsOf(said: unknown): Told | null {
  if (!isRecord(said) || typeof said["code"] !== "string") return null;
  return {
    code: said["code"],
    messageZh: text(said["messageZh"]) ?? said["code"],
    messageEn: text(said["messageEn"]) ?? said["code"],
    cure: text(said["cure"]) ?? "",
    retryable: said["retryable"] === true,
    requestId: text(said["requestId"]),
  };
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
