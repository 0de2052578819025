import { intersect, parseArea, splitAddress } from "../../../office-host/workbook/a1-notation";
import type { WorkbookModel } from "../../../office-host/workbook/workbook-model";
import type { ListValidation } from "../../../office-host/workbook/types";
import type { GridView } from "./grid-view";
import { make } from "../dom";

/** The list of choices of the active cell, as a button beside it, which Excel shows too only while the cell is active. */
export function createChoices(
  container: HTMLElement,
  model: WorkbookModel,
  place: () => GridView["placeOf"] | undefined,
  onChosen: (text: string) => void,
): { show: () => void } {
  const button = make("button", {
    type: "button",
    className: "choices-button",
    ariaLabel: "Choices for this cell",
    hidden: true,
  });
  const list = make("div", { className: "choices", role: "listbox", ariaLabel: "Choices", hidden: true });
  const prompt = make("div", { className: "choices-prompt", role: "note", hidden: true });
  container.append(button, list, prompt);

  const close = (): void => {
    list.hidden = true;
    button.ariaExpanded = "false";
  };

  const show = (): void => {
    close();
    const { row, column } = model.data.selection;
    const validation = model.activeSheet.validations.find((v) =>
      intersect(v.area, { row, column, rowCount: 1, columnCount: 1 }),
    );
    const cell = validation ? place()?.(row, column) : undefined;
    button.hidden = prompt.hidden = true;
    if (!validation || !cell) return;
    const frame = container.getBoundingClientRect();
    const [left, top] = [cell.right - frame.left, cell.bottom - frame.top];
    const isInSight = left > 40 && left < frame.width - 20 && top > 20 && top < frame.height;
    button.hidden = !isInSight;
    prompt.hidden = !isInSight || !validation.prompt;
    Object.assign(button.style, { left: `${left + 1}px`, top: `${top - 20}px` });
    Object.assign(list.style, { left: `${cell.left - frame.left}px`, top: `${top}px`, minWidth: `${cell.width}px` });
    Object.assign(prompt.style, { left: `${left + 26}px`, top: `${top - 20}px` });
    prompt.replaceChildren(
      make("strong", { textContent: validation.prompt?.title ?? "" }),
      validation.prompt?.message ?? "",
    );
    list.replaceChildren(...choicesOf(model, validation).map((text) => choice(text)));
  };

  const choice = (text: string): HTMLButtonElement => {
    const option = make("button", { type: "button", role: "option", textContent: text });
    option.addEventListener("click", () => {
      close();
      onChosen(text);
    });
    return option;
  };

  button.addEventListener("click", () => {
    list.hidden = !list.hidden;
    button.ariaExpanded = String(!list.hidden);
    if (!list.hidden) list.querySelector("button")?.focus();
  });
  list.addEventListener("keydown", (event) => {
    const options = [...list.querySelectorAll("button")];
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      options[
        (options.findIndex((o) => o === document.activeElement) + step + options.length) % options.length
      ]?.focus();
    }
    if (event.key === "Escape") {
      close();
      button.focus();
    }
  });
  model.onChange(() => requestAnimationFrame(show));
  return { show };
}

/** A list's choices: those written in it, or those in the cells it refers to. */
export function choicesOf(model: WorkbookModel, validation: ListValidation): string[] {
  if (!validation.source.startsWith("=")) return validation.source.split(",").map((choice) => choice.trim());
  const { sheetName, cells } = splitAddress(validation.source.slice(1));
  const sheet = sheetName === undefined ? model.activeSheet : model.findSheet(sheetName);
  if (!sheet) return [];
  return model
    .text(sheet.id, parseArea(cells))
    .flat()
    .filter((text) => text !== "");
}
