import type { RunPort, ReportProgress } from "../planning/port";
import { SAFE_LIMITS, type Limits } from "./request-limits";
import { pause } from "../progress/timeout";
import { runExcel } from "./run-excel";

/** Options of the port over Excel. */
export interface ExcelOptions {
  /** Receives progress while a large workbook is read or written. */
  onProgress?: ReportProgress;
  limits?: Partial<Limits>;
}

const loadReader = () => import("./read/read-snapshot");

/** The part of the port over Excel that a recalculation needs; it keeps the ribbon command small. */
export function createExcelRun(options: ExcelOptions = {}): RunPort {
  const { onProgress = () => undefined } = options;
  const limits = { ...SAFE_LIMITS, ...options.limits };
  // Preloads the reader while the page renders. A failure shows when the reader is used.
  void Promise.allSettled([loadReader()]);
  return {
    yieldToMain: () => pause(),
    fetchAhead: async () => {
      await import("./write/apply-in-parts");
    },
    reportProgress: onProgress,
    read: async (job, sheetName) => {
      const { readInSteps } = await loadReader();
      onProgress({ at: "reading" });
      const read = await runExcel((context) => readInSteps(context, job, { sheetName, limits }));
      await pause();
      return read;
    },
    apply: async (plan) => {
      // The writer is loaded before any request to Excel.
      const { applyInParts } = await import("./write/apply-in-parts");
      onProgress({ at: "writing", part: 1, of: 1 });
      return runExcel((context) => applyInParts(context, plan, limits, onProgress));
    },
  };
}
