/** A letter as it was issued, shown as text: its own styles stay with the file. */

import { createElement, type ReactNode } from "react";

/** The elements that a letter is made of; of any other only the text is shown. */
const KNOWN = new Set([
  ...["header", "h1", "h2", "p", "div", "table", "thead", "tbody", "tr", "th", "td"],
  ...["code", "footer", "ul", "ol", "li", "strong", "section"],
]);
const RENAMED: Readonly<Record<string, string>> = {
  header: "div",
  footer: "div",
  h1: "h3",
  h2: "h4",
};

export function LetterPage({ page }: { page: string }) {
  const told = new DOMParser().parseFromString(page, "text/html");
  return (
    <div className="letter-page" lang={told.documentElement.lang}>
      {shown(told.body)}
    </div>
  );
}

function shown(parent: Node): ReactNode[] {
  return [...parent.childNodes].map((node, key) => {
    if (node.nodeType === Node.TEXT_NODE) return isBetweenCells(node) ? null : node.textContent;
    const name = node.nodeName.toLowerCase();
    if (name === "br") return createElement("br", { key });
    if (!KNOWN.has(name)) return shown(node);
    return createElement(RENAMED[name] ?? name, { key, "data-of": name }, ...shown(node));
  });
}

/** White space that stands between the parts of a table, where React wants none. */
function isBetweenCells(node: Node): boolean {
  const inTable = /^(TABLE|THEAD|TBODY|TR)$/.test(node.parentNode?.nodeName ?? "");
  return inTable && node.textContent?.trim() === "";
}
