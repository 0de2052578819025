/** @jest-environment jsdom */
import { writeCopiedReport, writeReportText } from "../../../src/report/html/copied-report";
import { writeKpiTableHtml, writeKpiTableText } from "../../../src/report/html/copied-kpi";
import { REPORT_COLUMNS } from "../../../src/report/kpi-columns-and-widths";
import { documentOf, kpiOf, placeOf, rowOf } from "../word/sample-document";
import { lookOf } from "../../../src/report/status-looks";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";

function read(html: string): HTMLElement {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  return body;
}

const cellsOf = (row: Element): string[] => [...row.children].map(({ textContent }) => textContent ?? "");

describe("a KPI's table for the clipboard", () => {
  const kpi = kpiOf("1", {
    rows: [rowOf(), rowOf({ metric: "<b>Bins & boxes</b>", value: "=1+1", status: "red", word: "Red" })],
    combined: {
      status: "red",
      word: "Red",
      look: lookOf(DEFAULT_RULESET, "red"),
      sentence: "Reported as one KPI: Red.",
    },
  });

  test("has a heading, header cells, a row for each indicator and the sentence", () => {
    const body = read(writeKpiTableHtml(kpi));
    const [head, ...rows] = [...body.querySelectorAll("tr")];
    expect(head ? cellsOf(head) : []).toEqual(REPORT_COLUMNS.map(({ heading }) => heading));
    expect(rows.map(cellsOf)).toEqual([
      ["95%", "High", "2024/25 Q2", "Bins collected on time", "93.1%", "!\u00a0Amber", "Improving"],
      ["95%", "High", "2024/25 Q2", "<b>Bins & boxes</b>", "=1+1", "✗\u00a0Red", "Improving"],
    ]);
    expect([...body.querySelectorAll("p")].map(({ textContent }) => textContent)).toEqual([
      "KPI 1",
      "Reported as one KPI: Red.",
    ]);
    expect(body.querySelectorAll('th[scope="col"]')).toHaveLength(REPORT_COLUMNS.length);
    expect(body.querySelectorAll('th[scope="row"]')).toHaveLength(2);
  });

  test("has its styles on each cell, and marks cells as text", () => {
    const cells = [...read(writeKpiTableHtml(kpi)).querySelectorAll("tbody td, tbody th")];
    expect(
      cells.every((cell) => /border:.*font-family:.*mso-number-format:'\\@'/.test(cell.getAttribute("style") ?? "")),
    ).toBe(true);
    expect(cells.filter((cell) => cell.hasAttribute("bgcolor"))).toHaveLength(2);
    expect(read(writeKpiTableHtml(kpi)).querySelectorAll("[class], style, script")).toHaveLength(0);
  });

  test("has a line for each row as plain text, with tabs between the cells", () => {
    expect(
      writeKpiTableText(kpi)
        .split("\n")
        .map((line) => line.split("\t").length),
    ).toEqual([1, ...Array.from({ length: 3 }, () => REPORT_COLUMNS.length), 1]);
  });

  test.each([
    ["=1+1", "'=1+1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["+44 is a code", "'+44 is a code"],
    ["-cmd", "'-cmd"],
    ["-3.2", "-3.2"],
    ["-3.2%", "-3.2%"],
    ["two\tcells\r\nand lines", "two cells and lines"],
    ["<700", "<700"],
  ])("the plain text of %j is %j", (text, expected) => {
    expect(
      writeKpiTableText(kpiOf("1", { rows: [rowOf({ target: text })] }))
        .split("\n")[2]
        ?.split("\t")[0],
    ).toBe(expected);
  });
});

describe("the whole report for the clipboard", () => {
  const report = documentOf(
    [
      kpiOf("1", {
        notes: [
          { text: "Seen by all", isInternal: false },
          { text: "Among us", isInternal: true },
        ],
        attached: {
          title: "Leavers",
          rows: [
            ["Directorate", "Leavers"],
            ["Highways", "31"],
          ],
          troubles: ["It does not add up."],
        },
        narrative: placeOf("a", "First.\n\n• one\n• two"),
      }),
      kpiOf("2", { narrative: placeOf("b", "", "Jane Smith writes this.") }),
    ],
    { introduction: placeOf("i", "What it covers.") },
  );

  test("has headings, tables and narratives, and nothing internal", () => {
    const body = read(writeCopiedReport(report));
    expect(
      [...body.querySelectorAll("h1, h2, h3")].map(({ tagName, textContent }) => `${tagName} ${textContent}`),
    ).toEqual(["H1 Corporate Performance Report 2024/25 Q2", "H2 Services", "H3 KPI 1", "H3 KPI 2"]);
    expect(body.querySelectorAll("table")).toHaveLength(3);
    expect(body.querySelectorAll("li")).toHaveLength(2);
    for (const text of [body.textContent, writeReportText(report)]) {
      expect(text).toMatch(/What it covers\..*Seen by all.*Highways.*31.*First\./s);
      expect(text).not.toMatch(/Among us|add up|Jane Smith/);
    }
  });
});
