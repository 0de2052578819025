import type { CellValue } from "../../../kpi/kpi-table";
import { statusIcons, USUAL_ICONS } from "../../../kpi/status-looks/icon-thresholds";
import { nativeFormat } from "../../../kpi/status-looks/status-column";
import { wordFor, type Ruleset } from "../../../rag/rules/ruleset";
import { STATUS_NUMBERS } from "../../../rag/status";
import { lookOf } from "../../../report/status-looks";
import { LONGEST_TEXT } from "../../../report/narratives/narrative";
import type { ContentCell, ContentRow } from "../content";

/** A cell of the add-in's own as it is to be: a text stays a text, whatever it begins with. */
export interface OwnCell {
  value: CellValue;
  format: string;
}

const EMPTY: OwnCell = { value: "", format: "General" };

/** A text as a cell can hold it. */
export function cellText(text: string): string {
  return text.replace(/\r\n?/g, "\n").slice(0, LONGEST_TEXT);
}

/** A content row's cells as they are written, one for each of the sheet's own columns. */
export function writeCells({ cells }: ContentRow, width: number, ruleset: Ruleset): OwnCell[] {
  return Array.from({ length: width }, (_, column) => writeCell(cells[column] ?? null, ruleset));
}

function writeCell(cell: ContentCell, ruleset: Ruleset): OwnCell {
  if (cell === null) return EMPTY;
  if (typeof cell === "string") return { ...EMPTY, value: cellText(cell) };
  if ("typed" in cell) return { ...EMPTY, value: cellText(cell.typed) };
  if ("figure" in cell) return { value: cell.figure, format: cell.format };
  const { status } = cell;
  if (status === "not-rated") return { ...EMPTY, value: wordFor(ruleset, status) };
  // The icons of the add-in's own sheets are the usual ones: beside them another list is written in symbols and words.
  if (statusIcons(ruleset) !== USUAL_ICONS)
    return { ...EMPTY, value: cellText(`${lookOf(ruleset, status).symbol} ${wordFor(ruleset, status)}`) };
  return { value: STATUS_NUMBERS[status], format: nativeFormat(ruleset, status) };
}
