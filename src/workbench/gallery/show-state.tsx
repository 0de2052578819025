import { createRoot } from "react-dom/client";
import type { WorkbookPort } from "../../planning/port";
import { DEFAULT_RULESET } from "../../rag/rules/default-ruleset";
import { App } from "../../taskpane/App";
import { Themed } from "../../taskpane/theme/Themed";
import { PaneBoundary } from "../../taskpane/PaneBoundary";
import { createPaneApp } from "../../taskpane/state/pane-app";
import { openWorkbookFile } from "../../xlsx/open-workbook-file";
// The pane's page loads these with its first script. Without them, hidden panels would be visible.
import "../../taskpane/skeleton.css";
import "../../taskpane/stylesheets";
import { THEMES, type GalleryState } from "./states";
import { takeSteps } from "./take-steps";

/**
 * Shows the pane in one state: the real pane with its real actions, over a workbook file instead of Excel. Sets `data-reached` on the
 * page when the state is reached, or `data-failed` with the reason.
 */
export async function showState(state: GalleryState, themeName: string | null): Promise<void> {
  const root = document.createElement("div");
  root.id = "root";
  document.body.replaceChildren(root);
  document.title = state.shows;
  const theme = THEMES.find((name) => name === themeName) ?? "light";
  const app = createPaneApp(await openSample(), DEFAULT_RULESET);
  createRoot(root).render(
    <Themed source={{ current: () => theme, onChange: () => () => undefined }}>
      <PaneBoundary>
        <App app={state.change?.(app) ?? app} />
      </PaneBoundary>
    </Themed>,
  );
  try {
    await takeSteps(state.steps, state.until);
    document.documentElement.dataset.reached = state.name;
  } catch (error) {
    document.documentElement.dataset.failed = String(error);
  }
}

/** Opens the sample workbook's file. Only the pane changes it. */
async function openSample(): Promise<WorkbookPort> {
  const bytes = new Uint8Array(await (await fetch("sample-workbook.xlsx")).arrayBuffer());
  const opened = openWorkbookFile(bytes);
  if (!opened.ok) throw new Error(`The sample workbook cannot be read: ${opened.problem.code}`);
  return opened.value.port;
}
