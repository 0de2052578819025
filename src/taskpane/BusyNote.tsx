import { useEffect, useState, type JSX } from "react";
import type { Progress } from "../planning/port";
import { COPY } from "./copy";
import type { PaneApp } from "./state/pane-app";

/** Progress is shown only for jobs that take longer than this. */
const DELAY_MS = 700;

/**
 * What the pane is doing; for a longer job, its progress. Screen readers get only the stage: the count of parts changes too
 * often to be read out.
 */
export function BusyNote({ app, words }: { app: Pick<PaneApp, "watchProgress">; words: string }): JSX.Element {
  const progress = useDelayedProgress(app);
  if (!progress) return <>{words}</>;
  return (
    <>
      {COPY.stage[progress.at]}
      {progress.at === "writing" && progress.of > 1 && (
        <span aria-hidden="true"> {COPY.part(progress.part, progress.of)}</span>
      )}
    </>
  );
}

/** The progress of a job; null until the job has taken a while. */
function useDelayedProgress(app: Pick<PaneApp, "watchProgress">): Progress | null {
  const [latest, setLatest] = useState<Progress | null>(null);
  const [isLasting, setIsLasting] = useState(false);
  useEffect(() => app.watchProgress?.(setLatest), [app]);
  useEffect(() => {
    const timer = setTimeout(() => setIsLasting(true), DELAY_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLasting ? latest : null;
}
