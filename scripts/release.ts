import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { parseArgs } from "node:util";
import { checksumLine, packArchive, releaseDay } from "./release/archive";
import { keepProduction, readFullBill, type PackageFile } from "./release/bill-of-materials";
import { findForbidden } from "./release/licences";
import { readNotices, writeNotices } from "./release/notices";

const HELP = `Usage: npm run release -- [--base-url URL] [--support-url URL] [-o DIR]

Builds the add-in and packs what an IT department needs into release/kpi-reporter-VERSION.zip: the files for a web server,
the manifest, third-party notices, the bill of materials and checksums.

  --base-url URL       the https address at which the files will be hosted; without it the manifest still has
                       https://localhost:3000, and docs/deploy.md (INSTALL.md in the archive) says how to change that
  --support-url URL    where people ask for help
  -o, --out DIR        where to put the archive (default: release)
`;

const root = join(import.meta.dirname, "..");
const at = (path: string): string => join(root, path);
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

/** The manifest for an address, or the development one where none is given. Null where the address is refused: the script has printed why. */
function manifestFor(baseUrl: string | undefined, supportUrl: string | undefined): string | null {
  if (baseUrl === undefined) return readFileSync(at("manifest.xml"), "utf8");
  const folder = mkdtempSync(join(tmpdir(), "kpi-release-"));
  try {
    const out = join(folder, "manifest.xml");
    const support = supportUrl === undefined ? [] : ["--support-url", supportUrl];
    const args = [at("scripts/make-manifest.mjs"), "--base-url", baseUrl, ...support, "-o", out];
    const { status } = spawnSync(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
    return status === 0 ? readFileSync(out, "utf8") : null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function release(out: string, baseUrl: string | undefined, supportUrl: string | undefined): void {
  const pkg = JSON.parse(readFileSync(at("package.json"), "utf8")) as PackageFile;
  const changelog = readFileSync(at("CHANGELOG.md"), "utf8");
  const day = releaseDay(changelog, pkg.version);
  if (day === null) throw new Error(`CHANGELOG.md has no heading for ${pkg.version} with its day.`);
  if (!statSync(at("dist/taskpane.html"), { throwIfNoEntry: false })) throw new Error("Run npm run build first.");
  const manifest = manifestFor(baseUrl, supportUrl);
  if (manifest === null) {
    process.exitCode = 2;
    return;
  }
  const bill = keepProduction(readFullBill(root), pkg);
  const forbidden = findForbidden(bill.components);
  if (forbidden.length > 0) throw new Error(`These packages may not be part of the product:\n${forbidden.join("\n")}`);

  const notices = encode(writeNotices("KPI Reporter", readNotices(root, bill.components)));
  const site = filesBelow(at("dist")).filter((path) => path !== "manifest.xml" && path !== "third-party-notices.txt");
  const files = new Map<string, Uint8Array>([
    ...site.map((path) => [`site/${path}`, readFileSync(at(`dist/${path}`))] as const),
    ["site/third-party-notices.txt", notices],
    ["manifest.xml", encode(manifest)],
    ["bill-of-materials.cdx.json", encode(`${JSON.stringify(bill, null, 2)}\n`)],
    ["INSTALL.md", readFileSync(at("docs/deploy.md"))],
    ["CHANGELOG.md", encode(changelog)],
    ["LICENSE.txt", readFileSync(at("LICENSE"))],
  ]);
  const name = `${pkg.name}-${pkg.version}`;
  const zip = packArchive(name, files, day);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, `${name}.zip`), zip);
  writeFileSync(join(out, `${name}.zip.sha256`), checksumLine(`${name}.zip`, zip));
  console.log(`Written: ${join(out, `${name}.zip`)} (${files.size} files, ${Math.round(zip.length / 1024)} KB)`);
}

const { values } = parseArgs({
  options: {
    "base-url": { type: "string" },
    "support-url": { type: "string" },
    out: { type: "string", short: "o", default: at("release") },
    help: { type: "boolean", short: "h" },
  },
});
if (values.help) process.stdout.write(HELP);
else release(values.out, values["base-url"], values["support-url"]);
