import { foldName } from "../../rag/fold-name";

/** The kinds of possible errors in a narrative. */
export type ProofCode =
  | "empty"
  | "placeholder"
  | "figure-disagrees"
  | "target-disagrees"
  | "earlier-figure-disagrees"
  | "sum-disagrees"
  | "change-disagrees"
  | "claim-against-status"
  | "claim-against-benchmark"
  | "claim-against-travel"
  | "period-stale"
  | "text-unchanged"
  | "red-without-action"
  | "red-without-date"
  | "doubled-word"
  | "no-source"
  | "too-long";

/** The name of each check, in the order in which they are listed: certain errors before possible ones. */
export const PROOF_WORDS: Record<ProofCode, string> = {
  empty: "Nothing written",
  placeholder: "Placeholder left in",
  "figure-disagrees": "Figure disagrees with the table",
  "target-disagrees": "Target disagrees with the table",
  "earlier-figure-disagrees": "Earlier figure disagrees",
  "sum-disagrees": "Sum that does not work out",
  "change-disagrees": "Change or difference that the table does not give",
  "claim-against-status": "Claim against the status",
  "claim-against-benchmark": "Claim against the comparison",
  "claim-against-travel": "Claim against the direction of travel",
  "period-stale": "Period that is not the one reported",
  "text-unchanged": "Same text as before",
  "red-without-action": "Red without an action",
  "red-without-date": "Red without a date",
  "doubled-word": "Word written twice",
  "no-source": "Change or share without a source",
  "too-long": "Over the word limit",
};

/** The codes in the order of the list. */
export const PROOF_CODES = Object.keys(PROOF_WORDS) as ProofCode[];

/** Something in a narrative that a person should look at. It may be correct; nothing is changed. */
export interface ProofFinding {
  code: ProofCode;
  /**
   * Identifies the finding independently of edits elsewhere in the text: its code, section and KPI, the words, and what
   * they were compared with. A dismissal is stored under this key, so it is valid until either changes.
   */
  key: string;
  section: string;
  kpi: string;
  /** The position of the words, in UTF-16 units; 0 and 0 for an empty text. */
  start: number;
  end: number;
  /** The words, as written; for a finding about the whole text, its beginning. */
  words: string;
  sentence: string;
}

/** A finding before its KPI is known. */
export interface Mark {
  code: ProofCode;
  start: number;
  end: number;
  /** What the words were compared with, for the key: "70.4". */
  against: string;
  sentence: string;
}

/** The longest quotation from a text. */
const LONGEST = 120;

/**
 * Turns marks into findings, in the order of the text, one for each position and code. Of two with the same words and
 * comparison, the later gets a number in its key.
 */
export function toFindings(marks: readonly Mark[], text: string, section: string, kpi: string): ProofFinding[] {
  const inOrder = [...marks].sort(
    (a, b) => a.start - b.start || a.end - b.end || PROOF_CODES.indexOf(a.code) - PROOF_CODES.indexOf(b.code),
  );
  const seen = new Map<string, number>();
  const placed = new Set<string>();
  return inOrder.flatMap(({ code, start, end, against, sentence }): ProofFinding[] => {
    const place = `${code} ${start} ${end}`;
    if (placed.has(place)) return [];
    placed.add(place);
    const words = quoteOf(text.slice(start, end));
    const base = [code, section, kpi, words, against].map(foldName).join(" | ");
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return [{ code, key: count === 1 ? base : `${base} | ${count}`, section, kpi, start, end, words, sentence }];
  });
}

/** The beginning of a text, with single spaces. */
function quoteOf(text: string): string {
  const plain = text
    .slice(0, LONGEST * 2)
    .replace(/\s+/g, " ")
    .trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST).trimEnd()}…` : plain;
}
