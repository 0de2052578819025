import nodeFiles, { mkdirSync, readFileSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import type { FileSystem } from "../../src/cli/environment";
import { kpiWorkbook } from "../support/kpi-workbook";
import { xlsxOf } from "../support/save-xlsx";
import { partsOf, zipOf } from "../xlsx/parts";
import { namesIn, newFolder, put, run, type TestEnvironment } from "./run";

const good = xlsxOf(
  kpiWorkbook([{ metric: "Calls", target: "95%", goodIs: "High", latestValue: 96, asOf: "2024/25 Q2" }]).toData(),
);
const SHEET = "xl/worksheets/sheet1.xml";

const utf16 = (text: string): Uint8Array => Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0), 0]));
const ole = (name: string): Uint8Array =>
  Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(500).fill(0), ...utf16(name)]);

function withPart(name: string, change: (text: string) => string | Uint8Array): Uint8Array {
  const parts: Record<string, string | Uint8Array> = { ...partsOf(good) };
  return zipOf({ ...parts, [name]: change(String(parts[name])) });
}

/** A part that claims to unpack to this many bytes. */
function withSize(size: number): Uint8Array {
  const file = Uint8Array.from(good);
  const view = new DataView(file.buffer);
  const name = [...SHEET].map((letter) => letter.charCodeAt(0));
  for (let at = 0; at < file.length - 46; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50 && name.every((byte, index) => file[at + 46 + index] === byte))
      view.setUint32(at + 24, size, true);
  }
  return file;
}

const failing = (code: string) => (): never => {
  throw Object.assign(new Error(`${code}: as the system says it`), { code });
};

interface Case {
  bytes?: Uint8Array | string;
  files?: Partial<FileSystem>;
  prepare?: (folder: string) => void;
  says: RegExp;
}

/** The arguments of each command besides the file, with which it would write. */
const COMMANDS: Record<string, (folder: string) => string[]> = {
  recalculate: (folder) => ["-o", join(folder, "out.xlsx"), "--sheets"],
  "recalculate --in-place": () => ["--in-place"],
  combine: (folder) => ["-o", join(folder, "out.xlsx")],
  report: (folder) => ["-o", join(folder, "out.docx")],
  "close-period": (folder) => ["-o", join(folder, "out.xlsx")],
  check: () => [],
  "rules export": (folder) => ["-o", join(folder, "out.json")],
  "rules what-if": () => ["--amber", "5%"],
  rate: () => [],
};

/** Runs a command on a file, and expects a sentence, exit code 2 and an unchanged folder. */
async function expectRefusal(command: string, { bytes = good, files = {}, prepare, says }: Case): Promise<void> {
  const folder = newFolder();
  const path = put(folder, "KPIs.xlsx", bytes);
  prepare?.(folder);
  const before = namesIn(folder);
  const { code, out, err } = await run(
    [...command.split(" ").filter((word) => !word.startsWith("--")), path, ...(COMMANDS[command]?.(folder) ?? [])],
    { files },
  );
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toMatch(says);
  expect(err).toMatch(/^kpi: .*[.!?]\n$/);
  expect(err).not.toContain("as the system says it");
  expect(namesIn(folder)).toEqual(before);
  expect(readFileSync(path)).toEqual(Buffer.from(bytes));
}

const FILES: Record<string, Case> = {
  "an empty file": { bytes: "", says: /not an Excel workbook.*not copied whole/ },
  "a .csv named .xlsx": { bytes: "Metric Name,Target\nCalls,95%\n", says: /It is a text, such as a \.csv file/ },
  "what is no zip": { bytes: Uint8Array.from([0, 1, 2, 3]), says: /not an Excel workbook/ },
  "an .xls": { bytes: ole("Workbook"), says: /Excel 97 to 2003/ },
  "a workbook with a password": { bytes: ole("EncryptedPackage"), says: /protected by a password/ },
  "a workbook cut short": { bytes: good.slice(0, good.length - 100), says: /damaged/ },
  "a zip bomb": { bytes: withSize(400_000_000), says: /would take more memory/ },
  "a part over the limit": { bytes: withSize(4_000_000_000), says: /would take more memory/ },
  "an XML entity": {
    bytes: withPart("xl/workbook.xml", (text) =>
      text.replace("<workbook", '<!DOCTYPE workbook [<!ENTITY a "b">]><workbook'),
    ),
    says: /declares a document type/,
  },
  "another encoding": {
    bytes: withPart(SHEET, (text) =>
      Uint8Array.from(
        [...text.replace('encoding="UTF-8"', 'encoding="windows-1252"').replace(">Calls<", ">Caf\u00e9<")].map(
          (letter) => letter.charCodeAt(0),
        ),
      ),
    ),
    says: /unusual encoding/,
  },
  "another document": { bytes: zipOf({ "readme.txt": "hello" }), says: /another kind, or an archive/ },
  "a file that Excel has open": {
    prepare: (folder) => void put(folder, "~$KPIs.xlsx", "x"),
    says: /open in Excel: save it and close it there.*~\$KPIs\.xlsx/,
  },
  "a file that LibreOffice has open": {
    prepare: (folder) => void put(folder, ".~lock.KPIs.xlsx#", "x"),
    says: /open in LibreOffice/,
  },
  "a file that is busy": { files: { readFileSync: failing("EBUSY") }, says: /open in another program. Close it there/ },
  "a file that may not be used": { files: { readFileSync: failing("EPERM") }, says: /does not allow/ },
  "a file without permission": { files: { readFileSync: failing("EACCES") }, says: /no permission/ },
  "a disk that fails": { files: { readFileSync: failing("EIO") }, says: /the disk or the network failed/ },
};

describe.each(Object.keys(COMMANDS))("%s", (command) => {
  test.each(Object.entries(FILES))("refuses %s in a sentence and leaves nothing behind", (_, one) =>
    expectRefusal(command, one),
  );
});

const WRITING: Record<string, Case> = {
  "a full disk": {
    files: {
      writeFileSync: ((file: number, data: Uint8Array) => {
        nodeFiles.writeFileSync(file, data.subarray(0, 100));
        failing("ENOSPC")();
      }) as FileSystem["writeFileSync"],
    },
    says: /the disk is full: .*nothing was left behind/,
  },
  "a disk that fills up as it is made sure of": { files: { fsyncSync: failing("ENOSPC") }, says: /the disk is full/ },
  "a disk that takes nothing": { files: { openSync: failing("EROFS") }, says: /cannot be written to/ },
  "a folder without permission": {
    files: { openSync: failing("EACCES") },
    says: /no permission to write into the folder/,
  },
  "a name that another program holds": {
    files: { linkSync: failing("EPERM"), renameSync: failing("EBUSY") },
    says: /open in another program/,
  },
  "a rename that is not allowed": {
    files: { linkSync: failing("EPERM"), renameSync: failing("EPERM") },
    says: /does not allow/,
  },
};

describe.each(["recalculate", "recalculate --in-place", "combine", "report", "close-period", "rules export"])(
  "%s, on the way out",
  (command) => {
    test.each(Object.entries(WRITING))("reports %s in a sentence and leaves nothing behind", (_, one) =>
      expectRefusal(command, one),
    );
  },
);

describe("the output file", () => {
  test.each<[string, (folder: string, path: string) => string[], RegExp]>([
    ["over another file", (folder) => ["-o", put(folder, "mine.xlsx", "mine")], /mine\.xlsx is there already.*--force/],
    ["over the file itself", (_, path) => ["-o", path, "--force"], /is the file that is read.*--in-place/],
    [
      "over the file itself by another name",
      (folder, path) => (symlinkSync(path, join(folder, "link.xlsx")), ["-o", join(folder, "link.xlsx"), "--force"]),
      /is the file that is read/,
    ],
    [
      "into a folder",
      (folder) => (mkdirSync(join(folder, "sub.xlsx")), ["-o", join(folder, "sub.xlsx")]),
      /is a folder/,
    ],
    ["into a folder that is not there", (folder) => ["-o", join(folder, "nowhere", "out.xlsx")], /there is no folder/],
    ["with another ending", (folder) => ["-o", join(folder, "out.xlsm")], /must end in \.xlsx/],
    ["in two places", (folder) => ["-o", join(folder, "out.xlsx"), "--in-place"], /-o or --in-place, not both/],
    [
      "over a file that is open",
      (folder) => (put(folder, "~$open.xlsx", ""), ["-o", put(folder, "open.xlsx", "mine"), "--force"]),
      /open\.xlsx is open in Excel/,
    ],
    ["in place, as it was saved", () => ["--in-place", "--as-saved"], /cannot be written over while it is open/],
    ["with a name that is too long", (folder) => ["-o", join(folder, `${"x".repeat(300)}.xlsx`)], /is too long/],
  ])("is refused: %s", async (_, more, says) => {
    const folder = newFolder();
    const path = put(folder, "KPIs.xlsx", good);
    const args = more(folder, path);
    const before = namesIn(folder);
    const { code, out, err } = await run(["recalculate", path, ...args]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(says);
    expect(namesIn(folder)).toEqual(before);
    expect(readFileSync(path)).toEqual(Buffer.from(good));
    if (before.includes("mine.xlsx")) expect(readFileSync(join(folder, "mine.xlsx"), "utf8")).toBe("mine");
  });

  test("is refused at the default place if it exists", async () => {
    const folder = newFolder();
    const path = put(folder, "KPIs.xlsx", good);
    put(folder, "KPIs.recalculated.xlsx", "mine");
    expect(await run(["recalculate", path])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/recalculated\.xlsx is there already/),
    });
    expect(await run(["recalculate", path, "--force"])).toMatchObject({ code: 0 });
  });

  test("is refused if someone takes its name meanwhile, and their file stays", async () => {
    const folder = newFolder();
    const path = put(folder, "KPIs.xlsx", good);
    const fsyncSync: FileSystem["fsyncSync"] = () => void put(folder, "out.xlsx", "theirs");
    const { code, err } = await run(["recalculate", path, "-o", join(folder, "out.xlsx")], { files: { fsyncSync } });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("was made by somebody else meanwhile") });
    expect(namesIn(folder)).toEqual(["KPIs.xlsx", "out.xlsx"]);
    expect(readFileSync(join(folder, "out.xlsx"), "utf8")).toBe("theirs");
  });

  test("is written to a disk without links", async () => {
    const folder = newFolder();
    const path = put(folder, "KPIs.xlsx", good);
    expect(await run(["recalculate", path], { files: { linkSync: failing("EPERM") } })).toMatchObject({ code: 0 });
    expect(namesIn(folder)).toEqual(["KPIs.recalculated.xlsx", "KPIs.xlsx"]);
  });

  test("is refused in place if someone has changed the file meanwhile, and their change stays", async () => {
    const folder = newFolder();
    const path = put(folder, "KPIs.xlsx", good);
    const files: TestEnvironment["files"] = {
      realpathSync: Object.assign(
        ((one: string) => (utimesSync(one, new Date(), new Date(2030, 1, 1)), one)) as FileSystem["realpathSync"],
        { native: nodeFiles.realpathSync.native },
      ),
    };
    const { code, err } = await run(["recalculate", path, "--in-place"], { files });
    expect(code).toBe(2);
    expect(err).toContain("was changed by somebody");
    expect(namesIn(folder)).toEqual(["KPIs.xlsx"]);
  });
});

test("a workbook with links to other workbooks is read without them and keeps its links", async () => {
  const folder = newFolder();
  const link = '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>';
  const path = put(
    folder,
    "KPIs.xlsx",
    zipOf({
      ...partsOf(
        withPart("xl/_rels/workbook.xml.rels", (text) =>
          text.replace(
            "</Relationships>",
            '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>',
          ),
        ),
      ),
      "xl/externalLinks/externalLink1.xml": link,
      "xl/externalLinks/_rels/externalLink1.xml.rels":
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="http://127.0.0.1:9/x.xlsx" TargetMode="External"/></Relationships>',
    }),
  );
  expect(await run(["recalculate", path])).toMatchObject({ code: 0, err: "" });
  expect(partsOf(readFileSync(join(folder, "KPIs.recalculated.xlsx")))["xl/externalLinks/externalLink1.xml"]).toBe(
    link,
  );
});

test("a file that is open elsewhere is read as it was saved if --as-saved is given", async () => {
  const folder = newFolder();
  const path = put(folder, "KPIs.xlsx", good);
  put(folder, "~$KPIs.xlsx", "");
  expect(await run(["recalculate", path, "--as-saved"])).toMatchObject({ code: 0 });
});

test("writing in place keeps a backup, the permissions, and the target of a link", async () => {
  const folder = newFolder();
  const path = put(folder, "KPIs.xlsx", good);
  nodeFiles.chmodSync(path, 0o640);
  symlinkSync(path, join(folder, "link.xlsx"));
  expect(await run(["recalculate", join(folder, "link.xlsx"), "--in-place"])).toMatchObject({ code: 0, err: "" });
  const backup = "KPIs.backup-2024-11-20-093005.xlsx";
  expect(namesIn(folder)).toEqual([backup, "KPIs.xlsx", "link.xlsx"]);
  expect(readFileSync(join(folder, backup))).toEqual(Buffer.from(good));
  expect(readFileSync(path)).not.toEqual(Buffer.from(good));
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(nodeFiles.lstatSync(join(folder, "link.xlsx")).isSymbolicLink()).toBe(true);
  // A second run changes nothing, and makes no backup.
  expect(await run(["recalculate", path, "--in-place"])).toMatchObject({
    code: 0,
    out: expect.stringContaining("Nothing to change"),
  });
  expect(namesIn(folder)).toEqual([backup, "KPIs.xlsx", "link.xlsx"]);
});

test("on a disk without links the backup is a copy", async () => {
  const folder = newFolder();
  const path = put(folder, "KPIs.xlsx", good);
  expect(await run(["recalculate", path, "--in-place"], { files: { linkSync: failing("EPERM") } })).toMatchObject({
    code: 0,
  });
  expect(readFileSync(join(folder, "KPIs.backup-2024-11-20-093005.xlsx"))).toEqual(Buffer.from(good));
});
