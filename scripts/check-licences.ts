import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { keepProduction, readFullBill, type PackageFile } from "./release/bill-of-materials";
import { findForbidden } from "./release/licences";
import { readNotices, writeNotices } from "./release/notices";

/*
 * Checks the licences of all packages that are part of the product:
 *   npm run licences
 *   npx tsx scripts/check-licences.ts -o dist/third-party-notices.txt   writes their notices as well
 * Exit status: 0 when all are allowed, 1 when one is not. It needs no network.
 */

const root = join(import.meta.dirname, "..");
const { values } = parseArgs({ options: { out: { type: "string", short: "o" } } });
const pkg = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as PackageFile;
const { components } = keepProduction(readFullBill(root), pkg);
const forbidden = findForbidden(components);

if (forbidden.length > 0) {
  console.error(`These packages may not be part of the product:\n${forbidden.join("\n")}`);
  process.exitCode = 1;
} else if (values.out === undefined) {
  console.log(`${components.length} packages, all under licences that are allowed.`);
} else {
  mkdirSync(dirname(values.out), { recursive: true });
  writeFileSync(values.out, writeNotices("KPI Reporter", readNotices(root, components)));
  console.log(`${components.length} packages, all under licences that are allowed: ${values.out}`);
}
