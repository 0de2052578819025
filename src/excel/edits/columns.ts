import type { CellValue } from "../../kpi/kpi-table";
import type { AddColumnsEdit, NewColumn, RemoveColumnsEdit } from "../../planning/edits/columns";
import { TEXT_FORMAT } from "../../planning/new-sheet-cells";
import { asInput, forEveryCell, POINTS_PER_PIXEL, untracked, writeChoices } from "../blocks";
import type { EditPort, QueuedEdit } from "./edit-port";

export const ADD_COLUMNS: EditPort<AddColumnsEdit, RemoveColumnsEdit> = {
  queue: queueAddColumns,
  read: ({ tableId, columns }, reading) =>
    reading.columns(
      tableId,
      columns.map(({ heading }) => heading),
    ),
};

export const REMOVE_COLUMNS: EditPort<RemoveColumnsEdit, AddColumnsEdit> = {
  queue: (context, edit, { undoing }) => queueRemoveColumns(context, edit, undoing?.columns ?? []),
  read: ({ tableId, headings }, reading) => reading.columns(tableId, headings),
};

/**
 * Queues new columns at a table's right edge. Excel inserts cells there: it moves what is to the right of the table, and the new cells
 * inherit look, rules and drop-downs from their left neighbours, so each is set again.
 */
function queueAddColumns(context: Excel.RequestContext, edit: Pick<AddColumnsEdit, "tableId" | "columns">): QueuedEdit {
  const table = context.workbook.tables.getItem(edit.tableId);
  const beside = (): Excel.Range => untracked(untracked(table.getRange()).getColumnsAfter(edit.columns.length));
  const free = beside();
  const widths = edit.columns.map((_, index) =>
    untracked(free.getColumn(index)).format.load("columnWidth,useStandardWidth"),
  );
  const added = edit.columns.map((column) => queueColumn(table, column));
  return {
    // Excel renames a heading that is taken.
    outcome: () =>
      added.every((column, index) => column.name === edit.columns[index]?.heading) ? "as-planned" : "workbook-changed",
    rollBack: () => {
      for (const column of [...added].reverse()) column.delete();
      const freed = beside();
      widths.forEach(({ columnWidth, useStandardWidth }, index) => {
        const { format } = untracked(freed.getColumn(index));
        if (useStandardWidth) format.useStandardWidth = true;
        else format.columnWidth = columnWidth;
      });
    },
  };
}

/** Queues the removal of columns that a plan had added. `removed` holds what the plan wrote in them. */
function queueRemoveColumns(
  context: Excel.RequestContext,
  edit: RemoveColumnsEdit,
  removed: readonly NewColumn[],
): QueuedEdit {
  const table = context.workbook.tables.getItem(edit.tableId);
  // Rows may have moved since the undo was planned, so a rollback restores what was here just before.
  const held = edit.headings.map((heading) =>
    untracked(table.columns.getItem(heading).getDataBodyRange()).load("values"),
  );
  for (const heading of [...edit.headings].reverse()) table.columns.getItem(heading).delete();
  // The former widths of the sheet's columns are not known. Empty columns beside a table rarely have a width of their own.
  untracked(untracked(table.getRange()).getColumnsAfter(edit.headings.length)).format.useStandardWidth = true;
  return {
    outcome: () => "as-planned",
    rollBack: () => {
      const columns = removed.map((column): NewColumn => {
        const values = held[edit.headings.indexOf(column.heading)]?.values as CellValue[][] | undefined;
        return values ? { ...column, cells: values.map(([value]) => value ?? "") } : column;
      });
      queueAddColumns(context, { tableId: edit.tableId, columns });
    },
  };
}

function queueColumn(table: Excel.Table, { heading, width, options, format, cells }: NewColumn): Excel.TableColumn {
  const column = table.columns.add(undefined, undefined, heading);
  const body = untracked(column.getDataBodyRange());
  body.numberFormat = forEveryCell(format ?? "General");
  body.conditionalFormats.clearAll();
  body.dataValidation.clear();
  if (options) writeChoices(body, options);
  if (cells?.some((value) => value !== "" && value !== null))
    body.values = cells.map((value) => [asInput(value, format === TEXT_FORMAT)]);
  body.format.columnWidth = width * POINTS_PER_PIXEL;
  return column.load("name");
}
