import type { Review } from "../actions/review";
import { CHECK_CODES } from "../kpi/checks/check-words";
import { checkReport } from "../kpi/checks/check-report";
import type { Finding, FindingCode } from "../kpi/checks/finding";
import type { Scorecard } from "../kpi/scorecard";
import { dismissalKey } from "../workbook/sheets/dismissed-checks/read";
import type { Listed } from "./FindingList";

/** What was found, for as long as the indicators are the same ones: of 10,000 rows it takes a third of a second. */
const FOUND = new WeakMap<Scorecard, { today: string; findings: Finding[] }>();

/** All that the checks find in a workbook, dismissed or not. `today` is a day such as "2025-03-31". */
export function findChecks({ tables, scorecard, history, ruleset, owners, attached }: Review, today: string): Finding[] {
  const known = FOUND.get(scorecard);
  if (known?.today === today) return known.findings;
  const findings = checkReport({ tables, scorecard, history: history?.records ?? [], ruleset, today, owners, attached });
  FOUND.set(scorecard, { today, findings });
  return findings;
}

/** The findings of each check, in the order in which checks are listed. */
export function groupFindings(findings: readonly Finding[]): { code: FindingCode; listed: Listed<Finding>[] }[] {
  const groups = new Map<FindingCode, Listed<Finding>[]>(CHECK_CODES.map((code) => [code, []]));
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const key = dismissalKey(finding);
    // Two rows of the same names share a key, and are dismissed together.
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    groups.get(finding.code)?.push({ id: `${key} #${count}`, finding });
  }
  return [...groups].flatMap(([code, listed]) => (listed.length > 0 ? [{ code, listed }] : []));
}
