// A webpack loader that evaluates a module at build time: its exports become plain data, and the code that made them is not bundled.
import { deepStrictEqual } from "node:assert";
import { resolve } from "node:path";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";

/** @this {import("webpack").LoaderContext<object>} */
export default async function plainDataLoader() {
  const { outputFiles, metafile } = await build({
    entryPoints: [this.resourcePath],
    ...{ bundle: true, write: false, metafile: true, format: "cjs", platform: "neutral", logLevel: "silent" },
  });
  for (const input of Object.keys(metafile.inputs)) this.addDependency(resolve(input));
  const module = { exports: {} };
  runInNewContext(outputFiles[0].text, { module, exports: module.exports });
  return Object.entries(module.exports)
    .map(([name, value]) => `export const ${name} = ${plainDataOf(name, value)};`)
    .join("\n");
}

/** The value as JSON. Throws where JSON would silently lose a part of it. */
function plainDataOf(name, value) {
  const text = JSON.stringify(value);
  // Both sides are copies: objects of the module have another context's prototypes.
  deepStrictEqual(JSON.parse(text), structuredClone(value), `${name} is more than plain data`);
  return text;
}
