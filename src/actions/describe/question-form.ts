import { ANSWERS, type Answer, type AnswerTo } from "../../kpi/answers/answer";
import type { MappedHeading } from "../../kpi/columns/column-mapping";
import { HEADINGS } from "../../kpi/columns/columns";
import {
  findQuestions,
  type AskedColumns,
  type AskedRow,
  type AskedTable,
  type CountedRow,
} from "../../kpi/find-questions";
import { groupBy } from "../../kpi/history/match-names";
import type { KpiTable } from "../../kpi/kpi-table";
import { foldName } from "../../rag/fold-name";
import { joinWords, listSome } from "../../report/words";
import { describeAnswer, describeCount } from "./describe-questions";

/** What is kept of an answer: a line of answers, or what a heading is. */
export type Kept = Answer | MappedHeading;

/** A question as a form asks it. */
export interface FormQuestion {
  /** The same in every reading. */
  id: string;
  legend: string;
  hint?: string;
  choices: { label: string; keeps: readonly Kept[] }[];
  /** The same question about each row; where it is left out, all rows have one answer. */
  each?: FormQuestion[];
}

/**
 * The questions of a workbook. Which column is meant is asked first, as the rest is not known before. About targets there is one question for
 * all counts beside columns of one name, which may be answered row by row, and one for each other row.
 */
export function formQuestions(tables: readonly KpiTable[]): FormQuestion[] {
  const { columns, times, counts } = findQuestions(tables);
  const byLonger = groupBy(times, ({ longer }) => foldName(longer.lasting));
  const all =
    columns.length > 0
      ? columns.map(questionOfColumn)
      : [...[...byLonger.values()].flatMap(questionsBeside), ...questionsOfCounts(counts)];
  // Rows that share a name share the answer, also beside columns of several names; so do columns.
  const known = new Set<string>();
  return all.filter(({ id }) => !known.has(id) && Boolean(known.add(id)));
}

function questionOfColumn({ field, columns, sheetName }: AskedColumns): FormQuestion {
  const words = columns.map((column) => foldName(column.words)).sort();
  return {
    id: `column ${field} ${words.join(" ")}`,
    legend: `Which column on ${sheetName} is the ${HEADINGS[field]}?`,
    choices: columns.map((column) => ({
      label: `${column.heading} (${column.cell})`,
      keeps: [{ heading: column.words, is: field }],
    })),
  };
}

function questionsBeside(tables: readonly AskedTable[]): FormQuestion[] {
  const [first] = tables;
  const rows = eachOnce(tables.flatMap((table) => table.rows));
  const counts = rows.filter(({ isCount }) => isCount);
  const others = rows.filter((row) => !isIn(counts, row)).map(questionOfRow);
  const [count] = counts;
  if (!first || !count || counts.length === 1) return [...counts.map(questionOfRow), ...others];
  const { lasting, heading } = first.longer;
  const sheets = joinWords([...new Set(tables.map(({ sheetName }) => sheetName))]);
  return [
    {
      id: foldName(lasting),
      legend: `What are the targets of ${counts.length} rows on ${sheets} for?`,
      hint: listSome(counts.map(({ metric }) => metric)),
      choices: choicesFor(lasting, count.answers, { own: first.period, longer: heading }),
      each: counts.map(questionOfRow),
    },
    ...others,
  ];
}

/** One question for all rows, whose answer is kept for each: whether results count on is seen in the figures of one row alone. */
function questionsOfCounts(rows: readonly CountedRow[]): FormQuestion[] {
  const named = eachOnce(rows);
  const each = named.map(questionOfCount);
  if (each.length < 2) return each;
  const sheets = joinWords([...new Set(named.map(({ sheetName }) => sheetName))]);
  const choices = ANSWERS["result-time"].map((answer) => ({
    label: describeCount(answer),
    keeps: named.map(({ metric }): Kept => ({ question: "result-time", about: metric, answer })),
  }));
  const legend = `What is each result of ${named.length} rows on ${sheets}?`;
  return [{ id: "results", legend, hint: listSome(named.map(({ metric }) => metric)), choices, each }];
}

function questionOfCount({ metric, target, place }: CountedRow): FormQuestion {
  return {
    id: `result ${foldName(metric)}`,
    legend: `What is the result of ${metric} in ${place}?`,
    ...(target === "" ? {} : { hint: `Target: ${target}` }),
    choices: ANSWERS["result-time"].map((answer) => ({
      label: describeCount(answer),
      keeps: [{ question: "result-time", about: metric, answer }],
    })),
  };
}

const isIn = (rows: readonly AskedRow[], { metric }: AskedRow): boolean =>
  rows.some((row) => foldName(row.metric) === foldName(metric));

/** Rows without those whose name another has. */
function eachOnce<Row extends { metric: string }>(rows: readonly Row[]): Row[] {
  const byName = new Map(rows.toReversed().map((row) => [foldName(row.metric), row]));
  return [...byName.values()].reverse();
}

function questionOfRow({ metric, target, answers, ...readings }: AskedRow): FormQuestion {
  return {
    id: `row ${foldName(metric)}`,
    legend: `What is the target of ${metric} for?`,
    ...(target === "" ? {} : { hint: `Target: ${target}` }),
    choices: choicesFor(metric, answers, readings),
  };
}

function choicesFor(
  about: string,
  answers: readonly AnswerTo<"target-time">[],
  readings: Pick<AskedRow, "own" | "longer">,
): FormQuestion["choices"] {
  return answers.map((answer) => ({
    label: describeAnswer(answer, readings),
    keeps: [{ question: "target-time", about, answer }],
  }));
}
