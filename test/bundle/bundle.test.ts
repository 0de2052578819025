import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const DIST = join(__dirname, "../../dist");
const read = (name: string): string => readFileSync(join(DIST, name), "utf8");

/** The scripts and stylesheets of ours that a page loads. */
function assetsOf(page: string): string[] {
  return [...read(page).matchAll(/(?:src|href)="([^":]+\.(?:js|css))"/g)].map(([, name = ""]) => name);
}

function gzippedKilobytes(page: string): number {
  const names = [page, ...assetsOf(page)];
  return names.reduce((sum, name) => sum + gzipSync(readFileSync(join(DIST, name)), { level: 9 }).length, 0) / 1024;
}

const PAGES = ["taskpane.html", "commands.html", "notice.html"];

/** One directive of a page's Content-Security-Policy. */
function directive(page: string, name: string): string {
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(read(page))?.[1] ?? "";
  return policy.split(";").map((part) => part.trim()).find((part) => part.startsWith(`${name} `)) ?? "";
}

test("the production build is there (npm run build makes it)", () => {
  for (const page of PAGES) expect(existsSync(join(DIST, page))).toBe(true);
});

test("the pane is at most 220 KB gzip, the commands page at most 30", () => {
  const [pane, commands] = [gzippedKilobytes("taskpane.html"), gzippedKilobytes("commands.html")];
  console.log(`pane ${pane.toFixed(1)} KB gzip, commands page ${commands.toFixed(1)} KB gzip`);
  expect(pane).toBeLessThanOrEqual(220);
  expect(commands).toBeLessThanOrEqual(30);
});

test.each(PAGES)("%s loads Office.js from Microsoft's CDN in its head, and nothing else from elsewhere", (page) => {
  const head = read(page).split("</head>")[0] ?? "";
  expect(head).toContain('<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js">');
  const elsewhere = [...read(page).matchAll(/(?:src|href)="(https?:[^"]+)"/g)].map(([, url]) => url);
  expect(elsewhere).toEqual(["https://appsforoffice.microsoft.com/lib/1/hosted/office.js"]);
});

test.each(PAGES)("%s has a strict Content-Security-Policy", (page) => {
  expect(directive(page, "default-src")).toBe("default-src 'none'");
  expect(directive(page, "script-src")).toBe("script-src 'self' https://appsforoffice.microsoft.com");
  expect(read(page)).not.toMatch(/unsafe-/);
  expect(read(page)).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
});

test("no script needs eval, and none carries Microsoft's library, a source map or a test library", () => {
  for (const name of readdirSync(DIST).filter((file) => file.endsWith(".js"))) {
    const script = read(name);
    expect(script).not.toMatch(/\beval\(|new Function\(|sourceMappingURL/);
    expect(script).not.toMatch(/OSF\.DDA|fast-check|testing-library/);
  }
});

test("the pane shows a plain skeleton before any script runs", () => {
  expect(read("taskpane.html")).toMatch(/<div id="root">[\s\S]*KPI Reporter[\s\S]*<\/div>/);
});
