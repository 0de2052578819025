import { LONGEST_TEXT } from "../../report/narratives/narrative";

/** What is said under a reason that no cell holds, as it is typed: it stays in its form and is never cut. Null where a cell holds it. */
export function sayTooLong(reason: string): string | null {
  const { length } = reason.trim();
  if (length <= LONGEST_TEXT) return null;
  const count = (letters: number): string => letters.toLocaleString("en-GB");
  return `The reason has ${count(length)} letters, and a cell holds ${count(LONGEST_TEXT)}. Shorten it.`;
}
