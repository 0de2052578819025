import { COLUMN_LIMIT, ROW_LIMIT } from "../../../workbook/a1-notation";
import { ExcelError } from "../../../workbook/excel-error";
import { integerArgument, isAbsent } from "../../arguments";
import { defineType } from "../../object-type";
import { NULL_OBJECT } from "../../objects";
import { areaArgument, rangeOn } from "../../ranges";

/** How many lines to freeze: one where nothing is said, and none for zero. */
function countOf(value: unknown): number {
  const count = isAbsent(value) ? 1 : integerArgument(value, "count");
  if (count < 0) throw new ExcelError("InvalidArgument", "Fewer than no lines cannot be frozen.");
  return count;
}

/** `Excel.WorksheetFreezePanes`. */
export const freezePanesType = defineType("WorksheetFreezePanes", {
  methods: {
    FreezeAt: {
      since: "1.7",
      call: (w, args, s) => {
        const area = areaArgument(args[0], w.id, s);
        s.model.freeze(w.id, area.row + area.rowCount, area.column + area.columnCount);
      },
    },
    FreezeColumns: {
      since: "1.7",
      call: (w, args, s) => s.model.freeze(w.id, 0, countOf(args[0])),
    },
    FreezeRows: {
      since: "1.7",
      call: (w, args, s) => s.model.freeze(w.id, countOf(args[0]), 0),
    },
    GetLocationOrNullObject: {
      since: "1.7",
      call: (w, _args, s) => {
        const { frozenRows, frozenColumns } = s.model.sheet(w.id);
        if (frozenRows === 0 && frozenColumns === 0) return NULL_OBJECT;
        return rangeOn(w.id, {
          row: 0,
          column: 0,
          rowCount: frozenRows === 0 ? ROW_LIMIT : frozenRows,
          columnCount: frozenColumns === 0 ? COLUMN_LIMIT : frozenColumns,
        });
      },
    },
    Unfreeze: { since: "1.7", call: (w, _args, s) => s.model.freeze(w.id, 0, 0) },
  },
});
