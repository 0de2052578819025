/** The size of requests, and the retries when Excel is busy. */
export interface Limits {
  /**
   * The maximum bytes of a request and of an answer. Excel on the web refuses more than 5 MB of either
   * (RequestPayloadSizeLimitExceeded, ResponsePayloadSizeLimitExceeded); other versions have no such limit.
   */
  bytes: number;
  /** How often, and after how many milliseconds, a part of a large plan is retried while Excel is busy or a cell is being edited. */
  tries: number;
  pauseMs: number;
}

/** Limits that hold in every Excel. */
export const SAFE_LIMITS: Limits = { bytes: 4_400_000, tries: 15, pauseMs: 1000 };
