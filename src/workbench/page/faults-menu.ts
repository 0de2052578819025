import type { FaultMoment, RichApiHost } from "../../office-host/host/rich-api";
import { ExcelError, type ExcelErrorCode } from "../../office-host/workbook/excel-error";
import type { WorkbookModel } from "../../office-host/workbook/workbook-model";
import { byId, make } from "./dom";

/** A way to make the workbook refuse, so that a person can see what the add-in then says. */
interface Fault {
  id: string;
  label: string;
  turn: (isOn: boolean) => void;
}

/** The Faults menu. A fault that cannot be made says why in `onRefused`. */
export function createFaults(host: RichApiHost, model: WorkbookModel, onRefused: (message: string) => void): void {
  const refusing = new Map<string, (moment: FaultMoment) => void>();
  host.faults = (moment) => {
    for (const refuse of [...refusing.values()]) refuse(moment);
  };
  const refuseWith = (code: ExcelErrorCode) => (isOn: boolean) => {
    if (!isOn) refusing.delete(code);
    else {
      refusing.set(code, ({ kind }) => {
        if (kind === "batch") throw new ExcelError(code);
      });
    }
  };
  const usualLimits = { ...host.limits };
  let protectedSheet = "";
  let filteredTable = "";

  const faults: Fault[] = [
    { id: "editing", label: "A cell is being edited", turn: refuseWith("InvalidOperationInCellEditMode") },
    {
      id: "protected",
      label: "The sheet is protected",
      turn: (isOn) => {
        if (isOn) model.protect((protectedSheet = model.activeSheet.id));
        else model.unprotect(protectedSheet);
      },
    },
    {
      id: "filtered",
      label: "The table is filtered (every second row hidden)",
      turn: (isOn) => {
        const table = isOn ? model.activeSheet.tables[0] : undefined;
        if (isOn && !table) throw new ExcelError("ItemNotFound", "There is no table on this sheet.");
        if (!table) return model.clearFilters(filteredTable);
        filteredTable = table.id;
        model.filterTable(
          table.id,
          Array.from({ length: Math.floor((table.area.rowCount - 1) / 2) }, (_, i) => 2 * i + 1),
        );
      },
    },
    {
      id: "large",
      label: "Requests over 2 KB are too large",
      turn: (isOn) => void (host.limits = isOn ? { ...usualLimits, requestBytes: 2048 } : { ...usualLimits }),
    },
    { id: "busy", label: "Excel is too busy", turn: refuseWith("ActivityLimitReached") },
    { id: "session", label: "The session has ended", turn: refuseWith("InvalidOrTimedOutSession") },
    { id: "broken", label: "Excel fails for no stated reason", turn: refuseWith("GeneralException") },
    {
      id: "deleted",
      label: "Somebody deletes this sheet after the next request",
      turn: (isOn) => {
        const sheetId = model.activeSheet.id;
        let batches = 0;
        refusing.delete("deleted");
        const strike = ({ kind }: FaultMoment): void => {
          if (kind !== "batch" || ++batches < 2) return;
          refusing.delete("deleted");
          model.actAs("host", () => model.deleteSheet(sheetId));
        };
        if (isOn) refusing.set("deleted", strike);
      },
    },
  ];

  createMenu(faults, onRefused);
}

function createMenu(faults: readonly Fault[], onRefused: (message: string) => void): void {
  const button = byId("faults-button", HTMLButtonElement);
  const menu = byId("faults", HTMLFieldSetElement);
  const shown = byId("faults-on", HTMLSpanElement);
  const on = new Set<string>();

  for (const { id, label, turn } of faults) {
    const box = make("input", { type: "checkbox", id: `fault-${id}` });
    box.addEventListener("change", () => {
      try {
        turn(box.checked === true);
      } catch (error) {
        box.checked = !box.checked;
        onRefused(error instanceof Error ? error.message : String(error));
      }
      if (box.checked) on.add(label);
      else on.delete(label);
      shown.hidden = on.size === 0;
      shown.textContent = [...on].join("; ");
    });
    menu.append(make("label", {}, box, label));
  }

  const open = (isOpen: boolean): void => {
    menu.hidden = !isOpen;
    button.ariaExpanded = String(isOpen);
    if (isOpen) menu.querySelector("input")?.focus();
  };
  button.addEventListener("click", () => open(menu.hidden !== false));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    open(false);
    button.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Node && !menu.contains(event.target) && event.target !== button) open(false);
  });
}
