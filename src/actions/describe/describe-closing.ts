import { wordFor } from "../../rag/rules/ruleset";
import { asSentence, by, countOf, listSome } from "../../report/words";
import { describeProblem } from "../../planning/describe-problem";
import { placesOf } from "../../planning/statuses/places-of";
import { EARLIER_WORDS, KPI_HISTORY } from "../../planning/sheets/kpi-history/sheet";
import type { ClosingRow as RowInClosing } from "../../kpi/history/advance-row";
import type { NextPlace } from "../../kpi/next-place";
import type { PreparedClosing } from "../close-period";
import { describeStale } from "./describe-outcome";

/** A row to look at when a period is closed. */
export interface ClosingRow {
  metric: string;
  why: string;
}

/** What closing does to the rows and to KPI History: counts in words, and the rows that stay or need a look. */
export interface ClosingRows {
  added: string;
  /** Left out where no row goes on. */
  advancing?: string;
  /** The rows of tables with several periods, and where each one's next result goes; left out where there are none. */
  inSeries?: { fact: string; summary: string; rows: ClosingRow[] };
  staying: { summary: string; rows: ClosingRow[] };
  toDo: { summary: string; rows: ClosingRow[] };
}

/** The heading of the list already says that these rows stay. */
const STAYS = /^Stays as it is: /;

/** Describes the rows of a closing. */
export function describeClosingRows({
  closing: { rows },
  history,
}: Pick<PreparedClosing, "closing" | "history">): ClosingRows {
  const advancing = rows.filter(({ advances }) => advances);
  const inSeries = rows.filter((row) => row.inSeries);
  const staying = rows
    .filter((row) => !row.advances && !row.inSeries)
    .map(({ metric, sentences }) => ({ metric, why: sentences.join(" ").replace(STAYS, "") }));
  // The first sentence of a row that advances says that it does.
  const toDo = advancing
    .filter(({ sentences }) => sentences.length > 1)
    .map(({ metric, sentences }) => ({ metric, why: sentences.slice(1).join(" ") }));
  return {
    added: `${countOf(history.added, "line is", "lines are")} added to ${KPI_HISTORY.name}.`,
    ...(advancing.length > 0 || inSeries.length === 0
      ? {
          advancing: `${countOf(advancing.length, "row goes", "rows go")} on to the next period: Latest Value moves to Previous Value and is emptied.`,
        }
      : {}),
    ...(inSeries.length > 0
      ? {
          inSeries: {
            fact: describeSeriesRows(inSeries),
            summary: `Where the next period goes (${countOf(inSeries.length, "row")})`,
            rows: inSeries.map(({ metric, sentences }) => ({ metric, why: sentences.join(" ") })),
          },
        }
      : {}),
    staying: {
      summary: `${countOf(staying.length, "row stays", "rows stay")} as ${by(staying.length, "it is", "they are")}`,
      rows: staying,
    },
    toDo: { summary: `${countOf(toDo.length, "row needs", "rows need")} a look`, rows: toDo },
  };
}

/** Says of the rows of tables with several periods that they stay, and where the next results go. */
function describeSeriesRows(rows: readonly RowInClosing[]): string {
  const places = new Set(rows.map(({ inSeries }) => describePlaces(inSeries?.next ?? null)));
  const are = by(rows.length, "is in a table that has", "are in tables that have");
  return `${countOf(rows.length, "row")} ${are} a place for each period: nothing is moved or emptied there. ${asSentence(listSome([...places]))}.`;
}

/** Where the next results of rows with the same kind of place go: "put Q3's values in column J". */
function describePlaces(next: NextPlace | null): string {
  if (!next) return "put the next results beside those of the other periods";
  const period = next.period === "" ? "the next period" : next.period;
  switch (next.kind) {
    case "cell":
      return `put ${period}'s values in column ${next.column} of ${next.sheetName}`;
    case "row":
      return `add the rows of ${period} to ${next.sheetName}`;
    case "columns":
      return `add ${next.beside.startsWith("columns") ? "columns" : "a column"} for ${period} beside ${next.beside} of ${next.sheetName}`;
    case "sheet":
      return `add a sheet for ${period}`;
  }
}

/** What closing a period does besides moving rows to the next one, a sentence for each kind. */
export function describeClosing(prepared: PreparedClosing): string[] {
  const { formulas, outOfDate, textTroubles, review } = prepared;
  const sentences = describeHistory(prepared);
  if (formulas.length > 0) {
    const stay = by(formulas.length, "holds a formula and stays as it is.", "hold formulas and stay as they are.");
    sentences.push(`${listSome(placesOf(formulas, review.tables))} ${stay}`);
  }
  sentences.push(...describeEmptied(prepared));
  for (const trouble of textTroubles)
    sentences.push(`${describeProblem(trouble).title}: the report's texts are left as they are.`);
  if (review.looks.icons.length > 0) {
    const areas = review.looks.icons.map(({ sheetName, area }) => ({ sheetName, address: area }));
    sentences.push(
      `No status is written to ${listSome(placesOf(areas, review.tables))}, as the icon set there would contradict it. ${KPI_HISTORY.name} keeps what the rules give now.`,
    );
  }
  if (outOfDate > 0)
    sentences.push(
      `${describeStale(outOfDate)} ${KPI_HISTORY.name} keeps what the rules give now: recalculate first to see both alike.`,
    );
  return sentences;
}

/** Lines of KPI History that are there already: replaced, with words that are kept, or no longer reported. */
function describeHistory({
  history: { replaced, stayed },
  keptWords,
  closing: { period },
}: Pick<PreparedClosing, "history" | "keptWords" | "closing">): string[] {
  const sentences: string[] = [];
  if (replaced > 0) {
    sentences.push(
      `${KPI_HISTORY.name} has ${countOf(replaced, "line")} of ${period} already: ${by(replaced, "it is", "they are")} replaced by what the rows hold now.`,
    );
  }
  if (keptWords.length > 0) {
    const words = `${listSome(keptWords.map(({ sheetName, address }) => `${sheetName}!${address}`))} ${by(keptWords.length, "holds", "hold")} words that would be replaced`;
    sentences.push(`${words}: they are kept beside the line, under “${EARLIER_WORDS}”.`);
  }
  if (stayed > 0) {
    const [are, stay] = [by(stayed, "is of an indicator", "are of indicators"), by(stayed, "stays", "stay")];
    sentences.push(
      `${countOf(stayed, "line")} of ${period} in ${KPI_HISTORY.name} ${are} no longer reported, and ${stay}.`,
    );
  }
  return sentences;
}

/** Status and Trends cells of rows whose value is emptied. */
function describeEmptied({
  statuses,
  leftEmpty,
  directions,
  review,
}: Pick<PreparedClosing, "statuses" | "leftEmpty" | "directions" | "review">): string[] {
  const sentences: string[] = [];
  const notRated = statuses.length - leftEmpty;
  if (notRated > 0) {
    const become = countOf(
      notRated,
      "status of a row whose value is emptied becomes",
      "statuses of rows whose values are emptied become",
    );
    sentences.push(`${become} ${wordFor(review.ruleset, "not-rated")}.`);
  }
  if (leftEmpty > 0) {
    sentences.push(
      `${countOf(leftEmpty, "status of a row whose value is emptied is", "statuses of rows whose values are emptied are")} emptied too.`,
    );
  }
  if (directions > 0)
    sentences.push(`${countOf(directions, "direction in Trends is", "directions in Trends are")} emptied.`);
  return sentences;
}
