import type { JSX } from "react";
import type { Status } from "../rag/status";

const DRAWINGS: Record<Status, JSX.Element> = {
  green: <path d="M2.5 8.5l3.5 4 7.5-9" fill="none" />,
  amber: (
    <>
      <path d="M8 2v7.5" fill="none" />
      <circle cx="8" cy="13.2" r="0.6" />
    </>
  ),
  red: <path d="M3 3l10 10M13 3L3 13" fill="none" />,
  "not-rated": <path d="M3.5 8h9" fill="none" />,
};

/** The symbol of a status: tick, exclamation mark, cross or dash. The word stands beside it, so it is not read out. */
export function StatusIcon({ status, size = 16 }: { status: Status; size?: number }): JSX.Element {
  return (
    <svg
      className={`status-icon is-${status}`}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      stroke="currentColor"
      fill="currentColor"
      strokeWidth="2.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {DRAWINGS[status]}
    </svg>
  );
}
