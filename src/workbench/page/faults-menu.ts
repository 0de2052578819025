import type { FaultMoment, RichApiHost } from "../../office-host/host/rich-api";
import { ExcelError, type ExcelErrorCode } from "../../office-host/workbook/excel-error";
import type { WorkbookModel } from "../../office-host/workbook/workbook-model";
import { byId, make } from "./dom";

/** A way to make Excel refuse, so that a person sees how the add-in reports it. */
interface Fault {
  id: string;
  label: string;
  turn: (isOn: boolean) => void;
}

/** Refusals that are switched on, by a key of the fault. */
type Refusals = Map<string, (moment: FaultMoment) => void>;

/** Creates the Faults menu. `onRefused` receives the reason when a fault cannot be switched on. */
export function createFaultsMenu(host: RichApiHost, model: WorkbookModel, onRefused: (message: string) => void): void {
  const refusals: Refusals = new Map();
  host.faults = (moment) => {
    for (const refuse of [...refusals.values()]) refuse(moment);
  };
  createMenu(listFaults(host, model, refusals), onRefused);
}

function listFaults(host: RichApiHost, model: WorkbookModel, refusals: Refusals): Fault[] {
  const refuseWith = (code: ExcelErrorCode) => (isOn: boolean) => {
    if (!isOn) return void refusals.delete(code);
    refusals.set(code, ({ kind }) => {
      if (kind === "batch") throw new ExcelError(code);
    });
  };
  const usualLimits = { ...host.limits };
  return [
    { id: "editing", label: "A cell is being edited", turn: refuseWith("InvalidOperationInCellEditMode") },
    { id: "protected", label: "The sheet is protected", turn: protectActiveSheet(model) },
    { id: "filtered", label: "The table is filtered (every second row hidden)", turn: filterFirstTable(model) },
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
      turn: deleteSheetAfterNextRequest(model, refusals),
    },
  ];
}

function protectActiveSheet(model: WorkbookModel): Fault["turn"] {
  let protectedSheet = "";
  return (isOn) => {
    if (isOn) model.protect((protectedSheet = model.activeSheet.id));
    else model.unprotect(protectedSheet);
  };
}

function filterFirstTable(model: WorkbookModel): Fault["turn"] {
  let filteredTable = "";
  return (isOn) => {
    const table = isOn ? model.activeSheet.tables[0] : undefined;
    if (isOn && !table) throw new ExcelError("ItemNotFound", "There is no table on this sheet.");
    if (!table) return model.clearFilters(filteredTable);
    filteredTable = table.id;
    const hiddenCount = Math.floor((table.area.rowCount - 1) / 2);
    model.filterTable(
      table.id,
      Array.from({ length: hiddenCount }, (_, i) => 2 * i + 1),
    );
  };
}

function deleteSheetAfterNextRequest(model: WorkbookModel, refusals: Refusals): Fault["turn"] {
  return (isOn) => {
    refusals.delete("deleted");
    if (!isOn) return;
    const sheetId = model.activeSheet.id;
    let batches = 0;
    refusals.set("deleted", ({ kind }) => {
      if (kind !== "batch" || ++batches < 2) return;
      refusals.delete("deleted");
      model.actAs("host", () => model.deleteSheet(sheetId));
    });
  };
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
