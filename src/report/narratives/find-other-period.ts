import type { Scorecard } from "../../kpi/scorecard";
import { isRead } from "../../rag/periods/period";
import { readPeriod } from "../../rag/periods/read-period";

/**
 * The period of returned texts where it differs from the workbook's: what was written about one period is not true of the next. Null
 * where the two are the same, or one of them cannot be read.
 */
export function findOtherPeriod(
  madeFor: string | null,
  { period, reporting }: Pick<Scorecard, "period" | "reporting">,
): string | null {
  const [theirs, ours] = [readPeriod(madeFor ?? "", { reporting }), readPeriod(period ?? "", { reporting })];
  if (!isRead(theirs) || !isRead(ours)) return null;
  return theirs.start === ours.start && theirs.end === ours.end ? null : theirs.text;
}
