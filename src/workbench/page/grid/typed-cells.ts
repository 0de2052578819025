import type { ICellData, IMutationInfo } from "@univerjs/core";

/** A person's entry in a cell, as the text that they would type. */
export interface TypedCell {
  row: number;
  column: number;
  text: string;
}

const FORCE_STRING = 4;

/** Reads the entries of a write of Univer's (typing, Delete, paste, fill), without changes of style. */
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
  // Text of several lines comes as a document: its lines end with "\r", the document with "\r\n".
  const stream = cell.p?.body?.dataStream;
  if (stream !== undefined) return stream.replace(/\r\n$/, "").replaceAll("\r", "\n");
  const text = cell.v === null || cell.v === undefined ? "" : String(cell.v);
  return cell.t === FORCE_STRING ? `'${text}` : text;
}
