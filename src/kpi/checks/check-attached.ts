import { compare, toDecimal } from "../../rag/decimal";
import { findShownFigure } from "../../rag/reading/values/shown-figure";
import type { AttachedReading } from "../attached/attached";
import { findAttached } from "../attached/find-attached";
import { describeSecond, findFaults, type AttachedFault } from "../attached/find-faults";
import type { Kpi, Scorecard } from "../scorecard";
import { cellOf, findingOf, keyOf, type CheckedRow, type Finding } from "./finding";

/** Checks the attached tables: what does not add up, and what could not be read as a table. */
export function checkAttached(
  scorecard: Scorecard,
  rowOf: (indicator: Kpi["indicators"][number]) => CheckedRow | undefined,
  readings: readonly AttachedReading[],
): Finding[] {
  if (readings.length === 0) return [];
  return scorecard.sections.flatMap((section) =>
    section.kpis.flatMap((kpi): Finding[] => {
      const attached = findAttached(kpi, readings);
      const row = attached && rowOf(attached.firstRow);
      if (!attached || !row) return [];
      const { first, others } = attached;
      const faults = findFaults(first);
      return [
        ...faults.map((fault) => toFinding(fault, first, row, [section.name, kpi.name])),
        ...faults.flatMap((fault) => kpi.indicators.flatMap((indicator) => checkTaken(fault, rowOf(indicator)))),
        ...others.flatMap(({ reading, row: other }): Finding[] => {
          const named = rowOf(other);
          return named
            ? [findingOf(named, "attached-untidy", "attached", reading.typed, describeSecond(first, reading))]
            : [];
        }),
      ];
    }),
  );
}

function toFinding(
  { code, seen, at, address, sentence }: AttachedFault,
  { found }: AttachedReading,
  { indicator }: CheckedRow,
  names: readonly string[],
): Finding {
  const place =
    at && "grid" in found
      ? { sheetId: found.grid.sheetId, row: found.grid.firstRow + at.row, column: found.grid.firstColumn + at.column }
      : null;
  return {
    code,
    key: keyOf(code, [...names, seen]),
    tableId: indicator.tableId,
    row: indicator.row,
    column: "attached",
    address,
    sentence,
    ...(place ? { place } : {}),
  };
}

/** Finds a KPI's own value that equals a wrong total to the digit: it was copied from there. */
function checkTaken({ total, address }: AttachedFault, row: CheckedRow | undefined): Finding[] {
  const value = row?.indicator.rating.value;
  if (!total || !row || value?.kind !== "number" || (value.unit?.family === "percent") !== total.isPercent) return [];
  const shown = findShownFigure(row.indicator.cells.latestValue, value) ?? value.figure;
  if (compare(toDecimal(shown), total.shown) !== 0) return [];
  const sentence = `${cellOf(row, "latestValue")} is ${row.indicator.shownValue}, as the total in ${address}, which should be ${total.should}. Correct both.`;
  return [findingOf(row, "attached-total", "latestValue", total.should, sentence)];
}
