import { wordFor, type StatusWords } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";
import { lookOf } from "../../report/status-looks";
import type { Tone, StyledText } from "./printer";

const TONES: Record<Status, Tone> = {
  exceeding: "best",
  green: "good",
  "amber-green": "warning",
  amber: "warning",
  "amber-red": "warning",
  red: "bad",
  "not-rated": "quiet",
};

/** A status as icon and word, so that it can be read without colours. */
export function markOf(ruleset: StatusWords, status: Status): StyledText {
  return { text: `${lookOf(ruleset, status).symbol} ${wordFor(ruleset, status)}`, tone: TONES[status], isWhole: true };
}
