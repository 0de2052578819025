import { NOT_CALCULATED } from "../kpi/kpi-table";
import type { ColumnsReading } from "../workbook/columns-reading";
import type { UnreadPlace } from "../workbook/kpi-ranges";
import { findNearestTable } from "../workbook/kpi-tables";
import type { NearestRows, Problem } from "../workbook/problem";
import { isOwnSheet } from "../workbook/sheets/own-sheets";
import type { Snapshot } from "../workbook/snapshot";

/** There are no KPI rows: what comes nearest to some, and what was too large to be looked through. */
export function describeNone(
  { outline, searched }: Snapshot,
  nearest: NearestRows | null,
  unseen: readonly UnreadPlace[],
  columns: ColumnsReading,
): Problem {
  const large = searched.filter(({ isWhole }) => !isWhole).map(({ name }) => name);
  const notSearched = large.length > 0 ? { notSearched: large } : {};
  const hidden = unseen.map(({ sheetName, why }) => ({ name: sheetName, isVeryHidden: why === "very-hidden" }));
  const unknown = searched.flatMap(({ name, values }) => (values.some((line) => line.includes(NOT_CALCULATED)) ? [name] : []));
  const ownNamed = outline.sheets.flatMap(({ name }) => (isOwnSheet(name) ? [name] : []));
  return {
    ...{ code: "no-kpi-table", nearest: findNearestTable(outline, columns.mapping) ?? nearest, ...notSearched, columns },
    ...(hidden.length > 0 ? { hidden } : {}),
    ...(unknown.length > 0 ? { notCalculated: unknown } : {}),
    ...(ownNamed.length > 0 ? { ownNamed } : {}),
  };
}
