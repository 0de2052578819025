import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { readdirSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

// `npm run mutation -- src/planning/undo`: changes a room's code one place at a time, and lists the changes that none of the
// tests beside it notices. Others are named after it: `npm run mutation -- src/planning/undo/plan-undo.ts test/planning`.

const isFolder = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
const filesIn = (path) =>
  isFolder(path) ? readdirSync(path, { recursive: true }).map((file) => join(path, file)) : [path];

/** The nearest folder of tests: test/rag for src/rag/judging, which has none of its own. */
const testsBeside = (path) => (isFolder(path) ? path : testsBeside(dirname(path)));

const paths = process.argv.slice(2).map((path) => normalize(path));
const mutated = paths.filter((path) => path.startsWith("src"));
const named = paths.filter((path) => path.startsWith("test"));
if (mutated.length === 0) {
  console.error("Name a folder or a file of src: npm run mutation -- src/planning/undo");
  process.exit(1);
}
const beside = named.length > 0 ? named : mutated.map((path) => testsBeside(path.replace(/^src/, "test")));
const tests = new Set(beside.flatMap(filesIn).filter((file) => file.endsWith(".test.ts")));
const patterns = mutated.map((path) => (isFolder(path) ? join(path, "**/*.ts") : path));
const stryker = join(
  dirname(createRequire(import.meta.url).resolve("@stryker-mutator/core/package.json")),
  "bin/stryker.js",
);
const { status } = spawnSync(process.execPath, [stryker, "run", "--mutate", patterns.join(",")], {
  stdio: "inherit",
  env: { ...process.env, MUTATION_TESTS: [...tests].join(" ") },
});
process.exit(status ?? 1);
