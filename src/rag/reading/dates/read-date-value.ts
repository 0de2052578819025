import type { CellContent } from "../../cell";
import { USUAL_REPORTING, type Reporting } from "../../periods/reporting";
import type { Calendar } from "../../periods/years";
import { readSpan, readSpanCell } from "./date-span";
import { Draft } from "../draft";
import { wordSet } from "../words/phrase";
import { writeCell } from "./show-day";
import { readValue, type ValueReading } from "../values/read-value";

/** When a milestone was reached, or is expected: a day, or any day of a month or a quarter. */
export interface DateValue {
  kind: "date";
  /** As the cell shows it. */
  text: string;
  /** "2025-06-01" */
  first: string;
  last: string;
}

/** Words beside a date that say that it is when the work was done, or is expected to be. */
const BESIDE_DATES = wordSet(
  "complete completed completion achieved done delivered finished expected forecast estimated anticipated projected due now actual on in by date the end of to be for is was",
);

const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$/;

/** Reads the value beside a target that is a date. "Complete" and "on track" give no date, so they are not read. */
export function readDateValue(
  cell: CellContent,
  { year }: Reporting = USUAL_REPORTING,
): DateValue | Exclude<ValueReading, { kind: "number" }> {
  const unread: ValueReading = { kind: "not-read", text: writeCell(cell), candidates: [] };
  switch (cell.kind) {
    case "number":
    case "boolean": {
      const span = readSpanCell(cell);
      return span ? { kind: "date", text: span.text, first: span.first, last: span.last } : unread;
    }
    case "text":
      return readDateText(String(cell.value), year) ?? withoutFigure(readValue(cell), unread);
    case "empty":
    case "error":
    case "not-calculated":
      return withoutFigure(readValue(cell), unread);
  }
}

/** Keeps "No data" as no value, and rejects a figure, which is not a date. */
function withoutFigure(
  reading: ValueReading,
  unread: Exclude<ValueReading, { kind: "number" }>,
): Exclude<ValueReading, { kind: "number" }> {
  return reading.kind === "number" ? unread : reading;
}

function readDateText(written: string, year: Calendar): DateValue | null {
  const draft = new Draft(written.replace(/\s+/g, " ").trim());
  const at = draft.items.findIndex((item) => item.kind === "period");
  const item = draft.items[at];
  if (item?.kind !== "period" || item.doubtful) return null;
  const isHarmless = draft.items.every(
    ({ kind, word }, index) =>
      index === at ||
      kind === "note" ||
      (kind === "mark" && /^[-:.,()]$/.test(word)) ||
      BESIDE_DATES.has(word) ||
      WEEKDAY.test(word),
  );
  const span = isHarmless ? readSpan(draft.written(at), year) : null;
  return span === null || span.size === "year"
    ? null
    : { kind: "date", text: span.text, first: span.first, last: span.last };
}
