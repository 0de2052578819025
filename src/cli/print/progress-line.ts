import type { Progress } from "../../planning/port";
import type { Environment } from "../environment";

/** Shows the progress of a long job. */
export interface ProgressLine {
  /** `part` is from 0 to 1. */
  show(what: string, part: number): void;
  /** Removes the line before something else is printed. */
  clear(): void;
}

/** A shorter job shows no progress: a line that flashes up would only distract. */
const SHOWN_AFTER_MS = 300;
const BAR_LENGTH = 20;

/** A progress line on standard error, for a terminal only. */
export function createProgressLine({ err, now }: Pick<Environment, "err" | "now">): ProgressLine {
  if (!err.isTerminal) return { show: () => undefined, clear: () => undefined };
  const since = now().getTime();
  let isShown = false;
  return {
    show: (what, part) => {
      if (now().getTime() - since < SHOWN_AFTER_MS) return;
      const filled = Math.round(Math.min(1, Math.max(0, part)) * BAR_LENGTH);
      err.write(`\r\u001b[K[${"#".repeat(filled)}${"-".repeat(BAR_LENGTH - filled)}] ${what}`);
      isShown = true;
    },
    clear: () => {
      if (isShown) err.write("\r\u001b[K");
      isShown = false;
    },
  };
}

/** Shows the progress of a job on a workbook. */
export function showProgress(line: ProgressLine, progress: Progress): void {
  switch (progress.at) {
    case "reading":
      return line.show("Reading the workbook", 0.2);
    case "rating":
      return line.show("Rating the rows", 0.5);
    case "writing":
      return line.show("Writing the statuses", 0.6 + (0.3 * progress.part) / progress.of);
  }
}
