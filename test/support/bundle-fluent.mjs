import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";

const FLUENT = "@fluentui/react-components";
const { version } = createRequire(import.meta.url)(`${FLUENT}/package.json`);
const ROOT = join(import.meta.dirname, "../..");

/** Fluent in one file: each suite of the pane loads it again, and two thousand files take three seconds to load. */
export const BUNDLED_FLUENT = join(ROOT, `node_modules/.cache/tests/fluent-${version}.cjs`);

/** Jest's global setup. */
export default async function bundleFluent() {
  if (existsSync(BUNDLED_FLUENT)) return;
  await build({
    stdin: { contents: `export * from "${FLUENT}";`, resolveDir: ROOT },
    outfile: BUNDLED_FLUENT,
    bundle: true,
    format: "cjs",
    mainFields: ["module", "main"],
    conditions: ["import"],
    external: ["react", "react-dom", "react/jsx-runtime", "scheduler"],
    logLevel: "error",
  });
}
