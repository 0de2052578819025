import { isLike } from "../history/series";
import { isRead, type Period, type PeriodReading } from "../../rag/periods/period";
import { readPeriodCell } from "../periods/period-cell";
import { readPeriod } from "../../rag/periods/read-period";
import { comparePeriods, isSamePeriod } from "../../rag/periods/step-period";
import { areDaysKnown, daysOf } from "../../rag/periods/span";
import { yearOf } from "../../rag/periods/years";
import { contextOf } from "../rated-indicator";
import { cellOf, findingOf, type CheckedRow, type Finding } from "./finding";

/**
 * Checks as-of dates that are missing, unreadable, older than those of most rows with the same frequency, or in the
 * future; and targets of another year. Of rows with several periods, those of the judged one are left.
 */
export function checkPeriods(rows: readonly CheckedRow[], today: string): Finding[] {
  const dated = rows.map((row) => ({
    row,
    reading: readPeriodCell(row.indicator.cells.asOf, contextOf(row.indicator)),
  }));
  const usual = findUsual(dated.flatMap(({ reading }) => (isRead(reading) ? [reading] : [])));
  return dated.flatMap(({ row, reading }) => checkPeriod(row, reading, usual, today));
}

function checkPeriod(row: CheckedRow, reading: PeriodReading, usual: UsualPeriod, today: string): Finding[] {
  const { cells, metric, rating } = row.indicator;
  const { series, columns } = row.table;
  const isOfSeries = series !== undefined && series.judged !== "";
  // The period of a heading or a sheet is the same for all rows, and no cell of theirs.
  if (isOfSeries && columns.asOf === undefined) return isRead(reading) ? checkTargetYear(row, reading) : [];
  const cell = cellOf(row, "asOf");
  if (cells.asOf.kind === "empty") {
    if (row.table.columns.asOf === undefined || rating.value.kind !== "number") return [];
    return [
      findingOf(
        row,
        "period-missing",
        "asOf",
        "",
        `${cell} is empty. Put the period that the value of “${metric}” is for there.`,
      ),
    ];
  }
  if (!isRead(reading))
    return [
      findingOf(row, "period-not-read", "asOf", reading.text, `The period in ${cell} was not read. ${reading.why}`),
    ];
  const found: Finding[] = [];
  if (reading.start > today && areDaysKnown(reading.span)) {
    found.push(
      findingOf(
        row,
        "period-not-begun",
        "asOf",
        reading.text,
        `${cell} says ${reading.text}, which has not begun. Correct it.`,
      ),
    );
  }
  // An earlier period of a series is judged because it is the newest that is there, or was chosen.
  const most = isOfSeries ? null : usual(reading);
  if (most) {
    const sentence = `${cell} says ${reading.text}, and ${most.later} of ${most.of} rows of its kind are for ${most.period.text} or later. Bring the row up to date, or say that it is reported in arrears.`;
    found.push(findingOf(row, "period-stale", "asOf", reading.text, sentence));
  }
  return [...found, ...checkTargetYear(row, reading)];
}

/**
 * The period that most other rows of the same frequency have reached, with counts, where it is later than the row's
 * own; otherwise null.
 */
type UsualPeriod = (own: Period) => { period: Period; later: number; of: number } | null;

function findUsual(periods: readonly Period[]): UsualPeriod {
  // Rows share a few periods, so count the rows of each.
  const counts: { period: Period; count: number }[] = [];
  for (const period of periods) {
    const held = counts.find((one) => isSamePeriod(one.period, period));
    if (held) held.count += 1;
    else counts.push({ period, count: 1 });
  }
  return (own) => {
    // Only periods of one kind can be ordered; latest first.
    const alike = counts
      .filter(({ period }) => isLike(period, own))
      .sort((a, b) => comparePeriods(b.period, a.period) ?? 0);
    const others = alike.reduce((sum, { count }) => sum + count, 0) - 1;
    let later = 0;
    for (const { period, count } of alike) {
      if ((comparePeriods(period, own) ?? 0) <= 0) break;
      later += count;
      // At least two other rows are needed: with one, it is unclear which of the two is behind.
      if (others >= 2 && later * 2 > others) return { period, later, of: others + 1 };
    }
    return null;
  };
}

/** Words for when a target should be reached, "by 2027/28", as opposed to the year it applies to. */
const TO_BE_REACHED = /\b(?:by|until|till|end of|from|since|starting|baseline)\b/i;

/** Checks a target that names another year than the value's. */
function checkTargetYear(row: CheckedRow, period: Period): Finding[] {
  const { target } = row.indicator.rating;
  if (
    (target.kind !== "number" && target.kind !== "range" && target.kind !== "benchmark") ||
    !target.period ||
    TO_BE_REACHED.test(target.text)
  )
    return [];
  const named = readPeriod(target.period, { reporting: period.reporting });
  if (!isRead(named) || named.span.kind !== "year" || named.span.calendar === "calendar") return [];
  const own = yearSaid(period);
  if (own === null || own === named.span.year) return [];
  const cell = cellOf(row, "target");
  const sentence = `The target in ${cell} is for ${named.text}, and the value is for ${period.text}. Put the target of that year there, or check that it still holds.`;
  return [findingOf(row, "target-of-another-year", "target", `${named.text} ${period.text}`, sentence)];
}

/** The first year of "2024/25", stated or implied by a period; null for a calendar year, and for another body's. */
function yearSaid({ span, reporting }: Period): number | null {
  switch (span.kind) {
    case "year":
    case "half":
    case "quarter":
    case "year-to-date":
    case "numbered-week":
    case "four-weeks":
      return span.calendar === reporting.year || span.calendar === "academic" ? span.year : null;
    case "term":
      return span.year;
    case "month":
      return yearOf(daysOf(span).start, reporting.year);
    case "day":
      return yearOf(span.day, reporting.year);
    case "week":
      return yearOf(span.last, reporting.year);
  }
}
