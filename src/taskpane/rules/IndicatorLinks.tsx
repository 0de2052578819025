import type { JSX, ReactNode } from "react";
import type { RatedIndicator } from "../../kpi/scorecard";
import { COPY } from "../copy";
import { InParts } from "../kit/InParts";
import { placeKey, type IndicatorPlace } from "../state/indicator-place";

/** An indicator, and what is said of it. */
export interface IndicatorLink {
  indicator: RatedIndicator;
  /** What stands below its name. */
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
  return (
    <InParts length={links.length}>
      {(count) =>
        links.slice(0, count).map(({ indicator, says }) => (
          <li key={placeKey(indicator)}>
            <button type="button" className="link-button" onClick={() => onReveal(indicator)}>
              <span className="metric">{indicator.metric || COPY.noMetric}</span>
              <span className="says">{says}</span>
            </button>
          </li>
        ))
      }
    </InParts>
  );
}
