import { COLUMN_KEYS, HEADINGS, type ColumnKey } from "../../src/kpi/columns/columns";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { Ruleset } from "../../src/rag/rules/ruleset";
import type { CellData, IconSetFormat, SheetData } from "../../src/office-host/workbook/types";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { kpiWorkbook, type KpiRow } from "../support/kpi-workbook";
import { inWords } from "../rag/rules/listed";

/** A workbook that is hard to read, what is read from it, and what a recalculation does. */
export interface AwkwardWorkbook {
  name: string;
  make(): WorkbookModel;
  /** Each metric in order, with its status or the code of why it has none. Absent if there are too many to list. */
  reads?: [metric: string, status: string][];
  /** The code with which a recalculation is refused. Absent if it is not refused. */
  refused?: string;
  /** The status cells that a person wrote, which are kept. */
  kept?: string[];
  /** The displayed texts of the status column, from its first data row. */
  shows?: string[];
}

const STATUS = COLUMN_KEYS.indexOf("status");
const row = (
  metric: string,
  target: KpiRow["target"],
  latestValue: KpiRow["latestValue"],
  more: KpiRow = {},
): KpiRow => ({ metric, target, goodIs: "High", latestValue, ...more });
const met = row("Met", "95%", 96);
const near = row("Near", "95%", 90);
const missed = row("Missed", "95%", 50);
const three = [met, near, missed];
const READ: AwkwardWorkbook["reads"] = [
  ["Met", "green"],
  ["Near", "amber"],
  ["Missed", "red"],
];

const statusColumn = (count: number, from = 1): IconSetFormat["area"] => ({
  row: from,
  column: STATUS,
  rowCount: count,
  columnCount: 1,
});
const arrows = (area: IconSetFormat["area"]): IconSetFormat => ({
  ...{
    id: "their-arrows",
    area,
    type: "IconSet",
    style: "ThreeArrows",
    showIconOnly: false,
    reverseIconOrder: true,
    criteria: [],
  },
});
const error = (value: string): CellData => ({ value, error: true });
const formula = (typed: string, value: CellData["value"], more: Partial<CellData> = {}): CellData => ({
  value,
  formula: typed,
  ...more,
});
const text = (value: string): CellData => ({ value, quotePrefix: true });

/** Sets a cell of a sheet. */
function put(sheet: SheetData, at: number, key: ColumnKey, cell: CellData): void {
  const cells = sheet.rows[at];
  if (cells) cells[COLUMN_KEYS.indexOf(key)] = cell;
}

/** The same workbook with its columns in another order. */
function reordered(
  rows: KpiRow[],
  keys: readonly ColumnKey[],
  heading: (key: ColumnKey) => string = (key) => HEADINGS[key],
): WorkbookModel {
  return kpiWorkbook(rows, (sheet) => {
    const order = keys.map((key) => COLUMN_KEYS.indexOf(key));
    sheet.rows = sheet.rows.map((cells, at) =>
      order.map((from, index) => (at === 0 ? { value: heading(keys[index] ?? "kpi") } : cells?.[from])),
    );
    for (const table of sheet.tables) table.area.columnCount = keys.length;
  });
}

/** Puts the sheets of several workbooks into one. */
function together(...models: WorkbookModel[]): WorkbookModel {
  const datas = models.map((model) => model.toData());
  const [first] = datas;
  if (!first) throw new Error("there is no workbook");
  const sheets = datas.flatMap(({ sheets: own }, index) =>
    own.map((sheet) => ({
      ...sheet,
      ...(index === 0 ? {} : { id: `${sheet.id}-${index}`, name: `${sheet.name} ${index + 1}` }),
      tables: sheet.tables.map((table) =>
        index === 0 ? table : { ...table, id: `${table.id}-${index}`, name: `${table.name}_${index + 1}` },
      ),
    })),
  );
  return new WorkbookModel({ ...first, sheets });
}

/** Adds a second table below the first, with blank rows between. */
function withSecondTable(rows: KpiRow[], second: KpiRow[]): WorkbookModel {
  const below = kpiWorkbook(second).toData().sheets[0];
  return kpiWorkbook(rows, (sheet) => {
    sheet.rows.push(null, null, ...(below?.rows ?? []));
    const area = { row: rows.length + 3, column: 0, rowCount: second.length + 1, columnCount: COLUMN_KEYS.length };
    sheet.tables.push({
      id: "table-2",
      name: "KPIs_2",
      area,
      showTotals: false,
      style: "TableStyleLight1",
      filtered: false,
    });
  });
}

const withStatuses = (cells: KpiRow["status"][]): WorkbookModel =>
  kpiWorkbook(three.map((one, index) => ({ ...one, status: cells[index] })));

const FORMULA_LIKE = ["=1+1", "+44 1772", "-on track", "@home"];

export const OWN_WORDS: Ruleset = {
  ...inWords(DEFAULT_RULESET, { green: "On track", amber: "At risk", red: "Off track" }),
  name: "Our words",
};

export const AWKWARD_WORKBOOKS: AwkwardWorkbook[] = [
  {
    name: "per cents as fractions under a per cent format",
    make: () =>
      kpiWorkbook([
        row("Met", "95%", { value: 0.96, format: "0%" }),
        row("Near", { value: 0.95, format: "0.0%" }, { value: 0.9, format: "0.0%" }),
      ]),
    reads: [
      ["Met", "green"],
      ["Near", "amber"],
    ],
  },
  {
    name: "numbers stored as text",
    make: () =>
      kpiWorkbook([
        row("Met", text("95"), text("96")),
        row("Near", { value: "95", format: "@" }, { value: "90", format: "@" }),
        row("Missed", 95, text(" 50 ")),
      ]),
    reads: READ,
  },
  {
    name: "error values for figures",
    make: () =>
      kpiWorkbook([
        row("A", 95, error("#N/A")),
        row("B", error("#DIV/0!"), 90),
        row("C", error("#REF!"), error("#VALUE!")),
        met,
      ]),
    reads: [
      ["A", "value-error"],
      ["B", "target-error"],
      ["C", "target-error"],
      ["Met", "green"],
    ],
    shows: ["Not rated", "Not rated", "Not rated", "Green"],
  },
  {
    name: "error values for names, dates and overrides",
    make: () =>
      kpiWorkbook([
        { ...met, metric: error("#N/A"), asOf: error("#REF!") },
        { ...near, override: error("#N/A"), overrideReason: error("#NAME?") },
      ]),
    reads: [
      ["#N/A", "green"],
      ["Near", "amber"],
    ],
  },
  {
    name: "an error value in RAG Status",
    make: () => withStatuses([error("#N/A"), 3, undefined]),
    reads: READ,
    kept: ["I2"],
    shows: ["#N/A", "Amber", "Red"],
  },
  {
    name: "formulas in Latest Value and Target",
    make: () =>
      kpiWorkbook([
        row("Met", formula("=B1", 95), formula("=SUM(X1:X9)", 96)),
        row("Near", formula("=95%", 0.95, { format: "0%" }), formula("=D2", 0.9, { format: "0%" })),
      ]),
    reads: [
      ["Met", "green"],
      ["Near", "amber"],
    ],
  },
  {
    name: "formulas that give an empty text",
    make: () => kpiWorkbook([row("A", 95, formula('=IF(A1="","",1)', "")), met]),
    reads: [
      ["A", "no-value"],
      ["Met", "green"],
    ],
  },
  {
    name: "blank rows between and after",
    make: () => kpiWorkbook([met, {}, near, {}, {}, missed, {}]),
    reads: READ,
    shows: ["Green", "", "Amber", "", "", "Red", ""],
  },
  {
    name: "a row of spaces",
    make: () => kpiWorkbook([met, { metric: "  ", target: " ", latestValue: "\u00a0" }, near]),
    reads: [
      ["Met", "green"],
      ["Near", "amber"],
    ],
  },
  {
    name: "dates as serials in As of Date",
    make: () => kpiWorkbook(three.map((one) => ({ ...one, asOf: { value: 45565, format: "dd/mm/yyyy" } }))),
    reads: READ,
  },
  {
    name: "texts as long as a cell can hold",
    make: () =>
      kpiWorkbook([
        row("M".repeat(32_767), "95%", 96, { kpi: "K".repeat(32_767), overrideReason: "R".repeat(32_767) }),
        row("Target", "x".repeat(32_767), 5),
      ]),
    reads: [
      ["M".repeat(32_767), "green"],
      ["Target", "target-not-read"],
    ],
  },
  {
    name: "texts that look like formulas, in every column of text",
    make: () =>
      kpiWorkbook(
        FORMULA_LIKE.map((words) =>
          row(words, "95%", 96, {
            ...Object.fromEntries(
              (["section", "kpi", "metric", "overrideReason"] as const).map((key) => [key, text(words)]),
            ),
          }),
        ),
      ),
    reads: FORMULA_LIKE.map((words) => [words, "green"]),
  },
  {
    name: "texts that look like formulas, as statuses",
    make: () => withStatuses([text("=1+1"), text("-on track"), text("@home")]),
    reads: READ,
    kept: ["I2", "I3", "I4"],
  },
  {
    name: "statuses in words",
    make: () => withStatuses(["Red", "Green", undefined]),
    reads: READ,
    shows: ["Green", "Amber", "Red"],
  },
  { name: "statuses in small words, with spaces", make: () => withStatuses([" red", "green ", "amber"]), reads: READ },
  { name: "statuses in letters", make: () => withStatuses(["R", "G", undefined]), reads: READ, shows: ["G", "A", "R"] },
  { name: "statuses in symbols", make: () => withStatuses(["✗", "✓", undefined]), reads: READ, shows: ["✓", "!", "✗"] },
  {
    name: "statuses as numbers stored as text",
    make: () => withStatuses([text("1"), text("1"), undefined]),
    reads: READ,
    shows: ["Green", "Amber", "Red"],
  },
  {
    name: "statuses as numbers in the Text format",
    make: () =>
      withStatuses([
        { value: "1", format: "@" },
        { value: "2", format: "@" },
        { value: "", format: "@" },
      ]),
    reads: READ,
    shows: ["Green", "Amber", "Red"],
  },
  {
    name: "an empty status column in the Text format",
    make: () => withStatuses(Array(3).fill({ value: "", format: "@" })),
    reads: READ,
    shows: ["Green", "Amber", "Red"],
  },
  {
    name: "statuses by a person's formula",
    make: () => withStatuses([formula('=IF(H2>95,"Green","Red")', "Green"), formula("=3", 3), undefined]),
    reads: READ,
    kept: ["I2", "I3"],
    shows: ["Green", "3", "Red"],
  },
  {
    name: "statuses of every kind at once",
    make: () => withStatuses(["Under review", formula("=2", 2), 1]),
    reads: READ,
    kept: ["I2", "I3"],
  },
  {
    name: "statuses with looks of the officer's own",
    make: () =>
      withStatuses([
        { value: 1, style: { fill: "#FF0000", bold: true } },
        { value: "", style: { fill: "#00FF00" } },
        undefined,
      ]),
    reads: READ,
  },
  {
    name: "a boolean for a status",
    make: () => withStatuses([{ value: true }, undefined, undefined]),
    reads: READ,
    kept: ["I2"],
  },
  {
    name: "an icon set of the officer's over the whole status column",
    make: () => kpiWorkbook(three, (sheet) => sheet.conditionalFormats.push(arrows(statusColumn(3)))),
    reads: READ,
  },
  {
    name: "an icon set of the officer's over its first half",
    make: () => kpiWorkbook(three, (sheet) => sheet.conditionalFormats.push(arrows(statusColumn(2)))),
    reads: READ,
  },
  {
    name: "an icon set of the officer's over its middle",
    make: () => kpiWorkbook(three, (sheet) => sheet.conditionalFormats.push(arrows(statusColumn(1, 2)))),
    reads: READ,
  },
  {
    name: "two icon sets over the status column, and one beside it",
    make: () =>
      kpiWorkbook(three, (sheet) =>
        sheet.conditionalFormats.push(
          { ...arrows(statusColumn(1)), id: "a" },
          { ...arrows(statusColumn(2, 2)), id: "b" },
          { ...arrows({ ...statusColumn(3), column: 3 }), id: "c" },
        ),
      ),
    reads: READ,
  },
  {
    name: "rows hidden by hand",
    make: () => kpiWorkbook(three, (sheet) => void (sheet.hiddenRows = [2])),
    reads: READ,
    shows: ["Green", "Amber", "Red"],
  },
  {
    name: "the status column hidden",
    make: () => kpiWorkbook(three, (sheet) => void (sheet.hiddenColumns = [STATUS, 2])),
    reads: READ,
  },
  {
    name: "a total row",
    make: () =>
      kpiWorkbook(
        [...three, { metric: "Total", latestValue: formula("=SUBTOTAL(109,[Latest Value])", 236), status: "as above" }],
        (sheet) => {
          for (const table of sheet.tables) table.showTotals = true;
        },
      ),
    reads: READ,
    shows: ["Green", "Amber", "Red"],
  },
  {
    name: "no banding, and a look of its own",
    make: () =>
      kpiWorkbook(three, (sheet) =>
        sheet.tables.forEach((table) => Object.assign(table, { showBandedRows: false, style: "TableStyleDark3" })),
      ),
    reads: READ,
  },
  {
    name: "a filter that hides rows",
    make: (): WorkbookModel => {
      const model = kpiWorkbook(three);
      model.filterTable("table-kpis", [1]);
      return model;
    },
    reads: READ,
    kept: ["I3"],
    shows: ["Green", "", "Red"],
  },
  {
    name: "a protected sheet",
    make: () => kpiWorkbook(three, (sheet) => void (sheet.protected = true)),
    reads: READ,
    refused: "sheet-protected",
  },
  {
    name: "two KPI tables on one sheet",
    make: () => withSecondTable([met, near], [{ ...missed, metric: "Below" }]),
    reads: [
      ["Met", "green"],
      ["Near", "amber"],
      ["Below", "red"],
    ],
  },
  {
    name: "KPI tables on two sheets, one with words",
    make: () => together(kpiWorkbook([met, near]), kpiWorkbook([{ ...missed, status: "Green" }])),
    reads: READ,
  },
  {
    name: "KPI tables on two sheets, one protected",
    make: () =>
      together(
        kpiWorkbook([met]),
        kpiWorkbook([{}, near], (sheet) => void (sheet.protected = true)),
      ),
    reads: [
      ["Met", "green"],
      ["Near", "amber"],
    ],
    kept: ["I3"],
  },
  {
    name: "a KPI table on a very hidden sheet",
    make: () =>
      together(
        kpiWorkbook([met, near]),
        kpiWorkbook([missed], (sheet) => void (sheet.visibility = "VeryHidden")),
      ),
    reads: [
      ["Met", "green"],
      ["Near", "amber"],
    ],
  },
  {
    name: "no KPI table but on a hidden sheet",
    make: () =>
      together(
        kpiWorkbook([], (sheet) => Object.assign(sheet, { tables: [], rows: [] })),
        kpiWorkbook(three, (sheet) => void (sheet.visibility = "Hidden")),
      ),
    refused: "no-kpi-table",
  },
  { name: "a table of one row", make: () => kpiWorkbook([met]), reads: [["Met", "green"]], shows: ["Green"] },
  { name: "an empty table", make: () => kpiWorkbook([{}]), reads: [], shows: [""] },
  {
    name: "5,000 rows",
    make: () =>
      kpiWorkbook(Array.from({ length: 5000 }, (_, index) => row(`Metric ${index}`, "95%", 40 + (index % 60)))),
  },
  {
    name: "metrics of one name",
    make: () => kpiWorkbook([met, { ...missed, metric: "Met" }, { ...near, metric: "Met" }]),
    reads: [
      ["Met", "green"],
      ["Met", "red"],
      ["Met", "amber"],
    ],
    shows: ["Green", "Red", "Amber"],
  },
  {
    name: "columns in another order",
    make: () =>
      reordered(three, ["status", "latestValue", "metric", "goodIs", "target", "override", "kpi", "overrideReason"]),
    reads: READ,
  },
  {
    name: "headings with line breaks and stray spaces",
    make: () => reordered(three, COLUMN_KEYS, (key) => ` ${HEADINGS[key].toUpperCase().replace(/ /g, "\n ")}  `),
    reads: READ,
  },
  {
    name: "a second column with the heading RAG Status",
    make: () => reordered(three, [...COLUMN_KEYS, "trends"], (key) => HEADINGS[key]),
    reads: READ,
  },
  {
    name: "a sheet named with quotes and spaces",
    make: () => kpiWorkbook(three, (sheet) => void (sheet.name = "Bob's KPI's")),
    reads: READ,
  },
  {
    name: "a list of choices on the status column",
    make: () =>
      kpiWorkbook(three, (sheet) =>
        sheet.validations.push({
          id: "their-list",
          area: statusColumn(3),
          source: "Green,Amber,Red",
          errorAlert: { title: "No", message: "Choose one." },
        }),
      ),
    reads: READ,
  },
  {
    name: "names and emoji from everywhere",
    make: () =>
      kpiWorkbook(
        [
          row("Ysgolion – Cŵn 🐶", "95%", 96, { section: "Iechyd ❤️", kpi: "学校" }),
          row("المدارس", "95%", 90),
          row("e\u0301cole\u200b", "95%", 50),
        ],
        (sheet) => void (sheet.name = "DPA 🏫 2025"),
      ),
    reads: [
      ["Ysgolion – Cŵn 🐶", "green"],
      ["المدارس", "amber"],
      ["e\u0301cole\u200b", "red"],
    ],
  },
  {
    name: "notes, lists and merged cells around the table",
    make: () =>
      kpiWorkbook(three, (sheet) => {
        sheet.rows[6] = [{ value: "Signed off by Ann", style: { bold: true } }];
        put(sheet, 2, "trends", { value: "↑", style: { color: "#00AA00" } });
        const first = sheet.rows[1];
        if (first) first[COLUMN_KEYS.length + 2] = formula("=I2", "");
        sheet.merged = [{ row: 6, column: 0, rowCount: 1, columnCount: 4 }];
        sheet.columnWidths = { 0: 250, [STATUS]: 33 };
        sheet.rowHeights = { 2: 60 };
      }),
    reads: READ,
  },
  {
    name: "a table that is no KPI table",
    make: () => reordered(three, ["metric", "target", "asOf"]),
    refused: "no-kpi-table",
  },
  {
    name: "nothing in it",
    make: () => kpiWorkbook([], (sheet) => Object.assign(sheet, { tables: [], rows: [] })),
    refused: "no-kpi-table",
  },
];
