import type { ColumnKey } from "../../kpi/columns/columns";
import type { KpiTable } from "../../kpi/kpi-table";
import type { LayoutContext } from "../../kpi/layout/layout-context";
import { findNotCalculatedCells } from "../../kpi/not-calculated";
import type { Problem } from "../../planning/problem";
import type { DismissalList } from "../../planning/sheets/dismissed-checks/read";
import type { HistoryReading } from "../../planning/sheets/kpi-history/read";
import { KPI_HISTORY } from "../../planning/sheets/kpi-history/sheet";
import { isNewer } from "../../planning/sheets/layout";
import type { SheetSnapshot, Snapshot } from "../../planning/snapshot";
import type { RangeSearch, SkippedPlace, UnreadPlace } from "../../planning/tables/kpi-ranges";
import { findHiddenTables, findUnsureColumns } from "../../planning/tables/kpi-tables";

/** What the KPI History sheet holds. */
export interface KpiHistory extends HistoryReading {
  sheet: SheetSnapshot;
}

/** Finds KPI tables on hidden sheets. */
export function findHidden({ outline }: Pick<Snapshot, "outline">, context: LayoutContext): UnreadPlace[] {
  return findHiddenTables(outline, context).map(({ name, sheetId, sheetName }) => {
    const why = outline.sheets.find(({ id }) => id === sheetId)?.hidden ?? "hidden";
    return { sheetName, address: name, why };
  });
}

/** Finds cells of KPI rows whose formulas have not been calculated, in all columns except `without`. */
export function findUncalculated(tables: readonly KpiTable[], without: readonly ColumnKey[] = []): UnreadPlace[] {
  return tables.flatMap((table) =>
    findNotCalculatedCells(table)
      .filter(({ key }) => !without.includes(key))
      .map(({ address }): UnreadPlace => ({ sheetName: table.sheetName, address, why: "not-calculated" })),
  );
}

/** Finds sheets about the KPI rows that a later version of the add-in made. */
export function findNewer(history: SheetSnapshot | null, dismissals: DismissalList | null): SkippedPlace[] {
  const names = [
    ...(history && isNewer(KPI_HISTORY, history) ? [history.name] : []),
    ...(dismissals?.isNewer ? [dismissals.sheet.name] : []),
  ];
  return names.map((sheetName) => ({ sheetName, address: "", why: "newer" }));
}

/** Finds sheets that have the name of one of the add-in's own, but were not created by it. */
export function findForeign(history: KpiHistory | null, dismissals: DismissalList | null): UnreadPlace[] {
  const isOther =
    history?.problems.some(({ code }) => code === "no-headings") === true && history.sheet.values.length > 0;
  const isOtherList = dismissals !== null && !dismissals.isOurs && dismissals.sheet.values.length > 0;
  const names = [...(isOther && history ? [history.sheet.name] : []), ...(isOtherList ? [dismissals.sheet.name] : [])];
  return names.map((sheetName) => ({ sheetName, address: "", why: "not-ours" }));
}

/** Finds tables with several headings that could each be the same column. */
export function findDoubts({ outline }: Snapshot, { ranges }: RangeSearch, context: LayoutContext): SkippedPlace[] {
  // The row above a table may say which is which.
  const read = new Set(ranges.flatMap(({ inTable }) => inTable ?? []));
  const doubts = findUnsureColumns(outline, context).filter(({ table }) => !read.has(table.id));
  return doubts.map(({ table, headings }) => ({
    ...{ sheetName: table.sheetName, address: table.name },
    ...{ why: "unsure-heading" as const, headings },
  }));
}

/** The refusal to make a report from a history that a later version made; null if the history can be used. */
export function findHistoryTrouble({ history }: { history: KpiHistory | null }): Problem | null {
  return history && isNewer(KPI_HISTORY, history.sheet) ? { code: "sheet-newer", sheet: history.sheet.name } : null;
}
