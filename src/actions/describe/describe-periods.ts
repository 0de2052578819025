import { groupBy } from "../../kpi/history/match-names";
import { textAt, type KpiTable } from "../../kpi/kpi-table";
import { findHeadingPeriod } from "../../kpi/layout/heading-period";
import { hasResult } from "../../kpi/layout/judged-point";
import type { LeftPeriods, TableSeries } from "../../kpi/layout/table-series";
import { by, countOf, joinWords, listSome } from "../../report/words";
import { reportingOf } from "../../rag/rules/how-reported";
import type { Review } from "../review";

/** Where a period is judged: a sheet, or a table beside others on its sheet. */
export interface JudgedPlace {
  place: string;
  period: string;
}

/** The period that is judged in each table that holds several. */
export function judgedPlaces(tables: readonly KpiTable[]): JudgedPlace[] {
  const onSheet = groupBy(tables, ({ sheetId }) => sheetId);
  return tables.flatMap(({ series, sheetId, sheetName, name }) => {
    if (!series || series.judged === "") return [];
    const place = (onSheet.get(sheetId)?.length ?? 0) > 1 ? `${sheetName}!${name}` : sheetName;
    return [{ place, period: joinWords([series.judged, ...(series.alsoJudged ?? [])]) }];
  });
}

/** Says which period is judged, and where, if tables differ; null where no table holds several. */
export function describeJudged({ tables }: Pick<Review, "tables">): string | null {
  const places = judgedPlaces(tables);
  if (places.length === 0) return null;
  const periods = [...groupBy(places, ({ period }) => period)];
  const isOnly = periods.length === 1 && places.length === tables.length;
  const parts = periods.map(([period, at]) =>
    isOnly ? period : `${period} in ${listSome([...new Set(at.map(({ place }) => place))])}`,
  );
  return `Judging ${joinWords(parts, "; ", " and ")}${describeChoice(tables)}`;
}

/** Says that a period was chosen, where it is not the one that would be judged otherwise. */
function describeChoice(tables: readonly KpiTable[]): string {
  const chosen = seriesOf(tables).filter(({ judged, newest, isChosen }) => judged !== newest && isChosen);
  const newest = [...new Set(chosen.map((series) => series.newest))];
  return newest.length === 0 ? "" : `, as chosen (the newest that most rows report is ${joinWords(newest)})`;
}

/** What else there is to know of a workbook with several periods, a sentence each: a choice that has gone, and what is not judged. */
export function describePeriods({ tables, chosenPeriod }: Pick<Review, "tables" | "chosenPeriod">): string[] {
  const all = seriesOf(tables);
  if (all.length === 0) return [];
  const isGone = chosenPeriod !== null && !all.some(({ isChosen }) => isChosen);
  return [
    ...(isGone ? [`No row has a result for “${chosenPeriod}”, the period that was chosen: the newest is judged.`] : []),
    ...describeLeftRows(tables),
    ...describeLeftSheets(all),
    ...describeAbsent(tables),
  ];
}

/** The periods that are judged where an officer chooses none: one, unless tables differ. */
export function newestPeriods(tables: readonly KpiTable[]): string[] {
  return [...new Set(seriesOf(tables).map(({ newest }) => newest))];
}

/** The periods that an officer can choose, newest first. */
export function periodChoices({ tables, ruleset }: Pick<Review, "tables" | "ruleset">): string[] {
  const lists = seriesOf(tables).map(({ choices }) => choices);
  const longest = lists.reduce<readonly string[]>((most, list) => (list.length > most.length ? list : most), []);
  const others = [...new Set(lists.flat())].filter((name) => !longest.includes(name));
  if (others.length === 0) return [...longest].reverse();
  const reporting = reportingOf(ruleset);
  const orderOf = (name: string): string => findHeadingPeriod(name, { reporting })?.order ?? name;
  return [...longest, ...others].sort((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1));
}

function seriesOf(tables: readonly KpiTable[]): TableSeries[] {
  return tables.flatMap(({ series }) => (series && series.judged !== "" ? [series] : []));
}

function describeLeftRows(tables: readonly KpiTable[]): string[] {
  // Indicators beside each other share their rows.
  const count = (when: keyof LeftPeriods): number =>
    new Set(
      tables.flatMap(({ sheetId, series }) => (series?.left?.[when].rows ?? []).map((row) => `${row} ${sheetId}`)),
    ).size;
  const [earlier, later] = [count("earlier"), count("later")];
  const earlierRows = countOf(earlier, "row of an earlier period", "rows of earlier periods");
  const laterRows = countOf(later, "row of a later period", "rows of later periods");
  if (earlier > 0 && later > 0) return [`${earlierRows} and ${laterRows} are not judged.`];
  if (later > 0) return [`${laterRows} ${by(later, "is", "are")} not judged.`];
  return earlier > 0 ? [`${earlierRows} ${by(earlier, "is history and is", "are history and are")} not judged.`] : [];
}

function describeLeftSheets(all: readonly TableSeries[]): string[] {
  const left = (when: keyof LeftPeriods): string[] => [
    ...new Set(all.flatMap((series) => series.left?.[when].sheets ?? [])),
  ];
  const say = (names: readonly string[], one: string, many: string): string[] => {
    const [only, ...others] = names;
    if (only === undefined) return [];
    if (others.length === 0) return [`The sheet ${only} is of ${one} and is not judged.`];
    return [`${countOf(names.length, "sheet")} of ${many} are not judged: ${listSome(names)}.`];
  };
  return [
    ...say(left("earlier"), "an earlier period", "earlier periods"),
    ...say(left("later"), "a later period", "later periods"),
  ];
}

/** Indicators that other periods have and the judged one lacks: without a row, or without a value. */
function describeAbsent(tables: readonly KpiTable[]): string[] {
  const absent = tables.flatMap((table): { name: string; lacks: string }[] => {
    const { series } = table;
    if (!series || series.judged === "") return [];
    const reported = [...new Set(series.past.map(({ row }) => row))];
    const empty = reported.filter((row) => !hasResult(table.cells.latestValue?.values[row]));
    return [
      ...(series.absent ?? []).map((name) => ({ name, lacks: `row for ${series.judged}` })),
      ...empty.map((row) => ({ name: textAt(table, "metric", row), lacks: `value for ${series.judged}` })),
    ];
  });
  return [...groupBy(absent, ({ lacks }) => lacks)].map(([lacks, of]) => {
    const names = [...new Set(of.map(({ name }) => name))];
    return `${listSome(names)} ${by(names.length, "has", "have")} no ${lacks}.`;
  });
}
