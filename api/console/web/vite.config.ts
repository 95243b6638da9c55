import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

import { firstPageWithin } from "./bundle/firstPage.ts";

const SERVER = process.env["JIHENG_URL"] ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [
    react(),
    firstPageWithin({ modules: ["index.html", "src/boards/Boards.tsx"], kilobytes: 700 }),
  ],
  build: {
    outDir: "../static",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500, // the bound that counts is that of the first page
    license: { fileName: "licenses.md" },
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["index.html", "graphiql.html"],
      onLog(level, log, tell) {
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") tell(level, log); // GraphiQL's compiler leaves marks
      },
    },
  },
  server: {
    proxy: {
      "/graphql": { target: SERVER, ws: true },
      "/desks": SERVER,
      "/evidence": SERVER,
      "^/appeals/[^/]+/(file|letter)/": SERVER,
      "^/.*\\.(csv|jsonl|zip)$": SERVER,
    },
  },
  test: { include: ["src/**/*.test.ts", "bundle/**/*.test.ts"] },
});
