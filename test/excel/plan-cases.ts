import type { Edit, Plan } from "../../src/planning/plan";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { COLUMN_KEYS } from "../../src/kpi/columns/columns";
import { kpiWorkbook, type KpiRow } from "../support/kpi-workbook";

/** Texts that Excel would take for a formula, a number, a date or an error. */
export const TRICKY_TEXTS = [
  "=1+1",
  "+44",
  "-on track",
  "@x",
  "10%",
  "1.0",
  "2024/25",
  "1/2",
  "007",
  "TRUE",
  "#N/A",
  "'quoted",
  "£5",
  "1 May",
];

/** Statuses as numbers that are shown as words. */
const STATUS_FORMAT = '[=3]"Green";[=2]"Amber";"Red"';

const STATUS = COLUMN_KEYS.indexOf("status");

const ROWS: KpiRow[] = [96, 90, 50].map((latestValue) => ({
  metric: `Metric ${latestValue}`,
  target: "95%",
  goodIs: "High",
  latestValue,
  status: { value: 3, format: STATUS_FORMAT, style: { fill: "#FFF2CC" } },
}));

/** Where an added column will be. */
export const NEW_COLUMN = COLUMN_KEYS.length;

/** A KPI table whose last column has a look, an icon set and a drop-down list, with an officer's note beside it. */
export function workbookWithNotes(): WorkbookModel {
  return kpiWorkbook(ROWS, (sheet) => {
    const last = { row: 1, column: NEW_COLUMN - 1, rowCount: 3, columnCount: 1 };
    for (const row of sheet.rows.slice(1))
      if (row) row[NEW_COLUMN - 1] = { value: "ask Ann", format: "0.00", style: { bold: true } };
    const first = sheet.rows[1];
    if (first) first[NEW_COLUMN] = { value: "an officer's note" };
    sheet.columnWidths = { 0: 120 };
    sheet.validations = [{ id: "list", area: last, source: "ask Ann,ask Bob" }];
    sheet.conditionalFormats = [
      {
        id: "icons",
        area: last,
        type: "IconSet",
        style: "ThreeArrows",
        showIconOnly: false,
        reverseIconOrder: false,
        criteria: [],
      },
    ];
  });
}

const INVERSE_COLUMNS: Edit = {
  kind: "remove-columns",
  tableId: "table-kpis",
  headings: ["Signed off", "Signed off by"],
};

const ADD_COLUMNS: Plan["edits"][number] = {
  kind: "add-columns",
  sheetId: "sheet-kpis",
  tableId: "table-kpis",
  columns: [
    { heading: "Signed off", width: 90, options: ["Yes", "No"] },
    { heading: "Signed off by", width: 160, format: "@" },
  ],
};

/** Two empty columns. */
export const COLUMNS: Plan = { edits: [ADD_COLUMNS], inverse: [INVERSE_COLUMNS], expects: [] };

const at = { sheetId: "sheet-kpis", row: 1, column: NEW_COLUMN, rowCount: 3, columnCount: 2 };

/** Two columns, and words in them at the address they will have. */
export const FILLED_COLUMNS: Plan = {
  edits: [
    ADD_COLUMNS,
    {
      kind: "values",
      at,
      values: [
        ["Yes", "=Ann"],
        [null, null],
        ["No", "2024/25"],
      ],
    },
  ],
  inverse: [
    {
      kind: "values",
      at,
      values: [
        ["", ""],
        [null, null],
        ["", ""],
      ],
    },
    INVERSE_COLUMNS,
  ],
  expects: [{ at: { ...at, column: COLUMN_KEYS.indexOf("latestValue"), columnCount: 1 }, values: [[96], [90], [50]] }],
};

/** One of the add-in's own sheets. */
export const SHEET: Plan = {
  edits: [
    {
      kind: "add-sheet",
      sheet: {
        name: "RAG Rules",
        cells: [["RAG rules"], ["Rule", "Tolerance"], ...TRICKY_TEXTS.map((text) => [text, "10%"])],
        format: "@",
        widths: [200, 90],
        looks: [
          { at: { row: 0, column: 0, rowCount: 1, columnCount: 1 }, look: "title" },
          { at: { row: 1, column: 0, rowCount: 1, columnCount: 2 }, look: "heading" },
          { at: { row: 2, column: 0, rowCount: 3, columnCount: 2 }, look: "body" },
          { at: { row: 5, column: 0, rowCount: 1, columnCount: 2 }, look: "note" },
        ],
        choices: [{ at: { row: 2, column: 1, rowCount: 20, columnCount: 1 }, options: ["10%", "5%"] }],
        frozenRows: 2,
      },
    },
  ],
  inverse: [{ kind: "remove-sheet", name: "RAG Rules" }],
  expects: [],
};

/** Columns, words in them, a sheet and a status column: everything that one action may write. */
export const EVERYTHING: Plan = {
  edits: [
    ...FILLED_COLUMNS.edits,
    ...SHEET.edits,
    { kind: "number-format", at: { ...at, column: STATUS, columnCount: 1 }, format: "0" },
    { kind: "status-icons", at: { ...at, column: STATUS, columnCount: 1 }, others: [] },
  ],
  inverse: [
    { kind: "remove-status-icons", at: { ...at, column: STATUS, columnCount: 1 } },
    { kind: "number-format", at: { ...at, column: STATUS, columnCount: 1 }, format: STATUS_FORMAT },
    ...SHEET.inverse,
    ...FILLED_COLUMNS.inverse,
  ],
  expects: FILLED_COLUMNS.expects,
};

const targets = {
  sheetId: "sheet-kpis",
  row: 1,
  column: COLUMN_KEYS.indexOf("latestValue"),
  rowCount: 3,
  columnCount: 1,
};

/** Cells that become Text cells, with texts in them. A rollback must make them numbers again. */
export const REWRITE: Plan = {
  edits: [
    { kind: "number-format", at: targets, format: "@" },
    { kind: "values", at: targets, values: [["10%"], ["=1+1"], ["'007"]] },
  ],
  inverse: [
    { kind: "number-format", at: targets, format: "General" },
    { kind: "values", at: targets, values: [[96], [90], [50]] },
  ],
  expects: [{ at: targets, values: [[96], [90], [50]] }],
};

const words = { ...targets, column: NEW_COLUMN, columnCount: 1 };

/** Texts in cells that become Text cells only after they were written. */
const FORMATTED_LATER: Plan = {
  edits: [
    { kind: "values", at: words, values: [["=1+1"], ["10%"], ["'x"]] },
    { kind: "number-format", at: words, format: "@" },
  ],
  inverse: [
    { kind: "number-format", at: words, format: "General" },
    { kind: "values", at: words, values: [["an officer's note"], [""], [""]] },
  ],
  expects: [],
};

const fills = { ...targets, column: STATUS };

/** A manual fill that is removed, one that changes, and one that stays. */
const FILLS: Plan = {
  edits: [{ kind: "cell-fills", at: fills, fills: [["none"], [null], ["#C6EFCE"]] }],
  inverse: [{ kind: "cell-fills", at: fills, fills: [["#FFF2CC"], [null], ["#FFF2CC"]] }],
  expects: [],
};

export const PLANS: [string, Plan][] = [
  ["fills", FILLS],
  ["columns", COLUMNS],
  ["columns and words in them", FILLED_COLUMNS],
  ["a sheet", SHEET],
  ["all at once", EVERYTHING],
  ["texts over numbers", REWRITE],
  ["texts, then their format", FORMATTED_LATER],
];
