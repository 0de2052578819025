import { refused, type Problem, type Result } from "../planning/problem";

/**
 * Runs a job against Excel. Errors of Excel become problems by their code (messages are translated, codes are not). Anything else is a
 * bug and is rethrown.
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

/** The problem behind an error; null if the error is not one of the Excel client's. */
export function readExcelError(error: unknown): Problem | null {
  const code = excelCodeOf(error);
  if (code === null) return null;
  if (isNotInFront(error)) return { code: "not-in-front" };
  return PROBLEMS[code] ?? { code: "unexpected", detail: error instanceof Error ? error.message : code };
}

/** True for an error after which asking for less may help: something requested may be to blame, and not the moment or the connection. */
export function mayAskLess(error: unknown): boolean {
  const code = readExcelError(error)?.code;
  return code === "item-gone" || code === "write-refused" || code === "unexpected";
}

/** Excel on the web reports payload limits and a lost session as numbers of the Office error list. */
const NUMBERED: Record<string, string> = {
  "5103": "RequestPayloadSizeLimitExceeded",
  "5104": "ResponsePayloadSizeLimitExceeded",
  "5012": "InvalidOrTimedOutSession",
};

/** The code of an error of the Excel client; null for any other error. */
export function excelCodeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  const code = String(error.code);
  return NUMBERED[code] ?? code;
}

/**
 * What Excel does only in the workbook that is in front. With another one in front, Excel for Windows and Mac answers with one of two codes
 * (Microsoft's "Troubleshooting Excel add-ins", API limitations when the active workbook switches).
 */
const NEEDS_THE_FRONT: ReadonlySet<string> = new Set([
  "WorksheetCollection.add",
  "Worksheet.delete",
  "Worksheet.activate",
  "Worksheet.gridlines",
  "WorksheetFreezePanes.freezeRows",
  "Range.select",
]);
const NOT_IN_FRONT: ReadonlySet<string> = new Set(["GeneralException", "InvalidSelection"]);

/** True if Excel stopped at a step that needs its workbook in front, with a code that it gives where another one is. */
export function isNotInFront(error: unknown): boolean {
  return NOT_IN_FRONT.has(excelCodeOf(error) ?? "") && NEEDS_THE_FRONT.has(stepOf(error) ?? "");
}

/** The step at which a batch stopped, such as "Range.values"; null if Excel does not say. */
function stepOf(error: unknown): string | null {
  const { debugInfo } = error as { debugInfo?: { errorLocation?: unknown } };
  return typeof debugInfo?.errorLocation === "string" ? debugInfo.errorLocation : null;
}

/** After these errors Excel may have run the whole batch. Others are raised before it starts, unless the error names a step. */
const AFTERWARDS = new Set(["ResponsePayloadSizeLimitExceeded", "RequestAborted", "GeneralException"]);

/** True if a batch that failed with this error may have written something: it reached one of its steps, or that is unknown. */
export function mayHaveWritten(error: unknown): boolean {
  return stepOf(error) !== null || AFTERWARDS.has(excelCodeOf(error) ?? "GeneralException");
}

/** True for an error about the size of a request or of an answer. */
export function isTooLarge(error: unknown): boolean {
  const code = excelCodeOf(error);
  return code !== null && /^(?:Request|Response)PayloadSizeLimitExceeded$/.test(code);
}
