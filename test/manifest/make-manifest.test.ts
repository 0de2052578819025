import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { attributeOf, elementsNamed, everyElement, readXml, textOf } from "./read-xml";

const script = path.resolve(__dirname, "../../scripts/make-manifest.mjs");
const source = readFileSync(path.resolve(__dirname, "../../manifest.xml"), "utf8");
let folder: string;
let output: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "manifest-"));
  output = path.join(folder, "made/manifest.xml");
});

afterEach(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [script, ...args, "-o", output], { encoding: "utf8", cwd: folder });
}

function made(): string {
  return readFileSync(output, "utf8");
}

function addressesIn(xml: string): string[] {
  const values = everyElement(readXml(xml)).flatMap((element) => attributeOf(element, "DefaultValue") ?? []);
  return values.filter((value) => value.startsWith("https:"));
}

test.each([
  ["a host", "https://kpi.example.gov.uk", "https://kpi.example.gov.uk"],
  ["a trailing slash", "https://kpi.example.gov.uk/", "https://kpi.example.gov.uk"],
  ["a path", "https://www.example.gov.uk/apps/kpi", "https://www.example.gov.uk/apps/kpi"],
  ["a path and a slash", "https://www.example.gov.uk/apps/kpi/", "https://www.example.gov.uk/apps/kpi"],
  ["a port", "https://kpi.example.gov.uk:8443", "https://kpi.example.gov.uk:8443"],
  ["capitals in the host", "https://KPI.Example.gov.uk", "https://kpi.example.gov.uk"],
  ["a character that XML writes otherwise", "https://example.gov.uk/a&b", "https://example.gov.uk/a&amp;b"],
])("every address is moved to %s", (_, baseUrl, base) => {
  expect(run("--base-url", baseUrl)).toMatchObject({ status: 0, stderr: "" });
  const addresses = addressesIn(made());
  expect(addresses).toHaveLength(addressesIn(source).length);
  expect(addresses.filter((address) => !address.startsWith(`${base.replace("&amp;", "&")}/`))).toEqual([]);
  expect(made()).toContain(`"${base}/taskpane.html"`);
  expect(made()).not.toContain("localhost");
});

test("an app domain is moved to the origin alone", () => {
  run("--base-url", "https://www.example.gov.uk/apps/kpi");
  expect(elementsNamed(readXml(made()), "AppDomain").map(textOf)).toEqual(["https://www.example.gov.uk"]);
});

test("people are sent to the organisation's own page for help, where it is given; else to the add-in's", () => {
  const supportOf = (): string | undefined =>
    attributeOf(elementsNamed(readXml(made()), "SupportUrl")[0], "DefaultValue");
  run("--base-url", "https://example.gov.uk", "--support-url", "https://help.example.gov.uk/form?for=kpi&from=excel");
  expect(supportOf()).toBe("https://help.example.gov.uk/form?for=kpi&from=excel");
  run("--base-url", "https://example.gov.uk");
  expect(supportOf()).toBe("https://example.gov.uk/help.html");
});

test("all else stays as it was", () => {
  run("--base-url", "https://example.gov.uk");
  const withoutComment = source.replace(/<!--[\s\S]*?-->\n/, "");
  expect(made()).toBe(withoutComment.replaceAll("https://localhost:3000", "https://example.gov.uk"));
});

test.each([
  ["no address", [], /--base-url/],
  ["http", ["--base-url", "http://kpi.example.gov.uk"], /https/],
  ["no scheme", ["--base-url", "kpi.example.gov.uk"], /https/],
  ["another scheme", ["--base-url", "file:///srv/kpi"], /https/],
  ["a query", ["--base-url", "https://kpi.example.gov.uk/?v=1"], /query/],
  ["an empty query", ["--base-url", "https://kpi.example.gov.uk/?"], /query/],
  ["a fragment", ["--base-url", "https://kpi.example.gov.uk/#top"], /fragment/],
  ["a password", ["--base-url", "https://me:secret@kpi.example.gov.uk"], /password/],
  ["localhost", ["--base-url", "https://localhost:8443"], /localhost/],
  [
    "a support address over http",
    ["--base-url", "https://a.gov.uk", "--support-url", "http://b.gov.uk"],
    /--support-url/,
  ],
  [
    "a mailbox for support",
    ["--base-url", "https://a.gov.uk", "--support-url", "mailto:help@a.gov.uk"],
    /--support-url/,
  ],
  ["a password for support", ["--base-url", "https://a.gov.uk", "--support-url", "https://me:s@a.gov.uk"], /password/],
  ["an option it does not know", ["--base-uri", "https://kpi.example.gov.uk"], /--base-uri/],
  ["a manifest that is not there", ["--base-url", "https://a.gov.uk", "--manifest", "none.xml"], /none\.xml/],
])("it refuses %s in one sentence, and writes nothing", (_, args, reason) => {
  const { status, stdout, stderr } = run(...args);
  expect(status).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toMatch(reason);
  expect(stderr).toMatch(/^[^\n]+\.\n$/);
  expect(existsSync(output)).toBe(false);
});

test.each([
  ["nothing to replace", "<OfficeApp><Id>1</Id></OfficeApp>", /Nothing to change/],
  ["nothing but another port", '<A B="https://localhost:30001/x"/>', /Nothing to change/],
  [
    "a localhost left over",
    '<A B="https://localhost:3000/x" C="http://localhost:3000/y"/>',
    /still point at localhost/,
  ],
])("it refuses a manifest with %s", (_, xml, reason) => {
  const file = path.join(folder, "source.xml");
  writeFileSync(file, xml);
  const { status, stderr } = run("--base-url", "https://kpi.example.gov.uk", "--manifest", file);
  expect(status).toBe(2);
  expect(stderr).toMatch(reason);
  expect(existsSync(output)).toBe(false);
});

test("its help tells the options and the exit status", () => {
  const { status, stdout } = run("--help");
  expect(status).toBe(0);
  expect(stdout).toMatch(/--base-url[\s\S]*--out[\s\S]*Exit status/);
  expect(existsSync(output)).toBe(false);
});
