import { mapColumns } from "../../src/actions/map-columns";
import { recalculate } from "../../src/actions/recalculate";
import { review, type Review } from "../../src/actions/review";
import { undoRun } from "../../src/actions/undo-run";
import type { WrittenReview } from "../../src/actions/review/write-logged";
import { writeRules } from "../../src/actions/write-rules";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { COLUMN_KEYS, HEADINGS, type ColumnKey } from "../../src/kpi/columns/columns";
import { choicesOf, type ColumnChoices } from "../../src/kpi/finding/choose-columns";
import { allIndicators } from "../../src/kpi/scorecard";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { ExcelError } from "../../src/office-host/workbook/excel-error";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { textsOf, type ColumnsReading } from "../../src/planning/tables/columns-reading";
import type { Result } from "../../src/planning/problem";
import { everything, kpiWorkbook, type KpiRow } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";
import { plainWorkbook } from "../support/pasted-report";

const port = createExcelWorkbook;
const look = (): Promise<Result<Review>> => review(port(), DEFAULT_RULESET);
const rows: KpiRow[] = [
  { metric: "Near", target: "95%", goodIs: "High", latestValue: 90 },
  { metric: "Met", target: "95%", goodIs: "High", latestValue: 96 },
];

function value<T>(result: Result<T>): T {
  if (!result.ok)
    throw new Error(JSON.stringify(result.problem, (key, held: unknown) => (key === "columns" ? undefined : held)));
  return result.value;
}

/** A KPI table with other headings over some of its columns. */
function headed(headings: Partial<Record<ColumnKey, string>>): WorkbookModel {
  return kpiWorkbook(rows, (sheet) => {
    sheet.rows[0] = COLUMN_KEYS.map((key) => ({ value: headings[key] ?? HEADINGS[key] }));
  });
}

const ODD = { latestValue: "Where we are", target: "Where we want to be" };
const ODD_CHOICES: ColumnChoices = { latestValue: ODD.latestValue, target: ODD.target };

/** The places whose columns can be named, whether or not KPI rows are found. */
async function columns(): Promise<ColumnsReading> {
  const result = await look();
  const found = result.ok
    ? result.value.columns
    : result.problem.code === "no-kpi-table"
      ? result.problem.columns
      : undefined;
  if (!found) throw new Error("nothing can be named");
  return found;
}

/** Names columns of the first place, besides those that match. */
async function name(choices: ColumnChoices, known?: ColumnsReading): Promise<Result<WrittenReview>> {
  const reading = known ?? (await columns());
  const [place] = reading.places;
  if (!place) throw new Error("there is no place");
  const matched = choicesOf(
    place.headings.map(({ text }) => text),
    reading.mapping,
  );
  return mapColumns(port(), DEFAULT_RULESET, reading, place, { ...matched, ...choices });
}

const statusesOf = ({ scorecard }: Review): string[] => allIndicators(scorecard).map(({ rating }) => rating.status);

function linesOf(model: WorkbookModel): unknown[][] {
  const sheet = model.sheets.find((one) => one.name === "RAG Rules");
  const texts = sheet?.rows.map((cells) => [cells?.[0]?.value, cells?.[1]?.value]) ?? [];
  const from = texts.findIndex(([text]) => text === "Heading in this workbook");
  return from < 0 ? [] : texts.slice(from + 1).filter(([text]) => text !== undefined && text !== "");
}

describe("a table with other headings", () => {
  test("is refused with the possible columns, and rated once they are named", async () => {
    const model = headed(ODD);
    openExcel(model);
    expect(await look()).toMatchObject({
      ok: false,
      problem: { code: "no-kpi-table", nearest: { missing: ["Target", "Latest Value"] } },
    });
    expect((await columns()).places).toMatchObject([{ at: "KPIs", sheetName: "KPIs" }]);
    const named = value(await name(ODD_CHOICES));
    expect(statusesOf(named)).toEqual(["amber", "green"]);
    expect(named).toMatchObject({ rulesSheet: { name: "RAG Rules" }, ruleset: DEFAULT_RULESET });
    expect(linesOf(model)).toEqual([
      [ODD.target, "Target"],
      [ODD.latestValue, "Latest Value"],
    ]);
    expect(statusesOf(value(await recalculate(port(), DEFAULT_RULESET)))).toEqual(["amber", "green"]);
  });

  test("takes no further round trip before or after they are named", async () => {
    const { host } = openExcel(headed({}));
    const tripsOf = async (act: () => Promise<unknown>): Promise<number> => {
      const before = host.trips.filter(({ releaseOnly }) => !releaseOnly).length;
      await act();
      return host.trips.filter(({ releaseOnly }) => !releaseOnly).length - before;
    };
    expect(await tripsOf(look)).toBe(2);
    value(await name({ benchmark: null }));
    value(await name({ benchmark: null, latestValue: "Weight", weight: null }));
    expect(await tripsOf(look)).toBe(2);
  });

  test("is still read after its sheet and table were renamed, and columns moved and added", async () => {
    const model = headed(ODD);
    openExcel(model);
    value(await name(ODD_CHOICES));
    model.renameSheet("sheet-kpis", "Scorecard");
    const [sheet] = model.sheets;
    const [table] = sheet?.tables ?? [];
    if (!sheet || !table) throw new Error("no table");
    table.name = "Scorecard";
    // Another column in front, and the first two others swapped.
    for (const row of sheet.rows) row?.unshift({ value: row === sheet.rows[0] ? "No." : 1 });
    table.area = { ...table.area, columnCount: table.area.columnCount + 1 };
    expect(statusesOf(value(await look()))).toEqual(["amber", "green"]);
  });

  test("keeps the mapping when other rules are written over the sheet", async () => {
    const model = headed(ODD);
    openExcel(model);
    const named = value(await name(ODD_CHOICES));
    const ruled = value(
      await writeRules(port(), DEFAULT_RULESET, named, { ...DEFAULT_RULESET, name: "Ours", version: "2" }),
    );
    expect(ruled.ruleset.name).toBe("Ours");
    expect(statusesOf(ruled)).toEqual(["amber", "green"]);
    expect(linesOf(model)).toHaveLength(2);
  });

  test("loses the mapping with an undo, which removes the sheet", async () => {
    const model = headed(ODD);
    openExcel(model);
    const before = everything(model);
    const { run } = value(await name(ODD_CHOICES));
    if (!run) throw new Error("nothing was written");
    expect(await undoRun(port(), DEFAULT_RULESET, run)).toMatchObject({ ok: false, problem: { code: "no-kpi-table" } });
    expect(everything(model)).toEqual(before);
  });

  test("is mapped on a rules sheet that was added meanwhile, without overwriting its rules", async () => {
    const model = headed(ODD);
    openExcel(model);
    const known = await columns();
    value(await name(ODD_CHOICES));
    const named = value(await name({ ...ODD_CHOICES, benchmark: null }, known));
    expect(statusesOf(named)).toEqual(["amber", "green"]);
    expect(linesOf(model)).toHaveLength(3);
  });
});

test("ambiguous headings are resolved by the officer", async () => {
  openExcel(headed({ latestValue: "Actual", benchmark: "Outturn" }));
  expect(await look()).toMatchObject({
    ok: false,
    problem: { nearest: { unsure: [{ heading: "Latest Value", headings: ["Actual", "Outturn"] }] } },
  });
  const named = value(await name({ latestValue: "Actual" }));
  expect(named.skipped).toEqual([]);
  expect(statusesOf(named)).toEqual(["amber", "green"]);
});

describe("rows in plain cells", () => {
  const PLAIN = [
    ["Our scorecard"],
    ["What we count", "Aiming at", "Got to", "Colour", "Good Is"],
    ["Near", "95%", 90, "", "High"],
    ["Met", "95%", 96, "", "High"],
  ];
  const choices: ColumnChoices = {
    metric: "What we count",
    target: "Aiming at",
    latestValue: "Got to",
    status: "Colour",
  };

  test("with other headings are offered with examples, and read once they are named", async () => {
    openExcel(plainWorkbook(PLAIN));
    const { places } = await columns();
    expect(places).toMatchObject([
      {
        at: 2,
        headings: [
          { text: "What we count", examples: ["Near", "Met"] },
          {},
          { text: "Got to", examples: ["90", "96"] },
          {},
          {},
        ],
      },
    ]);
    expect(statusesOf(value(await name(choices)))).toEqual(["amber", "green"]);
  });

  test("are read below two lines of headings", async () => {
    const joined: ColumnChoices = { ...choices, target: "Year Aiming at", latestValue: "Year Got to" };
    const values = [
      PLAIN[0] ?? [],
      ["What we count", "Year", "", "Colour", "Good Is"],
      ["", "Aiming at", "Got to", "", ""],
      ...PLAIN.slice(2),
    ];
    openExcel(plainWorkbook(values));
    expect((await columns()).places).toMatchObject([
      {
        at: 2,
        headings: [
          {},
          { text: "Year Aiming at", examples: ["95%"] },
          { text: "Year Got to", examples: ["90", "96"] },
          {},
          {},
        ],
      },
    ]);
    expect(statusesOf(value(await name(joined)))).toEqual(["amber", "green"]);
  });
});

describe("a heading over two columns of plain cells", () => {
  test("is used for neither", async () => {
    openExcel(
      plainWorkbook([
        ["Measure", "Target", "Actual", "Actual", "RAG"],
        ["Near", "95%", 90, 91, ""],
        ["Met", "95%", 96, 97, ""],
      ]),
    );
    const { places, mapping } = await columns();
    expect(places).toMatchObject([{ headings: [{}, {}, { text: "Actual", isRepeated: true }, {}] }]);
    const [place] = places;
    expect(place && choicesOf(textsOf(place), mapping)).not.toHaveProperty("latestValue");
  });

  test("is not ambiguous if whole tables are beside each other", async () => {
    const side = ["Measure", "Target", "Got to", "RAG"];
    openExcel(
      plainWorkbook([
        [...side, ...side],
        ["Near", "at least 95%", 90, "", "Met", "at least 95%", 96, ""],
      ]),
    );
    expect(statusesOf(value(await name({ latestValue: "Got to" })))).toEqual(["amber", "green"]);
  });
});

describe("a refusal leaves everything as it was", () => {
  test("if RAG Rules is protected", async () => {
    const model = headed({});
    openExcel(model);
    value(await writeRules(port(), DEFAULT_RULESET, value(await look()), DEFAULT_RULESET));
    const rules = model.sheets.find(({ name: called }) => called === "RAG Rules");
    if (rules) rules.protected = true;
    const before = everything(model);
    expect(await name({ benchmark: null })).toMatchObject({
      ok: false,
      problem: { code: "sheet-protected", sheet: "RAG Rules" },
    });
    expect(everything(model)).toEqual(before);
  });

  test("if a line cannot be read: the line is named and nothing is rated by the others", async () => {
    const model = headed(ODD);
    openExcel(model);
    value(await name(ODD_CHOICES));
    const sheet = model.sheets.find(({ name: called }) => called === "RAG Rules");
    const row = sheet?.rows.findIndex((cells) => cells?.[0]?.value === ODD.target) ?? -1;
    model.edit(sheet?.id ?? "", row, 1, "Targett");
    expect(await look()).toMatchObject({
      ok: false,
      problem: {
        code: "rules-not-read",
        faults: [{ cell: `B${row + 1}`, problem: expect.stringMatching(/“Targett” is not one of/) as string }],
      },
    });
  });
});

test("an Excel that fails for a missing sheet is asked again without it", async () => {
  let isFirst = true;
  const faults = ({ kind }: { kind: string }): void => {
    if (kind !== "batch" || !isFirst) return;
    isFirst = false;
    throw new ExcelError("ItemNotFound");
  };
  openExcel(headed({}), { faults });
  expect(statusesOf(value(await look()))).toEqual(["amber", "green"]);
});

test("a rules sheet with an extra space in its name is read", async () => {
  const model = headed(ODD);
  openExcel(model);
  value(await name(ODD_CHOICES));
  const sheet = model.sheets.find(({ name: called }) => called === "RAG Rules");
  model.renameSheet(sheet?.id ?? "", "RAG Rules ");
  expect(statusesOf(value(await look()))).toEqual(["amber", "green"]);
});
