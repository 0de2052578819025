import { sameName } from "../../kpi/same-name";

/** What may be wrong with a narrative. */
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

/** What each check is called, in the order in which they are listed: what is wrong for certain comes before what may be. */
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

export const PROOF_CODES = Object.keys(PROOF_WORDS) as ProofCode[];

/** Something in a narrative that somebody is to look at. It may be right as it is; nothing is changed. */
export interface ProofFinding {
  code: ProofCode;
  /**
   * What the finding is about, in words that outlast an edit elsewhere in the text: its code, section and KPI, the words,
   * and what they were held against. A dismissal that is remembered by it holds until either is another.
   */
  key: string;
  section: string;
  kpi: string;
  /** Where in the text the words are, counted in UTF-16 units; 0 and 0 for a text that is empty. */
  start: number;
  end: number;
  /** The words, as written; for a finding about the whole text, its beginning. */
  words: string;
  sentence: string;
}

/** A finding before it is known of which KPI. */
export interface Mark {
  code: ProofCode;
  start: number;
  end: number;
  /** What the words were held against, for the key: "70.4". */
  against: string;
  sentence: string;
}

/** The longest that a finding quotes of a text. */
const LONGEST = 120;

/**
 * Findings from marks, in the order of the text, one for each place and code. Of two with the same words and the same
 * disagreement the later is told apart by a number.
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
    const base = [code, section, kpi, words, against].map(sameName).join(" | ");
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return [{ code, key: count === 1 ? base : `${base} | ${count}`, section, kpi, start, end, words, sentence }];
  });
}

/** The beginning of a text, with single spaces. */
export function quoteOf(text: string): string {
  const plain = text
    .slice(0, LONGEST * 2)
    .replace(/\s+/g, " ")
    .trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST).trimEnd()}…` : plain;
}
