import type { Progress, TellProgress } from "../planning/port";

/** Passes on how far something is to whoever wants to know. */
export interface ProgressFeed {
  tell: TellProgress;
  /** Gives what ends it. */
  watch(onProgress: (progress: Progress) => void): () => void;
}

export function createProgressFeed(): ProgressFeed {
  const watchers = new Set<(progress: Progress) => void>();
  return {
    tell: (progress) => {
      for (const watcher of [...watchers]) watcher(progress);
    },
    watch: (onProgress) => {
      watchers.add(onProgress);
      return () => void watchers.delete(onProgress);
    },
  };
}
