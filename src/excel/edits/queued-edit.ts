/** The result of an edit: applied as planned; not applied, as the workbook had changed; changed by Excel; or not reported. */
export type Outcome = "as-planned" | "workbook-changed" | "otherwise" | "not-told";

/** A queued edit; its methods are called once its batch has run. */
export interface QueuedEdit {
  outcome(): Outcome;
  /** Queues what restores the workbook. */
  takeBack(): Promise<void> | void;
}
