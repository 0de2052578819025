import { CHECKS, type CheckCode, type CheckedWorkbook, type WorkbookFinding } from "../../actions/check-workbook";
import type { Review } from "../../actions/review";
import { sheetAddress } from "../../kpi/address";
import { wordFor } from "../../rag/rules/ruleset";
import { lowerFirst } from "../../report/words";
import { explainChanges } from "./explain-indicator";

/** The code of a check: those of the workbook, and one for statuses that a recalculation would change. */
export type PrintedCode = CheckCode | "status-out-of-date";

/** The names of all checks, in the order in which they are listed. */
export const ALL_CHECKS: ReadonlyMap<PrintedCode, string> = new Map<PrintedCode, string>([
  ["status-out-of-date", "Status out of date"],
  ...[...CHECKS].map(([code, name]): [PrintedCode, string] => [
    code,
    code.startsWith("narrative-") ? `Narrative: ${lowerFirst(name)}` : name,
  ]),
]);

/** The codes of all checks. */
export const ALL_CHECK_CODES: readonly PrintedCode[] = [...ALL_CHECKS.keys()];

/** Something to look at before a report is published. */
export interface PrintedFinding {
  code: PrintedCode;
  check: string;
  /** "KPIs!H12"; the KPI of a narrative that is on no sheet. */
  place: string;
  /** For findings in narratives. */
  kpi?: string;
  sentence: string;
}

/** All findings in a workbook. */
export interface PrintedFindings {
  open: PrintedFinding[];
  dismissed: (PrintedFinding & { why: string })[];
}

/** Describes the findings in a workbook. Statuses that are out of date come first. */
export function describeFindings({ byCheck, dismissed }: CheckedWorkbook, review: Review): PrintedFindings {
  return {
    open: [...describeStale(review), ...byCheck.flatMap(({ found }) => found.map(describeFinding))],
    dismissed: dismissed.map(({ finding, dismissal }) => ({ ...describeFinding(finding), why: dismissal.reason })),
  };
}

function describeStale(review: Review): PrintedFinding[] {
  const { ruleset } = review;
  return explainChanges(review, review.changes).flatMap(({ sheet, address, from, to, reason }) => {
    if (from === null) return [];
    const sentence = `It says ${wordFor(ruleset, from)}; it would be ${wordFor(ruleset, to)}: ${reason}`;
    return [
      {
        code: "status-out-of-date",
        check: nameOf("status-out-of-date"),
        place: sheetAddress(sheet, address),
        sentence,
      },
    ];
  });
}

function describeFinding(finding: WorkbookFinding): PrintedFinding {
  const { code, address: place, sentence } = finding;
  const own = { code, check: nameOf(code), place };
  switch (finding.about) {
    case "row":
      return { ...own, sentence };
    case "narrative":
      return {
        ...own,
        kpi: finding.kpi,
        sentence: finding.words === "" ? sentence : `“${finding.words}”: ${sentence}`,
      };
  }
}

function nameOf(code: PrintedCode): string {
  return ALL_CHECKS.get(code) ?? code;
}
