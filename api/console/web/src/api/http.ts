/** The one place that talks to the server: operations of GraphQL, documents, the desks of a demonstration. */

import type { TypedDocumentString } from "../gen/graphql.ts";
import { expire, session } from "../session/session.ts";
import { language, tagOf } from "../text/language.ts";
import { type Problem, problemIn, UNAUTHENTICATED, unreachable } from "./problem.ts";

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
  const text = document.toString();
  const { ok, body } = await send("POST", "/graphql", {
    token,
    content: JSON.stringify({ query: text, operationName: nameIn(text), variables }),
    signal,
  });
  if (ok && !hasErrors(body)) return (body as { data: Data }).data;
  throw refused(body, token);
}

/** The name under which the server notes what was asked. */
function nameIn(document: string): string | undefined {
  return /^\s*(?:query|mutation) (\w+)/.exec(document)?.[1];
}

export interface Download {
  name: string;
  content: Blob;
}

/** A file of the server, under the name that it gives; throws a `Problem`. */
export async function download(path: string): Promise<Download> {
  const response = await given(path);
  return { name: nameOf(response.headers), content: await reached(response.blob()) };
}

/** A document that the server keeps or writes; throws a `Problem`. */
export async function documentAt(path: string): Promise<Blob> {
  return reached((await given(path)).blob());
}

async function given(path: string): Promise<Response> {
  const token = session.get()?.token ?? "";
  const response = await requested("GET", path, { token });
  if (response.ok) return response;
  throw refused(await reached(unpacked(response)), token);
}

function nameOf(headers: Headers): string {
  return /filename="([^"]+)"/.exec(headers.get("Content-Disposition") ?? "")?.[1] ?? "jiheng";
}

/** Hand a document in to an office: gives the hash of its content; throws a `Problem`. */
export async function handIn(office: string, document: File): Promise<string> {
  const token = session.get()?.token ?? "";
  const path = `/evidence?${new URLSearchParams({ office }).toString()}`;
  const { ok, body } = await send("POST", path, {
    token,
    content: document,
    type: document.type || "application/octet-stream",
  });
  if (!ok) throw refused(body, token);
  return (body as { hash: string }).hash;
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
  token?: string;
  content?: string | Blob;
  type?: string;
  signal?: AbortSignal | undefined;
}

async function send(method: string, path: string, sent: Sent): Promise<Answer> {
  const response = await requested(method, path, sent);
  return { ok: response.ok, body: await reached(unpacked(response)) };
}

async function requested(
  method: string,
  path: string,
  { token, content, type = "application/json", signal }: Sent,
): Promise<Response> {
  const said: Record<string, string> = { "Accept-Language": tagOf(language.get()) };
  const request: RequestInit = { method, headers: said };
  if (token !== undefined) said["Authorization"] = `Bearer ${token}`;
  if (content !== undefined) {
    said["Content-Type"] = type;
    request.body = content;
  }
  if (signal !== undefined) request.signal = signal;
  return reached(fetch(path, request));
}

/** What comes of asking over the network; throws a `Problem` where the network fails. */
async function reached<Result>(asked: Promise<Result>): Promise<Result> {
  try {
    return await asked;
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

/** Why the server said no; a token that it does not take any more is given up. */
function refused(body: unknown, token: string): Problem {
  const problem = problemIn(body);
  if (problem.code === UNAUTHENTICATED) expire(token);
  return problem;
}

function hasErrors(body: unknown): boolean {
  return typeof body !== "object" || body === null || "errors" in body;
}
