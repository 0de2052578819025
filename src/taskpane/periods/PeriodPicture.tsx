import type { JSX } from "react";
import type { Place } from "../../kpi/travel/chart";
import { placeTrend, rangeOf, type Point } from "../../report/picture/trend-points";
import { PERIODS_COPY } from "./periods-copy";

/* In pixels. */
const [WIDTH, HEIGHT, MARGIN] = [120, 32, 4];

/** An indicator's periods as a line with a dot at the last one, and a dashed line at their targets, where these are known. */
export function PeriodPicture(props: {
  /** Earliest first. */
  places: readonly Place[];
  /** The figures in words. */
  figures: string;
}): JSX.Element {
  const { places } = props;
  const name = PERIODS_COPY.picture(
    props.figures,
    places.some(({ target }) => target !== null),
  );
  const figures = places.map(({ period, figure }) => ({ period, figure }));
  const targets = places.map(({ period, target }) => ({ period, figure: target }));
  const range = rangeOf([figures, targets]);
  const runsOf = (points: typeof targets): Point[][] => placeTrend({ points }, WIDTH, HEIGHT, MARGIN, range);
  const figureRuns = runsOf(figures);
  const last = figureRuns.at(-1)?.at(-1);
  return (
    <svg className="period-picture" role="img" aria-label={name} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      <Lines runs={runsOf(targets)} className="period-targets" />
      <Lines runs={figureRuns} className="period-figures" />
      {last && <circle cx={last.x} cy={last.y} r={3} />}
    </svg>
  );
}

/** Unbroken runs of points. A single point is drawn as a short line. */
function Lines({ runs, className }: { runs: readonly Point[][]; className: string }): JSX.Element {
  return (
    <g className={className}>
      {runs.map((run) => {
        const [first] = run;
        const drawn =
          first && run.length === 1
            ? [
                { ...first, x: first.x - 2 },
                { ...first, x: first.x + 2 },
              ]
            : run;
        const points = drawn.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
        return <polyline key={points} points={points} />;
      })}
    </g>
  );
}
