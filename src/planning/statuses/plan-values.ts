import type { CellValue } from "../../kpi/kpi-table";
import type { unwrittenIn, writableStretches } from "../../kpi/unwritable";
import type { Block, Edit, WrittenValue } from "../plan";

/** A run of rows that can be written as one block. */
export type Stretch = ReturnType<typeof writableStretches>[number];

/** The functions of `src/kpi/unwritable.ts`, which is loaded only if some cells cannot be written. */
export interface Reach {
  unwrittenIn: typeof unwrittenIn;
  writableStretches: typeof writableStretches;
}

/** For tables all of whose cells can be written. */
export const ALL_WITHIN_REACH: Reach = {
  unwrittenIn: () => () => null,
  writableStretches: ({ rowCount }) => [{ from: 0, to: rowCount }],
};

/** Edits of a plan, with their inverses. */
export interface PlanPart {
  edits: Edit[];
  inverse: Edit[];
}

/** Plans a column's values: in each stretch one block from the first change to the last. null leaves a cell as it is. */
export function planValues(
  at: Block,
  values: readonly WrittenValue[],
  held: readonly CellValue[],
  stretches: readonly Stretch[],
): PlanPart {
  const part: PlanPart = { edits: [], inverse: [] };
  for (const { from, to } of stretches) {
    const inStretch = values.slice(from, to);
    const first = inStretch.findIndex((value) => value !== null);
    if (first < 0) continue;
    const written = inStretch.slice(first, inStretch.findLastIndex((value) => value !== null) + 1);
    const block = { ...at, row: at.row + from + first, rowCount: written.length };
    part.edits.push({ kind: "values", at: block, values: written.map((value) => [value]) });
    part.inverse.push({
      kind: "values",
      at: block,
      values: written.map((value, row) => [value === null ? null : (held[from + first + row] ?? "")]),
    });
  }
  return part;
}
