import type { Edit, EditKindName, EditOf } from "../../../planning/edits/kinds";
import { CELL_FILLS } from "./cell-fills";
import { ADD_COLUMNS, REMOVE_COLUMNS } from "./columns";
import type { EditPort } from "./edit-port";
import { NUMBER_FORMAT } from "./number-format";
import { REWRITE_ROWS } from "./rewrite-rows";
import { SHEET_LAYOUT } from "./sheet-layout";
import { ADD_SHEET, REMOVE_SHEET } from "./sheets";
import { REMOVE_STATUS_ICONS, STATUS_ICONS } from "./icon-set";
import { VALUES } from "./values";

const PORTS: { [K in EditKindName]: EditPort<EditOf<K>> } = {
  values: VALUES,
  "number-format": NUMBER_FORMAT,
  "cell-fills": CELL_FILLS,
  "status-icons": STATUS_ICONS,
  "remove-status-icons": REMOVE_STATUS_ICONS,
  "add-columns": ADD_COLUMNS,
  "remove-columns": REMOVE_COLUMNS,
  "add-sheet": ADD_SHEET,
  "remove-sheet": REMOVE_SHEET,
  "rewrite-rows": REWRITE_ROWS,
  "sheet-layout": SHEET_LAYOUT,
};

/** How an edit is applied to a workbook file. */
export function portOf({ kind }: Edit): EditPort<Edit> {
  return PORTS[kind];
}
