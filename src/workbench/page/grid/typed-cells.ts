import type { ICellData, IMutationInfo } from "@univerjs/core";

/** What a person put into a cell of the grid, as they would type it. */
export interface TypedCell {
  row: number;
  column: number;
  text: string;
}

const FORCE_STRING = 4;

/** Reads the cells that one of Univer's own writes (typing, Delete, paste, fill) touched, leaving looks aside. */
export function readTypedCells(params: IMutationInfo["params"]): TypedCell[] {
  const cells =
    (params as { cellValue?: Record<string, Record<string, ICellData | null>> } | undefined)?.cellValue ?? {};
  return Object.entries(cells).flatMap(([row, columns]) =>
    Object.entries(columns).flatMap(([column, cell]) => {
      const isLookOnly = cell !== null && !("v" in cell) && !("p" in cell) && !("f" in cell);
      return isLookOnly ? [] : [{ row: Number(row), column: Number(column), text: typedText(cell) }];
    }),
  );
}

function typedText(cell: ICellData | null): string {
  if (cell === null) return "";
  if (typeof cell.f === "string") return cell.f;
  // A text over several lines comes as a document, whose lines end in "\r" and whose end is "\r\n".
  const stream = cell.p?.body?.dataStream;
  if (stream !== undefined) return stream.replace(/\r\n$/, "").replaceAll("\r", "\n");
  const text = cell.v === null || cell.v === undefined ? "" : String(cell.v);
  return cell.t === FORCE_STRING ? `'${text}` : text;
}
