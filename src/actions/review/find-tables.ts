import type { KpiTable } from "../../kpi/kpi-table";
import type { LayoutContext } from "../../kpi/layout/layout-context";
import { settlePeriods } from "../../kpi/layout/settle-periods";
import { findTwinSheets } from "../../kpi/layout/settle-sheets";
import { done, refused, type Result } from "../../planning/problem";
import type { PlacedAnswer } from "../../planning/sheets/rag-rules/read-answers";
import type { Snapshot } from "../../planning/snapshot";
import { findColumnPlaces } from "../../planning/tables/column-places";
import type { ColumnsReading } from "../../planning/tables/columns-reading";
import { findKpiRanges, type RangeSearch } from "../../planning/tables/kpi-ranges";
import { toKpiTables } from "../../planning/tables/kpi-tables";
import { toRangeTable } from "../../planning/tables/range-table";
import type { TwinSheets } from "../describe/describe-odd";
import { findHidden } from "./places-not-read";

/** What of a workbook says where its KPI rows are. */
export interface SearchedWorkbook {
  snapshot: Snapshot;
  context: LayoutContext;
  /** What an officer answered where the workbook can be read in several ways. */
  answers: readonly PlacedAnswer[];
}

/** The KPI tables and rows of a workbook, not rated yet. */
export interface FoundTables {
  tables: KpiTable[];
  /** Sheets of one period with mostly the same rows. */
  twins: TwinSheets[];
  ranges: RangeSearch;
  columns: ColumnsReading;
}

/** Finds the KPI tables and rows in what was read, as those of the period that is judged. */
export async function findTables({ snapshot, context, answers }: SearchedWorkbook): Promise<Result<FoundTables>> {
  const rulesSheet = snapshot.outline.named ?? null;
  const { mapping, reporting } = context;
  const ranges = findKpiRanges(snapshot.searched, context);
  const [cut] = ranges.cut;
  if (cut) return refused({ code: "rows-not-read", ...cut });
  const columns: ColumnsReading = { rulesSheet, mapping, places: findColumnPlaces(snapshot, ranges, context) };
  const tables = [...toKpiTables(snapshot, mapping)];
  const byId = new Map(snapshot.tables.map((table) => [table.id, table]));
  for (const range of ranges.ranges) {
    const cells = byId.get(range.id);
    const table = cells ? toRangeTable(range, cells, answers) : null;
    if (!table) return refused({ code: "workbook-changed" });
    tables.push(table);
  }
  if (tables.length > 0)
    return done({ tables: settlePeriods(tables, context), twins: findTwinSheets(tables, reporting), ranges, columns });
  const hidden = [...findHidden(snapshot, context), ...ranges.hidden];
  return refused((await import("./no-kpi-rows")).describeNone(snapshot, ranges, hidden, { columns, context }));
}
