import type { JSX } from "react";
import type { Status } from "../rag/status";

const DRAWINGS: Record<Status, JSX.Element> = {
  exceeding: <path d="M8 1.8l1.9 4 4.4.6-3.2 3 .8 4.3L8 11.6l-3.9 2.1.8-4.3-3.2-3 4.4-.6z" />,
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

/** The symbol of a status: star, tick, exclamation mark, cross or dash. The word stands beside it, so it is not read out. */
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
