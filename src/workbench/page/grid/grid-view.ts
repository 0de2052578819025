import { CustomCommandExecutionError, ICommandService, type ICommandInfo, type Univer } from "@univerjs/core";
import { BEFORE_CELL_EDIT, SheetInterceptorService } from "@univerjs/sheets";
import type { WorkbookModel } from "../../../office-host/workbook/workbook-model";
import { editText } from "./drawn-sheet";
import { followSelection, followWidths, takeTypedCells } from "./grid-input";
import { GridPainter, SELECT } from "./grid-painter";
import type { TypedCell } from "./typed-cells";
import { createUniver } from "./univer";

/** What the grid reports. */
export interface GridOptions {
  /** A person typed, pasted or deleted. */
  onTyped: (sheetId: string, cells: TypedCell[]) => void;
  /** The cells moved on the page, and elements placed over them have to follow. */
  onMoved: () => void;
}

/** The grid of cells. */
export interface GridView {
  /** Resolves when the grid has been drawn for the first time. */
  readonly drawn: Promise<void>;
  /** Draws the model immediately. */
  redraw(): void;
  /** The position of a cell on the page, in pixels. Undefined when it cannot be determined. */
  placeOf(row: number, column: number): DOMRect | undefined;
  /** Moves the keyboard focus to the cells. */
  focus(): void;
  /** True while a person is typing in a cell. */
  isEditing(): boolean;
}

const SET_CELLS = "sheet.mutation.set-range-values";
const SET_WIDTHS = "sheet.mutation.set-worksheet-col-width";
const SCROLL = "sheet.operation.set-scroll";
const EDITOR_VISIBLE = "sheet.operation.set-cell-edit-visible";

/** Milliseconds until Univer has closed a cell's editor. */
const EDITOR_CLOSING_MS = 100;

/** Univer's commands that move, select, type and copy. All others are blocked: only the model may change anything else. */
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

/** Draws a model with Univer and reports what a person does in the grid. Univer stores nothing of its own: see `drawSheet`. */
export function createGridView(container: HTMLElement, model: WorkbookModel, options: GridOptions): GridView {
  const univer = createUniver(container);
  const painter = new GridPainter(univer, model);
  const { redraw, scheduleRedraw } = createRedraw(painter, options.onMoved);
  let isEditing = false;

  const followEditor = (isOpen: boolean): void => {
    isEditing = isOpen;
    // After a formula Univer keeps marking the edited cell until the selection is set again.
    if (!isOpen) setTimeout(() => painter.paint(() => painter.showSelection(true)), EDITOR_CLOSING_MS);
  };

  const takeTyping = (command: ICommandInfo, isCalculated: boolean): void => {
    const { sheetId, cells } = takeTypedCells(command, model, painter);
    if (!isCalculated) options.onTyped(sheetId, cells);
    scheduleRedraw();
  };

  showEditText(univer, model);
  blockOtherCommands(univer, painter);
  univer
    .__getInjector()
    .get(ICommandService)
    .onCommandExecuted((command, executed) => {
      if (command.id === SCROLL) options.onMoved();
      if (command.id === EDITOR_VISIBLE)
        followEditor((command.params as { visible?: boolean } | undefined)?.visible === true);
      if (painter.isPainting) return;
      if (command.id === SELECT) {
        followSelection(command, model, painter);
        options.onMoved();
      }
      // Univer may still calculate a formula that the model has refused. Its results are not typed by a person.
      if (command.id === SET_CELLS) takeTyping(command, executed?.fromFormula === true || executed?.onlyLocal === true);
      if (command.id === SET_WIDTHS) followWidths(command, model);
    });
  model.onChange((change) => {
    if (change.kind === "selection" && painter.isPainting) return;
    scheduleRedraw();
  });

  return {
    drawn: firstDrawing(container, painter, redraw),
    redraw,
    focus: () => container.querySelector<HTMLElement>("[contenteditable]")?.focus(),
    isEditing: () => isEditing,
    placeOf(row, column) {
      const canvas = mainCanvas(container);
      const rect = canvas && painter.cellRect(row, column);
      if (!rect) return undefined;
      const frame = canvas.getBoundingClientRect();
      return new DOMRect(frame.x + rect.x, frame.y + rect.y, rect.width, rect.height);
    },
  };
}

/** Redraws the grid at once, or once after all changes of the current task. */
function createRedraw(painter: GridPainter, onDrawn: () => void): { redraw: () => void; scheduleRedraw: () => void } {
  let isScheduled = false;
  const redraw = (): void => {
    isScheduled = false;
    painter.redraw();
    onDrawn();
  };
  return {
    redraw,
    scheduleRedraw() {
      if (isScheduled) return;
      isScheduled = true;
      queueMicrotask(redraw);
    },
  };
}

/** Puts into a cell's editor what a person would type, instead of the drawn text. */
function showEditText(univer: Univer, model: WorkbookModel): void {
  const interceptors = univer.__getInjector().get(SheetInterceptorService);
  interceptors.writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    priority: 1000,
    handler: (cell, { subUnitId, row, col }, next) => {
      const text = editText(model.cell(subUnitId, row, col), model.locale);
      return next({ ...cell, v: text, t: 1, p: null, f: null });
    },
  });
}

/** Blocks a person's commands that the model does not follow. */
function blockOtherCommands(univer: Univer, painter: GridPainter): void {
  const commands = univer.__getInjector().get(ICommandService);
  commands.beforeCommandExecuted((command) => {
    const isCommand = command.type === 0;
    if (!painter.isPainting && isCommand && !ALLOWED.some((start) => command.id.startsWith(start)))
      throw new CustomCommandExecutionError(command.id);
  });
}

function mainCanvas(container: HTMLElement): HTMLCanvasElement | null {
  return container.querySelector('canvas[id^="univer-sheet-main-canvas"]');
}

/** Resolves when Univer has a canvas and the model has been drawn on it. */
function firstDrawing(container: HTMLElement, painter: GridPainter, redraw: () => void): Promise<void> {
  return new Promise((resolve) => {
    const poll = (): void => {
      const canvas = mainCanvas(container);
      if (!canvas || canvas.width === 0) return void setTimeout(poll, 20);
      // Univer gives its canvases a positive tabindex, which puts them before everything else on the page.
      for (const each of container.querySelectorAll("canvas")) each.tabIndex = 0;
      redraw();
      painter.fitActiveSheet();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    };
    poll();
  });
}
