import type { RunPort, TellProgress } from "../planning/port";
import { SAFE_LIMITS, type Limits } from "./limits";
import { pause } from "../progress/pause";
import { runExcel } from "./run-excel";

export interface ExcelOptions {
  /** Hears how far something large is. */
  tell?: TellProgress;
  limits?: Partial<Limits>;
}

const loadReader = () => import("./read/read-snapshot");

/** As much of the workbook that is open in Excel as a recalculation needs: the ribbon's command is the lighter for it. */
export function createExcelRun(options: ExcelOptions = {}): RunPort {
  const { tell = () => undefined } = options;
  const limits = { ...SAFE_LIMITS, ...options.limits };
  // What reads comes while the page is drawn; whether it came is asked when something is to be read.
  void Promise.allSettled([loadReader()]);
  return {
    breathe: () => pause(),
    fetchAhead: async () => {
      await import("./write/apply-in-parts");
    },
    tell,
    read: async (job, sheetName) => {
      const { readInSteps } = await loadReader();
      tell({ at: "reading" });
      const read = await runExcel((context) => readInSteps(context, job, { sheetName, limits }));
      await pause();
      return read;
    },
    // Only rows in plain cells can be merged.
    readMerged: async (blocks) => (await import("./read/read-merged")).readMerged(blocks),
    apply: async (plan) => {
      // What writes comes before Excel is asked for anything.
      const { applyInParts } = await import("./write/apply-in-parts");
      tell({ at: "writing", part: 1, of: 1 });
      return runExcel((context) => applyInParts(context, plan, limits, tell));
    },
  };
}
