/** How much is asked of Excel at once, and how long it is given to come round. */
export interface Limits {
  /**
   * Bytes of a request, and of an answer. Excel on the web refuses more than 5 MB of either
   * (RequestPayloadSizeLimitExceeded, ResponsePayloadSizeLimitExceeded); elsewhere there is no such limit.
   */
  bytes: number;
  /** Between parts of something large, Excel may be busy, or a cell being edited: how often, and after how many ms, it is asked again. */
  tries: number;
  pauseMs: number;
}

export const SAFE_LIMITS: Limits = { bytes: 4_400_000, tries: 15, pauseMs: 1000 };
