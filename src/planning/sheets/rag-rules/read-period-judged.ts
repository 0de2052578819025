import { toCell, type CellValue } from "../../../kpi/kpi-table";
import { readPeriodCell } from "../../../kpi/periods/period-cell";
import { foldName } from "../../../rag/fold-name";
import { USUAL_REPORTING, type Reporting } from "../../../rag/periods/reporting";
import { isRead } from "../../../rag/periods/period";
import { describeSpan } from "../../../rag/periods/write-period";
import type { SheetSnapshot } from "../../snapshot";
import { findColumnsBlock } from "./read-columns";
import { PERIOD_JUDGED } from "./sheet";

type Cells = Pick<SheetSnapshot, "values" | "formats">;

/** The row of the line with the period that is judged, counted from the first used one; null if the sheet has none. */
export function findPeriodLine({ values }: Pick<Cells, "values">): number | null {
  const block = findColumnsBlock({ values });
  const isInColumns = (row: number): boolean =>
    block !== null && row >= block.row && row <= block.row + block.lineCount;
  const row = values.findIndex((cells, at) => isPeriodLabel(cells[0]) && !isInColumns(at));
  return row < 0 ? null : row;
}

/** True for the label of that line. */
export function isPeriodLabel(cell: CellValue | undefined): boolean {
  return foldName(String(cell ?? "")) === foldName(PERIOD_JUDGED);
}

/** The period that an officer chose to have judged, as written there; null for the newest. A date is the period that its format shows. */
export function readPeriodJudged({ values, formats }: Cells, reporting: Reporting = USUAL_REPORTING): string | null {
  const row = findPeriodLine({ values });
  const value = row === null ? "" : (values[row]?.[1] ?? "");
  const text = String(value).trim();
  if (row === null || text === "") return null;
  const period = readPeriodCell(toCell(value, formats[row]?.[1]), { reporting });
  return isRead(period) ? describeSpan(period.span, reporting.year) : text;
}
