import { createRichApiHost, type RichApiHost } from "../../office-host/host/rich-api";
import { ExcelError } from "../../office-host/workbook/excel-error";
import { WorkbookModel } from "../../office-host/workbook/workbook-model";
import { createAddInFrames } from "./add-in/add-in-frames";
import { createChoiceList } from "./grid/choice-list";
import { byId } from "./dom";
import { createFaultsMenu } from "./faults-menu";
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
import "./add-in/add-in.css";
import "./grid/grid.css";

/** The parts of the page, for end-to-end tests and the browser's console. */
export interface Workbench {
  /** The workbook. `model.toData()` returns it as JSON; `model.edit(...)` types into a cell. */
  model: WorkbookModel;
  /** The host that answers the add-in. `host.trips` lists its requests; `host.faults` can be replaced. */
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
  createFaultsMenu(host, model, messages.show);

  const theme = createThemeChoice((chosen) => {
    frames.setTheme(chosen);
    // The 2022 build of Office.js on npm does not notify an Excel add-in of a theme change.
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

/** Creates the grid with its formula bar, tabs, drop-down lists and messages. */
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
  const choices = createChoiceList(
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

/** Describes a refused entry: with the model's detail alone where there is one, otherwise with Excel's general message. */
function describeRefusal(error: unknown): string {
  if (!(error instanceof ExcelError)) return String(error);
  const general = new ExcelError(error.code).message;
  return error.message === general ? general : error.message.replace(general, "").trim();
}

start().catch((error: unknown) => {
  reportError(error);
  createMessages().show(`The workbench could not start. ${error instanceof Error ? error.message : String(error)}`);
});
