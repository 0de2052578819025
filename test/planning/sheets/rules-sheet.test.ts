import fc from "fast-check";
import type { CellValue } from "../../../src/kpi/kpi-table";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import type { Rule, Ruleset } from "../../../src/rag/rules/ruleset";
import { planRulesSheet } from "../../../src/planning/sheets/rag-rules/plan";
import { readRulesSheet, type RulesSheetReading } from "../../../src/planning/sheets/rag-rules/read";
import { isHeaded } from "../../../src/planning/sheets/rag-rules/sheet";
import { isOwnText } from "../../../src/planning/sheets/rag-rules/texts";
import type { SheetSnapshot } from "../../../src/planning/snapshot";
import { listed, rulesListing } from "../../rag/rules/listed";
import { anyRuleset } from "../../rag/rules/rulesets";
import { added, sheetOf as snapshotOf } from "./sheet-after";

/** The sheet that a ruleset is written to, as it would be read back. */
const sheetOf = (ruleset: Ruleset): SheetSnapshot => added(planRulesSheet(ruleset, null));

/** The sheet after a change to the cell beside or below a text. */
function changed(label: string, column: number, value: CellValue, format = "@"): SheetSnapshot {
  const sheet = sheetOf(DEFAULT_RULESET);
  const row = sheet.values.findIndex((cells) => cells[0] === label);
  const [cells, formats] = [sheet.values[row], sheet.formats[row]];
  if (!cells || !formats) throw new Error(`no line begins with ${label}`);
  cells[column] = value;
  formats[column] = format;
  return sheet;
}

const faultsOf = (reading: RulesSheetReading): unknown => ("faults" in reading ? reading.faults : []);

test("any ruleset is written to the sheet and read back the same", () => {
  fc.assert(
    fc.property(anyRuleset, (ruleset) => {
      expect(readRulesSheet(sheetOf(ruleset))).toEqual({ ruleset });
    }),
  );
});

test("a new ruleset written over the sheet leaves nothing of the old one", () => {
  fc.assert(
    fc.property(anyRuleset, anyRuleset, (first, second) => {
      const held = sheetOf(first);
      const { edits, inverse, expects } = planRulesSheet(second, held);
      const written = edits.find((edit) => edit.kind === "values");
      const restored = inverse.find((edit) => edit.kind === "values");
      if (written?.kind !== "values" || restored?.kind !== "values") throw new Error("no values were planned");
      const cells = (values: typeof written.values): CellValue[][] =>
        values.map((row) => row.map((value) => value ?? ""));
      expect(readRulesSheet(snapshotOf(cells(written.values)))).toEqual({ ruleset: second });
      expect(readRulesSheet(snapshotOf(cells(restored.values)))).toEqual({ ruleset: first });
      expect(expects[0]?.at).toEqual(written.at);
    }),
    { numRuns: 30 },
  );
});

describe("as an officer edits it", () => {
  const highOrLow = (sheet: SheetSnapshot): unknown => {
    const reading = readRulesSheet(sheet);
    return "ruleset" in reading ? reading.ruleset.defaults["high-or-low"].amber : reading.faults;
  };
  test.each<[string, SheetSnapshot]>([
    ["a text", changed("High or Low", 2, "5%")],
    ["a number under a percent format", changed("High or Low", 2, 0.05, "0%")],
    ["stray spaces", changed("High or Low", 2, "  5 % ")],
  ])("5%% is read as %s", (_, sheet) => {
    expect(highOrLow(sheet)).toEqual({ kind: "percent", figure: 5 });
  });
  test.each(["less than 5%", "<5%", " under 5 % "])(
    "an edge that ends just before its figure is read: “%s”",
    (text) => {
      expect(highOrLow(changed("High or Low", 2, text))).toEqual({ kind: "percent", figure: 5, strict: true });
    },
  );
  test.each([
    ["To date", "to date"],
    ["STATED ONLY", "stated only"],
    ["25%; 50%; 75%; 100%", [25, 50, 75, 100]],
  ])("cumulative targets are read: %s", (text, cumulative) => {
    const reading = readRulesSheet(changed("Cumulative targets", 1, text));
    expect("ruleset" in reading && reading.ruleset.defaults.cumulative).toEqual(cumulative);
  });
  test("a plain number is an amount", () => {
    expect(highOrLow(changed("High or Low", 2, 5, "General"))).toEqual({ kind: "amount", figure: 5, scale: 1 });
  });

  test("rules are read in any order of columns, after an empty line, with notes beside and between them", () => {
    const sheet = sheetOf({
      ...DEFAULT_RULESET,
      rules: [{ name: "Roads", when: { section: "Roads" }, amber: { kind: "points", figure: 0.2 } }],
    });
    const row = sheet.values.findIndex((cells) => cells[0] === "Roads");
    const [heading, roads] = [sheet.values[row - 1], sheet.values[row]];
    if (!heading || !roads) throw new Error("no rule");
    // Section and amber are swapped.
    [heading[1], heading[7]] = [heading[7] ?? "", heading[1] ?? ""];
    [roads[1], roads[7]] = [roads[7] ?? "", roads[1] ?? ""];
    const note = ["Agreed in June", ...roads.slice(1).map(() => "")];
    const second = roads.map((cell, column) =>
      column === 0 ? "All else" : column === 1 ? "3%" : column === 7 ? "" : cell,
    );
    sheet.values.splice(
      row + 1,
      0,
      roads.map(() => ""),
      note,
      [...second, "a note beside"],
    );
    sheet.formats.splice(row + 1, 0, [], [], []);
    const reading = readRulesSheet(sheet);
    expect("ruleset" in reading && reading.ruleset.rules).toEqual([
      { name: "Roads", when: { section: "Roads" }, amber: { kind: "points", figure: 0.2 } },
      { name: "All else", when: {}, amber: { kind: "percent", figure: 3 } },
    ]);
  });

  test("a sheet that begins elsewhere is read", () => {
    const sheet = { ...sheetOf(DEFAULT_RULESET), firstRow: 4, firstColumn: 2 };
    expect(readRulesSheet(sheet)).toEqual({ ruleset: DEFAULT_RULESET });
    const faulty = { ...changed("High or Low", 2, "10 %%"), firstRow: 4, firstColumn: 2 };
    expect(faultsOf(readRulesSheet(faulty))).toEqual([expect.objectContaining({ cell: "E25" })]);
  });
});

describe("the direction of travel", () => {
  const roads: Rule = { name: "Roads", when: { section: "Roads" } };
  const directionsOf = (sheet: SheetSnapshot): unknown => {
    const reading = readRulesSheet(sheet);
    return "ruleset" in reading
      ? [reading.ruleset.defaults.direction, ...reading.ruleset.rules.map((rule) => rule.direction)]
      : reading.faults;
  };
  /** A sheet as the earlier version wrote it, without these lines and columns. */
  const earlier = (ruleset: Ruleset): SheetSnapshot => {
    const { values } = sheetOf(ruleset);
    return snapshotOf(
      values.filter(([label]) => !String(label).startsWith("Direction")).map((row) => row.slice(0, 10)),
    );
  };

  test("is read as an officer writes it", () => {
    const sheet = sheetOf({ ...DEFAULT_RULESET, rules: [roads] });
    const [against, steady] = ["against", "steady within"].map((key) =>
      sheet.values.find(([label]) => label === `Direction of travel ${key}`),
    );
    const rule = sheet.values.find(([label]) => label === "Roads");
    if (!against || !steady || !rule) throw new Error("a line is missing");
    [against[1], steady[1], rule[10], rule[11]] = ["Same  Period Last Year", "1 %", "TREND", "0.5 points"];
    expect(directionsOf(sheet)).toEqual([
      { against: "last-year", steadyWithin: { kind: "percent", figure: 1 } },
      { against: "trend", steadyWithin: { kind: "points", figure: 0.5 } },
    ]);
  });

  test.each<[string, (sheet: SheetSnapshot) => [row: number, column: number]]>([
    ["beside the title", () => [0, 3]],
    ["beside a setting", (sheet) => [rowOf(sheet, "Ruleset"), 2]],
    ["over what is said beside a setting", (sheet) => [rowOf(sheet, "Version"), 2]],
    ["beside a status", (sheet) => [rowOf(sheet, "Green"), 8]],
    ["beside the edges' headings", (sheet) => [rowOf(sheet, "Where good is"), 7]],
    ["beside what is said above the edges", (sheet) => [rowOf(sheet, "Where good is") - 1, 4]],
    ["in an empty line", (sheet) => [rowOf(sheet, "Where good is") - 2, 7]],
    ["beside a composite's headings", (sheet) => [rowOf(sheet, "Composite index"), 6]],
    ["below all, in a later column", ({ values }) => [values.length, 5]],
    ["below all, in two lines", ({ values }) => [values.length + 1, 0]],
  ])("a word that someone wrote %s stays when rules are written over the sheet", (_, placeOf) => {
    const held = sheetOf({ ...DEFAULT_RULESET, rules: [roads] });
    const [row, column] = placeOf(held);
    const width = held.values[0]?.length ?? 0;
    while (held.values.length <= row) held.values.push(Array.from({ length: width }, () => ""));
    const cells = held.values[row];
    if (cells) cells[column] = "Agreed in June";
    const next = { ...DEFAULT_RULESET, name: "Next" };
    const after = written(next, held);
    expect(readRulesSheet(after)).toEqual({ ruleset: next });
    for (const sheet of [after, written(next, after)])
      expect(sheet.values.flat().filter((value) => value === "Agreed in June")).toHaveLength(1);
  });

  test("has its faults named by their cells", () => {
    const sheet = sheetOf({ ...DEFAULT_RULESET, rules: [{ ...roads, direction: { against: "trend" } }] });
    const rule = sheet.values.find(([label]) => label === "Roads");
    if (!rule) throw new Error("no rule");
    [rule[10], rule[11]] = ["yesterday", "-1%"];
    expect(faultsOf(readRulesSheet(sheet))).toEqual([
      { cell: "K34", problem: expect.stringMatching(/^"yesterday" is not one of/) as string },
      { cell: "L34", problem: expect.stringMatching(/^"-1%" is not a change/) as string },
    ]);
  });

  test("is not on a sheet of an earlier version, which is read as before", () => {
    expect(readRulesSheet(earlier({ ...DEFAULT_RULESET, rules: [roads] }))).toEqual({
      ruleset: { ...DEFAULT_RULESET, rules: [roads] },
    });
  });

  test.each<[string, number[], number[]]>([
    ["nothing beside the rules", [], [10, 11]],
    ["notes in the column beside them", [10], [11, 12]],
    ["notes in two columns further on", [11, 13], [10, 12]],
  ])("is written over a sheet of an earlier version: %s", (_, notes, places) => {
    const held = earlier({ ...DEFAULT_RULESET, rules: [roads] });
    for (const [index, row] of held.values.entries()) {
      for (const column of notes)
        row[column] = index === 3 || row[0] === "Rule" || row[0] === "Roads" ? "Agreed in June" : "";
      for (let column = 0; column < row.length; column += 1) row[column] ??= "";
    }
    const next: Ruleset = {
      ...DEFAULT_RULESET,
      rules: [{ ...roads, direction: { against: "last-year", steadyWithin: { kind: "percent", figure: 2 } } }],
    };
    const [after, again] = [written(next, held), written(next, written(next, held))];
    expect(readRulesSheet(after)).toEqual({ ruleset: next });
    expect(readRulesSheet(again)).toEqual({ ruleset: next });
    const headings = after.values.find(([label]) => label === "Rule") ?? [];
    expect([headings.indexOf("Direction against"), headings.indexOf("Steady within")]).toEqual(places);
    const noted = (sheet: SheetSnapshot): number =>
      sheet.values.flat().filter((value) => value === "Agreed in June").length;
    expect([noted(after), noted(again)]).toEqual([3 * notes.length, 3 * notes.length]);
    const [first = 0, second = 0] = places;
    const widths = [
      { column: first, pixels: 150 },
      { column: second, pixels: 110 },
    ];
    const { edits, inverse } = planRulesSheet(next, held);
    expect(edits.filter(({ kind }) => kind === "sheet-layout")).toMatchObject([{ before: null, widths }]);
    expect(inverse.filter(({ kind }) => kind === "sheet-layout")).toMatchObject([
      { mark: null, widths: widths.map(({ column }) => ({ column, pixels: null })) },
    ]);
    expect(planRulesSheet(next, after).edits.some(({ kind }) => kind === "sheet-layout")).toBe(false);
  });

  test("columns for the levels of a longer list go right of everything on an earlier sheet", () => {
    const held = earlier({ ...DEFAULT_RULESET, rules: [roads] });
    const width = 15;
    // An officer's formula with an empty result, in the last used column.
    for (const row of held.values) while (row.length < width) row.push("");
    const longer = rulesListing("green", "amber-green", "amber", "amber-red", "red");
    const next: Ruleset = {
      ...longer,
      rules: [{ ...roads, "amber-green": { kind: "percent", figure: 4 }, amber: { kind: "percent", figure: 8 } }],
    };
    const after = written(next, held);
    expect(readRulesSheet(after)).toEqual({ ruleset: next });
    const headings = after.values.find(([label]) => label === "Rule") ?? [];
    expect([headings.indexOf("Amber/Green reaches to"), headings.indexOf("Amber/Red reaches to")]).toEqual([
      width,
      width + 1,
    ]);
    expect(readRulesSheet(written(DEFAULT_RULESET, after))).toEqual({ ruleset: DEFAULT_RULESET });
  });

  test("an officer's column between those of the rules stays", () => {
    const ruleset: Ruleset = {
      ...DEFAULT_RULESET,
      rules: [{ ...roads, amber: { kind: "points", figure: 0.2 }, direction: { against: "trend" } }],
    };
    const { values } = sheetOf(ruleset);
    const unmarked = snapshotOf(
      values.map((row) => [...row.slice(0, 7), row[0] === "Roads" ? "Agreed in June" : "", ...row.slice(7)]),
    );
    const held = written(ruleset, unmarked);
    expect(written(ruleset, held).values).toEqual(unmarked.values);
    expect(readRulesSheet(written(ruleset, held))).toEqual({ ruleset });
    expect(planRulesSheet(ruleset, held).edits.filter(({ kind }) => kind === "sheet-layout")).toEqual([]);
  });
});

/** The sheet after a ruleset was written over it. */
function written(ruleset: Ruleset, held: SheetSnapshot): SheetSnapshot {
  const { edits } = planRulesSheet(ruleset, held);
  const edit = edits.find(({ kind }) => kind === "values");
  if (edit?.kind !== "values") throw new Error("no values were planned");
  const mark = edits.flatMap((one) => (one.kind === "sheet-layout" ? [one.mark ?? undefined] : []))[0] ?? held.mark;
  const width = Math.max(...edit.values.map((row) => row.length), ...held.values.map((row) => row.length));
  const values = edit.values.map((row, r) =>
    Array.from(
      { length: width },
      (_, c) => row[c] ?? (row[c] === null || c >= row.length ? (held.values[r]?.[c] ?? "") : ""),
    ),
  );
  return { ...snapshotOf(values), ...(mark === undefined ? {} : { mark }) };
}

test("a heading of an earlier version is read, and is not an officer's note", () => {
  const column = { heading: "Reaches", was: ["Goes to"] };
  expect(["Reaches", " reaches", "GOES to", "Amber"].map((text) => isHeaded(column, text))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test("a sentence of an earlier version is not an officer's note", () => {
  const texts = { how: { text: "Change a cell.", was: ["Alter a cell."] } };
  expect(
    ["Change a cell.", "ALTER  a cell.", "Agreed in June", "Green", "rule"].map((said) => isOwnText(said, texts)),
  ).toEqual([true, true, false, true, true]);
});

describe("the statuses", () => {
  /** The line of a level, and its columns by heading. */
  const lineOf = (sheet: SheetSnapshot, label: string): CellValue[] => {
    const line = sheet.values.find((cells) => cells[0] === label);
    if (!line) throw new Error(`no line begins with ${label}`);
    return line;
  };
  const statusesOf = (sheet: SheetSnapshot): unknown => {
    const reading = readRulesSheet(sheet);
    return "ruleset" in reading ? reading.ruleset.statuses : reading.faults;
  };

  test("of 0.1.0 are read, without lines for new levels, icons, colours and what counts as what", () => {
    const { values } = sheetOf(DEFAULT_RULESET);
    const isStatus = (label: CellValue | undefined): boolean =>
      ["Status", "Exceeding (optional)", "Green", "Amber", "Red", "Not rated"].includes(String(label));
    const first = values
      .filter(([label]) => !/^Amber\//.test(String(label)))
      .map((row) => (isStatus(row[0]) ? [...row.slice(0, 3), "", "", ""] : row.slice(0, 12)));
    expect(readRulesSheet({ ...snapshotOf(first), mark: undefined })).toEqual({ ruleset: DEFAULT_RULESET });
  });

  test("a completed line adds a status with its edges, and a word alone gives the usual look", () => {
    const sheet = sheetOf(DEFAULT_RULESET);
    const line = lineOf(sheet, "Amber/Red (optional)");
    [line[1], line[2]] = ["At risk", "Well short"];
    const column = lineOf(sheet, "Where good is").indexOf("Amber/Red reaches to");
    for (const kind of ["High or Low", "On Target", "Comparable with"]) lineOf(sheet, kind)[column] = "20%";
    expect(statusesOf(sheet)).toEqual([
      ...DEFAULT_RULESET.statuses.slice(0, 2),
      listed("amber-red", { word: "At risk", meaning: "Well short" }),
      DEFAULT_RULESET.statuses[2],
    ]);
  });

  test("an emptied line removes a status, and its edges must be removed too", () => {
    const sheet = sheetOf(DEFAULT_RULESET);
    lineOf(sheet, "Amber").fill("", 1);
    expect(statusesOf(sheet)).toEqual(
      ["C21", "C22", "C23"].map((cell) => ({
        cell,
        problem: expect.stringMatching(/amber, which is not in the list of statuses/) as string,
      })),
    );
    for (const kind of ["High or Low", "On Target", "Comparable with"]) lineOf(sheet, kind)[2] = "";
    expect(statusesOf(sheet)).toEqual([DEFAULT_RULESET.statuses[0], DEFAULT_RULESET.statuses[2]]);
  });

  test.each<[string, string, number, string, { cell: string; problem: RegExp }]>([
    ["an icon", "Amber", 3, "smile", { cell: "D14", problem: /^Amber: "smile" is not one of Excel's icons/ }],
    ["a colour", "Red", 4, "#ff9999", { cell: "E16", problem: /^Red: "#ff9999" is too light/ }],
    ["what it counts as", "Green", 5, "Blue", { cell: "F12", problem: /^Green: "Blue" is not green, amber, red/ }],
    [
      "a word that is missing",
      "Amber/Green (optional)",
      2,
      "Nearly there",
      { cell: "B13", problem: /Amber\/Green \(optional\): is missing/ },
    ],
    ["no red", "Red", 1, "", { cell: "B16", problem: /^Red: is missing/ }],
  ])("a fault is named by its cell: %s", (_, label, column, text, { cell, problem }) => {
    const sheet = sheetOf(DEFAULT_RULESET);
    lineOf(sheet, label)[column] = text;
    expect(faultsOf(readRulesSheet(sheet))).toContainEqual({ cell, problem: expect.stringMatching(problem) as string });
  });

  test("an invalid list is named by its heading", () => {
    const sheet = sheetOf(DEFAULT_RULESET);
    lineOf(sheet, "Red").fill("", 1);
    expect(faultsOf(readRulesSheet(sheet))).toContainEqual({
      cell: "A10",
      problem: expect.stringMatching(/should list red/) as string,
    });
  });
});

describe("a fault is named by its cell", () => {
  test.each<[string, SheetSnapshot, { cell: string; problem: RegExp }]>([
    [
      "an edge",
      changed("High or Low", 2, "10 %%"),
      { cell: "C21", problem: /^High or Low, Amber reaches to: "10 %%" is not a tolerance/ },
    ],
    [
      "an empty edge",
      changed("On Target", 1, ""),
      { cell: "B22", problem: /On Target, Green reaches to: is missing: give a tolerance/ },
    ],
    ["no name", changed("Ruleset", 1, ""), { cell: "B4", problem: /^Ruleset: is missing/ }],
    [
      "a way of combining",
      changed("Combined KPIs", 1, "best of"),
      { cell: "B25", problem: /^Combined KPIs: should be one of/ },
    ],
    [
      "a label",
      changed("On Target", 0, "On Targett"),
      { cell: "A22", problem: /“On Targett” is not one of High or Low, On Target/ },
    ],
    ["a status", changed("Amber", 0, "Yellow"), { cell: "A14", problem: /“Yellow” is not one of/ }],
    ["a setting", changed("Combined KPIs", 0, "Combined"), { cell: "A25", problem: /“Combined” is not a setting/ }],
    [
      "a way of comparing",
      changed("Direction of travel against", 1, "last month"),
      { cell: "B29", problem: /^Direction of travel against: "last month" is not one of "previous period", / },
    ],
    [
      "a change",
      changed("Direction of travel steady within", 1, "a bit"),
      { cell: "B30", problem: /^Direction of travel steady within: "a bit" is not a change such as "1%"/ },
    ],
    [
      "a word that is a number",
      changed("Green", 1, 1, "General"),
      { cell: "B12", problem: /^Green: “1” is a number or a date/ },
    ],
    [
      "a word that is a code",
      changed("Red", 1, "[Red]"),
      { cell: "B16", problem: /^Red: should have no .* square bracket/ },
    ],
    [
      "a word with a line break",
      changed("Red", 1, "Off\ntrack"),
      { cell: "B16", problem: /^Red: should have no line break/ },
    ],
    [
      "what is expected by now",
      changed("Cumulative targets", 1, "by now"),
      { cell: "B26", problem: /^Cumulative targets: "by now" is not a profile: .*or "to date"/ },
    ],
    ["a number", changed("Small numbers: targets below", 1, "few"), { cell: "B27", problem: /"few" is not a number/ }],
  ])("%s", (_, sheet, { cell, problem }) => {
    expect(faultsOf(readRulesSheet(sheet))).toContainEqual({ cell, problem: expect.stringMatching(problem) as string });
  });

  test("in a rule without a name, one that cannot be matched, and an index", () => {
    const sheet = sheetOf({
      ...DEFAULT_RULESET,
      rules: [{ name: "Roads", when: { unit: "%" }, amber: { kind: "points", figure: 0.2 } }],
      composites: [{ name: "Score", scale: 10, components: [{ metric: "A", weight: 1, score: "as it is" }] }],
    });
    const rule = sheet.values.find((cells) => cells[0] === "Roads");
    const index = sheet.values.find((cells) => cells[0] === "Score");
    if (!rule || !index) throw new Error("no rule or no index");
    rule[0] = "";
    rule[4] = "percentish";
    index[2] = "heavy";
    expect(faultsOf(readRulesSheet(sheet))).toEqual([
      expect.objectContaining({ cell: "A34" }),
      { cell: "E34", problem: expect.stringMatching(/"percentish" is not a unit/) as string },
      { cell: "C43", problem: expect.stringMatching(/"heavy" is not a number/) as string },
    ]);
  });

  test("in a rule too many", () => {
    const rules = Array.from({ length: 1001 }, (_, index): Rule => ({ name: `Rule ${index}`, when: {}, green: "met" }));
    const sheet = sheetOf({ ...DEFAULT_RULESET, rules });
    const row = sheet.values.findIndex((cells) => cells[0] === "Rule 1000") + 1;
    expect(faultsOf(readRulesSheet(sheet))).toEqual([
      { cell: `A${row}`, problem: "is one too many: at most 1000 are read, and there are 1001" },
    ]);
  });

  test("in an empty sheet, and in one that is something else", () => {
    expect(faultsOf(readRulesSheet(snapshotOf([])))).toContainEqual({ cell: "", problem: "Ruleset: is missing" });
    expect(
      faultsOf(
        readRulesSheet(
          snapshotOf([
            ["Target", "Actual"],
            ["95", "90"],
          ]),
        ),
      ),
    ).toContainEqual({
      cell: "A1",
      problem: "“Target” is not a setting or a heading of this sheet",
    });
  });

  test("and reading never throws, whatever the sheet holds", () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom("Rule", "Section", "Status", "Word", "Ruleset", "", "Composite index", "Weight"),
      fc.double(),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), (values) => {
        expect(() => readRulesSheet(snapshotOf(values))).not.toThrow();
      }),
    );
  });
});

function rowOf({ values }: SheetSnapshot, label: string): number {
  return values.findIndex(([first]) => first === label);
}
describe("taught words", () => {
  const TAUGHT: Ruleset = {
    ...rulesListing("green", "amber", "red"),
    words: [
      { word: "Met", status: "green" },
      { word: "On hold", status: "left-alone" },
    ],
  };
  /** The sheet after a change to the second column of a word's line, or with another line below it. */
  const withLines = (...lines: CellValue[][]): SheetSnapshot => {
    const { values } = sheetOf(TAUGHT);
    const row = values.findIndex(([word]) => word === "On hold");
    return snapshotOf([...values.slice(0, row), ...lines, ...values.slice(row + 1)]);
  };
  const readWords = (sheet: SheetSnapshot): unknown => {
    const reading = readRulesSheet(sheet);
    return "ruleset" in reading
      ? reading.ruleset.words?.map(({ word, status }) => `${word}=${status}`)
      : reading.faults;
  };

  test.each<[string, CellValue[][], string[]]>([
    ["as the sheet writes them", [["Nearly met", "Amber"]], ["Met=green", "Nearly met=amber"]],
    [
      "however a status is typed, with a note beside",
      [
        ["Nearly met", " AMBER ", "agreed in May"],
        ["", ""],
        ["Late", "red"],
      ],
      ["Met=green", "Nearly met=amber", "Late=red"],
    ],
    [
      "not rated and left alone",
      [
        ["TBC", "not rated"],
        ["Old", "leave  alone"],
      ],
      ["Met=green", "TBC=not-rated", "Old=left-alone"],
    ],
    [
      "what a setting is called",
      [
        ["Version", "Green"],
        ["Period", "Red"],
      ],
      ["Met=green", "Version=green", "Period=red"],
    ],
    ["a word whose status is still to come says nothing yet", [["Nearly met", ""]], ["Met=green"]],
  ])("%s", (_, lines, words) => {
    expect(readWords(withLines(...lines))).toEqual(words);
  });

  test("are read with the word that the sheet itself gives a status", () => {
    const sheet = sheetOf({ ...TAUGHT, statuses: [listed("green", { word: "Gold" }), listed("amber"), listed("red")] });
    const line = sheet.values.find(([word]) => word === "Met");
    if (!line) throw new Error("no line");
    line[1] = "gold";
    expect(readWords(sheet)).toEqual(["Met=green", "On hold=left-alone"]);
  });

  test.each<[string, CellValue[], string, RegExp]>([
    ["no status", ["Nearly", "Yellow-ish"], "B", /^“Yellow-ish” is not one of Exceeding, Green, .*Leave alone$/],
    ["two statuses", ["MET", "Red"], "A", /^“MET” cannot be both Green and Red: keep one/],
    ["another's own word", ["amber", "Red"], "A", /own word for amber/],
    ["a number", [3, "Red"], "A", /“3” is a number or a date/],
    ["a status that is not listed", ["Nearly", "Amber/Green"], "B", /not in the list of statuses/],
    ["no word", ["", "Red"], "A", /not empty/],
  ])("a fault is named by its cell: %s", (_, line, column, problem) => {
    const sheet = withLines(line);
    const row = sheet.values.findIndex(([word]) => word === "Met") + 2;
    expect(readWords(sheet)).toEqual([{ cell: `${column}${row}`, problem: expect.stringMatching(problem) as string }]);
  });

  test("are added to an earlier sheet when rules are written over it, and its notes stay", () => {
    const before = sheetOf(DEFAULT_RULESET);
    const end = before.values.findIndex(([text]) => String(text).startsWith("Other words for statuses"));
    const old = snapshotOf([
      ...before.values.slice(0, end - 1),
      ["Agreed by Cabinet", ...Array.from({ length: 13 }, () => "")],
    ]);
    expect(readRulesSheet(old)).toEqual({ ruleset: DEFAULT_RULESET });
    const edit = planRulesSheet(TAUGHT, old).edits.find((one) => one.kind === "values");
    if (edit?.kind !== "values") throw new Error("no values were planned");
    const written = edit.values.map((row) => row.map((value) => value ?? ""));
    expect(readRulesSheet(snapshotOf(written))).toEqual({ ruleset: TAUGHT });
    expect(written.some(([text]) => text === "Agreed by Cabinet")).toBe(true);
  });
});

describe("how the body reports", () => {
  const reportedOn = (sheet: SheetSnapshot): unknown => {
    const reading = readRulesSheet(sheet);
    return "ruleset" in reading ? [reading.ruleset.yearBegins, reading.ruleset.reported] : reading.faults;
  };
  const without = (...labels: string[]): SheetSnapshot =>
    snapshotOf(sheetOf(DEFAULT_RULESET).values.filter(([label]) => !labels.includes(String(label))));

  test.each<[string, string, CellValue, unknown]>([
    ["nothing", "Year begins", "", [undefined, undefined]],
    ["a month", "Year begins", "July", [7, undefined]],
    ["a month in short", "Year begins", " jan ", [1, undefined]],
    ["the first of a month", "Year begins", "1 October", [10, undefined]],
    ["April, as it is said", "Year begins", "April", [4, undefined]],
    ["a frequency", "Reported", "Quarterly", [undefined, "quarterly"]],
    ["a frequency of two words", "Reported", "four weekly", [undefined, "four-weekly"]],
    ["a figure in it", "Reported", "4-weekly", [undefined, "four-weekly"]],
    ["another word for it", "Reported", "Annually", [undefined, "yearly"]],
  ])("is read from %s", (_, label, value, expected) => {
    expect(reportedOn(changed(label, 1, value))).toEqual(expected);
  });

  test.each<[string, string, RegExp]>([
    ["Year begins", "Julember", /^Year begins: "Julember" is not a month in which a year can begin, such as July$/],
    ["Year begins", "15 April", /is not a month/],
    ["Reported", "now and then", /^Reported: "now and then" is not one of weekly, four-weekly, monthly/],
  ])("has its fault named: %s, %s", (label, value, problem) => {
    expect(reportedOn(changed(label, 1, value))).toEqual([
      { cell: expect.stringMatching(/^B\d+$/), problem: expect.stringMatching(problem) },
    ]);
  });

  test("is not on a sheet of an earlier version, which is read as before and keeps its lines in place", () => {
    const held = without("Year begins", "Reported");
    expect(readRulesSheet(held)).toEqual({ ruleset: DEFAULT_RULESET });
    const { edits } = planRulesSheet({ ...DEFAULT_RULESET, version: "2" }, held);
    const written = edits.find((edit) => edit.kind === "values");
    const labels = written?.kind === "values" ? written.values.map(([label]) => label) : [];
    expect(labels).toEqual(held.values.map(([label]) => label));
  });

  test("gets a line on a sheet of an earlier version where the rules say it", () => {
    const { edits } = planRulesSheet({ ...DEFAULT_RULESET, yearBegins: 7 }, without("Year begins", "Reported"));
    const written = edits.find((edit) => edit.kind === "values");
    const lines = written?.kind === "values" ? written.values.map(([label, value]) => [label, value]) : [];
    expect(lines).toContainEqual(["Year begins", "July"]);
    expect(lines.map(([label]) => label)).not.toContain("Reported");
  });

  test.each<[string, CellValue[], unknown]>([
    ["with its note", ["Reported", "monthly", "weekly, four-weekly, monthly: typed again"], [undefined, "monthly"]],
    ["without one", ["Year begins", "July"], [7, undefined]],
    [
      "that cannot be read",
      ["Year begins", "Julember"],
      [expect.objectContaining({ problem: expect.stringMatching(/not a month/) })],
    ],
  ])("is read where its line was moved among the rules, %s", (_, line, expected) => {
    const { values } = without("Year begins", "Reported");
    const at = values.findIndex(([label]) => label === "Rule") + 1;
    const moved = values.map((cells, row) => (row === at ? cells.map((__, column) => line[column] ?? "") : cells));
    expect(reportedOn(snapshotOf(moved))).toEqual(expected);
  });

  test("leaves alone a rule that has the name of a setting", () => {
    const sheet = sheetOf({
      ...DEFAULT_RULESET,
      rules: [{ name: "Reported", when: { metric: "*calls*" }, amber: { kind: "percent", figure: 5 } }],
    });
    expect(readRulesSheet(sheet)).toMatchObject({ ruleset: { rules: [{ name: "Reported" }] } });
  });
});
