import { isRead } from "../../rag/periods/period";
import { readPeriod } from "../../rag/periods/read-period";

/**
 * The period of texts that came back, where it is another than the workbook's: what was written of one period is not true of the next.
 * Null where the two are the same, or one of them is no period that can be read.
 */
export function findOtherPeriod(madeFor: string | null, now: string | null): string | null {
  const [theirs, ours] = [readPeriod(madeFor ?? ""), readPeriod(now ?? "")];
  if (!isRead(theirs) || !isRead(ours)) return null;
  return theirs.start === ours.start && theirs.end === ours.end ? null : theirs.text;
}
