import { refused, type Problem, type Result } from "../planning/problem";

/**
 * Runs one job against Excel. Excel's own refusals become problems by their code (messages are translated, codes are
 * not); anything else is a bug and is thrown on.
 */
export async function runExcel<T>(job: (context: Excel.RequestContext) => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await Excel.run(job);
  } catch (error) {
    const problem = readExcelError(error);
    if (!problem) throw error;
    return refused(problem);
  }
}

const PROBLEMS: Record<string, Problem> = {
  InvalidOperationInCellEditMode: { code: "cell-being-edited" },
  AccessDenied: { code: "write-refused", sheet: "" },
  ItemNotFound: { code: "item-gone" },
  InvalidReference: { code: "item-gone" },
  InvalidBinding: { code: "item-gone" },
  RequestPayloadSizeLimitExceeded: { code: "too-large" },
  ResponsePayloadSizeLimitExceeded: { code: "too-large" },
  ActivityLimitReached: { code: "busy" },
  RequestAborted: { code: "busy" },
  ServiceNotAvailable: { code: "busy" },
  InvalidOrTimedOutSession: { code: "session-lost" },
  ReadOnly: { code: "read-only" },
};

/** The problem behind an error of the Excel client, or null when it is not one of Excel's. */
export function readExcelError(error: unknown): Problem | null {
  const code = excelCodeOf(error);
  if (code === null) return null;
  return PROBLEMS[code] ?? { code: "unexpected", detail: error instanceof Error ? error.message : code };
}

/** Excel on the web gives the payload limits and the lost session as numbers of the Office error list. */
const NUMBERED: Record<string, string> = {
  "5103": "RequestPayloadSizeLimitExceeded",
  "5104": "ResponsePayloadSizeLimitExceeded",
  "5012": "InvalidOrTimedOutSession",
};

/** The code of an error of the Excel client, or null when it is not one of Excel's. */
export function excelCodeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  const code = String(error.code);
  return NUMBERED[code] ?? code;
}

/** After these Excel may have done all that it was asked. Others it gives before it begins, unless it names a step. */
const AFTERWARDS = new Set(["ResponsePayloadSizeLimitExceeded", "RequestAborted", "GeneralException"]);

/** True when a batch that failed with this error may have written something: it got as far as one of its steps, or nobody knows. */
export function mayHaveWritten(error: unknown): boolean {
  const { debugInfo } = error as { debugInfo?: { errorLocation?: unknown } };
  return typeof debugInfo?.errorLocation === "string" || AFTERWARDS.has(excelCodeOf(error) ?? "GeneralException");
}

export function isTooLarge(error: unknown): boolean {
  const code = excelCodeOf(error);
  return code !== null && /^(?:Request|Response)PayloadSizeLimitExceeded$/.test(code);
}
