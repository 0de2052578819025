import { Button } from "@fluentui/react-components";
import { useState, type JSX, type ReactNode } from "react";
import type { RatedIndicator } from "../../kpi/scorecard";
import { COPY } from "../copy";
import { placeKey, type IndicatorPlace } from "../state/indicator-place";
import { RULES_COPY } from "./rules-copy";

const AT_FIRST = 20;
const AT_A_TIME = 100;

export interface IndicatorLink {
  indicator: RatedIndicator;
  /** What is said of it, beneath its name. */
  says: ReactNode;
}

/** Indicators by name; each opens in the Statuses tab. */
export function IndicatorLinks({
  links,
  onReveal,
}: {
  links: readonly IndicatorLink[];
  onReveal: (place: IndicatorPlace) => void;
}): JSX.Element {
  const [count, setCount] = useState(AT_FIRST);
  const left = links.length - count;
  return (
    <>
      <ul className="links">
        {links.slice(0, count).map(({ indicator, says }) => (
          <li key={placeKey(indicator)}>
            <button type="button" className="link-button" onClick={() => onReveal(indicator)}>
              <span className="metric">{indicator.metric || COPY.noMetric}</span>
              <span className="says">{says}</span>
            </button>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button size="small" onClick={() => setCount(count + AT_A_TIME)}>
          {RULES_COPY.showMoves(Math.min(left, AT_A_TIME))}
        </Button>
      )}
    </>
  );
}
