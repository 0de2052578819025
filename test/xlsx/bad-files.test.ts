import { strToU8, zipSync } from "fflate";
import { describeAnyProblem } from "../../src/planning/describe-file-problem";
import { kpiWorkbook } from "../support/kpi-workbook";
import { xlsxOf } from "../support/save-xlsx";
import { partsOf, refusalOf, smallParts, zipOf } from "./parts";

const good = xlsxOf(kpiWorkbook([{ metric: "Met", target: "95%", goodIs: "High", latestValue: 96 }]).toData());
const utf16 = (text: string): Uint8Array => Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0), 0]));
const ole = (name: string): Uint8Array =>
  Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(500).fill(0), ...utf16(name)]);

/** The good file with one part replaced, or left out where it is null. */
function withPart(name: string, change: (text: string) => string | Uint8Array | null): Uint8Array {
  const parts: Record<string, string | Uint8Array> = { ...partsOf(good) };
  const changed = change(String(parts[name]));
  const others = Object.fromEntries(Object.entries(parts).filter(([one]) => one !== name));
  return zipOf(changed === null ? others : { ...others, [name]: changed });
}

/** The good file with one number of its directory changed, at an offset from the start of an entry's record. */
function withField(entry: string, offset: number, value: number, bytes: 2 | 4 = 4): Uint8Array {
  const file = Uint8Array.from(good);
  const view = new DataView(file.buffer);
  const name = strToU8(entry);
  for (let at = 0; at < file.length - 46; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    if (!name.every((byte, index) => file[at + 46 + index] === byte)) continue;
    if (bytes === 4) view.setUint32(at + offset, value, true);
    else view.setUint16(at + offset, value, true);
    return file;
  }
  throw new Error("there is no such entry");
}

const SHEET = "xl/worksheets/sheet1.xml";

test("the file from which the others are made is read", async () => {
  expect(await refusalOf(good)).toBeNull();
});

test.each<[name: string, make: () => Uint8Array, problem: object]>([
  ["an empty file", () => new Uint8Array(), { code: "not-a-workbook", looksLike: "unknown" }],
  ["a .csv file", () => strToU8("KPI,Target\nRent,95%"), { code: "not-a-workbook", looksLike: "text" }],
  ["a web page", () => strToU8("<html><table></table></html>"), { code: "not-a-workbook", looksLike: "text" }],
  ["an .xls file", () => ole("Workbook"), { code: "not-a-workbook", looksLike: "old-excel" }],
  ["a file with a password", () => ole("EncryptedPackage"), { code: "file-encrypted" }],
  [
    "an .xlsb file",
    () =>
      withPart("[Content_Types].xml", (text) =>
        text.replace(
          /application\/vnd[^"]*sheet\.main\+xml/,
          "application/vnd.ms-excel.sheet.binary.macroEnabled.main",
        ),
      ),
    { code: "not-a-workbook", looksLike: "binary-excel" },
  ],
  [
    "a Word document",
    () =>
      withPart("[Content_Types].xml", (text) =>
        text
          .replace(/spreadsheetml\.sheet\.main/, "wordprocessingml.document.main")
          .replaceAll("spreadsheetml", "wordprocessingml"),
      ),
    { code: "not-a-workbook", looksLike: "other-package" },
  ],
  [
    "an archive",
    () => zipSync({ "readme.txt": strToU8("hello") }),
    { code: "not-a-workbook", looksLike: "other-package" },
  ],
  ["a file cut in half", () => good.slice(0, good.length >> 1), { code: "file-damaged", part: null }],
  ["a file without its last byte", () => good.slice(0, -1), { code: "file-damaged", part: null }],
  ["a part with a wrong checksum", () => withField(SHEET, 16, 1), { code: "file-damaged", part: SHEET }],
  [
    "a part that states a smaller size than it has",
    () => withField(SHEET, 24, 10),
    { code: "file-damaged", part: SHEET },
  ],
  [
    "a part that states a larger size than it has",
    () => withField(SHEET, 24, 100_000),
    { code: "file-damaged", part: SHEET },
  ],
  [
    "a part that states a size above the limit",
    () => withField(SHEET, 24, 4_000_000_000),
    { code: "file-too-large", part: SHEET },
  ],
  [
    "a part that states an impossible compression",
    () => withField(SHEET, 24, 90_000_000),
    { code: "file-too-large", part: SHEET },
  ],
  ["a part with a password", () => withField(SHEET, 8, 1, 2), { code: "file-encrypted" }],
  [
    "a part with another compression method",
    () => withField(SHEET, 10, 14, 2),
    { code: "file-not-supported", what: "compression" },
  ],
  ["a zip64 file", () => withField(SHEET, 24, 0xffffffff), { code: "file-not-supported", what: "zip64" }],
  ["a missing sheet part", () => withPart(SHEET, () => null), { code: "file-damaged", part: "xl/workbook.xml" }],
  [
    "a sheet in an external file",
    () =>
      withPart("xl/_rels/workbook.xml.rels", (text) =>
        text.replace('Target="worksheets/sheet1.xml"', 'Target="https://example.org/sheet1.xml" TargetMode="External"'),
      ),
    { code: "file-damaged", part: "xl/workbook.xml" },
  ],
  [
    "a sheet whose path leads out of the file",
    () =>
      withPart("xl/_rels/workbook.xml.rels", (text) =>
        text.replace('Target="worksheets/sheet1.xml"', 'Target="../../../../etc/passwd"'),
      ),
    { code: "file-damaged", part: "xl/workbook.xml" },
  ],
  [
    "a workbook in an external file",
    () =>
      withPart("_rels/.rels", (text) =>
        text.replace('Target="xl/workbook.xml"', 'Target="file:///workbook.xml" TargetMode="External"'),
      ),
    { code: "not-a-workbook", looksLike: "other-package" },
  ],
  [
    "entities that expand a thousandfold",
    () =>
      withPart(SHEET, (text) =>
        text
          .replace(
            "<worksheet",
            '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet',
          )
          .replace("<v>96</v>", "<v>&b;</v>"),
      ),
    { code: "file-not-supported", what: "doctype", part: SHEET },
  ],
  [
    "an entity that reads another file",
    () =>
      withPart(SHEET, (text) =>
        text
          .replace("<worksheet", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet')
          .replace(">Met<", ">&a;<"),
      ),
    { code: "file-not-supported", what: "doctype", part: SHEET },
  ],
  [
    "a sheet whose tags are not closed",
    () => withPart(SHEET, (text) => text.replace("</sheetData>", "")),
    { code: "file-damaged", part: SHEET },
  ],
  ["a sheet without rows", () => withPart(SHEET, () => "<worksheet/>"), { code: "file-damaged", part: SHEET }],
  [
    "rows out of order",
    () => withPart(SHEET, (text) => text.replace('<row r="2"', '<row r="1"')),
    { code: "file-damaged", part: SHEET },
  ],
  [
    "a number that is too large",
    () => withPart(SHEET, (text) => text.replace("<v>96</v>", "<v>1e999</v>")),
    { code: "file-damaged", part: SHEET },
  ],
  [
    "a number that is not decimal",
    () => withPart(SHEET, (text) => text.replace("<v>96</v>", "<v>0x10</v>")),
    { code: "file-damaged", part: SHEET },
  ],
  [
    "a row whose number is not decimal",
    () => withPart(SHEET, (text) => text.replace('<row r="2"', '<row r="0x2"')),
    { code: "file-damaged", part: SHEET },
  ],
  [
    "a reference to a missing shared text",
    () => zipOf(smallParts('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')),
    { code: "file-damaged", part: SHEET },
  ],
  [
    "a sheet with cells in its first and last row and column",
    () =>
      zipOf(smallParts('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    { code: "too-large" },
  ],
  [
    "a strict workbook",
    () =>
      withPart("xl/workbook.xml", (text) =>
        text.replaceAll(
          "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
          "http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
      ),
    { code: "file-not-supported", what: "strict" },
  ],
  [
    "a document type",
    () =>
      withPart("xl/workbook.xml", (text) =>
        text.replace("<workbook", '<!DOCTYPE workbook [<!ENTITY a "b">]><workbook'),
      ),
    { code: "file-not-supported", what: "doctype", part: "xl/workbook.xml" },
  ],
  [
    "an undeclared entity",
    () => withPart(SHEET, (text) => text.replace("<v>96</v>", "<v>&boom;</v>")),
    { code: "file-damaged", part: SHEET },
  ],
  [
    "characters of an old encoding",
    () =>
      withPart(SHEET, (text) =>
        Uint8Array.from(
          [...text.replace('encoding="UTF-8"', 'encoding="windows-1252"').replace(">Met<", ">M\u00e9t<")].map(
            (letter) => letter.charCodeAt(0),
          ),
        ),
      ),
    { code: "file-not-supported", what: "encoding", part: SHEET },
  ],
  [
    "bytes that are not UTF-8",
    () =>
      withPart(SHEET, (text) =>
        Uint8Array.from([...text.replace(">Met<", ">M\u00e9t<")].map((letter) => letter.charCodeAt(0))),
      ),
    { code: "file-damaged", part: SHEET },
  ],
])("%s is refused, in a sentence", async (_, make, problem) => {
  const refusal = await refusalOf(make());
  expect(refusal).toMatchObject(problem);
  if (refusal) expect(describeAnyProblem(refusal).body).toMatch(/^[A-Z].*\.$/);
});

test("a file with any byte changed is read or refused", async () => {
  // The same numbers in every run.
  let seed = 1;
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let trial = 0; trial < 400; trial += 1) {
    const file = Uint8Array.from(good);
    for (let hit = random(3); hit >= 0; hit -= 1) file[random(file.length)] = random(256);
    await expect(refusalOf(trial % 5 === 0 ? file.slice(0, random(file.length)) : file)).resolves.toBeDefined();
  }
});

test("a part with any change to its text is read or refused", async () => {
  const parts = smallParts(
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f t="shared" si="0" ref="B1:B2">A1</f><v>1</v></c></row><row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>',
    {
      "xl/sharedStrings.xml":
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>a</t></si></sst>',
    },
  );
  const names = Object.keys(parts);
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const bits = ["", "<", ">", '"', "/", "&", "-1", "1", "<row>", "<c/>", "</sheetData>", "A0", "ZZZZ9", "]]>", "é"];
  for (let trial = 0; trial < 600; trial += 1) {
    const name = names[random(names.length)] ?? "";
    const text = parts[name] ?? "";
    const at = random(text.length + 1);
    const changed = text.slice(0, at) + (bits[random(bits.length)] ?? "") + text.slice(at + random(4));
    await expect(refusalOf(zipOf({ ...parts, [name]: changed }))).resolves.toBeDefined();
  }
});
