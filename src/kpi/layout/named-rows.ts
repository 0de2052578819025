import { nameKey } from "../history/match-names";
import { rowsOf, textAt, type KpiTable } from "../kpi-table";

/** A row of a table that names a metric. */
export interface NamedRow {
  row: number;
  /** The row's names, as a key: the same for an indicator in every period. */
  key: string;
}

/** The rows of a table that name a metric. `nameOf` gives the name of a section by which rows are the same. */
export function namedRows(table: KpiTable, nameOf: (section: string) => string = (section) => section): NamedRow[] {
  return rowsOf(table).flatMap((row) => {
    const metric = textAt(table, "metric", row);
    if (metric === "") return [];
    const [section, kpi] = [textAt(table, "section", row), textAt(table, "kpi", row)];
    return [{ row, key: nameKey({ section: nameOf(section), kpi, metric }) }];
  });
}
