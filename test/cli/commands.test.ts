import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { NODE_CODEC } from "../../src/cli/files/open-workbook";
import { COLUMN_KEYS } from "../../src/kpi/columns/columns";
import type { CellData } from "../../src/office-host/workbook/types";
import { kpiWorkbook, type KpiRow } from "../support/kpi-workbook";
import { xlsxOf } from "../support/save-xlsx";
import { packLinkedTemplate } from "../report/word/zip-parts";
import { opened, partsOf } from "../xlsx/parts";
import { namesIn, newFolder, put, run, runJson } from "./run";

const SAMPLE = join(__dirname, "../../assets/sample-workbook.xlsx");
const TODAY = ["--today", "2024-11-20"];

const ROWS: KpiRow[] = [
  {
    section: "Streets",
    kpi: "Roads",
    metric: "A roads",
    target: "95%",
    goodIs: "High",
    latestValue: 96,
    asOf: "2024/25 Q2",
    combine: "Yes",
  },
  {
    section: "Streets",
    kpi: "Roads",
    metric: "B roads",
    target: "95%",
    goodIs: "High",
    latestValue: 90,
    asOf: "2024/25 Q2",
    combine: "Yes",
  },
  {
    section: "Care",
    kpi: "Visits",
    metric: "Visits made",
    target: "700",
    goodIs: "Low",
    latestValue: 928,
    asOf: "2024/25 Q2",
    status: "Green",
  },
];

function workbook(rows: readonly KpiRow[] = ROWS): { folder: string; path: string } {
  const folder = newFolder();
  return { folder, path: put(folder, "KPIs.xlsx", xlsxOf(kpiWorkbook(rows).toData())) };
}

/** The names of a workbook file's sheets. */
function sheetsOf(path: string): string[] {
  return [...String(partsOf(readFileSync(path))["xl/workbook.xml"]).matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(
    ([, name = ""]) => name,
  );
}

/** The texts of a file's status column. */
function statusesOf(path: string): string[] {
  const part = String(partsOf(readFileSync(path))["xl/worksheets/sheet1.xml"]);
  return [...part.matchAll(/<c r="I(?!1")\d+"[^>]*>.*?<t[^>]*>([^<]*)<\/t>/g)].map(([, text = ""]) => text);
}

describe("words that are taught", () => {
  const words = (...statuses: string[]): KpiRow[] =>
    statuses.map((status, index) => ({ ...ROWS[index % 3], metric: `Row ${index}`, combine: "", status }));
  const BOOK = words("Met", "Not met", "Met", "On hold", "Met ");

  test("are read in that run, written with the rules, and known to the next run", async () => {
    const { folder, path } = workbook(BOOK);
    const target = join(folder, "taught.xlsx");
    const said = [
      "--word",
      "Met=green",
      "--word",
      "not met = RED",
      "--word",
      "Partly=Amber",
      "--word",
      "on  hold=leave",
    ];
    const { code, out } = await run(["recalculate", path, "-o", target, ...said, ...TODAY]);
    expect(code).toBe(0);
    expect(out).toContain("KPIs!I3 (Row 1): ✗ Red becomes ! Amber");
    expect(sheetsOf(target)).toEqual(["KPIs", "RAG Rules", "RAG Log"]);
    expect(statusesOf(target)).toEqual(["Met", "Partly", "Not met", "On hold", "Partly"]);
    const again = await run(["recalculate", target, "--dry-run", ...TODAY]);
    expect(again.out).toContain("its own rules, Our RAG rules 1.1");
    expect(again.out).toContain("! I5 in RAG Status holds other words and is left alone.");
    expect(again.out).toContain("Nothing to change");
    expect(JSON.parse((await run(["rules", "export", target])).out)).toMatchObject({
      version: "1.1",
      words: [
        { word: "Met", status: "green" },
        { word: "not met", status: "red" },
        { word: "Partly", status: "amber" },
        { word: "on hold", status: "left-alone" },
      ],
    });
    // Teaching known words again changes nothing.
    expect((await run(["recalculate", target, "--dry-run", "--word", "MET=green", ...TODAY])).out).toContain(
      "Nothing to change",
    );
  });

  test("are named by a check with the way to teach them, and used by a check with --word, which writes nothing", async () => {
    const { folder, path } = workbook(BOOK);
    const before = readFileSync(path);
    const { out } = await run(["check", path, ...TODAY]);
    expect(out).toContain(
      "! “Met” (3 cells), “Not met” (I3) and “On hold” (I5) in RAG Status are no statuses of the rules",
    );
    expect(out).toContain('--word "Met=STATUS"');
    expect(out).not.toContain("not what the rules give");
    const said = await runJson(["check", path, "--word", "Met=green", "--word", "Not met=red", ...TODAY]);
    expect(JSON.stringify(said["findings"])).toContain("status-out-of-date");
    expect(readFileSync(path)).toEqual(before);
    expect(namesIn(folder)).toEqual(["KPIs.xlsx"]);
  });

  test.each<[string, string[], RegExp]>([
    [
      "no status",
      ["--word", "Met=turquoise"],
      /“turquoise” is no status of these rules: “Met” can be Green, Amber, Red, Not rated or leave\./,
    ],
    [
      "no word",
      ["--word", "=green"],
      /takes a word and its status, such as --word "Met=Green", and “=green” is not that/,
    ],
    ["no sign", ["--word", "Met"], /“Met” is not that/],
    ["two statuses for one word", ["--word", "Met=green", "--word", "MET=red"], /“MET” cannot be both Green and Red/],
    ["another status's letter", ["--word", "A=green"], /“A” is what a person writes for Amber, and cannot be Green/],
    ["a status that is not listed", ["--word", "Nearly=Amber/Green"], /no status of these rules/],
    ["rules beside those of the workbook", ["--word", "Met=green", "--rules", "no.json"], /no\.json/],
  ])("are refused with a sentence if they cannot be taught: %s", async (_, args, says) => {
    const { folder, path } = workbook(BOOK);
    const { code, err } = await run(["recalculate", path, ...args, ...TODAY]);
    expect([code, err]).toEqual([2, expect.stringMatching(says)]);
    expect(namesIn(folder)).toEqual(["KPIs.xlsx"]);
  });
});

describe("recalculate", () => {
  test("a dry run explains every change and writes nothing", async () => {
    const { folder, path } = workbook();
    const { code, out, err } = await run(["recalculate", path, "--dry-run", ...TODAY]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("KPIs!I2 (A roads): ✓ Green, because 96% is 1 point (1.1%) above the target of 95%.");
    expect(out).toContain(
      "KPIs!I4 (Visits made): ✓ Green becomes ✗ Red, because 928 is 228 (32.6%) above the target of 700; amber reaches only to 10% above.",
    );
    expect(out).toContain("RAG Log: is added, with 4 rows");
    expect(out).toContain(
      `Nothing was written: this is a dry run. Without --dry-run it goes to ${join(folder, "KPIs.recalculated.xlsx")}.`,
    );
    expect(namesIn(folder)).toEqual(["KPIs.xlsx"]);
  });

  test("writes what the dry run showed to a file beside the original, which stays as it was", async () => {
    const { folder, path } = workbook();
    const before = readFileSync(path);
    const shown = await runJson(["recalculate", path, "--dry-run", "--sheets", "--texts", ...TODAY]);
    const done = await runJson(["recalculate", path, "--sheets", "--texts", ...TODAY]);
    const target = join(folder, "KPIs.recalculated.xlsx");
    expect(done).toEqual({ ...shown, dryRun: false, written: target });
    expect(readFileSync(path)).toEqual(before);
    expect(sheetsOf(target)).toEqual([
      "KPIs",
      "RAG Log",
      "Combined KPIs",
      "Performance Overview",
      "Report Tables",
      "Narratives",
    ]);
    const again = await runJson(["recalculate", target, "--dry-run", ...TODAY]);
    expect(again).toMatchObject({
      statuses: [],
      cells: [],
      sheets: [],
      counts: { Green: 1, Amber: 1, Red: 1, "Not rated": 0 },
    });
  });

  test("gives the same bytes for the same file and day", async () => {
    const { folder, path } = workbook();
    for (const name of ["a.xlsx", "b.xlsx"])
      await run(["recalculate", path, "-o", join(folder, name), "--sheets", ...TODAY]);
    expect(readFileSync(join(folder, "a.xlsx"))).toEqual(readFileSync(join(folder, "b.xlsx")));
  });

  test("keeps the macros of a workbook", async () => {
    const folder = newFolder();
    const path = put(folder, "KPIs.xlsm", xlsxOf(kpiWorkbook(ROWS).toData()));
    expect(await runJson(["recalculate", path])).toMatchObject({ written: join(folder, "KPIs.recalculated.xlsm") });
  });

  test("leaves a person's own words in a status cell alone, and says so", async () => {
    const { path } = workbook([
      ...ROWS,
      { metric: "Odd", target: "5", goodIs: "High", latestValue: 5, status: "see note" },
    ]);
    const { out } = await run(["recalculate", path]);
    expect(out).toContain(
      "! “see note” (I5) in RAG Status is no status of the rules, and left alone until they say once which status it is.",
    );
    expect(out.replace(/\s+/g, " ")).toContain(
      `! To say it: kpi recalculate ${path} -o OUT --word "see note=STATUS", where STATUS is Green, Amber, Red, Not rated or leave`,
    );
  });

  test.each<[string, string[], RegExp]>([
    ["a day that is none", ["--today", "2024-13-40"], /“2024-13-40” is not a day/],
    ["a day in words", ["--today", "tomorrow"], /is not a day/],
    ["rules that are not there", ["--rules", "nowhere.json"], /there is no file nowhere\.json/],
    ["an option that is nearly one", ["--inplace"], /has no option --inplace. Did you mean --in-place\?/],
    ["an option without its value", ["-o"], /-o needs a value/],
    ["an option in the place of a value", ["-o", "--force"], /-o needs a value/],
    ["an option twice", ["--force", "--force"], /given twice/],
    ["a value that is not wanted", ["--force=yes"], /takes no value/],
    ["a second file", ["other.xlsx"], /“other\.xlsx” was given too/],
  ])("is refused with a sentence: %s", async (_, more, says) => {
    const { folder, path } = workbook();
    expect(await run(["recalculate", path, ...more])).toEqual({ code: 2, out: "", err: expect.stringMatching(says) });
    expect(namesIn(folder)).toEqual(["KPIs.xlsx"]);
  });

  test.each<[string, (sheet: Parameters<NonNullable<Parameters<typeof kpiWorkbook>[1]>>[0]) => void, RegExp]>([
    ["a protected sheet", (sheet) => (sheet.protected = true), /The sheet KPIs is protected/],
    [
      "headings that lack one",
      (sheet) => sheet.rows[0]?.forEach((cell) => cell && cell.value === "Target" && (cell.value = "Thing")),
      /No KPI rows in this workbook.*lacks Target/,
    ],
  ])("is refused with a sentence: %s", async (_, change, says) => {
    const folder = newFolder();
    const path = put(folder, "KPIs.xlsx", xlsxOf(kpiWorkbook(ROWS, change).toData()));
    expect(await run(["recalculate", path])).toEqual({ code: 2, out: "", err: expect.stringMatching(says) });
    expect(namesIn(folder)).toEqual(["KPIs.xlsx"]);
  });
});

describe("combine", () => {
  test("shows how indicators become KPIs, and writes only with -o", async () => {
    const { folder, path } = workbook();
    const { code, out } = await run(["combine", path, ...TODAY]);
    expect(code).toBe(0);
    expect(out).toContain("1 of 2 KPIs is combined from several indicators.");
    expect(out).toMatch(/! Amber: Roads\n {6}Amber is the worst of 2 indicators/);
    expect(namesIn(folder)).toEqual(["KPIs.xlsx"]);
    const target = join(folder, "overview.xlsx");
    await run(["combine", path, "-o", target, ...TODAY]);
    expect(sheetsOf(target)).toEqual(["KPIs", "Combined KPIs", "Performance Overview"]);
  });

  test("prints JSON", async () => {
    const { path } = workbook();
    expect(await runJson(["combine", path])).toMatchObject({
      period: "2024/25 Q2",
      kpiStatuses: [
        { section: "Streets", kpi: "Roads", status: "amber", how: "Worst of 2" },
        { kpi: "Visits", status: "red" },
      ],
    });
  });
});

describe("check", () => {
  test.each<[string, string[], number]>([
    ["as usual", [], 1],
    ["for none", ["--fail-on", "none"], 0],
    ["for what is there", ["--fail-on", "value-jump, status-out-of-date"], 1],
    ["for what is not there", ["--fail-on", "duplicate-metric"], 0],
  ])("ends with 1 if there is something to look at: %s", async (_, more, wanted) => {
    const { folder, path } = workbook();
    const { code, out } = await run(["check", path, ...more, ...TODAY]);
    expect(code).toBe(wanted);
    expect(out).toContain("! Status out of date (1)");
    expect(out).toContain("KPIs!I4: It says Green; it would be Red: 928 is 228");
    expect(namesIn(folder)).toEqual(["KPIs.xlsx"]);
  });

  test("ends with 0 if there is nothing to look at", async () => {
    const { path } = workbook([
      { metric: "Calls", kpi: "Calls", target: "95%", goodIs: "High", latestValue: 96, asOf: "2024/25 Q2" },
    ]);
    expect(await run(["check", path, ...TODAY])).toMatchObject({
      code: 0,
      out: expect.stringContaining("✓ Nothing to look at."),
    });
  });

  test("refuses an unknown check with a sentence that names the nearest one", async () => {
    const { path } = workbook();
    expect(await run(["check", path, "--fail-on", "value-mising"])).toEqual({
      code: 2,
      out: "",
      err: expect.stringContaining("Did you mean value-missing?"),
    });
  });

  test("distinguishes checks of data from checks of narratives", async () => {
    const findings = (await runJson(["check", SAMPLE, ...TODAY]))["findings"] as { code: string; place: string }[];
    expect(new Set(findings.map(({ code }) => code))).toEqual(
      new Set(["percent-over-100", "period-stale", "target-of-another-year"]),
    );
    expect(new Set(findings.map(({ code, place }) => `${code} ${place}`)).size).toBe(findings.length);
  });
});

describe("report", () => {
  test.each([
    ["report.docx", "word/document.xml"],
    ["report.html", null],
  ])("makes %s", async (name, part) => {
    const { folder, path } = workbook();
    const target = join(folder, name);
    expect(await run(["report", path, "-o", target, ...TODAY])).toMatchObject({
      code: 0,
      out: expect.stringContaining(`Written: ${target}`),
    });
    const bytes = readFileSync(target);
    expect(part === null ? bytes.toString() : partsOf(bytes)[part]).toContain("Visits made");
    expect(await run(["report", path, "-o", target, ...TODAY])).toMatchObject({
      code: 2,
      err: expect.stringContaining("is there already"),
    });
  });

  test.each<[string, string[], RegExp]>([
    ["nowhere", [], /-o report\.docx or -o report\.html/],
    ["as what it cannot be", ["-o", "report.pdf"], /must end in \.docx.*\.html/],
    ["in place", ["--in-place"], /--in-place goes with --returned/],
    ["as a web page with a template", ["-o", "r.html", "--template", "t.docx"], /--template is a Word file's/],
    ["with a template that is none", ["-o", "r.docx", "--template", SAMPLE], /is not a Word document/],
  ])("is refused with a sentence: %s", async (_, more, says) => {
    const { path } = workbook();
    expect(await run(["report", path, ...more])).toEqual({ code: 2, out: "", err: expect.stringMatching(says) });
    expect(existsSync("r.docx") || existsSync("report.pdf")).toBe(false);
  });

  test("says what was left out of a template, and writes the rest", async () => {
    const { folder, path } = workbook();
    const template = put(folder, "council.dotx", packLinkedTemplate("https://elsewhere.example.org/x.dotm"));
    const target = join(folder, "report.docx");
    const { code, out } = await run(["report", path, "-o", target, "--template", template, ...TODAY]);
    expect({ code, out: out.replace(/\s+/g, " ") }).toEqual({
      code: 0,
      out: expect.stringContaining(
        `was left out of ${template}: the template that it was made from (https://elsewhere.example.org/x.dotm).`,
      ),
    });
    expect(Object.values(partsOf(readFileSync(target))).join("")).not.toContain("elsewhere.example.org");
    expect(await runJson(["report", path, "-o", target, "--force", "--template", template, ...TODAY])).toMatchObject({
      leftOut: [{ kind: "attached-template", name: "https://elsewhere.example.org/x.dotm" }],
    });
  });

  test("takes texts from a returned Word file into the workbook", async () => {
    const { folder, path } = workbook();
    const [book, word, back] = ["texts.xlsx", "out.docx", "back.docx"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await run(["recalculate", path, "--texts", "-o", book, ...TODAY]);
    await run(["report", book, "-o", word, ...TODAY]);
    put(folder, "back.docx", typed(readFileSync(word), "Roads got better."));
    const shown = await run(["report", book, "--returned", back, ...TODAY]);
    expect(shown.out).toContain("In the Word file: Roads got better.");
    expect(shown.out).toContain("Nothing was written. To write this: -o OUT, or --in-place.");
    const target = join(folder, "with.xlsx");
    expect(await run(["report", book, "--returned", back, "-o", target, ...TODAY])).toMatchObject({ code: 0, err: "" });
    expect(await run(["report", target, "--returned", back, ...TODAY])).toMatchObject({
      out: expect.stringContaining("is in the workbook already"),
    });
  });

  test("takes texts of a closed period into the next only with --other-period", async () => {
    const { folder, path } = workbook();
    const at = (name: string): string => join(folder, name);
    await run(["recalculate", path, "--texts", "-o", at("texts.xlsx"), ...TODAY]);
    await run(["report", at("texts.xlsx"), "-o", at("out.docx"), ...TODAY]);
    const back = put(folder, "back.docx", typed(readFileSync(at("out.docx")), "Roads got better."));
    await run(["close-period", at("texts.xlsx"), "-o", at("closed.xlsx"), ...TODAY]);
    const given = ["report", at("closed.xlsx"), "--returned", back, ...TODAY];
    expect(await runJson(given)).toMatchObject({ otherPeriod: "2024/25 Q2", texts: [{ kind: "new", taken: false }] });
    const { out } = await run(given);
    expect(out.replace(/\s+/g, " ")).toContain(
      "is the report of 2024/25 Q2, and the workbook is at 2024/25 Q3: its texts are taken only with --other-period.",
    );
    expect(await runJson([...given, "--other-period"])).toMatchObject({ texts: [{ kind: "new", taken: true }] });
  });
});

/** A Word file with a text in the first place for a narrative of a KPI. */
function typed(bytes: Uint8Array, text: string): Uint8Array {
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  const places = [...xml.matchAll(/<w:sdt>.*?<\/w:sdt>/gs)];
  const place = places.find(([one]) => one.includes('<w:alias w:val="Roads"'));
  const changed = (place?.[0] ?? "")
    .replace(/<w:showingPlcHdr\/>/, "")
    .replace(
      /<w:sdtContent>.*<\/w:sdtContent>/s,
      `<w:sdtContent><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:sdtContent>`,
    );
  return zipSync({ ...parts, "word/document.xml": strToU8(xml.replace(place?.[0] ?? "", changed)) });
}

describe("close-period", () => {
  test("shows what it would do, and writes only with -o", async () => {
    const { folder, path } = workbook();
    const { code, out } = await run(["close-period", path, ...TODAY]);
    expect(code).toBe(0);
    expect(out).toContain("Closing 2024/25 Q2 would make the KPI rows ready for 2024/25 Q3.");
    expect(out).toContain("KPIs!H2 (Latest Value): 96 becomes empty");
    expect(out).toContain("KPI History: is added");
    expect(namesIn(folder)).toEqual(["KPIs.xlsx"]);
    const target = join(folder, "next.xlsx");
    expect(await run(["close-period", path, "-o", target, ...TODAY])).toMatchObject({
      code: 0,
      out: expect.stringContaining("2024/25 Q2 is closed. The KPI rows are ready for 2024/25 Q3."),
    });
    // The status of the emptied row is logged.
    expect(sheetsOf(target)).toEqual(["KPIs", "KPI History", "RAG Log"]);
  });

  test.each<[string, string, string]>([
    ["four-weekly", "2025/26 P13", "2026/27 P1"],
    ["weekly", "w/e 12/10/2025", "w/e 19/10/2025"],
    ["quarterly", "30/09/2025", "31 December 2025"],
  ])("goes on as the workbook's rules say: reported %s, after %s comes %s", async (reported, asOf, next) => {
    const { folder, path } = workbook(ROWS.map((row) => ({ ...row, asOf })));
    const said = { ...jest.requireActual<object>("../../src/rag/rules/default-ruleset.json"), reported };
    const [rules, ready, closed] = [
      put(folder, "rules.json", JSON.stringify(said)),
      join(folder, "ready.xlsx"),
      join(folder, "closed.xlsx"),
    ];
    expect(await run(["close-period", path, ...TODAY])).toMatchObject({ code: 2 });
    await run(["rules", "import", path, rules, "-o", ready]);
    expect(await run(["close-period", ready, "-o", closed, ...TODAY])).toMatchObject({
      code: 0,
      out: expect.stringContaining(`The KPI rows are ready for ${next}.`),
    });
  });

  test("replaces a period that is closed already only with --yes", async () => {
    const { folder, path } = workbook();
    const [closed, again] = [join(folder, "closed.xlsx"), join(folder, "again.xlsx")];
    await run(["close-period", path, "-o", closed]);
    // The rows of the closed period, beside its history.
    const parts = unzipSync(readFileSync(closed));
    const rows = unzipSync(readFileSync(path))["xl/worksheets/sheet1.xml"];
    put(folder, "closed.xlsx", zipSync({ ...parts, ...(rows ? { "xl/worksheets/sheet1.xml": rows } : {}) }));
    expect(await run(["close-period", closed, "-o", again])).toEqual({
      code: 2,
      out: "",
      err: expect.stringMatching(/2024\/25 Q2 is closed already: 3 lines of it.*--yes/),
    });
    expect(existsSync(again)).toBe(false);
    expect(await run(["close-period", closed, "--dry-run", "-o", again])).toMatchObject({
      code: 0,
      out: expect.stringContaining("3 lines of 2024/25 Q2 already: they are replaced"),
    });
    expect(await run(["close-period", closed, "-o", again, "--yes"])).toMatchObject({ code: 0 });
  });

  test("is refused with a sentence if there is no period to close", async () => {
    const { path } = workbook(ROWS.map((row) => ({ ...row, asOf: "" })));
    expect(await run(["close-period", path])).toMatchObject({
      code: 2,
      err: expect.stringContaining("No As of Date says which period"),
    });
  });
});

describe("rules", () => {
  const rules = (change: (text: string) => string): string =>
    change(JSON.stringify(jest.requireActual("../../src/rag/rules/default-ruleset.json")));
  const strict = rules((text) =>
    text.replace('"name":"KPI Reporter defaults"', '"name":"Strict council"').replace('"amber":"10%"', '"amber":"1%"'),
  );

  test("are the same after an export and an import", async () => {
    const { folder, path } = workbook();
    const [file, target, again] = [join(folder, "rules.json"), join(folder, "with.xlsx"), join(folder, "again.json")];
    await run(["rules", "export", path, "-o", file]);
    expect((await run(["rules", "export", path])).out).toBe(readFileSync(file, "utf8"));
    put(folder, "strict.json", strict);
    const { code, out } = await run(["rules", "import", path, join(folder, "strict.json"), "-o", target]);
    expect(code).toBe(0);
    expect(out).toContain("1 Amber becomes Red.");
    expect(sheetsOf(target)).toEqual(["KPIs", "RAG Rules"]);
    await run(["rules", "export", target, "-o", again]);
    expect(JSON.parse(readFileSync(again, "utf8"))).toMatchObject({
      name: "Strict council",
      defaults: { "high-or-low": { amber: "1%" } },
    });
    expect(await run(["rules", "import", target, join(folder, "strict.json"), "--in-place"])).toMatchObject({
      code: 0,
      out: expect.stringContaining("Nothing to change"),
    });
    expect(namesIn(folder).filter((name) => name.includes("backup"))).toEqual([]);
    // Its own rules are in force from now on; any others beside them would mislead.
    expect(await runJson(["recalculate", target, "--dry-run"])).toMatchObject({
      ruleset: { name: "Strict council", sheet: "RAG Rules" },
      counts: { Red: 2 },
    });
    for (const args of [
      ["recalculate"],
      ["combine"],
      ["check"],
      ["close-period"],
      ["report", "-o", join(folder, "r.html")],
      ["rules", "what-if", "--amber", "5%"],
    ]) {
      expect(await run([...args, target, "--rules", file])).toMatchObject({
        code: 2,
        err: expect.stringContaining("has rules of its own (Strict council"),
      });
    }
  });

  test("say in words when the year begins and how often is reported", async () => {
    const { folder, path } = workbook();
    const said = strict.replace('"rules":', '"year-begins":"July","reported":"quarterly","rules":');
    const [file, target] = [put(folder, "july.json", said), join(folder, "with.xlsx")];
    const words = /The year begins in July: quarters[^.]*\.\s+Figures come every quarter\./;
    expect((await run(["rules", "import", path, file, "-o", target])).out).toMatch(words);
    expect((await run(["recalculate", target, "--dry-run"])).out).toMatch(words);
    expect(await runJson(["recalculate", target, "--dry-run"])).toMatchObject({
      ruleset: { yearBegins: "July", reported: "quarterly" },
    });
    expect(JSON.parse((await run(["rules", "export", target])).out)).toMatchObject({
      "year-begins": "July",
      reported: "quarterly",
    });
  });

  test("of a newer format are refused as a whole, and nothing is written", async () => {
    const { folder, path } = workbook();
    const file = put(folder, "newer.json", strict.replace('"format":4', '"format":5,"seasons":[]'));
    const { code, err } = await run(["rules", "import", path, file, "--in-place"]);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining(
        "newer.json cannot be used as a ruleset:\n  format: made by a newer version of KPI Reporter (format 5; this version reads up to 4)",
      ),
    ]);
    expect(namesIn(folder)).toEqual(["KPIs.xlsx", "newer.json"]);
    expect(sheetsOf(path)).toEqual(["KPIs"]);
  });

  test("of 0.1.0, without a format and with statuses by name, are imported and exported as a list", async () => {
    const { folder, path } = workbook();
    const {
      statuses,
      "not-rated": notRated,
      ...rest
    } = JSON.parse(strict) as { statuses: { status: string; word: string; meaning: string }[]; "not-rated": object };
    const worded = statuses.map(({ status, word, meaning }): [string, object] => [status, { word, meaning }]);
    const old = JSON.stringify({
      ...rest,
      format: undefined,
      statuses: { ...Object.fromEntries(worded), "not-rated": notRated },
    });
    const [file, target] = [put(folder, "old.json", old), join(folder, "with.xlsx")];
    const today = [put(folder, "strict.json", strict), join(folder, "with-today.xlsx")] as const;
    expect(await run(["rules", "import", path, file, "-o", target])).toMatchObject({ code: 0 });
    expect(await run(["rules", "import", path, today[0], "-o", today[1]])).toMatchObject({ code: 0 });
    const exported = async (workbook: string): Promise<unknown> =>
      JSON.parse((await run(["rules", "export", workbook])).out);
    expect(await exported(target)).toEqual(await exported(today[1]));
  });

  test("an import without -o shows what it would do", async () => {
    const { folder, path } = workbook();
    const file = put(folder, "strict.json", strict);
    expect(await run(["rules", "import", path, file])).toMatchObject({
      code: 0,
      out: expect.stringContaining("Nothing was written. To write this: -o OUT, or --in-place."),
    });
    expect(namesIn(folder)).toEqual(["KPIs.xlsx", "strict.json"]);
  });

  test.each<[string, string[], string]>([
    ["a narrower amber", ["--amber", "2%"], "1 Amber becomes Red."],
    ["the same by its other name", ["--tolerance", "2%"], "1 Amber becomes Red."],
    ["a wider green", ["--green", "6 points"], "1 Amber becomes Green."],
    ["one section", ["--amber", "2%", "--section", "care"], "No status would change."],
    ["one metric", ["--amber", "40%", "--metric", "Visits made"], "1 Red becomes Amber."],
  ])("what-if says what would change: %s", async (_, more, says) => {
    const { folder, path } = workbook();
    expect(await run(["rules", "what-if", path, ...more])).toMatchObject({
      code: 0,
      out: expect.stringContaining(says),
    });
    expect(namesIn(folder)).toEqual(["KPIs.xlsx"]);
  });

  test("what-if with -o writes the edges under a new version", async () => {
    const { folder, path } = workbook();
    const target = join(folder, "tried.xlsx");
    expect(await run(["rules", "what-if", path, "--amber", "2%", "-o", target])).toMatchObject({
      code: 0,
      out: expect.stringContaining("The rules are then Our RAG rules 1.1."),
    });
    expect(await runJson(["check", target])).toMatchObject({
      ruleset: { name: "Our RAG rules", version: "1.1", sheet: "RAG Rules" },
    });
  });

  test.each<[string, string[], RegExp]>([
    ["nothing to try", [], /say what to try/],
    ["an edge that is none", ["--amber", "a bit"], /“a bit” for --amber is not an edge/],
    [
      "a section that is not there",
      ["--amber", "5%", "--section", "Parks"],
      /no section “Parks”. The sections are: Streets; Care/,
    ],
    ["a metric that is not there", ["--amber", "5%", "--metric", "Parks"], /no metric “Parks”/],
    ["both", ["--amber", "5%", "--metric", "A roads", "--section", "Care"], /not both/],
    ["amber twice", ["--amber", "5%", "--tolerance", "5%"], /are the same/],
    [
      "an amber that nothing could be",
      ["--amber", "0%"],
      /these edges cannot be used: defaults\.high-or-low\.amber reaches no further than green does/,
    ],
  ])("what-if is refused with a sentence: %s", async (_, more, says) => {
    const { path } = workbook();
    expect(await run(["rules", "what-if", path, ...more])).toEqual({
      code: 2,
      out: "",
      err: expect.stringMatching(says),
    });
  });
});

test("Node's compression gives the same result as JavaScript's, within the limit", () => {
  const bytes = strToU8("The same again. ".repeat(5000));
  const packed = NODE_CODEC.deflate(bytes);
  expect(Buffer.from(NODE_CODEC.inflate(packed, bytes.length + 1))).toEqual(Buffer.from(bytes));
  expect(() => NODE_CODEC.inflate(packed, 100)).toThrow();
  expect(NODE_CODEC.inflate(NODE_CODEC.deflate(new Uint8Array()), 1)).toHaveLength(0);
});

test("a text that looks like a formula is written as text", async () => {
  const evil: CellData = { value: '=HYPERLINK("http://x")' };
  const { folder, path } = workbook([{ ...ROWS[0], metric: evil, kpi: "=1+1" }]);
  const target = join(folder, "out.xlsx");
  await run(["recalculate", path, "--sheets", "--texts", "-o", target]);
  expect(Object.values(partsOf(readFileSync(target))).join("")).not.toMatch(/<f>(?:HYPERLINK|1\+1)/);
  expect(opened(readFileSync(target))).toBeDefined();
});

test.each([
  ["the system's user", { USER: "ann.other" }, [], "ann.other"],
  ["on Windows", { USERNAME: "AnnO" }, [], "AnnO"],
  ["not wanted", { USER: "ann.other" }, ["--no-name"], null],
  ["not known", {}, [], null],
])("the log says who wrote: %s", async (_what, env, options, name) => {
  const { path, folder } = workbook(ROWS);
  const out = join(folder, "out.xlsx");
  await run(["recalculate", path, "-o", out, ...options], { env });
  const log = Object.entries(partsOf(readFileSync(out))).find(([, text]) => text.includes("Written by"))?.[1] ?? "";
  expect(log).toContain("Decided by");
  for (const known of ["ann.other", "AnnO"]) expect(log.includes(known)).toBe(known === name);
});

describe("icons and fills in the workbook", () => {
  const looks = (fill: string | undefined, hasIcons: boolean): { folder: string; path: string } => {
    const model = kpiWorkbook([
      {
        metric: "Met",
        target: "95%",
        goodIs: "High",
        latestValue: 96,
        status: { value: 3, ...(fill ? { style: { fill } } : {}) },
      },
    ]);
    if (hasIcons)
      model.rules.addIconSet("sheet-kpis", {
        row: 1,
        column: COLUMN_KEYS.indexOf("status"),
        rowCount: 1,
        columnCount: 1,
      });
    const folder = newFolder();
    return { folder, path: put(folder, "looks.xlsx", xlsxOf(model.toData())) };
  };

  test("statuses are not written under an icon set by percentages without --replace-icons", async () => {
    const { folder, path } = looks(undefined, true);
    const refused = (await run(["recalculate", path, "--dry-run"])).out.replace(/\s+/g, " ");
    expect(refused).toContain("No status is written to I2");
    expect(refused).toContain("With --replace-icons the symbols are put over that icon set");
    expect(refused).toContain("Nothing was written: the workbook is as it was.");
    expect((await run(["recalculate", path, "--replace-icons", "-o", join(folder, "out.xlsx")])).out).toContain(
      "I2 shows status icons",
    );
  });

  test("a red fill beside Green is reported, and removed by --clear-fills", async () => {
    const { folder, path } = looks("#FF0000", false);
    expect((await run(["recalculate", path, "--dry-run"])).out).toContain("I2 is filled red by hand and says Green.");
    const cleared = (await run(["recalculate", path, "--clear-fills", "-o", join(folder, "out.xlsx")])).out;
    expect(cleared).toContain("the manual fill of 1 cell in I2 is removed");
    expect(cleared).not.toContain("filled red");
    expect(await run(["check", path])).toMatchObject({
      code: 1,
      out: expect.stringContaining("Fill at odds with the status"),
    });
  });
});
