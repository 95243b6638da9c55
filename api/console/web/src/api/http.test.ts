import { beforeEach, expect, test, vi } from "vitest";

import { ViewerDocument } from "../gen/graphql.ts";

const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
  removeItem: (key: string) => kept.delete(key),
};
vi.stubGlobal("localStorage", storage);
vi.stubGlobal("sessionStorage", storage);

const { ask, documentAt, handIn } = await import("./http.ts");
const { restored, session, signIn } = await import("../session/session.ts");

function answering(status: number, body: string) {
  const answer = () => Promise.resolve(new Response(body, { status }));
  const fetch = vi.fn<(path: string, request: RequestInit) => Promise<Response>>(answer);
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

beforeEach(() => {
  signIn("a token", null);
});

test("an operation is sent with the token and the language, and answered with its data", async () => {
  const fetch = answering(200, '{"data": {"viewer": null}, "extensions": {}}');
  expect(await ask(ViewerDocument, {})).toEqual({ viewer: null });
  const headers = fetch.mock.calls[0]?.[1].headers;
  expect(fetch.mock.calls[0]?.[1].body).toContain('"operationName":"Viewer"');
  expect(headers).toMatchObject({ Authorization: "Bearer a token", "Accept-Language": "zh-CN" });
});

test("an expired token is told, and the session waits for a new one", async () => {
  answering(401, '{"code": "UNAUTHENTICATED", "messageZh": "请先登录", "messageEn": "sign in"}');
  await expect(ask(ViewerDocument, {})).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  expect(session.get()).toMatchObject({ token: "a token", expired: true });
});

test("an answer to an older token does not end a newer session", async () => {
  vi.stubGlobal("fetch", () => {
    signIn("a newer one", null);
    return Promise.resolve(new Response('{"code": "UNAUTHENTICATED"}', { status: 401 }));
  });
  await expect(ask(ViewerDocument, {})).rejects.toThrow();
  expect(session.get()).toMatchObject({ token: "a newer one", expired: false });
});

test("no answer, and an answer of something in between, can be told apart", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  await expect(ask(ViewerDocument, {})).rejects.toMatchObject({
    code: "UNREACHABLE",
    retryable: true,
  });
  answering(502, "<html>Bad gateway</html>");
  await expect(ask(ViewerDocument, {})).rejects.toMatchObject({ code: "UNREADABLE" });
});

test("a document is fetched with the token, and why it is not there is told", async () => {
  const fetch = answering(200, "a letter");
  expect(await (await documentAt("/appeals/1/letter/1.zh.html")).text()).toBe("a letter");
  expect(fetch.mock.calls[0]?.[1].headers).toMatchObject({ Authorization: "Bearer a token" });
  answering(410, '{"code": "EVIDENCE_ERASED", "messageZh": "已销毁", "messageEn": "erased"}');
  await expect(documentAt("/evidence/HOHHOT/1")).rejects.toMatchObject({ code: "EVIDENCE_ERASED" });
});

test("a document is handed in as what it is, and known by its hash", async () => {
  const fetch = answering(201, '{"hash": "sha256:1", "position": "7"}');
  const file = new File(["%PDF-1.4"], "回单.pdf", { type: "application/pdf" });
  expect(await handIn("HOHHOT", file)).toBe("sha256:1");
  const [path, request] = fetch.mock.calls[0] ?? [];
  expect(path).toBe("/evidence?office=HOHHOT");
  expect(request).toMatchObject({ body: file, headers: { "Content-Type": "application/pdf" } });
});

test("a session survives a reload, and rubbish does not become one", () => {
  expect(restored(storage.getItem("jiheng.session"))).toMatchObject({ token: "a token" });
  expect([restored(null), restored("{"), restored("{}"), restored('{"token": 1}')]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
