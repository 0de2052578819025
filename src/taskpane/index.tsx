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
// Every style comes with the page, so that a panel that is loaded later waits for no stylesheet of its own. Where two rules are
// equally specific the later one wins: what all rooms share comes before what one room adds.
import "./theme/theme.css";
import "./pane.css";
import "./kit/kit.css";
import "./kit/lists.css";
import "./statuses/summary.css";
import "./statuses/list.css";
import "./statuses/reason.css";
import "./preview/preview.css";
import "./rules/rules.css";
import "./columns/columns.css";
import "./checks/checks.css";
import "./report/report.css";

void Office.onReady(({ host }) => {
  // Outside Excel, in a browser tab say, nothing would work: boot-check says so.
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
