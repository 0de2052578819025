import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createExcelWorkbook } from "../excel/excel-workbook";
import { DEFAULT_RULESET } from "../rag/default-ruleset";
import { App } from "./App";
import { createOfficeTheme } from "./office-theme";
import { createPaneApp } from "./pane-app";
import { Themed } from "./Themed";
import "./pane.css";

void Office.onReady(() => {
  const root = document.getElementById("root");
  if (!root) throw new Error("taskpane.html has no #root");
  document.documentElement.dataset.started = "true";
  createRoot(root).render(
    <StrictMode>
      <Themed source={createOfficeTheme()}>
        <App app={createPaneApp(createExcelWorkbook(), DEFAULT_RULESET)} />
      </Themed>
    </StrictMode>,
  );
});
