import { wordFor } from "../../rag/rules/ruleset";
import { by, countOf, listSome } from "../../report/words";
import { describeProblem } from "../../planning/describe-problem";
import { placesOf } from "../../planning/statuses/places-of";
import { EARLIER_WORDS, KPI_HISTORY } from "../../planning/sheets/kpi-history/sheet";
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
  advancing: string;
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
  const staying = rows
    .filter(({ advances }) => !advances)
    .map(({ metric, sentences }) => ({ metric, why: sentences.join(" ").replace(STAYS, "") }));
  // The first sentence of a row that advances says that it does.
  const toDo = advancing
    .filter(({ sentences }) => sentences.length > 1)
    .map(({ metric, sentences }) => ({ metric, why: sentences.slice(1).join(" ") }));
  return {
    added: `${countOf(history.added, "line is", "lines are")} added to ${KPI_HISTORY.name}.`,
    advancing: `${countOf(advancing.length, "row goes", "rows go")} on to the next period: Latest Value moves to Previous Value and is emptied.`,
    staying: {
      summary: `${countOf(staying.length, "row stays", "rows stay")} as ${by(staying.length, "it is", "they are")}`,
      rows: staying,
    },
    toDo: { summary: `${countOf(toDo.length, "row needs", "rows need")} a look`, rows: toDo },
  };
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
