import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { DEFAULT_RULESET } from "../src/rag/rules/default-ruleset";
import { wordFor, type Ruleset } from "../src/rag/rules/ruleset";
import { USUAL_LOOKS } from "../src/rag/rules/statuses/usual-icons-and-colours";
import { lookOf } from "../src/report/status-looks";
import type { Movement, MovementKind } from "../src/kpi/history/movements";
import type { RowLook } from "../src/planning/edits/own-rows";
import type { ContentCell, ContentRow, SheetContent } from "../src/planning/sheets/content";
import { describeCombinedKpis } from "../src/planning/sheets/combined-kpis/describe";
import { describePerformanceOverview } from "../src/planning/sheets/performance-overview/describe";
import { emptySheet } from "../src/office-host/workbook/sheet-names";
import type { CellData, CellStyle, SheetData, WorkbookData } from "../src/office-host/workbook/types";
import { sampleScorecard } from "../test/report/sample-scorecard";
import { xlsxOf } from "../test/support/save-xlsx";
import { pageColumnsOf } from "../src/planning/sheets/declaration";

/*
 * Writes the sample's Combined KPIs and Performance Overview to a folder as .xlsx files, for a look at them:
 *   npx tsx scripts/preview-sheets.ts <folder>
 * The formatting is close to that of src/excel/edits/row-looks.ts; icons are symbols before the words.
 */

const LOOKS: Record<RowLook, CellStyle> = {
  title: { fontSize: 18, bold: true, color: "#1F3864" },
  subtitle: { fontSize: 11, color: "#595959" },
  block: { fontSize: 13, bold: true, color: "#1F3864" },
  headings: { fontSize: 10, bold: true, color: "#1F3864", fill: "#DDEBF7" },
  section: { fontSize: 11, bold: true, color: "#1F3864", fill: "#EEF3FA" },
  group: { fontSize: 10, bold: true, color: "#1F3864", fill: "#EEF3FA" },
  first: { fontSize: 10 },
  body: { fontSize: 10 },
  total: { fontSize: 10, bold: true, fill: "#F2F2F2" },
  note: { fontSize: 9, italic: true, color: "#595959" },
  typed: { fontSize: 10, fill: "#FFF9E6" },
  blank: { fontSize: 10 },
};
/** A free font that is wider than Calibri and Aptos: a text that fits in it fits in those. */
const FONT = "Liberation Sans";
const RUNS_ON: readonly RowLook[] = ["title", "subtitle", "block", "section", "note"];

function toCell(cell: ContentCell, ruleset: Ruleset): CellData {
  if (cell === null) return { value: "" };
  if (typeof cell === "string") return { value: cell };
  if ("typed" in cell) return { value: cell.typed };
  if ("figure" in cell) return { value: cell.figure, format: cell.format };
  return {
    value:
      `${cell.status === "not-rated" ? "" : lookOf(ruleset, cell.status).symbol} ${wordFor(ruleset, cell.status)}`.trim(),
  };
}

function toCells(row: ContentRow, content: SheetContent, ruleset: Ruleset): CellData[] {
  return pageColumnsOf(content.sheet).map(({ wraps, align }, column) => ({
    ...toCell(row.cells[column] ?? null, ruleset),
    style: {
      ...LOOKS[row.look],
      fontName: FONT,
      vertical: "Top",
      horizontal: align === "centre" ? "Center" : align === "right" ? "Right" : "Left",
      wrap: wraps && !RUNS_ON.includes(row.look),
    },
  }));
}

/** The number of lines of `room` characters that a text takes, wrapped at spaces. */
function countLines(text: string, room: number): number {
  let [lines, used] = [1, 0];
  for (const { length } of text.split(/\s+/)) {
    if (used > 0 && used + 1 + length > room) [lines, used] = [lines + 1, 0];
    used += length + (used > 0 ? 1 : 0);
  }
  return lines;
}

/** The height in pixels that Excel would fit to a row's texts. */
function heightOf(row: ContentRow, { sheet }: SheetContent): number {
  const points = LOOKS[row.look].fontSize ?? 11;
  const lines = pageColumnsOf(sheet).map(({ width, wraps }, column) => {
    const cell = row.cells[column] ?? null;
    if (!wraps || RUNS_ON.includes(row.look) || typeof cell !== "string") return 1;
    return countLines(cell, Math.floor((width - 8) / (points * 0.62)));
  });
  return Math.max(...lines) * Math.round(points * 1.7) + 2;
}

function toSheet(content: SheetContent, ruleset: Ruleset): SheetData {
  return {
    ...emptySheet("1", content.sheet.name),
    rows: content.rows.map((row) => toCells(row, content, ruleset)),
    columnWidths: Object.fromEntries(content.sheet.columns.map(({ width }, column) => [column, width])),
    rowHeights: Object.fromEntries(content.rows.map((row, index) => [index, heightOf(row, content)])),
    frozenRows: content.frozenRows,
    showGridlines: false,
  };
}

/** Adds a line above the rows that are ruled off. */
function finish(file: Uint8Array, content: SheetContent): Uint8Array {
  const parts = unzipSync(file);
  const change = (name: string, edit: (text: string) => string): void => {
    const part = parts[name];
    if (part) parts[name] = strToU8(edit(strFromU8(part)));
  };
  let styles = 0;
  change("xl/styles.xml", (text) => {
    const [, xfs = ""] = /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(text) ?? [];
    styles = xfs.split("<xf ").length - 1;
    const ruled = xfs.replaceAll('borderId="0"', 'borderId="1" applyBorder="1"');
    const line = '<border><left/><right/><top style="thin"><color rgb="FF8EA9DB"/></top><bottom/><diagonal/></border>';
    return text
      .replace(/<borders count="1">(.*?)<\/borders>/s, `<borders count="2">$1${line}</borders>`)
      .replace(/<cellXfs[^>]*>.*<\/cellXfs>/s, `<cellXfs>${xfs}${ruled}</cellXfs>`);
  });
  change("xl/worksheets/sheet1.xml", (text) =>
    text.replace(/<row r="(\d+)"[^>]*>.*?<\/row>/gs, (row, number: string) => {
      const look = content.rows[Number(number) - 1]?.look;
      return look === "first" || look === "total"
        ? row.replace(/ s="(\d+)"/g, (_, style: string) => ` s="${Number(style) + styles}"`)
        : row;
    }),
  );
  return zipSync(parts);
}

function writePreview(folder: string, file: string, content: SheetContent, ruleset: Ruleset): void {
  const workbook: WorkbookData = {
    sheets: [{ ...toSheet(content, ruleset), print: { orientation: "Landscape", zoom: { wide: 1 } } }],
    activeSheetId: "1",
    selection: { row: 0, column: 0, rowCount: 1, columnCount: 1 },
    settings: {},
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), finish(xlsxOf(workbook, { title: content.sheet.name, fitsRows: true }), content));
}

const [folder = "preview"] = process.argv.slice(2);

const ruleset = DEFAULT_RULESET;
const input = { scorecard: sampleScorecard(ruleset), ruleset, period: "2024/25 Q2", madeOn: "2024-11-15" };
writePreview(folder, "combined-kpis.xlsx", describeCombinedKpis(input), ruleset);
writePreview(folder, "performance-overview.xlsx", describePerformanceOverview({ ...input, moves: null }), ruleset);

/* The same rows with an earlier period, under rules that use everything: a status beyond green, weights, indexes. */
const full: Ruleset = {
  ...ruleset,
  name: "Performance & Improvement",
  version: "2.3",
  statuses: [
    { status: "exceeding", word: "Exceeding", meaning: "Well beyond the target", ...USUAL_LOOKS.exceeding },
    ...ruleset.statuses,
  ],
  defaults: {
    ...ruleset.defaults,
    "high-or-low": { ...ruleset.defaults["high-or-low"], exceeding: { kind: "percent", figure: 10 } },
    combine: "weighted",
  },
  composites: [
    {
      name: "Sustainable travel index",
      scale: 10,
      components: [
        { metric: "Condition and maintenance score", weight: 70, score: "as it is" },
        {
          metric: "% of Waste Re-used, Recycled, Recovered or Composted at Household Waste Recycling Centres",
          weight: 30,
          score: "percent of target",
        },
      ],
    },
    { name: "Economic index", scale: 100, components: [{ metric: "Jobs created", weight: 1, score: "as it is" }] },
  ],
};
const scorecard = sampleScorecard(full, (row, index) => ({
  ...row,
  weight: index % 3 === 0 ? 2 : "",
  reviewBy: index % 2 === 0 ? "31/03/2025" : "31/10/2024",
}));
const some = scorecard.sections.flatMap(({ name, kpis }) => kpis.map((kpi) => ({ name, kpi }))).slice(5, 14);
const kinds: MovementKind[][] = [["up"], ["down"], ["new"], ["gone"], ["down", "target-changed"], ["rule-changed"]];
const moves = {
  since: "2024/25 Q1",
  movements: some.map(({ name, kpi }, index): Movement => ({
    section: name,
    kpi: kpi.name,
    metric: kpi.indicators[0]?.metric ?? "",
    kinds: kinds[index % kinds.length] ?? [],
    from: index % 6 === 2 ? null : "amber",
    to: index % 6 === 3 ? null : (kpi.indicators[0]?.rating.status ?? null),
    sentence:
      "It was 91.2 against a target of 95 in 2024/25 Q1, and the target it is judged by has changed from 90 to 95 since then.",
  })),
};
const fullInput = { scorecard, ruleset: full, period: "2024/25 Q2", madeOn: "2024-11-15" };
writePreview(folder, "full-combined-kpis.xlsx", describeCombinedKpis(fullInput), full);
writePreview(
  folder,
  "full-performance-overview.xlsx",
  describePerformanceOverview({
    ...fullInput,
    moves,
    directionOf: (kpi) => (kpi.indicators.length === 1 ? "Better, by 3 points" : "No clear trend"),
  }),
  full,
);
console.log(`Written to ${folder}.`);
