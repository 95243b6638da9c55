import { expect, test } from "vitest";

import { filesOf, packedSize } from "./firstPage.ts";

const CHUNK = {
  type: "chunk",
  code: "x".repeat(1000),
  imports: [],
  dynamicImports: [],
  facadeModuleId: null,
};
const BUNDLE = {
  "index.js": {
    ...CHUNK,
    facadeModuleId: "/web/index.html",
    imports: ["shared.js"],
    dynamicImports: ["charts.js"],
    viteMetadata: { importedCss: new Set(["index.css"]) },
  },
  "page.js": { ...CHUNK, facadeModuleId: "/web/src/Page.tsx", imports: ["shared.js"] },
  "shared.js": CHUNK,
  "charts.js": CHUNK,
  "index.css": { type: "asset", source: "y".repeat(1000) },
} as unknown as Parameters<typeof filesOf>[0];

test("what is loaded later does not count, and what is shared counts once", () => {
  const files = filesOf(BUNDLE, ["index.html", "src/Page.tsx"]);
  expect(files).toEqual(["index.css", "index.js", "page.js", "shared.js"]);
  expect(packedSize(BUNDLE, files)).toBeLessThan(400);
});

test("a page that is not there is noticed", () => {
  expect(() => filesOf(BUNDLE, ["src/Gone.tsx"])).toThrow("src/Gone.tsx begins no chunk");
});
