import { createHash } from "node:crypto";
import type * as ColumnList from "../../src/kpi/columns/column-headings";
import type * as ReportColumns from "../../src/report/kpi-columns-and-widths";
import { plainText, REPORT_COLUMNS } from "../../src/report/kpi-columns-and-widths";
import { writeCopiedReport, writeReportText } from "../../src/report/html/copied-report";
import { writeKpiTableHtml } from "../../src/report/html/copied-kpi";
import { writeHtml } from "../../src/report/html/write-html";
import { columnIndex } from "../../src/planning/sheets/declaration";
import { describeReportTables } from "../../src/planning/sheets/report-tables/describe";
import { REPORT_TABLES } from "../../src/planning/sheets/report-tables/sheet";
import type { ContentRow } from "../../src/planning/sheets/content";
import type { RowOf } from "../kpi/kpi-table-of";
import { documentKpiOf } from "./document/reported";
import { documentOf, kpiOf } from "./word/sample-document";
import { findAll, parse, textsOf, wordsOf, writeOrFail, type Node } from "./word/zip-parts";

/*
 * A text column that is added to the list of a KPI row's columns, and to the report's, is read from the rows and appears in
 * every form of the report, in its place. Nothing else has to change. Here both lists have a made-up column, in the report
 * after Good Is.
 */
jest.mock("../../src/kpi/columns/column-headings", () => {
  const actual = jest.requireActual<typeof ColumnList>("../../src/kpi/columns/column-headings");
  const added = {
    key: "made-up",
    heading: "Made Up",
    note: { what: "How sure the figure is.", example: "Provisional" },
    isShown: true,
  };
  return { ...actual, KPI_COLUMNS: [...actual.KPI_COLUMNS, added] };
});
jest.mock("../../src/report/kpi-columns-and-widths", () => {
  const actual = jest.requireActual<typeof ReportColumns>("../../src/report/kpi-columns-and-widths");
  const of = ({ texts }: { texts: Record<string, string> }): ReportColumns.ReportCell => ({
    kind: "text",
    text: texts["made-up"] ?? "",
  });
  const added = { id: "made-up", heading: "Made Up", width: 10, widthOnSheet: 90, since: 2, of };
  return {
    ...actual,
    REPORT_COLUMNS: actual.REPORT_COLUMNS.toSpliced(2, 0, added as unknown as (typeof actual.REPORT_COLUMNS)[number]),
  };
});

const cells: RowOf = {
  ...{ metric: "Bins collected on time", target: "95%", latestValue: "93.1%", previousValue: "92%" },
  ["made-up" as keyof RowOf]: "Provisional, <b>see</b> note",
};
const kpi = kpiOf("1", { rows: documentKpiOf([cells]).rows });
const HEADINGS = REPORT_COLUMNS.map(({ heading }) => heading);
const ROW = kpi.rows.flatMap((row) => REPORT_COLUMNS.map(({ of }) => plainText(of(row))));
const report = documentOf([kpi]);
const tableIn = (html: string): Node =>
  parse(/<table.*?<\/table>/s.exec(html.slice(html.search(/<table(?! class="key")/)))?.[0] ?? "");
const textOf = ({ text, children }: Node): string => [...children.map(textOf), text].join("");
const rowsOf = (table: Node): string[][] => findAll(table, "tr").map(({ children }) => children.map(textOf));
const headersOf = (table: Node): string[] =>
  findAll(table, "th")
    .filter(({ attributes }) => attributes["scope"] === "row")
    .map(textOf);

test("the list has the column, with the row's text", () => {
  expect(HEADINGS.slice(0, 4)).toEqual(["Target", "Good Is", "Made Up", "As of Date"]);
  expect(ROW.slice(0, 4)).toEqual(["95%", "High", "Provisional, <b>see</b> note", "2024/25 Q2"]);
});

test("the Report Tables sheet has it, with the narrative and its prompt in their places", () => {
  const {
    rows,
    sheet: { columns },
  } = describeReportTables(report);
  const at = rows.findIndex(({ look }) => look === "headings");
  const shown = (row: ContentRow | undefined): unknown[] => row?.cells ?? [];
  expect(shown(rows[at])).toEqual([...HEADINGS, "Narrative"]);
  expect(shown(rows[at + 1])).toEqual([...ROW.slice(0, 6), { status: "amber" }, "Improving"]);
  expect(shown(rows.at(-1))).toEqual([
    "Narrative",
    null,
    null,
    null,
    "Write about 1.",
    null,
    null,
    null,
    { typed: "" },
  ]);
  expect(columns.map(({ width }) => width)).toEqual(REPORT_TABLES.columns.map(({ width }) => width));
  expect(columns[2]?.width).toBe(90);
  expect([columnIndex(REPORT_TABLES, "metric"), columnIndex(REPORT_TABLES, "narrative")]).toEqual([4, 8]);
});

test("the Word file has it, in a table that fits its line", async () => {
  const body = parse(textsOf(await writeOrFail(report))["word/document.xml"] ?? "");
  const [table] = findAll(body, "w:tbl").filter((one) => findAll(one, "w:gridCol").length === HEADINGS.length);
  const rows = table ? findAll(table, "w:tr").map((row) => findAll(row, "w:tc").map(wordsOf)) : [];
  expect(rows).toEqual([HEADINGS, ROW]);
  const widths = table ? findAll(table, "w:gridCol").map(({ attributes }) => Number(attributes["w:w"])) : [];
  const widthOf = (one: Node): number =>
    findAll(one, "w:gridCol").reduce((sum, { attributes }) => sum + Number(attributes["w:w"]), 0);
  expect(new Set(findAll(body, "w:tbl").map(widthOf)).size).toBe(1);
  expect(Math.min(...widths)).toBeGreaterThan(500);
});

test("the web page has it, with its width, its name on a narrow screen, and a policy that allows the style", () => {
  const page = writeHtml(report);
  expect(rowsOf(tableIn(page))).toEqual([HEADINGS, ROW.map((text) => text.replace("!\u00a0Amber", "! Amber"))]);
  expect(headersOf(tableIn(page))).toEqual(["Bins collected on time"]);
  const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? "";
  expect(style).toContain('.kpi tbody>tr>:nth-child(3)::before{content:"Made Up"');
  const widths = [...style.matchAll(/\.kpi thead th:nth-child\(\d+\)\{width:([\d.]+)%\}/g)].map(([, width]) =>
    Number(width),
  );
  expect(widths).toHaveLength(HEADINGS.length);
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100, 1);
  expect(page).toContain(`style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`);
});

test("copied tables have it, formatted and as plain text", () => {
  for (const html of [writeKpiTableHtml(kpi), writeCopiedReport(report)]) {
    expect(rowsOf(tableIn(html))).toEqual([HEADINGS, ROW]);
    expect(headersOf(tableIn(html))).toEqual(["Bins collected on time"]);
  }
  expect(writeReportText(report).split("\n")).toEqual(expect.arrayContaining([HEADINGS.join("\t"), ROW.join("\t")]));
});

test("all columns have different ids", () => {
  expect(new Set(REPORT_TABLES.columns.map(({ id }) => id)).size).toBe(REPORT_COLUMNS.length + 1);
});
