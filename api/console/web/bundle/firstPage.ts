/** How much a browser loads before the first page shows, and the bound on it. */

import { gzipSync } from "node:zlib";

import type { Plugin, Rolldown } from "vite";

type Bundle = Rolldown.OutputBundle;

/** The files that some modules need: the chunks they begin, what these import at once, and their styles. */
export function filesOf(bundle: Bundle, modules: string[]): string[] {
  const waiting = modules.map((module) => chunkOf(bundle, module));
  const found = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const file = bundle[name];
    if (file === undefined || found.has(name)) continue;
    found.add(name);
    if (file.type === "chunk")
      waiting.push(...file.imports, ...(file.viteMetadata?.importedCss ?? []));
  }
  return [...found].sort();
}

/** Bytes of some files as they go over the wire. */
export function packedSize(bundle: Bundle, names: string[]): number {
  return names.reduce((sum, name) => {
    const file = bundle[name];
    if (file === undefined) return sum;
    return sum + gzipSync(file.type === "chunk" ? file.code : file.source).length;
  }, 0);
}

/** Fails a build in which `modules`, which make the first page, need more than `kilobytes`, packed. */
export function firstPageWithin({
  modules,
  kilobytes,
}: {
  modules: string[];
  kilobytes: number;
}): Plugin {
  return {
    name: "first-page-within",
    apply: "build",
    enforce: "post",
    writeBundle(_options, bundle) {
      const size = packedSize(bundle, filesOf(bundle, modules)) / 1000;
      const told = `first page: ${size.toFixed(0)} kB gzip, at most ${kilobytes.toString()} kB`;
      if (size > kilobytes) this.error(told);
      console.info(told);
    },
  };
}

function chunkOf(bundle: Bundle, module: string): string {
  for (const [name, file] of Object.entries(bundle)) {
    if (file.type === "chunk" && file.facadeModuleId?.endsWith(`/${module}`) === true) return name;
  }
  throw new Error(`${module} begins no chunk of the build`);
}
