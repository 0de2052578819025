import { useEffect } from "react";
import type { StopWatching } from "../../planning/port";

/** Subscribes to an event of Excel while the component is mounted. If Excel refuses, the pane works without the event. */
export function useSubscription(subscribe: () => Promise<StopWatching>): void {
  useEffect(() => {
    let stop: StopWatching | undefined;
    let hasLeft = false;
    const leave = (): void => void stop?.().catch(() => undefined);
    subscribe()
      .then((stopWatching) => {
        stop = stopWatching;
        if (hasLeft) leave();
      })
      .catch(() => undefined);
    return () => {
      hasLeft = true;
      leave();
    };
  }, [subscribe]);
}
