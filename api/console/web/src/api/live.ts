/** The position of the log, pushed by the server: what is about now is asked anew whenever it moves. */

import { useEffect } from "react";
import { createClient } from "graphql-ws/client";

import { PositionChangedDocument, type PositionChangedSubscription } from "../gen/graphql.ts";
import { expire, session } from "../session/session.ts";
import { createStore } from "../store.ts";
import { problemIn, UNAUTHENTICATED } from "./problem.ts";
import { askAgain } from "./useAsk.ts";

const FORBIDDEN = 4403;
const SLOWEST_RETRY = 10_000;

/** The newest position told; null while nothing is pushed. */
export const position = createStore<string | null>(null);

/** Listen for as long as somebody is signed in. */
export function useLivePosition(): void {
  const now = session.use();
  const token = now === null || now.expired ? null : now.token;
  useEffect(() => (token === null ? undefined : listen(token)), [token]);
}

function listen(token: string): () => void {
  const client = createClient({
    url: `${location.origin.replace(/^http/, "ws")}/graphql`,
    connectionParams: { token },
    retryAttempts: Infinity,
    retryWait: (retries) =>
      new Promise((resolve) => setTimeout(resolve, Math.min(500 * 2 ** retries, SLOWEST_RETRY))),
    shouldRetry: (event) => !isForbidden(event),
    on: {
      closed: (event) => {
        position.set(null);
        if (isForbidden(event)) expire(token);
      },
    },
  });
  client.subscribe<PositionChangedSubscription>(
    { query: PositionChangedDocument.toString() },
    {
      next: ({ data }) => {
        told(data?.positionChanged.position);
      },
      error: (reason) => {
        if (problemIn({ errors: reason }).code === UNAUTHENTICATED) expire(token);
      },
      complete: () => undefined,
    },
  );
  return () => {
    Promise.resolve(client.dispose()).catch(() => undefined); // what never opened need not be closed
  };
}

let last: string | null = null;

function told(newest: string | undefined): void {
  if (newest === undefined) return;
  position.set(newest);
  if (last !== null && last !== newest) askAgain();
  last = newest;
}

function isForbidden(event: unknown): boolean {
  return event instanceof CloseEvent && event.code === FORBIDDEN;
}
