import { Button } from "@fluentui/react-components";
import { useEffect, useState, type ComponentType, type JSX } from "react";
import { COPY } from "./copy";

/** A part of the pane whose script is loaded when it is first looked at; from then on it keeps what was typed in it. */
export function LazyPanel<Given extends object>(props: {
  /** What the part is given. */
  given: Given;
  isShown: boolean;
  /** What is said while it is fetched, and where it cannot be. */
  opening: string;
  notLoaded: string;
  load: () => Promise<ComponentType<Given>>;
}): JSX.Element | null {
  const { given, isShown, load } = props;
  // Held in an object: React would take a component for a function that gives the next state.
  const [loaded, setLoaded] = useState<{ Part: ComponentType<Given> } | null>(null);
  const [attempts, setAttempts] = useState(1);
  const [failedAttempt, setFailedAttempt] = useState(0);
  useEffect(() => {
    if (!isShown || loaded) return;
    load().then(
      (Part) => setLoaded({ Part }),
      () => setFailedAttempt(attempts),
    );
  }, [isShown, loaded, load, attempts]);
  if (loaded) return <loaded.Part {...given} />;
  if (!isShown) return null;
  if (failedAttempt < attempts) return <p role="status">{props.opening}</p>;
  return (
    <div className="empty" role="alert">
      <p>{props.notLoaded}</p>
      <Button onClick={() => setAttempts(attempts + 1)}>{COPY.tryAgain}</Button>
    </div>
  );
}
