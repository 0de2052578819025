import { useEffect } from "react";
import type { StopWatching } from "../../planning/port";

/**
 * Listens to Excel for as long as the component is there. Where Excel refuses, the pane only fails to follow the sheet;
 * everything else works.
 */
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
