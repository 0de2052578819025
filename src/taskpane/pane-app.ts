import { insertKpiSheet } from "../actions/insert-kpi-sheet";
import { recalculate } from "../actions/recalculate";
import { review, type Review } from "../actions/review";
import { showIndicator } from "../actions/show-indicator";
import type { Ruleset } from "../rag/ruleset";
import type { Status } from "../rag/status";
import type { Place, StopWatching, WorkbookPort } from "../workbook/port";
import type { Result } from "../workbook/problem";
import type { IndicatorPlace } from "./pane-state";

/** A status that an officer gives in place of the computed one. */
export interface GivenOverride {
  status: Status;
  /** Never empty. */
  reason: string;
  /** A day ("2025-03-31"), or null. */
  reviewBy: string | null;
}

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

/** The pane's actions on a workbook. */
export function createPaneApp(port: WorkbookPort, ruleset: Ruleset): PaneApp {
  return {
    review: () => review(port, ruleset),
    recalculate: () => recalculate(port, ruleset),
    insertKpiSheet: () => insertKpiSheet(port),
    show: (reviewed, place) => showIndicator(port, reviewed.tables, place),
    watchSelection: (onSelect) => port.watchSelection(onSelect),
    watchChanges: (onChange) => port.watchChanges(onChange),
  };
}
