import { Button } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ComponentType, type JSX } from "react";
import { COPY } from "../copy";

/** A part of the pane in a separate script, which is loaded when it is first needed. */
export interface LazyPart<Props extends object> {
  /** The component; null until its script is loaded. */
  loaded: ComponentType<Props> | null;
  load(): Promise<void>;
}

/** Declares a lazy part by the import of its component. */
export function lazyPart<Props extends object>(fetchPart: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  const part: LazyPart<Props> = {
    loaded: null,
    load: async () => {
      part.loaded ??= await fetchPart();
    },
  };
  return part;
}

/** Shows a lazy part. Once loaded it stays mounted, and keeps what is typed in it. */
export function LazyPanel<Props extends object>(props: {
  part: LazyPart<Props>;
  /** The props of the part. */
  partProps: Props;
  isShown: boolean;
  /** The texts while it loads, and when it cannot be loaded. */
  opening: string;
  notLoaded: string;
  /** Called when the part is shown after it had to be loaded. */
  onLoaded?: () => void;
  /** A second button when the part cannot be loaded, for a part that is shown in place of others. */
  leave?: { label: string; act: () => void };
}): JSX.Element | null {
  const { part, partProps, isShown, leave } = props;
  const { loaded: Part } = part;
  const [attempts, setAttempts] = useState(1);
  /** How many attempts have ended. One that ended and left no part has failed. */
  const [ended, setEnded] = useState(0);
  useEffect(() => {
    if (!isShown || Part) return;
    const end = (): void => setEnded(attempts);
    part.load().then(end, end);
  }, [isShown, Part, part, attempts]);
  const wasLoaded = useRef(Part !== null);
  const { onLoaded } = props;
  useEffect(() => {
    if (Part && !wasLoaded.current) onLoaded?.();
    wasLoaded.current = Part !== null;
  }, [Part, onLoaded]);
  if (Part) return <Part {...partProps} />;
  if (!isShown) return null;
  if (ended < attempts) return <p role="status">{props.opening}</p>;
  return (
    <div className="empty" role="alert">
      <p>{props.notLoaded}</p>
      <Button onClick={() => setAttempts(attempts + 1)}>{COPY.tryAgain}</Button>
      {leave && <Button onClick={leave.act}>{leave.label}</Button>}
    </div>
  );
}
