import { COLUMN_LIMIT, ROW_LIMIT } from "../../../workbook/a1-notation";
import { integerArgument, isAbsent } from "../../arguments";
import { defineType } from "../../object-type";
import { NULL_OBJECT } from "../../objects";
import { areaArgument, rangeOn } from "../../ranges";

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
      call: (w, args, s) => s.model.freeze(w.id, 0, isAbsent(args[0]) ? 1 : integerArgument(args[0], "count")),
    },
    FreezeRows: {
      since: "1.7",
      call: (w, args, s) => s.model.freeze(w.id, isAbsent(args[0]) ? 1 : integerArgument(args[0], "count"), 0),
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
