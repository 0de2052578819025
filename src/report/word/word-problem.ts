/** Why a Word file could not be taken: an expected refusal, never a bug. Where a part of the package is meant, it is named. */
export type WordProblem =
  /** Not a zip package, or one that holds no Word document. */
  | { code: "not-word" }
  /** Cut short or changed on the way: sizes, sums or XML do not agree. */
  | { code: "corrupt"; part: string | null }
  /** Opens with a password only. */
  | { code: "encrypted" }
  /** A .doc of Word 97 to 2003. */
  | { code: "old-format" }
  /** A .docm or .dotm: it may hold macros. */
  | { code: "macros" }
  /** More than is ever inflated or read. `limit` is in bytes, or a count of parts; null where it is elements that are too many or too deep. */
  | { code: "too-large"; limit: number | null }
  /** Its XML declares a document type, as no Word file does. */
  | { code: "unsafe"; part: string }
  /** Saved as "Strict Open XML", or by a program whose XML cannot be joined with other XML. */
  | { code: "unsupported" }
  /** A Word document without any narrative's place. */
  | { code: "no-narratives" };

/** Bytes that a Word file, or all that is read of it, has at most. A report of 1,000 KPIs has 20 MB. */
export const LARGEST_WORD_FILE = 160 * 2 ** 20;

/** What was asked for, or why not. */
export type WordResult<T> = { ok: true; value: T } | { ok: false; problem: WordProblem };

export function done<T>(value: T): WordResult<T> {
  return { ok: true, value };
}

export function refused(problem: WordProblem): { ok: false; problem: WordProblem } {
  return { ok: false, problem };
}
