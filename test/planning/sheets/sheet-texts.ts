import { STATUS_WORDS } from "../../../src/rag/status";
import type { ContentCell, ContentRow, SheetContent } from "../../../src/planning/sheets/content";

/** A cell as a reader sees it; "" if it is empty. */
function textOf(cell: ContentCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return cell;
  if ("typed" in cell) return cell.typed;
  if ("status" in cell) return STATUS_WORDS[cell.status];
  return cell.format === "0%" ? `${Math.round(cell.figure * 100)}%` : String(cell.figure);
}

/** A row as a reader sees it. */
export function textsOf(row: ContentRow | undefined): string[] {
  return (row?.cells ?? []).map(textOf);
}

/** The rows whose keys begin with this. */
export function rowsOf({ rows }: SheetContent, prefix: string): ContentRow[] {
  return rows.filter(({ key }) => key.startsWith(prefix));
}

/** The columns, from 0, with both statuses and other figures. There may be none, because icons go by the numbers. */
export function mixedColumns({ rows, sheet: { columns } }: SheetContent): number[] {
  return columns.flatMap((_, column) => {
    const figures = rows
      .map((row) => row.cells[column] ?? null)
      .filter((cell) => cell !== null && typeof cell !== "string");
    const statuses = figures.filter((cell) => "status" in cell).length;
    return statuses > 0 && statuses < figures.length ? [column] : [];
  });
}
