/**
 * The controls of the pane that the pictures in the documentation show, by their accessible names. A test fails when the
 * pane no longer has one of them: then run `npm run pictures`, and check the documentation.
 */
export const SHOWN_CONTROLS = {
  recalculate: "Recalculate RAG",
  write: "Write 49 statuses",
  override: "Override…",
  reportTab: "Report",
  makeSheets: "Make the sheets",
  showOverview: "Show Performance Overview",
  makeTables: "Make report tables",
  showTables: "Show Report Tables",
  saveWord: "Save as Word",
  prepareClose: "Close 2024/25 Q2…",
} as const;
