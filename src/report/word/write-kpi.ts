import { TABLE_HEADINGS, type AttachedTable, type DocumentKpi, type DocumentRow } from "../document/document";
import type { BodyWriter } from "./body-writer";
import { STATUS_LOOKS } from "../status-looks";
import type { Status } from "../../rag/status";
import { writeNarrative } from "./write-narrative";
import { writeTable, type TableCellText } from "./write-table";

/** Shares of an upright A4 page's line, by column: a target's words and a metric's name are the longest. */
const SHARES = [16, 9, 11.5, 24.5, 13, 12, 14];
/** A row with a longer text could be longer than a page. */
const LONGEST_WHOLE = 500;
/** As many columns as can be read on an upright page; wider tables go on below themselves. */
const MOST_COLUMNS = 9;

/** A KPI below its heading: table, combined sentence, notes, attached table, narrative. */
export function writeKpi(writer: BodyWriter, kpi: DocumentKpi, isPublic: boolean): string {
  const notes = kpi.notes.filter(({ isInternal }) => !(isPublic && isInternal));
  return [
    kpi.rows.length > 0 ? writeRows(writer, kpi) : "",
    // The sentence has the status's word; the symbol is for the eye.
    kpi.combined ? writer.paragraph("combined", `${writer.run(`${STATUS_LOOKS[kpi.combined.status].symbol}\u00a0`, kpi.combined.status)}${writer.run(kpi.combined.sentence)}`) : "",
    ...notes.map(({ text, isInternal }) => writer.paragraph("note", `${isInternal ? writer.run("Internal note: ", "internal") : ""}${writer.run(text)}`)),
    kpi.attached ? writeAttached(writer, kpi.attached, isPublic) : "",
    // A table may not touch what comes after it: Word would join two.
    kpi.rows.length > 0 && !kpi.combined && notes.length === 0 && !kpi.attached ? writeGap(writer) : "",
    writeNarrative(writer, kpi.narrative, { title: kpi.heading, style: "normal", isLocked: !isPublic }),
  ].join("");
}

function writeGap(writer: BodyWriter): string {
  return writer.paragraph("tableText", "", { keepNext: true });
}

function writeStatus(writer: BodyWriter, { status, word }: { status: Status; word: string }): string {
  return writer.run(`${STATUS_LOOKS[status].symbol}\u00a0${word}`, status);
}

function writeRows(writer: BodyWriter, kpi: DocumentKpi): string {
  const texts = kpi.rows.flatMap(({ target, goodIs, asOf, metric, value, trend }) => [target, goodIs, asOf, metric, value, trend]);
  return writeTable(writer, {
    title: kpi.heading,
    description: `The target, latest value and RAG status of ${kpi.rows.length === 1 ? "1 indicator" : `${kpi.rows.length} indicators`}: ${kpi.rows.map(({ metric, value, word }) => `${metric}, ${value || "no value"}, ${word}`).join("; ")}.`,
    shares: SHARES,
    headings: TABLE_HEADINGS,
    rows: kpi.rows.map((row) => writeRow(writer, row)),
    keepsRowsWhole: texts.every(({ length }) => length <= LONGEST_WHOLE),
    keepsWithNext: true,
  });
}

function writeRow(writer: BodyWriter, row: DocumentRow): TableCellText[] {
  const text = (shown: string): TableCellText => ({ style: "tableText", runs: writer.run(shown) });
  const picture = row.picture && row.picture.points.some(({ figure }) => figure !== null) ? writer.trend(row.picture) : "";
  return [
    text(row.target),
    text(row.goodIs),
    text(row.asOf),
    text(row.metric),
    { style: "tableFigure", runs: writer.run(row.value) },
    { style: "tableText", runs: writeStatus(writer, row), fill: STATUS_LOOKS[row.status].fill },
    { style: "tableText", runs: `${picture}${picture && row.trend ? "<w:r><w:br/></w:r>" : ""}${writer.run(row.trend)}` },
  ];
}

function writeAttached(writer: BodyWriter, { title, rows, totals = [], notes = [], troubles }: AttachedTable, isPublic: boolean): string {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const parts: string[] = [];
  for (let from = 0; from < width; ) {
    // The first column says what a row is, so it stands before each part.
    const to = Math.min(width, from + MOST_COLUMNS - (from === 0 ? 0 : 1));
    const columns = [...(from === 0 ? [] : [0]), ...Array.from({ length: to - from }, (_, index) => from + index)];
    parts.push(writeAttachedPart(writer, title, { rows, totals }, columns));
    from = to;
  }
  const found = isPublic ? [] : troubles.map((trouble) => writer.paragraph("note", `${writer.run("Internal check: ", "internal")}${writer.run(trouble)}`));
  const below = [...notes.map((note) => writer.paragraph("note", writer.run(note))), ...found];
  // A table may not touch what comes after it; where notes come, they are enough.
  return [writer.paragraph("caption", writer.run(title)), parts.join(writeGap(writer)), below.length > 0 ? "" : writeGap(writer), ...below].join("");
}

function writeAttachedPart(writer: BodyWriter, title: string, { rows, totals = [] }: Pick<AttachedTable, "rows" | "totals">, columns: readonly number[]): string {
  const [headings = [], ...body] = rows.map((row) => columns.map((column) => row[column] ?? ""));
  return writeTable(writer, {
    title,
    description: `${title}: ${headings.join(", ")}.`,
    shares: columns.map((_, index) => (index === 0 ? 2 : 1)),
    headings,
    rows: body.map((row, index) =>
      row.map((shown) => ({ style: isFigure(shown) ? "tableFigure" : "tableText", runs: writer.run(shown, totals.includes(index + 1) ? "total" : undefined) })),
    ),
    keepsRowsWhole: body.flat().every(({ length }) => length <= LONGEST_WHOLE),
    keepsWithNext: false,
  });
}

function isFigure(shown: string): boolean {
  return /^[-−(£$€]*\d[\d.,\s]*[%)a-z]*$/i.test(shown.trim());
}
