import { intersect, parseArea, splitAddress } from "../../../office-host/workbook/a1-notation";
import type { WorkbookModel } from "../../../office-host/workbook/workbook-model";
import type { ListValidation } from "../../../office-host/workbook/types";
import type { GridView } from "./grid-view";
import { make } from "../dom";

/** Shows the active cell's drop-down list: a button beside the cell, its choices, and the prompt. */
export function createChoiceList(
  container: HTMLElement,
  model: WorkbookModel,
  place: () => GridView["placeOf"] | undefined,
  onChosen: (text: string) => void,
): { show: () => void } {
  const { button, list, prompt } = createElements();
  container.append(button, list, prompt);

  const close = (): void => {
    list.hidden = true;
    button.ariaExpanded = "false";
  };

  const choice = (text: string): HTMLButtonElement => {
    const option = make("button", { type: "button", role: "option", textContent: text });
    option.addEventListener("click", () => {
      close();
      onChosen(text);
    });
    return option;
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
    const isInView = placeBeside(cell, container.getBoundingClientRect(), { button, list, prompt });
    button.hidden = !isInView;
    prompt.hidden = !isInView || !validation.prompt;
    prompt.replaceChildren(
      make("strong", { textContent: validation.prompt?.title ?? "" }),
      validation.prompt?.message ?? "",
    );
    list.replaceChildren(...choicesOf(model, validation).map(choice));
  };

  button.addEventListener("click", () => {
    list.hidden = !list.hidden;
    button.ariaExpanded = String(!list.hidden);
    if (!list.hidden) list.querySelector("button")?.focus();
  });
  list.addEventListener("keydown", (event) => {
    moveFocus(list, event);
    if (event.key === "Escape") {
      close();
      button.focus();
    }
  });
  model.onChange(() => requestAnimationFrame(show));
  return { show };
}

interface ListElements {
  button: HTMLButtonElement;
  list: HTMLDivElement;
  prompt: HTMLDivElement;
}

function createElements(): ListElements {
  return {
    button: make("button", {
      type: "button",
      className: "choices-button",
      ariaLabel: "Choices for this cell",
      hidden: true,
    }),
    list: make("div", { className: "choices", role: "listbox", ariaLabel: "Choices", hidden: true }),
    prompt: make("div", { className: "choices-prompt", role: "note", hidden: true }),
  };
}

/** Places the elements beside a cell. Returns whether the cell is in view. */
function placeBeside(cell: DOMRect, frame: DOMRect, { button, list, prompt }: ListElements): boolean {
  const [left, top] = [cell.right - frame.left, cell.bottom - frame.top];
  Object.assign(button.style, { left: `${left + 1}px`, top: `${top - 20}px` });
  Object.assign(list.style, { left: `${cell.left - frame.left}px`, top: `${top}px`, minWidth: `${cell.width}px` });
  Object.assign(prompt.style, { left: `${left + 26}px`, top: `${top - 20}px` });
  return left > 40 && left < frame.width - 20 && top > 20 && top < frame.height;
}

/** Moves the focus between choices with the arrow keys. */
function moveFocus(list: HTMLElement, event: KeyboardEvent): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const options = [...list.querySelectorAll("button")];
  const focused = options.findIndex((option) => option === document.activeElement);
  options[(focused + step + options.length) % options.length]?.focus();
}

/** The choices of a list: those in its text, or those in the cells that it refers to. */
function choicesOf(model: WorkbookModel, validation: ListValidation): string[] {
  if (!validation.source.startsWith("=")) return validation.source.split(",").map((choice) => choice.trim());
  const { sheetName, cells } = splitAddress(validation.source.slice(1));
  const sheet = sheetName === undefined ? model.activeSheet : model.findSheet(sheetName);
  if (!sheet) return [];
  return model
    .text(sheet.id, parseArea(cells))
    .flat()
    .filter((text) => text !== "");
}
