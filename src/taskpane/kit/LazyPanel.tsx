import { Button } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ComponentType, type JSX } from "react";
import { COPY } from "../copy";

/** A part of the pane with a script of its own, which is loaded when it is first needed. */
export interface LazyPart<Given extends object> {
  /** The component; null until its script is loaded. */
  arrived: ComponentType<Given> | null;
  load(): Promise<void>;
}

/** Declares a lazy part by the import of its component. */
export function lazyPart<Given extends object>(fetchPart: () => Promise<ComponentType<Given>>): LazyPart<Given> {
  const part: LazyPart<Given> = {
    arrived: null,
    load: async () => {
      part.arrived ??= await fetchPart();
    },
  };
  return part;
}

/** Shows a lazy part. Once loaded it stays mounted, so that it keeps what is typed in it. */
export function LazyPanel<Given extends object>(props: {
  part: LazyPart<Given>;
  /** The props of the part. */
  given: Given;
  isShown: boolean;
  /** The texts while it is loading, and where it cannot be loaded. */
  opening: string;
  notLoaded: string;
  /** Called when the part is shown after a wait. */
  onArrive?: () => void;
  /** A way out where the part cannot be loaded, for one that takes the place of others. */
  leave?: { label: string; act: () => void };
}): JSX.Element | null {
  const { part, given, isShown, leave } = props;
  const { arrived: Part } = part;
  const [attempts, setAttempts] = useState(1);
  /** The number of attempts that have ended; the part is still missing after those that failed. */
  const [over, setOver] = useState(0);
  useEffect(() => {
    if (!isShown || Part) return;
    const end = (): void => setOver(attempts);
    part.load().then(end, end);
  }, [isShown, Part, part, attempts]);
  const hadArrived = useRef(Part !== null);
  const { onArrive } = props;
  useEffect(() => {
    if (Part && !hadArrived.current) onArrive?.();
    hadArrived.current = Part !== null;
  }, [Part, onArrive]);
  if (Part) return <Part {...given} />;
  if (!isShown) return null;
  if (over < attempts) return <p role="status">{props.opening}</p>;
  return (
    <div className="empty" role="alert">
      <p>{props.notLoaded}</p>
      <Button onClick={() => setAttempts(attempts + 1)}>{COPY.tryAgain}</Button>
      {leave && <Button onClick={leave.act}>{leave.label}</Button>}
    </div>
  );
}
