import type { Status } from "../../rag/status";

/** What can have become of an indicator since the period recorded before: more than one may hold. */
export type MovementKind = "up" | "down" | "new" | "gone" | "target-changed" | "rule-changed";

/** One indicator that moved, or came, or went, and the sentence that says so. */
export interface Movement {
  section: string;
  kpi: string;
  metric: string;
  kinds: MovementKind[];
  /** The status recorded before; null where the indicator is new. */
  from: Status | null;
  /** The status now; null where the indicator is gone. */
  to: Status | null;
  sentence: string;
}
