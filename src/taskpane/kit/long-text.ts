import { LONGEST_TEXT } from "../../report/narratives/narrative";

/** The message under a reason that is too long for a cell; null where it fits. The reason stays in its form and is never cut. */
export function describeTooLong(reason: string): string | null {
  const { length } = reason.trim();
  if (length <= LONGEST_TEXT) return null;
  const count = (letters: number): string => letters.toLocaleString("en-GB");
  return `The reason has ${count(length)} letters, and a cell holds ${count(LONGEST_TEXT)}. Shorten it.`;
}
