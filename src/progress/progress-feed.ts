import type { Progress, ReportProgress } from "../planning/port";

/** Forwards progress reports to everyone who watches. */
export interface ProgressFeed {
  report: ReportProgress;
  /** Calls back at each report; returns a function that stops watching. */
  watch(onProgress: (progress: Progress) => void): () => void;
}

/** Creates a feed without watchers. */
export function createProgressFeed(): ProgressFeed {
  const watchers = new Set<(progress: Progress) => void>();
  return {
    report: (progress) => {
      for (const watcher of [...watchers]) watcher(progress);
    },
    watch: (onProgress) => {
      watchers.add(onProgress);
      return () => void watchers.delete(onProgress);
    },
  };
}
