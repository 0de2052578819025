import { insertKpiSheet } from "../actions/insert-kpi-sheet";
import { overrideIndicator } from "../actions/override-indicator";
import { recalculate } from "../actions/recalculate";
import { review, type Review } from "../actions/review";
import { showIndicator } from "../actions/show-indicator";
import { showRules, writeRules } from "../actions/write-rules";
import type { Ruleset } from "../rag/ruleset";
import type { GivenOverride } from "../workbook/plan-override";
import type { Place, StopWatching, WorkbookPort } from "../workbook/port";
import type { Result } from "../workbook/problem";
import type { IndicatorPlace } from "./pane-state";

/** What the pane can do. Its parts know this and nothing of Excel. */
export interface PaneApp {
  review(): Promise<Result<Review>>;
  recalculate(): Promise<Result<Review>>;
  insertKpiSheet(): Promise<Result<void>>;
  /** Selects an indicator's status cell in the sheet. */
  show(reviewed: Review, place: IndicatorPlace): Promise<Result<void>>;
  /** Stores an officer's status in the row's columns (null clears it) and writes the row's status. */
  override(reviewed: Review, place: IndicatorPlace, given: GivenOverride | null): Promise<Result<Review>>;
  /** Writes a ruleset to the RAG Rules sheet, which is made where there is none, and rates by it. Writes no status. */
  writeRules(reviewed: Review, ruleset: Ruleset): Promise<Result<Review>>;
  /** Shows the RAG Rules sheet to the officer. */
  showRules(reviewed: Review): Promise<Result<void>>;
  /** Today, as "2025-03-31". */
  today(): string;
  /** Tells which cell the officer selects in the sheet. */
  watchSelection(onSelect: (place: Place) => void): Promise<StopWatching>;
  /** Tells the id of a sheet whose cells change. */
  watchChanges(onChange: (sheetId: string) => void): Promise<StopWatching>;
}

/** The pane's actions on a workbook. `defaults` are the rules of a workbook without a RAG Rules sheet. */
export function createPaneApp(port: WorkbookPort, defaults: Ruleset): PaneApp {
  return {
    review: () => review(port, defaults),
    recalculate: () => recalculate(port, defaults),
    insertKpiSheet: () => insertKpiSheet(port),
    show: (reviewed, place) => showIndicator(port, reviewed.tables, place),
    override: (reviewed, place, given) => overrideIndicator(port, defaults, reviewed, place, given),
    writeRules: (reviewed, ruleset) => writeRules(port, defaults, reviewed, ruleset),
    showRules: (reviewed) => showRules(port, reviewed),
    today,
    watchSelection: (onSelect) => port.watchSelection(onSelect),
    watchChanges: (onChange) => port.watchChanges(onChange),
  };
}

/** The day where the officer is, which at night is not the day in Greenwich. */
function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
