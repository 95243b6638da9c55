/** Where a contribution stands, in words instead of codes. */

export interface Named {
  code: string;
  name: string | null;
}

interface Words {
  indicators: ReadonlyMap<string, string | null>;
  channels: Readonly<Record<string, string>>;
}

const ITEM = /^[a-z-]+:/;

/** A05/2014Q3/SELF is “A05 name · 2014Q3 · self-assessed”; ids of items are left out, they say nothing to a reader. */
export function placeOf({ path }: { path: string }, { indicators, channels }: Words): string {
  const [head = "", ...rest] = path.split("/");
  if (!indicators.has(head)) return "";
  const named = `${head} ${indicators.get(head) ?? ""}`.trim();
  return [
    named,
    ...rest.filter((part) => !ITEM.test(part)).map((part) => channels[part] ?? part),
  ].join(" · ");
}
