import { TEXT_FORMAT } from "../../block-cells";
import { EMPTY_PLAN, type Block, type Plan, type WrittenValue } from "../../plan";
import type { SheetSnapshot } from "../../snapshot";

/** Texts for some cells of a row. Rows and columns count from the first used one. */
export interface LineCells {
  row: number;
  columns: number[];
  texts: string[];
}

/** Plans texts in some cells of the sheet, which leaves all others as they are. */
export function planCells(held: SheetSnapshot, lines: readonly LineCells[]): Plan {
  if (lines.length === 0) return EMPTY_PLAN;
  const [top, bottom] = [Math.min(...lines.map(({ row }) => row)), Math.max(...lines.map(({ row }) => row))];
  const columns = lines.flatMap((line) => line.columns);
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const at: Block = {
    ...{ sheetId: held.id, row: held.firstRow + top, column: held.firstColumn + left },
    ...{ rowCount: bottom - top + 1, columnCount: right - left + 1 },
  };
  const grid = <T>(read: (row: number, column: number) => T): T[][] =>
    Array.from({ length: at.rowCount }, (_, r) =>
      Array.from({ length: at.columnCount }, (__, c) => read(top + r, left + c)),
    );
  const byRow = new Map(lines.map((line) => [line.row, line]));
  const written = (row: number, column: number): WrittenValue => {
    const line = byRow.get(row);
    const place = line?.columns.indexOf(column) ?? -1;
    return line?.texts[place] ?? null;
  };
  const heldAt = (row: number, column: number): string | number | boolean => held.values[row]?.[column] ?? "";
  return {
    edits: [
      {
        kind: "number-format",
        at,
        format: grid((row, column) => (written(row, column) === null ? null : TEXT_FORMAT)),
      },
      { kind: "values", at, values: grid(written) },
    ],
    inverse: [
      {
        kind: "number-format",
        at,
        format: grid((row, column) =>
          written(row, column) === null ? null : (held.formats[row]?.[column] ?? "General"),
        ),
      },
      {
        kind: "values",
        at,
        values: grid((row, column) => (written(row, column) === null ? null : heldAt(row, column))),
      },
    ],
    expects: [{ at, values: grid(heldAt) }],
    isWhole: true,
  };
}
