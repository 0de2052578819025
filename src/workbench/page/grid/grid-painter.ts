import { ICommandService, UniverInstanceType, type Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import "@univerjs/sheets/facade";
import "@univerjs/sheets-ui/facade";
import type { WorkbookModel } from "../../../office-host/workbook/workbook-model";
import { drawSheet, type DrawnSheet } from "./drawn-sheet";
import { changesBetween } from "./grid-changes";
import { isSameRange, toUniverRange, UNIVER_WORKBOOK, univerSheet, univerWorkbook } from "./univer-data";

/** Univer's command that selects cells. */
export const SELECT = "sheet.operation.set-selections";

/** Draws a model in Univer, and keeps the last drawing of each sheet to find what changed. */
export class GridPainter {
  readonly #drawings = new Map<string, DrawnSheet>();
  readonly #model: WorkbookModel;
  readonly #commands: ICommandService;
  readonly #api: FUniver;
  #isPainting = false;

  constructor(univer: Univer, model: WorkbookModel) {
    this.#model = model;
    this.#commands = univer.__getInjector().get(ICommandService);
    this.paint(() => {
      for (const sheet of model.sheets) this.#drawings.set(sheet.id, drawSheet(sheet, model.locale));
      univer.createUnit(UniverInstanceType.UNIVER_SHEET, univerWorkbook(model, this.#drawings));
    });
    this.#api = FUniver.newAPI(univer);
  }

  /** True while the painter changes Univer. Those changes are not a person's. */
  get isPainting(): boolean {
    return this.#isPainting;
  }

  /** Runs `work` as the painter's own change of Univer. */
  paint(work: () => void): void {
    const before = this.#isPainting;
    this.#isPainting = true;
    try {
      work();
    } finally {
      this.#isPainting = before;
    }
  }

  /** The last drawing of a sheet. */
  drawing(sheetId: string): DrawnSheet | undefined {
    return this.#drawings.get(sheetId);
  }

  /** Draws what has changed since the last drawing. */
  redraw(): void {
    this.paint(() => {
      for (const [index, sheet] of this.#model.sheets.entries()) {
        const before = this.#drawings.get(sheet.id);
        const after = drawSheet(sheet, this.#model.locale);
        const changes = before ? changesBetween(before, after) : "redraw";
        this.#drawings.set(sheet.id, after);
        if (changes === "redraw") {
          if (before) this.#run("sheet.mutation.remove-sheet", sheet.id, {});
          this.#run("sheet.mutation.insert-sheet", sheet.id, { sheet: univerSheet(after), index });
          this.#fitRows(after);
        } else if (changes.length > 0) {
          for (const { id, params } of changes) this.#run(id, sheet.id, params);
          this.#fitRows(after, before);
        }
      }
      // Only now, with new sheets inserted: Univer keeps at least one sheet.
      this.#removeDeletedSheets();
      this.#showActiveSheet();
      this.showSelection();
    });
  }

  /** Fits the rows of the active sheet. Rows drawn before there is a canvas cannot be measured. */
  fitActiveSheet(): void {
    const drawn = this.#drawings.get(this.#model.activeSheet.id);
    if (drawn) this.paint(() => this.#fitRows(drawn));
  }

  /** Shows the model's selection. `isStale` repeats it even when Univer reports the same one. */
  showSelection(isStale = false): void {
    const { id } = this.#model.activeSheet;
    const range = toUniverRange(this.#model.data.selection, this.#drawings.get(id));
    const shown = this.#api.getActiveWorkbook()?.getActiveSheet().getSelection()?.getActiveRange()?.getRange();
    if (!isStale && shown && isSameRange(shown, range)) return;
    const primary = { ...range, endRow: range.startRow, endColumn: range.startColumn };
    const cell = {
      actualRow: range.startRow,
      actualColumn: range.startColumn,
      isMerged: false,
      isMergedMainCell: false,
    };
    this.#run(SELECT, id, { selections: [{ range, primary: { ...primary, ...cell }, style: null }], type: 2 });
    this.#run("sheet.command.scroll-to-cell", id, { range: primary });
  }

  /** The position of a cell on the canvas. Undefined when there is none. */
  cellRect(row: number, column: number): DOMRect | undefined {
    return this.#api.getActiveWorkbook()?.getActiveSheet().getRange(row, column).getCellRect();
  }

  #removeDeletedSheets(): void {
    for (const id of this.#drawings.keys()) {
      if (this.#model.sheets.some((sheet) => sheet.id === id)) continue;
      this.#drawings.delete(id);
      if (this.#activeSheetId() === id) this.#showActiveSheet();
      this.#run("sheet.mutation.remove-sheet", id, {});
    }
  }

  /** Fits rows of automatic height to their wrapped text: those whose cells or column widths differ from `before`. */
  #fitRows(sheet: DrawnSheet, before?: DrawnSheet): void {
    const view = this.#api.getActiveWorkbook()?.getSheetBySheetId(sheet.id);
    if (!view || sheet.id !== this.#model.activeSheet.id) return;
    const isSameWidth = before && JSON.stringify(before.columnData) === JSON.stringify(sheet.columnData);
    const isUnchanged = (row: number): boolean =>
      isSameWidth === true && JSON.stringify(before?.cellData[row]) === JSON.stringify(sheet.cellData[row]);
    let first = -1;
    for (let row = 0; row <= sheet.rowCount; row++) {
      const needsFit = sheet.rowData[row]?.ia === 1 && !isUnchanged(row);
      if (needsFit && first < 0) first = row;
      if (!needsFit && first >= 0) {
        view.autoResizeRows(first, row - first);
        first = -1;
      }
    }
  }

  #showActiveSheet(): void {
    const active = this.#model.activeSheet.id;
    if (this.#activeSheetId() === active) return;
    this.#run("sheet.operation.set-worksheet-active", active, {});
    const drawn = this.#drawings.get(active);
    if (drawn) this.#fitRows(drawn);
  }

  #activeSheetId(): string | undefined {
    return this.#api.getActiveWorkbook()?.getActiveSheet().getSheetId();
  }

  #run(id: string, sheetId: string, params: object): void {
    this.#commands.syncExecuteCommand(id, { unitId: UNIVER_WORKBOOK, subUnitId: sheetId, ...params });
  }
}
