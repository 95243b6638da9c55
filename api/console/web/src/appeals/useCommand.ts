/** Sending a step: what was typed stays until the server has taken it. */

import { useRef, useState } from "react";

import { Problem, UNAUTHENTICATED } from "../api/problem.ts";
import { askAgain } from "../api/useAsk.ts";
import type { RefusalFragment } from "../gen/graphql.ts";

interface Done {
  done: { errors: RefusalFragment[] };
}

interface Command {
  busy: boolean;
  /** Why the last attempt came to nothing. */
  problems: Problem[];
  /** Whether it was done. */
  run: (said: unknown, send: (key: string) => Promise<Done>) => Promise<boolean>;
}

/** The same said again is sent under the same key, so that an answer that was lost does no harm. */
export function useCommand(): Command {
  const [busy, setBusy] = useState(false);
  const [problems, tell] = useState<Problem[]>([]);
  const last = useRef({ said: "", key: "" });
  const run = async (said: unknown, send: (key: string) => Promise<Done>) => {
    const text = JSON.stringify(said);
    if (last.current.said !== text) last.current = { said: text, key: newKey() };
    setBusy(true);
    const found = await attempted(send(last.current.key));
    setBusy(false);
    tell(found.filter(({ code }) => code !== UNAUTHENTICATED)); // of that the dialogue speaks
    if (found.length > 0) return false;
    last.current = { said: "", key: "" };
    askAgain();
    return true;
  };
  return { busy, problems, run };
}

async function attempted(sent: Promise<Done>): Promise<Problem[]> {
  try {
    return (await sent).done.errors.map(
      ({ code, messageZh, messageEn, cure, retryable }) =>
        new Problem(code, { zh: messageZh, en: messageEn }, { cure, retryable }),
    );
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [error];
  }
}

/** Not `randomUUID`, which browsers withhold where the address is plain HTTP. */
function newKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join("-");
}
