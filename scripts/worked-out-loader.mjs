// Works a module out while it is built: its exports become the plain data that they are, and what made them stays at home.
import { deepStrictEqual } from "node:assert";
import { resolve } from "node:path";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";

/** @this {import("webpack").LoaderContext<object>} */
export default async function workedOutLoader() {
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

/** The value as JSON. What JSON does not hold would be lost without a word. */
function plainDataOf(name, value) {
  const text = JSON.stringify(value);
  // Both from JSON: what the module made has another context's Object.
  deepStrictEqual(JSON.parse(text), structuredClone(value), `${name} is more than plain data`);
  return text;
}
