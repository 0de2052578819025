import type { NumberFormatEdit } from "../../planning/edits/number-format";
import { forEveryCell, rangeOf } from "../blocks";
import { isTold } from "../cell-values";
import type { EditPort } from "./edit-port";
import type { QueuedEdit } from "./queued-edit";

export const NUMBER_FORMAT: EditPort<NumberFormatEdit> = {
  queue: queueFormats,
  read: ({ at }, reading) => reading.formats(at),
};

/** Below all that is written on a sheet, a column has one format, if somebody gave it one: there the first row tells. */
function queueFormats(context: Excel.RequestContext, { at, format, isAppended }: NumberFormatEdit): QueuedEdit {
  const before = rangeOf(context, isAppended ? { ...at, rowCount: 1 } : at).load("numberFormat");
  rangeOf(context, at).numberFormat = typeof format === "string" ? forEveryCell(format) : format;
  return {
    outcome: () => (isTold(before.numberFormat) ? "as-planned" : "not-told"),
    takeBack: () => {
      if (!isAppended) rangeOf(context, at).numberFormat = before.numberFormat;
      else {
        (before.numberFormat[0] as string[]).forEach((one, index) => {
          rangeOf(context, { ...at, column: at.column + index, columnCount: 1 }).numberFormat = forEveryCell(one);
        });
      }
    },
  };
}
