import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const DIST = join(__dirname, "../../dist");
const OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
const read = (name: string): string => readFileSync(join(DIST, name), "utf8");

/** Every address that a page loads something from; the build leaves out quotes that HTML does not need. */
function addressesOf(page: string): string[] {
  return [...read(page).matchAll(/\s(?:src|href)=(?:"([^"]+)"|([^\s>]+))/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? "",
  );
}

/** The scripts and stylesheets of ours that a page loads. */
function assetsOf(page: string): string[] {
  return addressesOf(page).filter((address) => /^[^:]+\.(?:js|css)$/.test(address));
}

function gzippedKilobytes(page: string): number {
  const names = [page, ...assetsOf(page)];
  expect(names.some((name) => name.endsWith(".js"))).toBe(true);
  return names.reduce((sum, name) => sum + gzipSync(readFileSync(join(DIST, name)), { level: 9 }).length, 0) / 1024;
}

const PAGES = ["taskpane.html", "commands.html", "notice.html"];

/** One directive of a page's Content-Security-Policy. */
function directive(page: string, name: string): string {
  const policy = /http-equiv="?Content-Security-Policy"?\s+content="([^"]+)"/.exec(read(page))?.[1] ?? "";
  return (
    policy
      .split(";")
      .map((part) => part.trim())
      .find((part) => part.startsWith(`${name} `)) ?? ""
  );
}

test("the production build is there (npm run build makes it)", () => {
  for (const page of PAGES) expect(existsSync(join(DIST, page))).toBe(true);
});

test("the pane is at most 262 KB gzip, the commands page at most 140", () => {
  const [pane, commands] = [gzippedKilobytes("taskpane.html"), gzippedKilobytes("commands.html")];
  process.stdout.write(`pane ${pane.toFixed(1)} KB gzip, commands page ${commands.toFixed(1)} KB gzip\n`);
  expect(pane).toBeLessThanOrEqual(262);
  // What is left is what every run reads and rates by: layouts, targets, values, units, periods and rules in all the ways that
  // officers write them. What writes, the notice's words and the readers of sheets that not every workbook has come while Excel reads.
  expect(commands).toBeLessThanOrEqual(140);
});

test.each(PAGES)("%s loads Office.js from Microsoft's CDN in its head, and nothing else from elsewhere", (page) => {
  expect(read(page).split("</head>")[0]).toContain(`<script src=${OFFICE_JS}></script>`);
  expect(addressesOf(page).filter((address) => address.includes(":"))).toEqual([OFFICE_JS]);
});

test.each(PAGES)("%s has a strict Content-Security-Policy", (page) => {
  expect(directive(page, "default-src")).toBe("default-src 'none'");
  expect(directive(page, "script-src")).toBe("script-src 'self' https://appsforoffice.microsoft.com");
  expect(read(page)).not.toMatch(/unsafe-/);
  expect(read(page)).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
});

test("no script needs eval, and none carries Microsoft's library, a source map or a test library", () => {
  const unwanted = /\beval\(|new Function\(|sourceMappingURL|OSF\.DDA|fast-check|testing-library/;
  const scripts = readdirSync(DIST).filter((file) => file.endsWith(".js"));
  expect(scripts.length).toBeGreaterThanOrEqual(4);
  expect(scripts.flatMap((name) => unwanted.exec(read(name))?.map((found) => `${name}: ${found}`) ?? [])).toEqual([]);
});

test("the pane shows a plain skeleton before any script runs", () => {
  expect(read("taskpane.html")).toMatch(/<div id="?root"?>[\s\S]*Opening KPI Reporter/);
});
