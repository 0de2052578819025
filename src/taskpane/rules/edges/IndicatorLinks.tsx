import type { JSX, ReactNode } from "react";
import type { RatedIndicator } from "../../../kpi/scorecard";
import { COPY } from "../../copy";
import { InParts } from "../../kit/InParts";
import { placeKey, type IndicatorPlace } from "../../state/indicator-place";

/** An indicator, with a note below its name. */
export interface IndicatorLink {
  indicator: RatedIndicator;
  note: ReactNode;
}

/** A list of indicators; each opens in the Statuses tab. */
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
        links.slice(0, count).map(({ indicator, note }) => (
          <li key={placeKey(indicator)}>
            <button type="button" className="link-button" onClick={() => onReveal(indicator)}>
              <span className="metric">{indicator.metric || COPY.noMetric}</span>
              <span className="says">{note}</span>
            </button>
          </li>
        ))
      }
    </InParts>
  );
}
