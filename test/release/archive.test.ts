import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync } from "fflate";
import { checksumLine, packArchive, releaseDay } from "../../scripts/release/archive";
import { writeNotices } from "../../scripts/release/notices";

const FILES = new Map([
  ["site/taskpane.html", strToU8("<p>pane</p>")],
  ["manifest.xml", strToU8("<OfficeApp/>")],
]);
const DAY = new Date(2026, 10, 30, 12);

test("an archive has its files below one folder, with the checksum of each", () => {
  const files = unzipSync(packArchive("kpi-1.0.0", FILES, DAY));
  expect(Object.keys(files)).toEqual([
    "kpi-1.0.0/manifest.xml",
    "kpi-1.0.0/site/taskpane.html",
    "kpi-1.0.0/SHA256SUMS",
  ]);
  const sha = (text: string): string => createHash("sha256").update(text).digest("hex");
  expect(strFromU8(files["kpi-1.0.0/SHA256SUMS"] ?? strToU8(""))).toBe(
    `${sha("<OfficeApp/>")}  manifest.xml\n${sha("<p>pane</p>")}  site/taskpane.html\n`,
  );
});

test("the same files give the same bytes in any order", () => {
  expect(packArchive("a", new Map([...FILES].reverse()), DAY)).toEqual(packArchive("a", FILES, DAY));
});

test("a checksum is in the form that sha256sum checks", () => {
  expect(checksumLine("a.zip", strToU8("abc"))).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.zip\n",
  );
});

test.each([
  ["## [0.2.0] - 2026-11-30", "0.2.0", new Date(2026, 10, 30, 12)],
  ["## [0.2.0] - 2026-11-30", "0.2", null],
  ["## [Unreleased]", "0.2.0", null],
])("the day of a release is read from the changelog: %s, %s", (changelog, version, day) => {
  expect(releaseDay(changelog, version)).toEqual(day);
});

test("the changelog gives the version of the package with its day", () => {
  const read = (path: string): string => readFileSync(join(__dirname, "../..", path), "utf8");
  const { version } = JSON.parse(read("package.json")) as { version: string };
  expect(releaseDay(read("CHANGELOG.md"), version)).not.toBeNull();
});

test("packages with the same licence text are listed above it together, and one without a text says so", () => {
  const written = writeNotices("KPI Reporter", [
    { name: "a", version: "1.0.0", licence: "MIT", text: "Copyright A" },
    { name: "b", version: "2.0.0", licence: "ISC", text: "" },
    { name: "c", version: "3.0.0", licence: "MIT", text: "Copyright A" },
  ]);
  expect(written.split(/^-+$/m).map((part) => part.trim())).toEqual([
    "KPI Reporter is made with the following packages. Each is used under its own licence.",
    "a 1.0.0 (MIT)\nc 3.0.0 (MIT)\n\nCopyright A",
    "b 2.0.0 (ISC)\n\nLicence: ISC. The package has no file with the text.",
  ]);
});
