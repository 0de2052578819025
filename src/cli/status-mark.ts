import { wordFor, type Ruleset } from "../rag/rules/ruleset";
import type { Status } from "../rag/status";
import { STATUS_LOOKS } from "../report/status-looks";
import type { Tone, Toned } from "./paper";

const TONES: Record<Status, Tone> = { exceeding: "best", green: "good", amber: "warning", red: "bad", "not-rated": "quiet" };

/** A status as its icon and its word: it can be told without colours. */
export function markOf(ruleset: Pick<Ruleset, "statuses">, status: Status): Toned {
  return { text: `${STATUS_LOOKS[status].symbol} ${wordFor(ruleset, status)}`, tone: TONES[status], isWhole: true };
}
