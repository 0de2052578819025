import { Button } from "@fluentui/react-components";
import { useEffect, useState, type ComponentType, type JSX } from "react";
import { COPY } from "./copy";
import type { Pane } from "./use-pane";

type RulesTab = ComponentType<{ pane: Pane }>;

/** The Rules tab, whose script is loaded when it is first looked at; from then on it keeps what was typed in it. */
export function RulesPanel({ pane, isShown }: { pane: Pane; isShown: boolean }): JSX.Element | null {
  // Held in an object: React would take a component for a function that gives the next state.
  const [loaded, setLoaded] = useState<{ RulesTab: RulesTab } | null>(null);
  const [attempts, setAttempts] = useState(1);
  const [failedAttempt, setFailedAttempt] = useState(0);
  useEffect(() => {
    if (!isShown || loaded) return;
    import("./RulesTab").then(setLoaded, () => setFailedAttempt(attempts));
  }, [isShown, loaded, attempts]);
  if (loaded) return <loaded.RulesTab pane={pane} />;
  if (!isShown) return null;
  if (failedAttempt < attempts) return <p role="status">{COPY.openingRules}</p>;
  return (
    <div className="empty" role="alert">
      <p>{COPY.rulesNotLoaded}</p>
      <Button onClick={() => setAttempts(attempts + 1)}>{COPY.tryAgain}</Button>
    </div>
  );
}
