import { Button } from "@fluentui/react-components";
import { useEffect, useRef, useState, type ComponentType, type JSX } from "react";
import { COPY } from "../copy";

/** A part of the pane whose script is fetched when it is wanted, and is at hand from then on. */
export interface LazyPart<Given extends object> {
  /** null until it has come. */
  arrived: ComponentType<Given> | null;
  load(): Promise<void>;
}

export function lazyPart<Given extends object>(fetchPart: () => Promise<ComponentType<Given>>): LazyPart<Given> {
  const part: LazyPart<Given> = {
    arrived: null,
    load: async () => {
      part.arrived ??= await fetchPart();
    },
  };
  return part;
}

/** A part of the pane whose script is loaded when it is first looked at; from then on it keeps what was typed in it. */
export function LazyPanel<Given extends object>(props: {
  part: LazyPart<Given>;
  /** What the part is given. */
  given: Given;
  isShown: boolean;
  /** What is said while it is fetched, and where it cannot be. */
  opening: string;
  notLoaded: string;
  /** Called when it comes after it was waited for. */
  onArrive?: () => void;
  /** A way out where it cannot be fetched, for a part that stands in the place of others. */
  leave?: { label: string; act: () => void };
}): JSX.Element | null {
  const { part, given, isShown, leave } = props;
  const { arrived: Part } = part;
  const [attempts, setAttempts] = useState(1);
  /** How many attempts are over. After one that was in vain nothing has arrived. */
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
