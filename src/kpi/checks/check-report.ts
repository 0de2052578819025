import { recordsByName } from "../history/match-names";
import { joinRecords } from "../history/join-records";
import type { KpiTable } from "../kpi-table";
import { allIndicators } from "../scorecard";
import { dependsOnUncalculated } from "../not-calculated";
import { checkAttached } from "./check-attached";
import { checkCalculated } from "./check-calculated";
import { checkPercentFormats } from "./check-figures";
import { checkKpis } from "./check-kpis";
import { checkPeriods } from "./check-periods";
import { checkDuplicates, checkFills, checkOverrides, checkTargets } from "./check-rows";
import { checkValues, isOverHundred } from "./check-values";
import type { CheckedRow, CheckInput, Finding } from "./finding";
import { checkOwners } from "./owner-column";

/** Everything an officer should look at before the report is published, in the order of the tables and their rows. */
export function checkReport({
  tables,
  scorecard,
  history,
  ruleset,
  today,
  owners,
  noted,
  attached,
  fills,
}: CheckInput): Finding[] {
  const places = new Map(tables.map((table, index) => [table.tableId, { table, index }]));
  const indicators = allIndicators(scorecard);
  const records = recordsByName(indicators, joinRecords(history, tables, scorecard.reporting));
  const rows = indicators.flatMap((indicator): CheckedRow[] => {
    const table = places.get(indicator.tableId)?.table;
    return table ? [{ indicator, table, records: records.get(indicator) ?? [] }] : [];
  });
  // A result that is not known yet is neither missing nor wrong.
  const known = rows.filter(({ indicator }) => !dependsOnUncalculated(indicator));
  const byIndicator = new Map(known.map((row) => [row.indicator, row]));
  const findings = [
    ...checkCalculated(rows),
    ...checkDuplicates(known),
    ...checkPeriods(known, today),
    ...checkValues(known, noted),
    ...checkPercentFormats(known),
    ...checkFills(known, fills, ruleset),
    ...checkTargets(known, scorecard, history),
    ...checkOverrides(known, today, ruleset),
    ...checkOwners(known, owners),
    ...checkKpis(scorecard, (indicator) => byIndicator.get(indicator), ruleset),
    ...checkAttached(scorecard, (indicator) => byIndicator.get(indicator), attached),
  ];
  const placeOf = ({ tableId }: Finding): number => places.get(tableId)?.index ?? 0;
  return findings.sort((a, b) => placeOf(a) - placeOf(b) || a.row - b.row);
}

/** The tables in which a note on a cell could explain a finding. Notes on other sheets need not be read. */
export function findNoteTables({ tables, scorecard }: Pick<CheckInput, "tables" | "scorecard">): KpiTable[] {
  const ids = new Set(
    allIndicators(scorecard)
      .filter(isOverHundred)
      .map(({ tableId }) => tableId),
  );
  return tables.filter(({ tableId }) => ids.has(tableId));
}
