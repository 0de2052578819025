import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { statSync } from "node:fs";
import { dirname, join } from "node:path";

// `npm run mutation -- src/planning/undo` changes a room's code in one place at a time, and lists the changes that no test notices.

const [room] = process.argv.slice(2);
if (room === undefined) {
  console.error("Name a folder or a file of src: npm run mutation -- src/planning/undo");
  process.exit(1);
}
const pattern = statSync(room).isDirectory() ? `${room.replace(/\/$/, "")}/**/*.ts` : room;
const stryker = join(
  dirname(createRequire(import.meta.url).resolve("@stryker-mutator/core/package.json")),
  "bin/stryker.js",
);
process.exit(spawnSync(process.execPath, [stryker, "run", "--mutate", pattern], { stdio: "inherit" }).status ?? 1);
