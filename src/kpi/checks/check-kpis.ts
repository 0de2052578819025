import { POLARITY_WORDS, readPolarity, type Polarity } from "../../rag/polarity";
import { countedAs } from "../../rag/rules/combining/combine";
import { wordFor, type Ruleset } from "../../rag/rules/ruleset";
import type { CountedAs } from "../../rag/rules/statuses/status-list";
import { STATUSES } from "../../rag/status";
import type { Kpi, Scorecard } from "../scorecard";
import { cellOf, keyOf, type CheckedRow, type Finding, type FindingCode } from "./finding";

/** Checks KPIs with one status for rows that differ: in Good Is, or green beside red. */
export function checkKpis(
  scorecard: Scorecard,
  rowOf: (indicator: Kpi["indicators"][number]) => CheckedRow | undefined,
  ruleset: Ruleset,
): Finding[] {
  return scorecard.sections.flatMap((section) =>
    section.kpis.flatMap((kpi): Finding[] => {
      const [first] = kpi.indicators;
      const row = first && rowOf(first);
      if (!row || !kpi.combined) return [];
      const finding = (code: FindingCode, seen: string, sentence: string): Finding => ({
        code,
        key: keyOf(code, [section.name, kpi.name, seen]),
        tableId: row.indicator.tableId,
        row: row.indicator.row,
        column: "kpi",
        address: cellOf(row, "kpi"),
        sentence,
      });
      return [...checkGoodIs(kpi, row, finding), ...checkStatuses(kpi, row, finding, ruleset)];
    }),
  );
}

type MakeFinding = (code: FindingCode, seen: string, sentence: string) => Finding;

const POLARITIES: readonly Polarity[] = ["high", "low", "on-target"];

function checkGoodIs(kpi: Kpi, row: CheckedRow, finding: MakeFinding): Finding[] {
  const said = new Set(kpi.indicators.map(({ cells }) => readPolarity(String(cells.goodIs.value))));
  const words = POLARITIES.filter((polarity) => said.has(polarity)).map((polarity) => POLARITY_WORDS[polarity]);
  if (words.length < 2) return [];
  const sentence = `“${kpi.name}” (${cellOf(row, "kpi")}) reports one status for rows whose Good Is differs: ${words.join(", ")}. Check Good Is of each.`;
  return [finding("combined-good-is", words.join(" "), sentence)];
}

function checkStatuses(kpi: Kpi, row: CheckedRow, finding: MakeFinding, ruleset: Ruleset): Finding[] {
  const counted = STATUSES.map((status) => ({
    status,
    count: kpi.indicators.filter(({ rating }) => rating.status === status).length,
  }));
  const has = (sought: CountedAs): boolean =>
    counted.some(
      ({ status, count }) => count > 0 && status !== "not-rated" && countedAs(status, ruleset.statuses) === sought,
    );
  if (!has("red") || !has("green")) return [];
  const words = counted.flatMap(({ status, count }) => (count > 0 ? [`${count} ${wordFor(ruleset, status)}`] : []));
  const sentence = `“${kpi.name}” (${cellOf(row, "kpi")}) reports one status for rows at odds: ${words.join(", ")}. Say in its narrative which of them the status is for.`;
  return [finding("combined-at-odds", words.join(" "), sentence)];
}
