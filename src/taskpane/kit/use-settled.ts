import { useEffect, useState } from "react";

/** A text after a pause in typing, so that half a word is not yet reported as a mistake. */
export function useSettled(text: string, pauseMs = 600): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    if (settled === text) return undefined;
    const timer = setTimeout(() => settle(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text, settled, pauseMs]);
  return settled;
}
