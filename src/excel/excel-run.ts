import type { RunPort, ReportProgress } from "../planning/port";
import { SAFE_LIMITS, type Limits } from "./limits";
import { pause } from "../progress/patience";
import { runExcel } from "./run-excel";

export interface ExcelOptions {
  /** Receives progress while a large workbook is read or written. */
  onProgress?: ReportProgress;
  limits?: Partial<Limits>;
}

const loadReader = () => import("./read/read-snapshot");

/** As much of the workbook that is open in Excel as a recalculation needs: the ribbon's command is the lighter for it. */
export function createExcelRun(options: ExcelOptions = {}): RunPort {
  const { onProgress = () => undefined } = options;
  const limits = { ...SAFE_LIMITS, ...options.limits };
  // What reads comes while the page is drawn; whether it came is asked when something is to be read.
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
    // Only rows in plain cells can be merged.
    readMerged: async (blocks) => (await import("./read/read-merged")).readMerged(blocks),
    apply: async (plan) => {
      // What writes comes before Excel is asked for anything.
      const { applyInParts } = await import("./write/apply-in-parts");
      onProgress({ at: "writing", part: 1, of: 1 });
      return runExcel((context) => applyInParts(context, plan, limits, onProgress));
    },
  };
}
