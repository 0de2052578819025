import type { CellValue } from "../../../kpi/kpi-table";
import { statusIcons, USUAL_ICONS } from "../../../kpi/status-looks/icon-thresholds";
import { nativeFormat } from "../../../kpi/status-looks/status-column";
import { wordFor, type Ruleset } from "../../../rag/rules/ruleset";
import { STATUS_NUMBERS } from "../../../rag/status";
import { lookOf } from "../../../report/status-looks";
import { LONGEST_TEXT } from "../../../report/narratives/narrative";
import type { ContentCell, ContentRow } from "../content";

/** A cell to write. A text stays a text, whatever it begins with. */
export interface OwnCell {
  value: CellValue;
  format: string;
}

const EMPTY: OwnCell = { value: "", format: "General" };

/** A text with Excel's line breaks, cut to the longest that a cell can hold. */
export function cellText(text: string): string {
  return text.replace(/\r\n?/g, "\n").slice(0, LONGEST_TEXT);
}

/** A content row's cells as they are written, one for each declared column. */
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
  // The icon set of the add-in's own sheets is the usual one. Statuses of any other list are written as symbol and word.
  if (statusIcons(ruleset) !== USUAL_ICONS)
    return { ...EMPTY, value: cellText(`${lookOf(ruleset, status).symbol} ${wordFor(ruleset, status)}`) };
  return { value: STATUS_NUMBERS[status], format: nativeFormat(ruleset, status) };
}
