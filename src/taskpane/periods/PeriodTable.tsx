import type { JSX } from "react";
import type { Place } from "../../kpi/travel/chart";
import { writeFigure } from "../../rag/reading/figure";
import { PERIODS_COPY } from "./periods-copy";

/** The periods behind an indicator's picture with value and target, newest first, once they are opened. */
export function PeriodTable({ places }: { places: readonly Place[] }): JSX.Element {
  return (
    <details className="period-details">
      <summary>{PERIODS_COPY.table}</summary>
      <table className="period-table">
        <thead>
          <tr>
            <th scope="col">{PERIODS_COPY.period}</th>
            <th scope="col">{PERIODS_COPY.value}</th>
            <th scope="col">{PERIODS_COPY.target}</th>
          </tr>
        </thead>
        <tbody>
          {[...places].reverse().map(({ period, figure, unit, scale, shownTarget }) => (
            <tr key={period}>
              <th scope="row">{period}</th>
              <td>{figure === null ? PERIODS_COPY.noFigure : writeFigure(figure, unit, scale)}</td>
              <td>{shownTarget === "" ? PERIODS_COPY.noTarget : shownTarget}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
