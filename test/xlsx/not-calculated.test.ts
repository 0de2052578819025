import { prepareClosing } from "../../src/actions/close-period";
import { recalculate } from "../../src/actions/recalculate";
import { review, type Review } from "../../src/actions/review";
import { describeRun } from "../../src/actions/describe/describe-outcome";
import { explainVerdict } from "../../src/rag/sentences/explain";
import { allIndicators } from "../../src/kpi/scorecard";
import { addressOf } from "../../src/kpi/kpi-table";
import { checkReport } from "../../src/kpi/checks/check-report";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { WorkbookData } from "../../src/office-host/workbook/types";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { kpiWorkbook, type KpiRow } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";
import { valueOf } from "./both-hosts";
import { opened, partsOf, smallParts, zipOf } from "./parts";

const text = (r: string, words: string): string => `<c r="${r}" t="inlineStr"><is><t>${words}</t></is></c>`;
const HEADINGS = ["Section", "Metric Name", "Target", "Good Is", "As of Date", "Latest Value", "RAG Status", "Trends"];
const heads = `<row r="1">${HEADINGS.map((heading, index) => text(`${"ABCDEFGH"[index]}1`, heading)).join("")}</row>`;
/** A KPI row whose other cells are ordinary. */
const row = (r: number, cells: Record<string, string>): string => {
  const usual: Record<string, string> = {
    A: text(`A${r}`, "Homes"),
    B: text(`B${r}`, `Repairs ${r}`),
    C: `<c r="C${r}"><v>90</v></c>`,
    D: text(`D${r}`, "High"),
    E: text(`E${r}`, "2024/25 Q2"),
  };
  const all = { ...usual, ...cells };
  return `<row r="${r}">${Object.keys(all)
    .sort()
    .map((column) => all[column] ?? "")
    .join("")}</row>`;
};
const workbookXml = (calcPr: string): { "xl/workbook.xml": string } => ({
  "xl/workbook.xml": (smallParts("")["xl/workbook.xml"] ?? "").replace("</workbook>", `${calcPr}</workbook>`),
});
const fileOf = (rows: readonly string[], calcPr = ""): Uint8Array =>
  zipOf(smallParts([heads, ...rows].join(""), workbookXml(calcPr)));
const reviewOf = async (bytes: Uint8Array): Promise<Review> =>
  valueOf(await review(opened(bytes).port, DEFAULT_RULESET));

/** Each row's sentence. */
const reasons = ({ scorecard, tables, ruleset }: Review): string[] =>
  allIndicators(scorecard).map(({ rating, tableId, row: at }) => {
    const table = tables.find((one) => one.tableId === tableId);
    return explainVerdict(rating.computed, ruleset, (field) => (table ? addressOf(table, field, at) : null));
  });
const notes = ({ kept, skipped, said, tables }: Review): string[] =>
  describeRun({ kept, skipped, said, tables }, { tellsWork: false, canNameColumns: false });
const UNKNOWN = (cell: string): string =>
  `Not rated: ${cell} holds a formula that has not been calculated: open the workbook in Excel, press F9 and save it.`;

const PROGRAM = '<calcPr calcId="124519" fullCalcOnLoad="1"/>';

test.each<[what: string, cells: Record<string, string>, calcPr: string, reason: RegExp]>([
  ["no result", { F: '<c r="F2"><f>46/50</f></c>' }, "", /^Not rated: F2 holds a formula that has not been calculated/],
  [
    "an empty result",
    { F: '<c r="F2"><f>46/50</f><v></v></c>' },
    PROGRAM,
    /^Not rated: F2 holds a formula that has not/,
  ],
  [
    "a text or a boolean without a result",
    { F: '<c r="F2" t="b"><f>1=1</f><v/></c>' },
    "",
    /^Not rated: F2 holds a formula that has not/,
  ],
  [
    "a target without a result",
    { C: '<c r="C2"><f>B9</f></c>', F: '<c r="F2"><v>95</v></c>' },
    "",
    /^Not rated: C2 holds a formula that has not/,
  ],
  [
    "a name without a result, which rules depend on",
    { B: '<c r="B2"><f>B9</f></c>', F: '<c r="F2"><v>95</v></c>' },
    "",
    /^Not rated: B2 holds a formula that has not/,
  ],
  [
    "a date without a result",
    { E: '<c r="E2"><f>TODAY()</f><v/></c>', F: '<c r="F2"><v>95</v></c>' },
    "",
    /^Not rated: E2 holds a formula that has not/,
  ],
  [
    "a zero in place of a result, as a program writes it",
    { F: '<c r="F2"><f>46/50</f><v>0</v></c>' },
    PROGRAM,
    /^Not rated: F2 holds a formula that has not/,
  ],
  [
    "a formula saved before it was calculated",
    { F: '<c r="F2"><f>46/50</f><v>95</v></c>' },
    '<calcPr calcId="191029" calcMode="manual" calcCompleted="0" calcOnSave="0"/>',
    /^Not rated: F2 holds a formula that has not/,
  ],
  [
    "a cell of an array without results",
    { F: '<c r="F2"><f t="array" ref="F2:F3">G9:G10</f></c>' },
    "",
    /^Not rated: F2 holds a formula that has not/,
  ],
  [
    "a zero that Excel saved",
    { F: '<c r="F2"><f>1-1</f><v>0</v></c>' },
    '<calcPr calcId="191029" fullCalcOnLoad="1"/>',
    /^Red: 0 is 90/,
  ],
  ["a result that a program calculated", { F: '<c r="F2"><f>90+5</f><v>95</v></c>' }, PROGRAM, /^Green: 95 is 5/],
  [
    "a formula whose result is an error",
    { F: '<c r="F2" t="e"><f>1/0</f><v>#DIV/0!</v></c>' },
    PROGRAM,
    /^Not rated: Latest Value \(F2\) holds #DIV\/0!\. Correct the formula/,
  ],
  [
    "a formula whose result is an empty text",
    { F: '<c r="F2" t="str"><f>""</f><v></v></c>' },
    PROGRAM,
    /^Not rated: there is no value yet: the formula in F2 gives nothing\. Look at the cells/,
  ],
])("a formula in a file: %s", async (_what, cells, calcPr, reason) => {
  const [said] = reasons(await reviewOf(fileOf([row(2, cells)], calcPr)));
  expect(said).toMatch(reason);
});

test("cells that share such a formula, or that such an array fills, have no known result either", async () => {
  const rows = [
    row(2, { F: '<c r="F2"><f t="shared" ref="F2:F3" si="0">H2+1</f></c>' }),
    row(3, { F: '<c r="F3"><f t="shared" si="0"/></c>' }),
    row(4, { F: '<c r="F4"><f t="array" ref="F4:F6">H9:H11</f></c>' }),
    row(5, { F: '<c r="F5"/>' }),
    row(6, {}),
    row(7, {}),
  ];
  expect(reasons(await reviewOf(fileOf(rows)))).toEqual([
    ...["F2", "F3", "F4", "F5", "F6"].map(UNKNOWN),
    "Not rated: there is no value yet. Type it in F7.",
  ]);
});

test("a thousand such formulas are reported in one sentence, and are one finding", async () => {
  const rows = Array.from({ length: 1000 }, (_, index) => row(index + 2, { F: `<c r="F${index + 2}"><f>1+1</f></c>` }));
  const reviewed = await reviewOf(fileOf(rows));
  expect(notes(reviewed)).toEqual([
    "1,000 cells hold formulas that have not been calculated: F2:F1001. Rows that depend on them are not rated, and their statuses are left alone. Do not type over them: open the workbook in Excel, press F9 (or choose Formulas, Calculation Options, Automatic) and save it.",
  ]);
  const { tables, scorecard, ruleset, owners, attached } = reviewed;
  const found = checkReport({
    tables,
    scorecard,
    ruleset,
    owners,
    attached,
    history: [],
    today: "2024-11-22",
    noted: { cells: new Set(), coverage: "neither" },
    fills: [],
  });
  expect(found.map(({ code, address }) => [code, address])).toEqual([["not-calculated", "S!F2"]]);
});

test("a status formula that is not calculated is not to be cleared, and does not prevent closing a period", async () => {
  const file = fileOf([row(2, { F: '<c r="F2"><v>95</v></c>', G: '<c r="G2"><f>IF(F2>90,"Green","Red")</f></c>' })]);
  const reported = notes(await reviewOf(file));
  expect(reported).toEqual([
    expect.stringMatching(/^1 cell holds a formula that has not been calculated: G2\./),
    "1 cell of RAG Status holds a formula and is left alone (G2).",
  ]);
  const { closing, statuses } = valueOf(await prepareClosing(opened(file).port, DEFAULT_RULESET, "2024-11-20"));
  expect([closing.rows.map(({ advances }) => advances), statuses]).toEqual([[true], []]);
});

test("existing statuses, directions and the formula are kept, and no period is closed", async () => {
  const sheet = [
    row(2, { F: '<c r="F2"><f>46/50</f><v/></c>', G: text("G2", "Green"), H: text("H2", "▲ Improving") }),
    row(3, { F: '<c r="F3"><v>50</v></c>', G: text("G3", "Green") }),
  ];
  const file = opened(fileOf(sheet));
  const written = valueOf(await recalculate(file.port, DEFAULT_RULESET, { now: "2024-11-22 23:05" }));
  expect(written.changes.map(({ address, to }) => [address, to])).toEqual([["G3", "red"]]);
  const xml = partsOf(file.save())["xl/worksheets/sheet1.xml"] ?? "";
  expect(xml).toContain('<c r="F2"><f>46/50</f><v/></c>');
  expect(xml).toContain("▲ Improving");
  expect(xml).not.toContain("#BUSY!");
  expect(await prepareClosing(opened(file.save()).port, DEFAULT_RULESET, "2024-11-22")).toMatchObject({
    ok: false,
    problem: { code: "not-calculated", cells: ["F2"] },
  });
});

describe("in Excel", () => {
  const green: KpiRow = {
    metric: "Met",
    target: "95%",
    goodIs: "High",
    asOf: "2024/25 Q2",
    latestValue: { value: 0.96, format: "0%", formula: "=48/50" },
    status: 3,
  };
  const typed: KpiRow = { ...green, metric: "Typed", latestValue: { value: 0.5, format: "0%" } };

  const calculating = (model: WorkbookModel, calculation: WorkbookData["calculation"]): WorkbookModel =>
    new WorkbookModel({ ...model.toData(), ...(calculation ? { calculation } : {}) });

  test.each([
    ["automatically", undefined, ["green", "red"]],
    [
      "automatically, and reports pending calculation, as with some charts",
      { mode: "Automatic", state: "Pending" },
      ["green", "red"],
    ],
    ["manually, and is done", { mode: "Manual", state: "Done" }, ["green", "red"]],
    ["manually, and is pending", { mode: "Manual", state: "Pending" }, ["not-rated", "red"]],
  ] as const)(
    "formula results are reported as old only where they may be: Excel calculates %s",
    async (_how, calculation, statuses) => {
      openExcel(calculating(kpiWorkbook([green, typed]), calculation));
      const reviewed = valueOf(await review(createExcelWorkbook(), DEFAULT_RULESET));
      expect(allIndicators(reviewed.scorecard).map(({ rating }) => rating.status)).toEqual(statuses);
      const isOld = statuses[0] === "not-rated";
      expect(reviewed.kept.map(({ holds }) => holds)).toEqual(isOld ? ["not-calculated"] : []);
      expect(reasons(reviewed)[0]).toMatch(
        isOld ? /^Not rated: [A-Z]+2 holds a formula that has not been calculated/ : /^Green/,
      );
    },
  );

  test("plain cells are reported as tables are", async () => {
    openExcel(
      calculating(
        kpiWorkbook([green, typed], (sheet) => void (sheet.tables = [])),
        { mode: "Manual", state: "Pending" },
      ),
    );
    const reviewed = valueOf(await review(createExcelWorkbook(), DEFAULT_RULESET));
    expect(allIndicators(reviewed.scorecard).map(({ rating }) => rating.status)).toEqual(["not-rated", "red"]);
  });

  test.each(["#BUSY!", "#GETTING_DATA"])(
    "%s is a formula that Excel is still calculating, not an error",
    async (value) => {
      openExcel(kpiWorkbook([{ ...green, latestValue: { value, error: true, formula: "=FETCH(1)" } }]));
      expect(reasons(valueOf(await review(createExcelWorkbook(), DEFAULT_RULESET)))[0]).toMatch(
        /holds a formula that has not been calculated/,
      );
    },
  );

  test("a formula with an empty result is not to be overwritten", async () => {
    openExcel(kpiWorkbook([{ ...green, latestValue: { value: "", formula: '=IF(A9="","",A9)' } }]));
    expect(reasons(valueOf(await review(createExcelWorkbook(), DEFAULT_RULESET)))[0]).toMatch(
      /the formula in [A-Z]+2 gives nothing/,
    );
  });
});
