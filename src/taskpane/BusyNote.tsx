import { useEffect, useState, type JSX } from "react";
import type { Progress } from "../planning/port";
import { COPY } from "./copy";
import type { PaneApp } from "./state/pane-app";

/** What is over sooner is not worth telling how far it is. */
const LASTING_MS = 700;

/**
 * That the pane is busy; and when it lasts, how far it is. Where it is read aloud, the stage is said, and the parts are not
 * counted: they are hidden from whoever listens.
 */
export function BusyNote({ app, words }: { app: Pick<PaneApp, "watchProgress">; words: string }): JSX.Element {
  const progress = useLastingProgress(app);
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

/** How far it is, once it has lasted a while; null before that. */
function useLastingProgress(app: Pick<PaneApp, "watchProgress">): Progress | null {
  const [latest, setLatest] = useState<Progress | null>(null);
  const [isLasting, setIsLasting] = useState(false);
  useEffect(() => app.watchProgress?.(setLatest), [app]);
  useEffect(() => {
    const timer = setTimeout(() => setIsLasting(true), LASTING_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLasting ? latest : null;
}
