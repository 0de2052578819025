import type { NumberFormatEdit } from "../../planning/edits/number-format";
import { forEveryCell, rangeOf } from "../blocks";
import { areReported } from "../cell-values";
import type { EditPort, QueuedEdit } from "./edit-port";

export const NUMBER_FORMAT: EditPort<NumberFormatEdit> = {
  queue: queueFormats,
  read: ({ at }, reading) => reading.formats(at),
};

/** Below the used rows of a sheet, a column has one format, so its first row is enough to read. */
function queueFormats(context: Excel.RequestContext, { at, format, isAppended }: NumberFormatEdit): QueuedEdit {
  const before = rangeOf(context, isAppended ? { ...at, rowCount: 1 } : at).load("numberFormat");
  rangeOf(context, at).numberFormat = typeof format === "string" ? forEveryCell(format) : format;
  return {
    outcome: () => (areReported(before.numberFormat) ? "as-planned" : "not-reported"),
    rollBack: () => {
      if (!isAppended) rangeOf(context, at).numberFormat = before.numberFormat;
      else {
        (before.numberFormat[0] as string[]).forEach((one, index) => {
          rangeOf(context, { ...at, column: at.column + index, columnCount: 1 }).numberFormat = forEveryCell(one);
        });
      }
    },
  };
}

/** Looks up the format that a list of edits gives a cell. The last edit wins; undefined if none sets one. */
export type GivenFormats = (sheetId: string, row: number, column: number) => string | undefined;

/** Indexes number format edits by cell. */
export function givenFormats(edits: readonly NumberFormatEdit[]): GivenFormats {
  const lastFirst = [...edits].reverse();
  return (sheetId, row, column) => {
    for (const { at, format } of lastFirst) {
      const [r, c] = [row - at.row, column - at.column];
      if (at.sheetId !== sheetId || r < 0 || c < 0 || r >= at.rowCount || c >= at.columnCount) continue;
      const given = typeof format === "string" ? format : (format[r]?.[c] ?? null);
      if (given !== null) return given;
    }
    return undefined;
  };
}
