import type { ExcelErrorCode } from "../../workbook/excel-error";
import type { RichApiHost } from "../rich-api";

/** Office.js's numbers for errors that fail a whole batch (`RichApiMessageUtility`, `RequestContext`). */
const OFFICE_ERRORS: Partial<Record<ExcelErrorCode, number>> = {
  InvalidOperationInCellEditMode: 5004,
  InvalidOrTimedOutSession: 5012,
  ActivityLimitReached: 5102,
  RequestPayloadSizeLimitExceeded: 5103,
  ResponsePayloadSizeLimitExceeded: 5104,
  AccessDenied: 7000,
};
const INTERNAL_ERROR = 5001;

/** Answers a batch in the form that the client in a page unpacks: [HTTP status, headers, body]. */
export function answerBatch(host: RichApiHost, requestText: string): Record<string, unknown> {
  try {
    const answer = host.execute(requestText);
    if (answer.kind === "answer") return { Version: 1, Error: 0, Data: [200, [], answer.text] };
    const officeError = OFFICE_ERRORS[answer.code];
    if (officeError !== undefined) return { Version: 1, Error: officeError, Data: [answer.status, [], ""] };
    // Office.js has no number for the other codes. They travel in the body, without an action they belong to.
    const { code: Code, message: Message, status: HttpStatusCode } = answer;
    const error = { Code, Message, Location: "", ActionIndex: -1, HttpStatusCode };
    return { Version: 1, Error: 0, Data: [200, [], JSON.stringify({ Error: error, Results: [] })] };
  } catch (bug) {
    // Report a bug of the host to the page's error handler, and still answer: the add-in would wait for ever.
    setTimeout(() => {
      throw bug;
    }, 0);
    return { Version: 1, Error: INTERNAL_ERROR, Data: [500, [], ""] };
  }
}
