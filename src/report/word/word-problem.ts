import { PackageError, type PackageFault } from "../../office-package/package-error";

/** Why a Word file was refused. A refusal is expected, never a bug. `part` names the part of the file that is meant. */
export type WordProblem =
  /** Not a zip file, or one that contains no Word document. */
  | { code: "not-word" }
  /** Truncated or altered: sizes, checksums or XML do not agree. */
  | { code: "corrupt"; part: string | null }
  /** Opens with a password only. */
  | { code: "encrypted" }
  /** A .doc of Word 97 to 2003. */
  | { code: "old-format" }
  /** A .docm or .dotm, which may contain macros. */
  | { code: "macros" }
  /** Larger than is read. `limit` is in bytes or a count of parts; null where the XML is too deep or has too many elements. */
  | { code: "too-large"; limit: number | null }
  /** Its XML declares a document type, as no Word file does. */
  | { code: "unsafe"; part: string | null }
  /** Saved as "Strict Open XML", or by a program whose XML cannot be joined with other XML. */
  | { code: "unsupported" }
  /** A Word document without any content control of a narrative. */
  | { code: "no-narratives" };

/** The size limit of a Word file, and of all that is read of it, in bytes. A report of 1,000 KPIs has 20 MB. */
export const LARGEST_WORD_FILE = 160 * 2 ** 20;

/** A result, or why there is none. */
export type WordResult<T> = { ok: true; value: T } | { ok: false; problem: WordProblem };

/** Thrown within this folder for a file that is refused; `catchWordFaults` turns it into a result in the functions that others call. */
export class WordFault extends Error {
  constructor(readonly problem: WordProblem) {
    super(problem.code);
  }
}

/** Runs a job on a Word file and returns a fault of the file as its problem. Any other error is a bug and is thrown on. */
export function catchWordFaults<T>(job: () => T): WordResult<T> {
  try {
    return { ok: true, value: job() };
  } catch (error) {
    return { ok: false, problem: problemOfFault(error) };
  }
}

/** The problem of an error that was thrown for a file; any other error is thrown on. */
export function problemOfFault(error: unknown): WordProblem {
  if (error instanceof WordFault) return error.problem;
  if (error instanceof PackageError) return problemOf(error.fault);
  throw error;
}

function problemOf(fault: PackageFault): WordProblem {
  switch (fault.code) {
    case "damaged":
      return { code: "corrupt", part: fault.part };
    case "encrypted":
      return { code: "encrypted" };
    case "too-large":
      return { code: "too-large", limit: fault.limit };
    case "not-supported":
      return fault.what === "doctype" ? { code: "unsafe", part: fault.part } : { code: "corrupt", part: fault.part };
  }
}
