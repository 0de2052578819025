/** What became of an edit: made as planned; not, for the workbook had changed; Excel made something else of it; or it does not tell. */
export type Outcome = "as-planned" | "workbook-changed" | "otherwise" | "not-told";

/** An edit that was queued, and what can be said and done about it once its batch has run. */
export interface QueuedEdit {
  outcome(): Outcome;
  /** Queues what puts the workbook back as it was. */
  takeBack(): Promise<void> | void;
}
