import { useEffect, useState } from "react";

/** A text once it has been left alone for a while: half a word is no fault yet. */
export function useSettled(text: string, pauseMs = 600): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    if (settled === text) return undefined;
    const timer = setTimeout(() => settle(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text, settled, pauseMs]);
  return settled;
}
