import { formatArea, parseArea, splitAddress } from "../../../office-host/workbook/a1-notation";
import { ExcelError } from "../../../office-host/workbook/excel-error";
import type { WorkbookModel } from "../../../office-host/workbook/workbook-model";
import { byId } from "../dom";
import { editText } from "./drawn-sheet";

/** What the formula bar reports. */
export interface FormulaBarOptions {
  onTyped: (text: string) => void;
  onRefused: (message: string) => void;
  /** Returns the keyboard focus to the cells. */
  leave: () => void;
}

/** Creates the name box and the editor of the active cell's content. */
export function createFormulaBar(model: WorkbookModel, options: FormulaBarOptions): void {
  const nameBox = byId("name-box", HTMLInputElement);
  const content = byId("formula", HTMLTextAreaElement);

  const show = (): void => {
    const { row, column } = model.data.selection;
    nameBox.value = formatArea(model.data.selection);
    content.value = editText(model.cell(model.activeSheet.id, row, column), model.locale);
  };

  const goTo = (address: string): void => {
    try {
      const { sheetName, cells } = splitAddress(address);
      const table = model.findTable(cells);
      const sheet = table?.sheet ?? (sheetName === undefined ? model.activeSheet : model.findSheet(sheetName));
      if (!sheet) throw new ExcelError("InvalidArgument", `There is no sheet named ${sheetName}.`);
      model.select(sheet.id, table?.table.area ?? parseArea(cells));
      options.leave();
    } catch (error) {
      options.onRefused(error instanceof ExcelError ? error.message : String(error));
    }
    show();
  };

  nameBox.addEventListener("focus", () => nameBox.select());
  nameBox.addEventListener("keydown", (event) => {
    if (event.key === "Enter") goTo(nameBox.value);
    if (event.key === "Escape") {
      show();
      options.leave();
    }
  });
  nameBox.addEventListener("blur", show);

  content.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.altKey) {
      event.preventDefault();
      options.onTyped(content.value);
      show();
      options.leave();
    }
    if (event.key === "Escape") {
      show();
      options.leave();
    }
  });
  content.addEventListener("blur", show);

  model.onChange(() => {
    if (document.activeElement !== content) show();
  });
  show();
}
