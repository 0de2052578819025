import { sheetAddress } from "../kpi/checks/sheet-address";
import type { ReportReading } from "../actions/read-report";
import { checkReport } from "../kpi/checks/check-report";
import { CHECK_CODES, CHECK_WORDS } from "../kpi/checks/check-words";
import type { FindingCode } from "../kpi/checks/finding";
import { wordFor } from "../rag/rules/ruleset";
import { PROOF_CODES, PROOF_WORDS, type ProofCode } from "../report/proof/finding";
import { proofReadReport } from "../report/proof/proof-read-report";
import { NARRATIVES } from "../workbook/sheets/narratives/sheet";
import { splitFindings } from "../workbook/sheets/dismissed-checks/read";
import { tellChanges } from "./planned-run";

/** Checks of data and of narratives share some names. */
type NarrativeCode = `narrative-${ProofCode}`;

export type CheckCode = FindingCode | NarrativeCode | "status-out-of-date";

const ofNarrative = (code: ProofCode): NarrativeCode => `narrative-${code}`;

/** What each check is called, in the order in which they are listed. */
export const ALL_CHECKS: ReadonlyMap<CheckCode, string> = new Map<CheckCode, string>([
  ["status-out-of-date", "Status out of date"],
  ...CHECK_CODES.map((code): [CheckCode, string] => [code, CHECK_WORDS[code]]),
  ...PROOF_CODES.map((code): [CheckCode, string] => [ofNarrative(code), `Narrative: ${PROOF_WORDS[code].charAt(0).toLowerCase()}${PROOF_WORDS[code].slice(1)}`]),
]);

export const ALL_CHECK_CODES: readonly CheckCode[] = [...ALL_CHECKS.keys()];

/** Something to be looked at before a report is published. */
export interface ToldFinding {
  code: CheckCode;
  check: string;
  /** "KPIs!H12"; of a narrative, its sheet and KPI. */
  place: string;
  sentence: string;
}

export interface ToldFindings {
  open: ToldFinding[];
  dismissed: (ToldFinding & { why: string })[];
}

/** All that is to be looked at in a workbook: its data, its statuses, and its narratives. `today` is a day: "2025-03-31". */
export function findAll({ review, texts }: ReportReading, today: string): ToldFindings {
  const { tables, scorecard, ruleset, owners } = review;
  const history = review.history?.records ?? [];
  const found = splitFindings(checkReport({ tables, scorecard, history, ruleset, today, owners }), review.dismissals?.dismissals ?? []);
  const tell = (code: CheckCode, place: string, sentence: string): ToldFinding => ({ code, check: ALL_CHECKS.get(code) ?? code, place, sentence });
  const stale = tellChanges(review, review.changes).flatMap(({ sheet, address, from, to, reason }) =>
    from === null ? [] : [tell("status-out-of-date", sheetAddress(sheet, address), `It says ${wordFor(ruleset, from)}; it would be ${wordFor(ruleset, to)}: ${reason}`)],
  );
  const proofs = proofReadReport({ scorecard, narratives: texts.narratives, history, ruleset, wordLimit: null });
  const open = [
    ...stale,
    ...found.open.map(({ code, address, sentence }) => tell(code, address, sentence)),
    ...proofs.map(({ code, kpi, words, sentence }) => tell(ofNarrative(code), `${NARRATIVES.name}, ${kpi}`, words === "" ? sentence : `“${words}”: ${sentence}`)),
  ];
  const inOrder = ALL_CHECK_CODES.flatMap((code) => open.filter((finding) => finding.code === code));
  return { open: inOrder, dismissed: found.dismissed.map(({ finding, dismissal }) => ({ ...tell(finding.code, finding.address, finding.sentence), why: dismissal.reason })) };
}
