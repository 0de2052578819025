import type { Progress } from "../../planning/port";
import type { Surroundings } from "../surroundings";

/** Tells a person at a terminal how far a long job is. */
export interface ProgressLine {
  /** `part` is from 0 to 1. */
  tell(what: string, part: number): void;
  /** Takes the line away, so that what is printed next stands alone. */
  clear(): void;
}

/** What takes no longer needs no telling: a line that flashes up only disturbs. */
const WORTH_TELLING_MS = 300;
const BAR = 20;

/** A line on standard error, for a terminal only: what is read by machines stays as it is. */
export function createProgressLine({ err, now }: Pick<Surroundings, "err" | "now">): ProgressLine {
  if (!err.isTerminal) return { tell: () => undefined, clear: () => undefined };
  const since = now().getTime();
  let isShown = false;
  return {
    tell: (what, part) => {
      if (now().getTime() - since < WORTH_TELLING_MS) return;
      const filled = Math.round(Math.min(1, Math.max(0, part)) * BAR);
      err.write(`\r\u001b[K[${"#".repeat(filled)}${"-".repeat(BAR - filled)}] ${what}`);
      isShown = true;
    },
    clear: () => {
      if (isShown) err.write("\r\u001b[K");
      isShown = false;
    },
  };
}

/** How far a job on a workbook has come. */
export function tellProgress(line: ProgressLine, progress: Progress): void {
  switch (progress.at) {
    case "reading":
      return line.tell("Reading the workbook", 0.2);
    case "rating":
      return line.tell("Rating the rows", 0.5);
    case "writing":
      return line.tell("Writing the statuses", 0.6 + (0.3 * progress.part) / progress.of);
  }
}
