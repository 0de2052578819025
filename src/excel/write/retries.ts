import { pause } from "../../progress/timeout";
import type { Limits } from "../request-limits";
import { excelCodeOf, isNotInFront, mayHaveWritten } from "../run-excel";

/** Errors that Excel raises before it starts, and that pass: a cell is being edited, or Excel is busy. */
const TRANSIENT: ReadonlySet<string> = new Set([
  "InvalidOperationInCellEditMode",
  "ActivityLimitReached",
  "ServiceNotAvailable",
]);

/** True for an error that passes. It may have come part-way. */
export function isPassing(error: unknown): boolean {
  return TRANSIENT.has(excelCodeOf(error) ?? "") || isNotInFront(error);
}

/** True for an error that passes, and before which nothing was written. */
export function isTransient(error: unknown): boolean {
  return TRANSIENT.has(excelCodeOf(error) ?? "") && !mayHaveWritten(error);
}

/** Retries a job for a while after errors that pass, so that what an officer does meanwhile costs nothing. */
export async function withRetries<T>(
  { tries, pauseMs }: Pick<Limits, "tries" | "pauseMs">,
  passes: (error: unknown) => boolean,
  job: () => Promise<T>,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await job();
    } catch (error) {
      if (tried >= tries || !passes(error)) throw error;
      await pause(pauseMs);
    }
  }
}
