import { createRichApiHost, type RichApiHost } from "../../office-host/host/rich-api";
import { ExcelError } from "../../office-host/workbook/excel-error";
import { WorkbookModel } from "../../office-host/workbook/workbook-model";
import { createAddInFrames } from "./add-in/add-in-frames";
import { createChoices } from "./grid/choice-list";
import { byId } from "./dom";
import { createFaults } from "./faults-menu";
import { createFormulaBar } from "./grid/formula-bar";
import { createGridView, type GridView } from "./grid/grid-view";
import { createLedgerStrip } from "./ledger-strip";
import { readManifest, type RibbonButton } from "./add-in/manifest";
import { createMessages } from "./messages";
import { createRibbon } from "./add-in/ribbon";
import { createSheetTabs } from "./grid/sheet-tabs";
import { createPane, type Pane } from "./add-in/task-pane";
import { fetchText, readSource } from "./workbook-source";
import { createThemeChoice } from "./add-in/themes";
import { createWorkbookFiles } from "./workbook-files";
import "./workbench.css";

/** For end-to-end tests, and for whoever opens the browser's console: the parts of the page. */
export interface Workbench {
  /** The workbook. `model.toData()` gives it as JSON; `model.edit(...)` types into a cell. */
  model: WorkbookModel;
  /** What answers the add-in. `host.trips` are its requests; `host.faults` can be set. */
  host: RichApiHost;
  grid: GridView;
  pane: Pane;
}

declare global {
  interface Window {
    workbench?: Workbench;
  }
}

async function start(): Promise<void> {
  const [source, manifestXml] = await Promise.all([
    readSource(new URLSearchParams(location.search)),
    fetchText("/manifest.xml"),
  ]);
  const manifest = readManifest(manifestXml);
  const { name } = source;
  byId("workbook-name", HTMLHeadingElement).textContent = name;
  document.title = `${name} – ${manifest.name} workbench`;

  const model = new WorkbookModel(source.data);
  const host = createRichApiHost(model);
  const { grid, messages } = createSheet(model);
  createWorkbookFiles(source, model, messages);
  if (source.message !== null) messages.show(source.message);
  createLedgerStrip(host);
  createFaults(host, model, messages.show);

  const theme = createThemeChoice((chosen) => {
    frames.setTheme(chosen);
    // The Office.js of 2022, which npm has, cannot tell an Excel add-in that the theme changed.
    pane.reopen();
  });
  const frames = createAddInFrames(manifest, host, {
    documentUrl: name,
    theme: theme.current,
    onRefused: messages.show,
  });
  const pane = createPane(manifest.name, frames.open);
  createRibbon(manifest, async (button) => {
    try {
      await press(button);
    } catch (error) {
      messages.show(`${button.label} failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  });

  async function press({ action }: RibbonButton): Promise<void> {
    if (action.kind === "open") await pane.open(action.page).ready;
    else await frames.commands().invokeCommand(action.functionName);
  }

  window.workbench = { model, host, grid, pane };
  const paneButton = manifest.groups.flatMap((g) => g.buttons).find((b) => b.action.kind === "open");
  await Promise.all([grid.drawn, paneButton && press(paneButton)]);
  document.documentElement.dataset["ready"] = "true";
}

/** The grid, and what stands around it: formula bar, tabs, choices, messages. */
function createSheet(model: WorkbookModel): { grid: GridView; messages: ReturnType<typeof createMessages> } {
  const messages = createMessages();
  const cells = byId("cells", HTMLDivElement);
  const type = (sheetId: string, row: number, column: number, text: string): void => {
    try {
      model.edit(sheetId, row, column, text);
      messages.clear();
    } catch (error) {
      messages.show(describeRefusal(error));
    }
  };
  const typeIntoActiveCell = (text: string): void => {
    const { row, column } = model.data.selection;
    type(model.activeSheet.id, row, column, text);
  };
  const choices = createChoices(
    byId("grid", HTMLDivElement),
    model,
    () => grid.placeOf,
    (text) => {
      typeIntoActiveCell(text);
      grid.focus();
    },
  );
  const grid = createGridView(cells, model, {
    onTyped: (sheetId, cells) => cells.forEach(({ row, column, text }) => type(sheetId, row, column, text)),
    onMoved: () => choices.show(),
  });
  createFormulaBar(model, { onTyped: typeIntoActiveCell, onRefused: messages.show, leave: () => grid.focus() });
  createSheetTabs(model);
  return { grid, messages };
}

/** What a refused entry says: the model's own words where it has any, without Excel's general ones before them. */
function describeRefusal(error: unknown): string {
  if (!(error instanceof ExcelError)) return String(error);
  const general = new ExcelError(error.code).message;
  return error.message === general ? general : error.message.replace(general, "").trim();
}

start().catch((error: unknown) => {
  reportError(error);
  createMessages().show(`The workbench could not start. ${error instanceof Error ? error.message : String(error)}`);
});
