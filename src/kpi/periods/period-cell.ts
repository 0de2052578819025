import type { CellContent } from "../../rag/cell";
import { daySerial, readDay } from "../../rag/reading/dates/day";
import { readNumberFormat } from "../../rag/reading/read-number-format";
import type { PeriodContext } from "../../rag/periods/no-span";
import { isMonthEnd, partsOf } from "../../rag/periods/days";
import type { Period, PeriodReading } from "../../rag/periods/period";
import { examplePeriod, USUAL_REPORTING } from "../../rag/periods/reporting";
import { readPeriod } from "../../rag/periods/read-period";
import { daysOf, type Span } from "../../rag/periods/span";
import { describeSpan } from "../../rag/periods/write-period";

/**
 * Reads the period in a cell as Excel holds it. A number under a date format is what the format shows: a day, a month
 * ("mmm-yy") or a calendar year ("yyyy"). A text or plain number is read as written.
 */
export function readPeriodCell(cell: CellContent, context: PeriodContext = {}): PeriodReading {
  if (cell.kind === "empty") return readPeriod("", context);
  if (cell.kind === "error" || cell.kind === "boolean" || cell.kind === "not-calculated") {
    return {
      kind: "not-read",
      text: String(cell.value),
      why: `“${String(cell.value)}” is not a period. Write one such as “${examplePeriod(context.reporting ?? USUAL_REPORTING)}”.`,
    };
  }
  const span = findDateSpan(cell);
  return readPeriod(span ? describeSpan(span) : String(cell.value), context);
}

/** What a date cell shows; null for other cells. */
function findDateSpan(cell: CellContent): Span | null {
  if (!isDateCell(cell)) return null;
  const day = readDay(cell);
  if (!day) return null;
  const { year, month } = partsOf(day);
  const code = cell.format.replace(/"[^"]*"|\\.|\[[^\]]*(?:\]|$)/g, "");
  if (/d/i.test(code)) return { kind: "day", day };
  if (/m/i.test(code)) return { kind: "month", year, month };
  return { kind: "year", calendar: "calendar", year };
}

function isDateCell(cell: CellContent): boolean {
  return cell.kind === "number" && readNumberFormat(cell.format).date;
}

/**
 * The content for a period's cell, in the form of the cell it replaces: a date for a date, a number for a number, else
 * text.
 */
export function writePeriodCell(period: Period, like: CellContent): CellContent {
  const day = isDateCell(like) ? readDay(like) : null;
  if (day) {
    const { start, end } = daysOf(period.span);
    return { kind: "number", value: daySerial(isMonthEnd(day) ? (end ?? start) : start), format: like.format };
  }
  if (like.kind === "number" && /^\d+$/.test(period.text))
    return { kind: "number", value: Number(period.text), format: like.format };
  return { kind: "text", value: period.text, format: like.format };
}
