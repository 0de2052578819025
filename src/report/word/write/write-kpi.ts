import type { AttachedTable, DocumentKpi } from "../../document/document";
import { drawnPicture, plainText, REPORT_COLUMNS, type ReportCell } from "../../kpi-columns-and-widths";
import type { BodyWriter } from "./body-writer";
import { writeNarrative } from "./write-narrative";
import { writeTable, type TableCellText } from "./write-rows";

/** With a longer text a row could be longer than a page. */
const LONGEST_WHOLE = 500;
/** The columns that are legible on a portrait page; a wider table is continued below itself. */
const MOST_COLUMNS = 9;

/** Everything below a KPI's heading: table, combined sentence, notes, attached table, narrative. */
export function writeKpi(writer: BodyWriter, kpi: DocumentKpi, isPublic: boolean): string {
  const notes = kpi.notes.filter(({ isInternal }) => !(isPublic && isInternal));
  return [
    kpi.rows.length > 0 ? writeRows(writer, kpi) : "",
    // Decorative: the sentence names the status.
    kpi.combined
      ? writer.paragraph(
          "combined",
          `${writer.run(`${kpi.combined.look.symbol}\u00a0`, kpi.combined.status)}${writer.run(kpi.combined.sentence)}`,
        )
      : "",
    ...notes.map(({ text, isInternal }) =>
      writer.paragraph("note", `${isInternal ? writer.run("Internal note: ", "internal") : ""}${writer.run(text)}`),
    ),
    kpi.attached ? writeAttached(writer, kpi.attached, isPublic) : "",
    // A paragraph between tables: Word would join adjacent ones.
    kpi.rows.length > 0 && !kpi.combined && notes.length === 0 && !kpi.attached ? writeGap(writer) : "",
    writeNarrative(writer, kpi.narrative, { title: kpi.heading, style: "normal", isLocked: !isPublic }),
  ].join("");
}

function writeGap(writer: BodyWriter): string {
  return writer.paragraph("tableText", "", { keepNext: true });
}

function writeRows(writer: BodyWriter, kpi: DocumentKpi): string {
  const rows = kpi.rows.map((row) => REPORT_COLUMNS.map(({ of }) => of(row)));
  return writeTable(writer, {
    title: kpi.heading,
    description: `The target, latest value and RAG status of ${kpi.rows.length === 1 ? "1 indicator" : `${kpi.rows.length} indicators`}: ${kpi.rows.map(({ metric, value, word }) => `${metric}, ${value || "no value"}, ${word}`).join("; ")}.`,
    widths: REPORT_COLUMNS.map(({ width, widthInWord }) => widthInWord ?? width),
    headings: REPORT_COLUMNS.map(({ heading }) => heading),
    rows: rows.map((cells) => cells.map((cell) => writeCell(writer, cell))),
    keepsRowsWhole: rows.flat().every((cell) => plainText(cell).length <= LONGEST_WHOLE),
    keepsWithNext: true,
  });
}

function writeCell(writer: BodyWriter, cell: ReportCell): TableCellText {
  switch (cell.kind) {
    case "text":
      return { style: "tableText", runs: writer.run(cell.text) };
    case "figure":
      return { style: "tableFigure", runs: writer.run(cell.text) };
    case "status":
      return { style: "tableText", runs: writer.run(plainText(cell), cell.status), fill: cell.look.fill };
    case "trend": {
      const drawn = drawnPicture(cell);
      const picture = drawn ? writer.trend(drawn) : "";
      return {
        style: "tableText",
        runs: `${picture}${picture && cell.text ? "<w:r><w:br/></w:r>" : ""}${writer.run(cell.text)}`,
      };
    }
  }
}

function writeAttached(
  writer: BodyWriter,
  { title, rows, totals = [], notes = [], troubles }: AttachedTable,
  isPublic: boolean,
): string {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const parts: string[] = [];
  for (let from = 0; from < width;) {
    // The first column, which labels the rows, is repeated in each part.
    const to = Math.min(width, from + MOST_COLUMNS - (from === 0 ? 0 : 1));
    const columns = [...(from === 0 ? [] : [0]), ...Array.from({ length: to - from }, (_, index) => from + index)];
    parts.push(writeAttachedPart(writer, title, { rows, totals }, columns));
    from = to;
  }
  const found = isPublic
    ? []
    : troubles.map((trouble) =>
        writer.paragraph("note", `${writer.run("Internal check: ", "internal")}${writer.run(trouble)}`),
      );
  const below = [...notes.map((note) => writer.paragraph("note", writer.run(note))), ...found];
  // A paragraph after the table, unless notes follow: Word would join adjacent tables.
  return [
    writer.paragraph("caption", writer.run(title)),
    parts.join(writeGap(writer)),
    below.length > 0 ? "" : writeGap(writer),
    ...below,
  ].join("");
}

function writeAttachedPart(
  writer: BodyWriter,
  title: string,
  { rows, totals = [] }: Pick<AttachedTable, "rows" | "totals">,
  columns: readonly number[],
): string {
  const [headings = [], ...body] = rows.map((row) => columns.map((column) => row[column] ?? ""));
  return writeTable(writer, {
    title,
    description: `${title}: ${headings.join(", ")}.`,
    widths: columns.map((_, index) => (index === 0 ? 2 : 1)),
    headings,
    rows: body.map((row, index) =>
      row.map((shown) => ({
        style: isFigure(shown) ? "tableFigure" : "tableText",
        runs: writer.run(shown, totals.includes(index + 1) ? "total" : undefined),
      })),
    ),
    keepsRowsWhole: body.flat().every(({ length }) => length <= LONGEST_WHOLE),
    keepsWithNext: false,
  });
}

function isFigure(shown: string): boolean {
  return /^[-−(£$€]*\d[\d.,\s]*[%)a-z]*$/i.test(shown.trim());
}
