import { CHECKS, type CheckCode, type CheckedWorkbook, type WorkbookFinding } from "../../actions/check-workbook";
import type { Review } from "../../actions/review";
import { sheetAddress } from "../../kpi/address";
import { wordFor } from "../../rag/rules/ruleset";
import { lowerFirst } from "../../report/words";
import { tellChanges } from "../planned-run";

/** A check as it is typed; beside those of the workbook's action, statuses that a recalculation would write over. */
export type PrintedCode = CheckCode | "status-out-of-date";

/** What each check is called, in the order in which they are listed. */
export const ALL_CHECKS: ReadonlyMap<PrintedCode, string> = new Map<PrintedCode, string>([
  ["status-out-of-date", "Status out of date"],
  ...[...CHECKS].map(([code, name]): [PrintedCode, string] => [
    code,
    code.startsWith("narrative-") ? `Narrative: ${lowerFirst(name)}` : name,
  ]),
]);

export const ALL_CHECK_CODES: readonly PrintedCode[] = [...ALL_CHECKS.keys()];

/** Something to be looked at before a report is published. */
export interface PrintedFinding {
  code: PrintedCode;
  check: string;
  /** "KPIs!H12"; of a narrative that no sheet holds, its KPI. */
  place: string;
  /** Left out where it is not about a narrative. */
  kpi?: string;
  sentence: string;
}

export interface PrintedFindings {
  open: PrintedFinding[];
  dismissed: (PrintedFinding & { why: string })[];
}

/** What was found in a workbook, in words, after the statuses that are not what the rules give. */
export function tellFindings({ byCheck, dismissed }: CheckedWorkbook, review: Review): PrintedFindings {
  return {
    open: [...tellStale(review), ...byCheck.flatMap(({ found }) => found.map(tell))],
    dismissed: dismissed.map(({ finding, dismissal }) => ({ ...tell(finding), why: dismissal.reason })),
  };
}

function tellStale(review: Review): PrintedFinding[] {
  const { ruleset } = review;
  return tellChanges(review, review.changes).flatMap(({ sheet, address, from, to, reason }) => {
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

function tell(finding: WorkbookFinding): PrintedFinding {
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
