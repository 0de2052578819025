import { useEffect, useState } from "react";

/** The text as it was at the last pause in typing. Half a word is not reported as a mistake. */
export function useSettled(text: string, pauseMs = 600): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    if (settled === text) return undefined;
    const timer = setTimeout(() => settle(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text, settled, pauseMs]);
  return settled;
}
