/** Who is signed in, in this tab: kept over a reload, forgotten with the tab. */

import { createStore } from "../store.ts";

export interface Session {
  token: string;
  /** The person whose desk was taken in a demonstration: it can be taken again when the token expires. */
  desk: string | null;
  /** The token is not good any more; the page stays as it is until there is a new one. */
  expired: boolean;
}

const KEY = "jiheng.session";

/** The session in what was stored, if it is one. */
export function restored(stored: string | null): Session | null {
  if (stored === null) return null;
  try {
    const { token, desk } = JSON.parse(stored) as Partial<Session>;
    return typeof token === "string" ? { token, desk: desk ?? null, expired: false } : null;
  } catch {
    return null;
  }
}

export const session = createStore<Session | null>(restored(sessionStorage.getItem(KEY)));

export function signIn(token: string, desk: string | null): void {
  sessionStorage.setItem(KEY, JSON.stringify({ token, desk }));
  session.set({ token, desk, expired: false });
}

export function signOut(): void {
  sessionStorage.removeItem(KEY);
  session.set(null);
}

/** The server does not take `token` any more; a newer one stays. */
export function expire(token: string): void {
  const now = session.get();
  if (now?.token === token) session.set({ ...now, expired: true });
}
