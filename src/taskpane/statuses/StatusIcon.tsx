import { createContext, useContext, type JSX } from "react";
import type { IconName } from "../../rag/rules/statuses/excel-icons";
import type { ListedStatus } from "../../rag/rules/statuses/status-list";
import { USUAL_LOOKS } from "../../rag/rules/statuses/usual-icons-and-colours";
import type { Status } from "../../rag/status";

const TICK = <path d="M2.5 8.5l3.5 4 7.5-9" fill="none" />;
const EXCLAMATION = (
  <>
    <path d="M8 2v7.5" fill="none" />
    <circle cx="8" cy="13.2" r="0.6" />
  </>
);
const CROSS = <path d="M3 3l10 10M13 3L3 13" fill="none" />;
const STAR = "M8 1.8l1.9 4 4.4.6-3.2 3 .8 4.3L8 11.6l-3.9 2.1.8-4.3-3.2-3 4.4-.6z";

/** A drawing in a circle. */
function ringed(drawing: JSX.Element): JSX.Element {
  return (
    <>
      <circle cx="8" cy="8" r="6.8" fill="none" strokeWidth="1.4" />
      <g transform="translate(4 4) scale(0.5)">{drawing}</g>
    </>
  );
}

function arrow(degrees: number): JSX.Element {
  return <path d="M8 13.5V3M3.5 7.5L8 3l4.5 4.5" fill="none" transform={`rotate(${degrees} 8 8)`} />;
}

/** A disc with this many quarters filled, clockwise from the top. */
function disc(quarters: number): JSX.Element {
  const ends = ["", "14.5 8", "8 14.5", "1.5 8"][quarters];
  return (
    <>
      <circle cx="8" cy="8" r="6.5" strokeWidth="1.4" fill={quarters === 4 ? "currentColor" : "none"} />
      {ends && <path d={`M8 8V1.5A6.5 6.5 0 ${quarters > 2 ? 1 : 0} 1 ${ends}z`} stroke="none" />}
    </>
  );
}

const DRAWINGS: Record<IconName, JSX.Element> = {
  star: <path d={STAR} />,
  "green tick": TICK,
  "amber exclamation": EXCLAMATION,
  "red cross": CROSS,
  "green tick circle": ringed(TICK),
  "amber exclamation circle": ringed(EXCLAMATION),
  "red cross circle": ringed(CROSS),
  "green circle": disc(4),
  "amber circle": disc(2),
  "red circle": disc(0),
  "green arrow up": arrow(0),
  "amber arrow rising": arrow(45),
  "amber arrow across": arrow(90),
  "amber arrow falling": arrow(135),
  "red arrow down": arrow(180),
  "full disc": disc(4),
  "three quarters disc": disc(3),
  "half disc": disc(2),
  "quarter disc": disc(1),
  "empty disc": disc(0),
};

const NOT_RATED = <path d="M3.5 8h9" fill="none" />;

/** The statuses of the rules in use, which say which icons are drawn; empty until the rules are read. */
export const ListedStatuses = createContext<readonly ListedStatus[]>([]);

/** The icon that the rules give a status. It is hidden from screen readers, as the word is beside it. */
export function StatusIcon({ status, size = 16 }: { status: Status; size?: number }): JSX.Element {
  const listed = useContext(ListedStatuses).find((one) => one.status === status);
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
      {status === "not-rated" ? NOT_RATED : DRAWINGS[listed?.icon ?? USUAL_LOOKS[status].icon]}
    </svg>
  );
}
