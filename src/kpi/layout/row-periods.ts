import type { Reporting } from "../../rag/periods/reporting";
import { groupBy } from "../history/match-names";
import { textAt, type KpiTable } from "../kpi-table";
import { findHeadingPeriod } from "./heading-period";
import type { NamedRow } from "./named-rows";
import { readRowPeriod, type PeriodRow } from "./row-period";
import { orderAsWritten, withYearsBeside } from "./written-order";

/** The rows that have a period, those without a year by the order of an indicator's rows. */
export function withPeriods(table: KpiTable, rows: readonly NamedRow[], reporting: Reporting): PeriodRow[] {
  const found = rows.flatMap((one): PeriodRow[] => {
    const period = readRowPeriod(table, one.row, reporting);
    return period ? [{ ...one, period }] : [];
  });
  if (found.every(({ period }) => period.period !== null)) return found;
  const dated = new Map(
    [...groupBy(found, ({ key }) => key).values()].flatMap((own) =>
      datedBeside(table, own, reporting).map((one) => [one.row, one]),
    ),
  );
  return inOrder(found.map((one) => dated.get(one.row) ?? one));
}

/** An indicator's rows, each without a year with that of the row beside it. */
function datedBeside(table: KpiTable, rows: readonly PeriodRow[], reporting: Reporting): PeriodRow[] {
  const found = rows.map((one) => ({ ...one, kind: kindOf(one), period: one.period.period, own: one.period }));
  const known = withYearsBeside(found, reporting, (one, financialYear) => {
    const period = findHeadingPeriod(textAt(table, "asOf", one.row), { reporting, financialYear })?.period ?? null;
    const { kind, start = "", end = null } = period ?? {};
    return (
      period && {
        ...one,
        period,
        own: { text: one.own.text, kind: kind ?? "", order: `${start} ${end ?? ""}`, period },
      }
    );
  });
  return known.map(({ row, key, own }) => ({ row, key, period: own }));
}

const kindOf = ({ period }: PeriodRow): string => period.kind.replace(/ of no year$/, "");

/** Rows whose periods have no year, in the order that the longest row of them shows, where no indicator's rows contradict it. */
function inOrder(rows: readonly PeriodRow[]): PeriodRow[] {
  const bare = rows.filter(({ period }) => period.period === null);
  const orders = [...groupBy(bare, ({ key, period }) => `${key}\n${period.kind}`).values()].map((own) => [
    ...new Set(own.map(({ period }) => period.order)),
  ]);
  const longest = orders.reduce<string[]>((most, own) => (own.length > most.length ? own : most), []);
  const chain = orderAsWritten(longest);
  if (!chain || orders.some((own) => !isPartOf(own, chain))) return [...rows];
  return rows.map((one) => {
    const at = one.period.period === null ? chain.indexOf(one.period.order) : -1;
    return at < 0 ? one : { ...one, period: { ...one.period, order: String(at).padStart(4, "0") } };
  });
}

/** True where some of a row of periods stand in its order, or in the other one. */
function isPartOf(orders: readonly string[], chain: readonly string[]): boolean {
  const places = orders.map((order) => chain.indexOf(order));
  const isSorted = (step: number): boolean =>
    places.every((place, at) => place >= 0 && (at === 0 || (place - (places[at - 1] ?? 0)) * step > 0));
  return isSorted(1) || isSorted(-1);
}
