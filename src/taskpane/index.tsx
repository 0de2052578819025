import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createExcelWorkbook } from "../excel/excel-workbook";
import { createProgressFeed } from "../progress/progress-feed";
import { DEFAULT_RULESET } from "../rag/rules/default-ruleset";
import { App } from "./App";
import { createOfficeTheme } from "./theme/office-theme";
import { createPaneApp } from "./state/pane-app";
import { PaneBoundary } from "./PaneBoundary";
import { Themed } from "./theme/Themed";
import "./stylesheets";

void Office.onReady(({ host }) => {
  // Nothing works outside Excel, for example in a browser tab: boot-check reports that.
  if (host !== Office.HostType.Excel) return;
  const root = document.getElementById("root");
  if (!root) throw new Error("taskpane.html has no #root");
  const progress = createProgressFeed();
  const app = createPaneApp(createExcelWorkbook({ onProgress: progress.report }), DEFAULT_RULESET, progress);
  document.documentElement.dataset.started = "true";
  createRoot(root).render(
    <StrictMode>
      <Themed source={createOfficeTheme()}>
        <PaneBoundary>
          <App app={app} />
        </PaneBoundary>
      </Themed>
    </StrictMode>,
  );
});
