import { Button } from "@fluentui/react-components";
import { useEffect, useState, type ComponentType, type JSX } from "react";
import { COPY } from "./copy";
import type { Pane } from "./use-pane";

type PanelTab = ComponentType<{ pane: Pane }>;

/** A tab whose script is loaded when it is first looked at; from then on it keeps what was typed in it. */
export function LazyPanel(props: {
  pane: Pane;
  isShown: boolean;
  /** What is said while it is fetched, and where it cannot be. */
  opening: string;
  notLoaded: string;
  load: () => Promise<PanelTab>;
}): JSX.Element | null {
  const { pane, isShown, load } = props;
  // Held in an object: React would take a component for a function that gives the next state.
  const [loaded, setLoaded] = useState<{ PanelTab: PanelTab } | null>(null);
  const [attempts, setAttempts] = useState(1);
  const [failedAttempt, setFailedAttempt] = useState(0);
  useEffect(() => {
    if (!isShown || loaded) return;
    load().then(
      (PanelTab) => setLoaded({ PanelTab }),
      () => setFailedAttempt(attempts),
    );
  }, [isShown, loaded, load, attempts]);
  if (loaded) return <loaded.PanelTab pane={pane} />;
  if (!isShown) return null;
  if (failedAttempt < attempts) return <p role="status">{props.opening}</p>;
  return (
    <div className="empty" role="alert">
      <p>{props.notLoaded}</p>
      <Button onClick={() => setAttempts(attempts + 1)}>{COPY.tryAgain}</Button>
    </div>
  );
}
