import { wordFor, type StatusWords } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";
import { lookOf } from "../../report/status-looks";
import type { Tone, Toned } from "./paper";

const TONES: Record<Status, Tone> = {
  exceeding: "best",
  green: "good",
  "amber-green": "warning",
  amber: "warning",
  "amber-red": "warning",
  red: "bad",
  "not-rated": "quiet",
};

/** A status as its icon and its word: it can be told without colours. */
export function markOf(ruleset: StatusWords, status: Status): Toned {
  return { text: `${lookOf(ruleset, status).symbol} ${wordFor(ruleset, status)}`, tone: TONES[status], isWhole: true };
}
