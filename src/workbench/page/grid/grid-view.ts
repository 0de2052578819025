import {
  CustomCommandExecutionError,
  ICommandService,
  LocaleType,
  UniverInstanceType,
  type ICommandInfo,
  type IRange,
  type IWorkbookData,
  type IWorksheetData,
} from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import "@univerjs/sheets/facade";
import "@univerjs/sheets-ui/facade";
import { BEFORE_CELL_EDIT, SheetInterceptorService } from "@univerjs/sheets";
import { COLUMN_LIMIT, ROW_LIMIT } from "../../../office-host/workbook/a1-notation";
import type { WorkbookModel } from "../../../office-host/workbook/workbook-model";
import type { Area } from "../../../office-host/workbook/types";
import { COLUMN_WIDTH, drawSheet, editText, ROW_HEIGHT, type DrawnSheet } from "./drawn-sheet";
import { changesBetween } from "./grid-changes";
import { readTypedCells, type TypedCell } from "./typed-cells";
import { createUniver } from "./univer";

export interface GridOptions {
  /** A person typed, pasted or deleted. */
  onTyped: (sheetId: string, cells: TypedCell[]) => void;
  /** The grid moved under the cells: what stands over it must be placed anew. */
  onMoved: () => void;
}

export interface GridView {
  /** Settles when the grid has been drawn for the first time. */
  readonly drawn: Promise<void>;
  /** Draws what the model now holds, at once. */
  redraw(): void;
  /** Where a cell is on the page, in pixels; undefined when it is scrolled out of sight. */
  placeOf(row: number, column: number): DOMRect | undefined;
  /** Gives the keyboard to the cells. */
  focus(): void;
  /** True while a person is typing in a cell. */
  isEditing(): boolean;
}

const WORKBOOK = "workbook";
const SET_CELLS = "sheet.mutation.set-range-values";
const SELECT = "sheet.operation.set-selections";
const EDITOR_VISIBLE = "sheet.operation.set-cell-edit-visible";

/** Univer's commands that move, select, type and copy. Its others would change what only the model may change. */
const ALLOWED = [
  ...["doc.", "doc-", "univer.command.copy", "univer.command.paste"],
  ...[
    ...[
      "set-range-values",
      "clear-selection-content",
      "scroll",
      "move-selection",
      "select",
      "expand-selection",
      "change-zoom",
      "set-zoom",
      "copy",
      "paste",
    ],
    ...[
      "delta-column-width",
      "set-worksheet-col-width",
      "set-row-is-auto-height",
      "enter-and-tab",
      "cell-select",
      "set-activate",
    ],
  ].map((name) => `sheet.command.${name}`),
];

/** Draws a model with Univer, and tells what a person does there. Univer holds nothing of its own: see `drawSheet`. */
export function createGridView(container: HTMLElement, model: WorkbookModel, options: GridOptions): GridView {
  const univer = createUniver(container);
  const injector = univer.__getInjector();
  const commands = injector.get(ICommandService);
  const drawings = new Map<string, DrawnSheet>();
  // True while this file changes Univer, so that its own changes are not taken for a person's.
  let isDrawing = false;
  let isEditing = false;
  let isRedrawDue = false;

  const drawing = (work: () => void): void => {
    const before = isDrawing;
    isDrawing = true;
    try {
      work();
    } finally {
      isDrawing = before;
    }
  };

  drawing(() => {
    for (const sheet of model.sheets) drawings.set(sheet.id, drawSheet(sheet, model.locale));
    univer.createUnit(UniverInstanceType.UNIVER_SHEET, snapshotOf(model, drawings));
  });
  const api = FUniver.newAPI(univer);

  injector.get(SheetInterceptorService).writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    priority: 1000,
    handler: (cell, { subUnitId, row, col }, next) => {
      const text = editText(model.cell(subUnitId, row, col), model.locale);
      return next({ ...cell, v: text, t: 1, p: null, f: null });
    },
  });

  commands.beforeCommandExecuted((command) => {
    const isCommand = command.type === 0;
    if (!isDrawing && isCommand && !ALLOWED.some((start) => command.id.startsWith(start)))
      throw new CustomCommandExecutionError(command.id);
  });

  commands.onCommandExecuted((command, executed) => {
    if (command.id === "sheet.operation.set-scroll") options.onMoved();
    if (command.id === EDITOR_VISIBLE)
      followEditor((command.params as { visible?: boolean } | undefined)?.visible === true);
    if (isDrawing) return;
    if (command.id === SELECT) followSelection(command);
    // A formula that the model has refused may still be calculated by Univer: what comes of it is nobody's typing.
    if (command.id === SET_CELLS) takeTyping(command, executed?.fromFormula === true || executed?.onlyLocal === true);
    if (command.id === "sheet.mutation.set-worksheet-col-width") followWidths(command);
  });

  function followEditor(isOpen: boolean): void {
    isEditing = isOpen;
    // After a formula Univer still marks the cell that was edited, until it is told once more what is selected.
    if (!isOpen) setTimeout(() => drawing(() => showSelection(true)), 100);
  }

  function followSelection(command: ICommandInfo): void {
    const params = command.params as { subUnitId: string; selections: { range: IRange }[] };
    const range = params.selections.at(-1)?.range;
    if (range && params.subUnitId === model.activeSheet.id) {
      drawing(() => model.select(params.subUnitId, toArea(range, drawings.get(params.subUnitId))));
    }
    options.onMoved();
  }

  /** Univer has changed its own cells already: forget how they were drawn, let the model decide, and draw again. */
  function takeTyping(command: ICommandInfo, isCalculated: boolean): void {
    const sheetId = (command.params as { subUnitId: string }).subUnitId;
    const cells = readTypedCells(command.params as object);
    const drawn = drawings.get(sheetId);
    for (const { row, column } of cells) if (drawn) (drawn.cellData[row] ??= {})[column] = { v: "\u0000" };
    const isNew = ({ row, column, text }: TypedCell): boolean =>
      text !== editText(model.cell(sheetId, row, column), model.locale);
    if (!isCalculated) options.onTyped(sheetId, cells.filter(isNew));
    scheduleRedraw();
  }

  function followWidths(command: ICommandInfo): void {
    const params = command.params as { subUnitId: string; ranges: IRange[]; colWidth: number | Record<number, number> };
    for (const { startColumn, endColumn } of params.ranges) {
      for (let column = startColumn; column <= endColumn; column++) {
        const width = typeof params.colWidth === "number" ? params.colWidth : params.colWidth[column];
        if (width !== undefined) model.resizeLines(params.subUnitId, "column", column, 1, Math.round(width));
      }
    }
  }

  const mainCanvas = (): HTMLCanvasElement | null => container.querySelector('canvas[id^="univer-sheet-main-canvas"]');

  const run = (id: string, sheetId: string, params: object): void =>
    void commands.syncExecuteCommand(id, { unitId: WORKBOOK, subUnitId: sheetId, ...params });

  function redraw(): void {
    isRedrawDue = false;
    drawing(() => {
      for (const [index, sheet] of model.sheets.entries()) {
        const before = drawings.get(sheet.id);
        const after = drawSheet(sheet, model.locale);
        const changes = before ? changesBetween(before, after) : "redraw";
        drawings.set(sheet.id, after);
        if (changes === "redraw") {
          // Univer keeps at least one sheet, so the new one comes before the old one goes.
          if (before) run("sheet.mutation.remove-sheet", sheet.id, {});
          run("sheet.mutation.insert-sheet", sheet.id, { sheet: worksheetOf(after), index });
          fitRows(after);
        } else if (changes.length > 0) {
          for (const { id, params } of changes) run(id, sheet.id, params);
          fitRows(after, before);
        }
      }
      for (const id of drawings.keys()) {
        if (model.sheets.some((sheet) => sheet.id === id)) continue;
        drawings.delete(id);
        if (api.getActiveWorkbook()?.getActiveSheet().getSheetId() === id) showActiveSheet();
        run("sheet.mutation.remove-sheet", id, {});
      }
      showActiveSheet();
      showSelection();
    });
    options.onMoved();
  }

  /** Rows that nobody sized grow with their wrapped text: those whose cells or columns are not as they were `before`. */
  function fitRows(sheet: DrawnSheet, before?: DrawnSheet): void {
    const view = api.getActiveWorkbook()?.getSheetBySheetId(sheet.id);
    if (!view || sheet.id !== model.activeSheet.id) return;
    const isSameWidth = before && JSON.stringify(before.columnData) === JSON.stringify(sheet.columnData);
    const isAsBefore = (row: number): boolean =>
      isSameWidth === true && JSON.stringify(before?.cellData[row]) === JSON.stringify(sheet.cellData[row]);
    let first = -1;
    for (let row = 0; row <= sheet.rowCount; row++) {
      const fits = sheet.rowData[row]?.ia === 1 && !isAsBefore(row);
      if (fits && first < 0) first = row;
      if (!fits && first >= 0) {
        view.autoResizeRows(first, row - first);
        first = -1;
      }
    }
  }

  function showActiveSheet(): void {
    const active = model.activeSheet.id;
    if (api.getActiveWorkbook()?.getActiveSheet().getSheetId() === active) return;
    run("sheet.operation.set-worksheet-active", active, {});
    const drawn = drawings.get(active);
    if (drawn) fitRows(drawn);
  }

  function showSelection(isStale = false): void {
    const { id } = model.activeSheet;
    const range = toRange(model.data.selection, drawings.get(id));
    const shown = api.getActiveWorkbook()?.getActiveSheet().getSelection()?.getActiveRange()?.getRange();
    if (!isStale && shown && isSameRange(shown, range)) return;
    const primary = { ...range, endRow: range.startRow, endColumn: range.startColumn };
    const cell = {
      actualRow: range.startRow,
      actualColumn: range.startColumn,
      isMerged: false,
      isMergedMainCell: false,
    };
    run(SELECT, id, { selections: [{ range, primary: { ...primary, ...cell }, style: null }], type: 2 });
    run("sheet.command.scroll-to-cell", id, { range: primary });
  }

  function scheduleRedraw(): void {
    if (isRedrawDue) return;
    isRedrawDue = true;
    queueMicrotask(redraw);
  }

  model.onChange((change) => {
    if (change.kind === "selection" && isDrawing) return;
    scheduleRedraw();
  });

  const drawn = new Promise<void>((resolve) => {
    const poll = (): void => {
      const canvas = mainCanvas();
      if (!canvas || canvas.width === 0) return void setTimeout(poll, 20);
      // Univer puts its canvases before everything else on the page in the order of the Tab key.
      for (const each of container.querySelectorAll("canvas")) each.tabIndex = 0;
      redraw();
      // What was drawn before there was a canvas could not be measured.
      const front = drawings.get(model.activeSheet.id);
      if (front) drawing(() => fitRows(front));
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    };
    poll();
  });

  return {
    drawn,
    redraw,
    focus: () => container.querySelector<HTMLElement>("[contenteditable]")?.focus(),
    isEditing: () => isEditing,
    placeOf(row, column) {
      const canvas = mainCanvas();
      const sheet = api.getActiveWorkbook()?.getActiveSheet();
      if (!canvas || !sheet) return undefined;
      const rect = sheet.getRange(row, column).getCellRect();
      const frame = canvas.getBoundingClientRect();
      return new DOMRect(frame.x + rect.x, frame.y + rect.y, rect.width, rect.height);
    },
  };
}

function snapshotOf(model: WorkbookModel, drawings: ReadonlyMap<string, DrawnSheet>): IWorkbookData {
  return {
    id: WORKBOOK,
    name: "Workbook",
    appVersion: "0.25.1",
    locale: LocaleType.EN_US,
    styles: {},
    sheetOrder: model.sheets.map((sheet) => sheet.id),
    sheets: Object.fromEntries([...drawings].map(([id, sheet]) => [id, worksheetOf(sheet)])),
  };
}

function worksheetOf(sheet: DrawnSheet): Partial<IWorksheetData> {
  const headers = { rowHeader: { width: 40 }, columnHeader: { height: 20 } };
  return { ...structuredClone(sheet), ...headers, defaultRowHeight: ROW_HEIGHT, defaultColumnWidth: COLUMN_WIDTH };
}

/** Whole rows and columns end, for Univer, where the drawn sheet ends; in the model where Excel's does. */
function toArea(range: IRange, drawn: DrawnSheet | undefined): Area {
  const first = { row: range.startRow || 0, column: range.startColumn || 0 };
  const wholeRows =
    first.column === 0 && (Number.isNaN(range.endColumn) || range.endColumn + 1 >= (drawn?.columnCount ?? Infinity));
  const wholeColumns =
    first.row === 0 && (Number.isNaN(range.endRow) || range.endRow + 1 >= (drawn?.rowCount ?? Infinity));
  return {
    ...first,
    rowCount: wholeColumns ? ROW_LIMIT : range.endRow - first.row + 1,
    columnCount: wholeRows ? COLUMN_LIMIT : range.endColumn - first.column + 1,
  };
}

function toRange(area: Area, drawn: DrawnSheet | undefined): IRange {
  const [rows, columns] = [drawn?.rowCount ?? 1, drawn?.columnCount ?? 1];
  return {
    startRow: Math.min(area.row, rows - 1),
    startColumn: Math.min(area.column, columns - 1),
    endRow: Math.min(area.row + area.rowCount, rows) - 1,
    endColumn: Math.min(area.column + area.columnCount, columns) - 1,
  };
}

function isSameRange(a: IRange, b: IRange): boolean {
  return (
    a.startRow === b.startRow && a.endRow === b.endRow && a.startColumn === b.startColumn && a.endColumn === b.endColumn
  );
}
