/**
 * Errors under Excel's own codes.
 * Codes, messages and HTTP statuses: Microsoft's "Error handling with the application-specific JavaScript APIs".
 */

const KNOWN = {
  AccessDenied: [403, "You cannot perform the requested operation."],
  ActivityLimitReached: [429, "Activity limit has been reached."],
  ApiNotFound: [
    404,
    "The API you are trying to use could not be found. It may be available in a newer version of Excel.",
  ],
  GeneralException: [500, "There was an internal error while processing the request."],
  InsertDeleteConflict: [409, "The insert or delete operation attempted resulted in a conflict."],
  InvalidArgument: [400, "The argument is invalid or missing or has an incorrect format."],
  InvalidObjectPath: [
    400,
    "The object path is not valid: its object was not tracked beyond the request that created it.",
  ],
  InvalidOperation: [400, "The operation attempted is invalid on the object."],
  InvalidOperationInCellEditMode: [
    400,
    "Excel is in cell-editing mode. Please exit the edit mode by using the Enter or Tab keys or by selecting another " +
      "cell, and then try again.",
  ],
  InvalidOrTimedOutSession: [408, "Your Office Online session has expired. To continue, refresh the page."],
  InvalidReference: [400, "This reference is not valid for the current operation."],
  InvalidSelection: [400, "The current selection is invalid for this operation."],
  ItemAlreadyExists: [409, "The resource being created already exists."],
  ItemNotFound: [404, "The requested resource doesn't exist."],
  MergedRangeConflict: [
    400,
    "Cannot complete the operation. A table can't overlap with another table, a PivotTable report, query results, " +
      "merged cells, or an XML Map.",
  ],
  NonBlankCellOffSheet: [
    400,
    "Microsoft Excel can't insert new cells because it would push non-empty cells off the end of the worksheet.",
  ],
  NotImplemented: [501, "The requested feature isn't implemented."],
  RangeExceedsLimit: [400, "The cell count in the range has exceeded the maximum supported number."],
  RequestAborted: [500, "The request was aborted during run time."],
  RequestPayloadSizeLimitExceeded: [400, "The request payload size has exceeded the limit."],
  ResponsePayloadSizeLimitExceeded: [400, "The response payload size has exceeded the limit."],
  ServiceNotAvailable: [503, "The service is unavailable."],
  UnsupportedOperation: [400, "The operation being attempted is not supported."],
} as const satisfies Record<string, readonly [status: number, message: string]>;

/** Excel's code of an error. */
export type ExcelErrorCode = keyof typeof KNOWN;

/** An error with one of Excel's codes. `detail` is appended to Excel's message and says what was wrong with this call. */
export class ExcelError extends Error {
  readonly code: ExcelErrorCode;
  readonly status: number;

  constructor(code: ExcelErrorCode, detail?: string) {
    const [status, message] = KNOWN[code];
    super(detail === undefined ? message : `${message} ${detail}`);
    this.name = "ExcelError";
    this.code = code;
    this.status = status;
  }
}
