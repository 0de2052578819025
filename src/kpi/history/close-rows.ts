import { isRead, type Period } from "../../rag/periods/period";
import { readPeriodCell } from "../periods/period-cell";
import { readPeriod } from "../../rag/periods/read-period";
import { examplePeriod } from "../../rag/periods/reporting";
import { monthsIn, type PeriodKind } from "../../rag/periods/span";
import { comparePeriods, monthsToNext, movePeriod, nextPeriod } from "../../rag/periods/step-period";
import { allIndicators, type Scorecard } from "../scorecard";
import { advance, cellNamer, type ClosingRow, type ClosingTable, type RowToClose } from "./advance-row";
import { recordsByName } from "./match-names";
import type { HistoryRecord } from "./record";

export interface Closing {
  /** The closed period and the next one, as written. */
  period: string;
  next: string;
  rows: ClosingRow[];
}

/** Why a period cannot be closed, as a sentence. */
export interface NoClosing {
  why: string;
}

/**
 * Calculates the rows' content for the next period. The Latest Value becomes the Previous Value and is emptied, and the
 * As of Date moves on in its own style: by one for a row of the closed kind of period (a quarter in arrears moves by a
 * quarter too), by as many months for a shorter one (September to December, where quarters are closed). A longer one (a
 * year, a half, a term) stays, because its value is still the latest. So does a row without a value, one that is
 * already ahead, and one whose period cannot be read. `history` has to hold the closed period, so that no value is lost
 * in tables without a Previous Value column.
 */
export function closePeriod(
  scorecard: Scorecard,
  tables: readonly ClosingTable[],
  history: readonly HistoryRecord[],
  closed: string,
): Closing | NoClosing {
  const { reporting } = scorecard;
  const period = readPeriod(closed, { reporting });
  if (!isRead(period)) return { why: period.why };
  const next = nextPeriod(period);
  if (!next) return { why: whyNoNext(period) };
  const indicators = allIndicators(scorecard);
  const records = recordsByName(indicators, history);
  const byId = new Map(tables.map((table) => [table.tableId, table]));
  const rows = indicators.flatMap((indicator) => {
    const table = byId.get(indicator.tableId);
    return table ? [closeRow({ indicator, table, period, next, records: records.get(indicator) ?? [] })] : [];
  });
  return { period: period.text, next: next.text, rows };
}

/** Says why a period cannot be closed of which the next one is not known, and what to do. */
function whyNoNext({ span, text, reporting }: Period): string {
  const why = `“${text}” does not say which period comes after it.`;
  if (span.kind === "numbered-week") return `${why} Some years have a week 53. Write the weeks as “w/e 05/10/2025”.`;
  const isDay = span.kind === "day" && reporting.every === null;
  const orSay = isDay ? " Or put how often you report into Reported on the RAG Rules sheet." : "";
  return `${why} Close a quarter, such as “${examplePeriod(reporting)}”.${orSay}`;
}

function closeRow(row: RowToClose): ClosingRow {
  const { indicator } = row;
  const asOf = readPeriodCell(indicator.cells.asOf, { reporting: row.period.reporting });
  const { tableId, metric } = indicator;
  const stays = (why: string): ClosingRow => ({
    tableId,
    row: indicator.row,
    metric,
    advances: false,
    asOf: indicator.asOf,
    next: null,
    changes: [],
    sentences: [`Stays as it is: ${why}`],
  });
  const cell = cellNamer(row);
  if (indicator.cells.asOf.kind === "empty") return stays(`${cell("asOf")} is empty, so its period is not known.`);
  if (!isRead(asOf)) return stays(`its period in ${cell("asOf")} was not read. ${asOf.why}`);
  if (asOf.start > (row.period.end ?? row.period.start)) return stays(`it is for ${asOf.text} already.`);
  const moved = moveOn(asOf, row.period);
  if (typeof moved === "string") return stays(moved);
  const value = indicator.rating.value;
  // If the row moved on with these, it would show the old figures' result for its new period.
  if (value.kind === "number" && indicator.cells.latestValue.kind === "empty") {
    return stays(
      `its value is worked out from ${cell("numerator")} and ${cell("denominator")}. Put their next figures and its next period there together.`,
    );
  }
  if (value.kind === "empty" || value.kind === "none")
    return stays(`there is no value for ${asOf.text} in ${cell("latestValue")} yet.`);
  if (value.kind === "error")
    return stays(`${cell("latestValue")} holds ${value.text}. Put the value for ${asOf.text} there.`);
  return advance(row, asOf, moved);
}

/** The row's next period, or why it has none yet. */
function moveOn(asOf: Period, closed: Period): Period | string {
  if (asOf.kind === closed.kind) return nextLike(asOf, closed);
  const months = monthsToNext(closed);
  // The last day of a month closes what is reported by it.
  const reported = closed.kind === "day" && months !== null ? LENGTH_WORDS.get(months) : undefined;
  const kind = reported ?? KIND_WORDS[closed.kind];
  const own = monthsIn(asOf.span);
  if (own !== null && months !== null && own > months) {
    return `“${asOf.text}” is for a ${KIND_WORDS[asOf.kind]}, and does not go on with a ${kind}; its value is still the latest.`;
  }
  if (asOf.kind === "term" || months === null)
    return `“${asOf.text}” does not go on with a ${kind}. Write its next period by hand when its value comes.`;
  return (
    movePeriod(asOf, months) ??
    `“${asOf.text}” does not end with a month, so its next date is not known. Write it by hand.`
  );
}

/** What the kinds of period are called in a sentence. */
const KIND_WORDS: Record<PeriodKind, string> = {
  ...{ year: "year", half: "half", quarter: "quarter", month: "month", term: "term", day: "day", week: "week" },
  ...{ "numbered-week": "week", "four-weeks": "period of four weeks", "year-to-date": "period" },
};

/** What a length in months is called. */
const LENGTH_WORDS: ReadonlyMap<number, string> = new Map([
  [1, "month"],
  [3, "quarter"],
  [6, "half"],
  [12, "year"],
]);

/** The row's next period where it is of the closed one's kind. A day long past may be of a figure for a year, which stays. */
function nextLike(asOf: Period, closed: Period): Period | string {
  const next = nextPeriod(asOf);
  if (!next) return `“${asOf.text}” does not say which period comes after it. Write its next date by hand.`;
  const isLongPast = asOf.kind === "day" && (comparePeriods(next, closed) ?? 0) < 0;
  return isLongPast
    ? `“${asOf.text}” is long before ${closed.text}, so its figure may be for a longer period. Write its next date by hand when its value comes.`
    : next;
}
