/** The one place that talks to the server: operations of GraphQL, and the desks of a demonstration. */

import type { TypedDocumentString } from "../gen/graphql.ts";
import { expire, session } from "../session/session.ts";
import { language, tagOf } from "../text/language.ts";
import { problemIn, UNAUTHENTICATED, unreachable } from "./problem.ts";

export interface Desk {
  person: string;
  post: string;
  unit: string;
  unitName: string;
  office: string;
  officeName: string;
  roles: string[];
}

interface Answer {
  ok: boolean;
  body: unknown;
}

/** The data of an operation; throws a `Problem`. */
export async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  const token = session.get()?.token ?? "";
  const { ok, body } = await send("POST", "/graphql", {
    headers: { Authorization: `Bearer ${token}` },
    content: { query: document.toString(), variables },
    signal,
  });
  if (ok && !hasErrors(body)) return (body as { data: Data }).data;
  const problem = problemIn(body);
  if (problem.code === UNAUTHENTICATED) expire(token);
  throw problem;
}

/** The desks of a demonstration; throws a `Problem` where there is none. */
export async function desks(signal?: AbortSignal): Promise<Desk[]> {
  const { ok, body } = await send("GET", "/desks", { signal });
  if (!ok) throw problemIn(body);
  return (body as { desks: Desk[] }).desks;
}

/** A token for the person at a desk; throws a `Problem`. */
export async function takeDesk(person: string): Promise<string> {
  const { ok, body } = await send("POST", `/desks/${person}`, {});
  if (!ok) throw problemIn(body);
  return (body as { token: string }).token;
}

interface Sent {
  headers?: Record<string, string>;
  content?: unknown;
  signal?: AbortSignal | undefined;
}

async function send(
  method: string,
  path: string,
  { headers, content, signal }: Sent,
): Promise<Answer> {
  const said: Record<string, string> = { "Accept-Language": tagOf(language.get()), ...headers };
  const request: RequestInit = { method, headers: said };
  if (content !== undefined) {
    said["Content-Type"] = "application/json";
    request.body = JSON.stringify(content);
  }
  if (signal !== undefined) request.signal = signal;
  try {
    const response = await fetch(path, request);
    return { ok: response.ok, body: await unpacked(response) };
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw unreachable();
  }
}

/** What a response says; nothing where it is no JSON, as from a gateway in between. */
async function unpacked(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function hasErrors(body: unknown): boolean {
  return typeof body !== "object" || body === null || "errors" in body;
}
