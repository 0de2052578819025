import * as rules from "./edits/edit-rules";
import type { Area, ColourRule, IconSetFormat, ListValidation } from "./types";
import type { WorkbookState } from "./workbook-state";

/** Conditional formats and data validation of a workbook's sheets. */
export class SheetRules {
  readonly #state: WorkbookState;

  constructor(state: WorkbookState) {
    this.#state = state;
  }

  /** Adds an icon set above all other conditional formats, with Excel's defaults: three traffic lights at 33 and 67 per cent. */
  addIconSet(sheetId: string, area: Area): IconSetFormat {
    return rules.addIconSet(this.#state, sheetId, area);
  }

  changeIconSet(sheetId: string, id: string, change: Partial<Omit<IconSetFormat, "id" | "type">>): void {
    rules.changeIconSet(this.#state, sheetId, id, change);
  }

  removeConditionalFormats(sheetId: string, isRemoved: (format: IconSetFormat | ColourRule) => boolean): void {
    rules.removeConditionalFormats(this.#state, sheetId, isRemoved);
  }

  /** Removes conditional formats from an area. A format that reaches beyond it keeps its other cells. */
  clearConditionalFormats(sheetId: string, area: Area): void {
    rules.clearConditionalFormats(this.#state, sheetId, area);
  }

  /** Replaces the drop-down lists of an area with one list, or with none. */
  setValidation(sheetId: string, area: Area, list: Omit<ListValidation, "id" | "area"> | undefined): void {
    rules.setValidation(this.#state, sheetId, area, list);
  }
}
