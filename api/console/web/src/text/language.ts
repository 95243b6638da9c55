/** The language of the console: Chinese until somebody switches, remembered by the browser. */

import { createStore } from "../store.ts";
import { en } from "./en.ts";
import { type Text, zh } from "./zh.ts";

export type Language = "zh" | "en";

const KEY = "jiheng.language";
const TEXTS: Record<Language, Text> = { zh, en };
const TAGS: Record<Language, string> = { zh: "zh-CN", en: "en" };

export const language = createStore<Language>(localStorage.getItem(KEY) === "en" ? "en" : "zh");

export function switchLanguage(): void {
  const next = language.get() === "zh" ? "en" : "zh";
  localStorage.setItem(KEY, next);
  language.set(next);
}

/** The tag of a language, as `lang` and `Accept-Language` take it. */
export function tagOf(each: Language): string {
  return TAGS[each];
}

export function useLanguage(): Language {
  return language.use();
}

export function useText(): Text {
  return TEXTS[useLanguage()];
}

/** What is said of `code`, or the code itself where the data says something that the console has no word for. */
export function wordFor(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code;
}
