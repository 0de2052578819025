import type { WorkbookModel } from "../../../office-host/workbook/workbook-model";
import { byId, make } from "../dom";

/** Creates the tabs of the visible sheets. Arrow keys move between them. */
export function createSheetTabs(model: WorkbookModel): void {
  const bar = byId("sheet-tabs", HTMLDivElement);

  const draw = (): void => {
    const hadFocus = bar.contains(document.activeElement);
    bar.replaceChildren(
      ...model.sheets
        .filter((sheet) => sheet.visibility === "Visible")
        .map((sheet) => {
          const isActive = sheet.id === model.activeSheet.id;
          const label = make("span", { textContent: sheet.name });
          const tab = make(
            "button",
            { type: "button", role: "tab", ariaSelected: String(isActive), tabIndex: isActive ? 0 : -1 },
            label,
          );
          if (sheet.tabColor) tab.style.setProperty("--tab-colour", sheet.tabColor);
          tab.addEventListener("click", () => model.activate(sheet.id));
          return tab;
        }),
    );
    if (hadFocus) bar.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  };

  bar.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const tabs = [...bar.querySelectorAll("button")];
    tabs[(tabs.findIndex((tab) => tab.ariaSelected === "true") + step + tabs.length) % tabs.length]?.click();
  });
  model.onChange((change) => {
    if (change.kind === "activation" || change.kind === "structure") draw();
  });
  draw();
}
