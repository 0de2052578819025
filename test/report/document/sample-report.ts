import { recordsOf, type HistoryRecord } from "../../../src/kpi/history/record";
import { allIndicators, type Scorecard } from "../../../src/kpi/scorecard";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { describeDocument } from "../../../src/report/document/describe-document";
import type { ReportDocument } from "../../../src/report/document/document";
import { emptyNarrative } from "../../../src/report/narratives/narrative-id";
import type { Narrative } from "../../../src/report/narratives/narrative";
import { gridOf, readingOf, type TypedCell } from "../../kpi/attached/grid-of";
import { trendsOf } from "../../kpi/travel/trends-of";
import { sampleScorecard } from "../sample-scorecard";

/* The quarters before the sample's, earliest first. */
const QUARTERS = ["2023/24 Q1", "2023/24 Q2", "2023/24 Q3", "2023/24 Q4", "2024/25 Q1"];

/** An earlier quarter of the sample with made-up figures: about every third row is as now, and one in six has no figure. */
function earlier(quarter: string, age: number): HistoryRecord[] {
  const then = sampleScorecard(DEFAULT_RULESET, (row, index) => {
    const wave = 1 + (((index * 7 + age * 5) % 9) - 4) / 60 + (index % 4 === 0 ? -age / 80 : age / 90);
    const value =
      typeof row.latestValue === "number" && index % 3 !== 0
        ? Number((row.latestValue * wave).toFixed(1))
        : row.latestValue;
    const asOf = row.asOf === "2024/25 Q2" ? quarter : row.asOf;
    return { ...row, asOf, latestValue: index % 6 === 1 && age === 2 ? "" : value };
  });
  return recordsOf(then, DEFAULT_RULESET, quarter);
}

const INTRODUCTION =
  "This report shows how the council performed from July to September 2024.\n\nMost services are on target. Two things need attention:\n• assessments in adult social care, where people wait longer than they should\n• the condition of minor roads";

const SECTION_TEXTS = [
  "How well everyday services are delivered, and how the council uses what it has.",
  "What is done for roads, waste and the countryside.",
];

const TEXTS = [
  "Take-up rose in every district.\n\nThree things made the difference:\n• letters in plain English\n• a reminder by text message\n• evening sessions in two libraries\n\nThe next figures come in February.",
  "",
  "Demand is higher than planned for, and two posts have been empty since July. Both were filled in October. The service expects to be back on target by the end of March 2025.",
  "No change this quarter.",
  "",
];

const OWNERS = ["Jane Smith", "Head of Highways", "", "O’Neill & Sons"];

/** Made-up narratives of the sample: drafts, signed off, awaited. */
function sampleNarratives({ sections }: Scorecard): Narrative[] {
  let count = 0;
  const write = (narrative: Narrative, text: string): Narrative => ({
    ...narrative,
    text,
    state: text === "" ? "awaited" : "signed-off",
  });
  return [
    write(emptyNarrative("introduction", ""), INTRODUCTION),
    ...sections.flatMap(({ name, kpis }, index) => [
      write(emptyNarrative("introduction", name), SECTION_TEXTS[index] ?? ""),
      write(
        emptyNarrative("dashboard", name),
        index < 2 ? `https://dashboards.example.org/section?id=${index}&view=summary` : "",
      ),
      ...kpis.map((kpi): Narrative => {
        const at = (count += 1);
        const written = write(emptyNarrative("kpi", name, kpi.name), TEXTS[at % TEXTS.length] ?? "");
        return {
          ...written,
          owner: OWNERS[at % OWNERS.length] ?? "",
          due: at % 3 === 0 ? "" : "10 January 2025",
          state: written.text !== "" && at % 4 === 0 ? "draft" : written.state,
        };
      }),
    ]),
  ];
}

const percent = (leavers: number, headcount: number): TypedCell => [
  leavers / headcount,
  "0.00%",
  `${((100 * leavers) / headcount).toFixed(2)}%`,
];

/** With a headcount that does not add up. */
const LEAVERS = gridOf([
  ["Leavers by directorate, October 2023 to September 2024", "", "", ""],
  ["Directorate", "Leavers", "Headcount", "Turnover"],
  ["Adult Services", 120, 2400, percent(120, 2400)],
  ["Highways", 31, 801, percent(31, 801)],
  ["Total", 151, 3200, percent(151, 3200)],
]);

/** The sample workbook's report, with a made-up history and narratives. */
export function sampleReport(): ReportDocument {
  const scorecard = sampleScorecard();
  const records = QUARTERS.flatMap((quarter, index) => earlier(quarter, QUARTERS.length - index));
  const turnover = allIndicators(scorecard).find(({ kpi }) => kpi === "Turnover in Lancashire County Council");
  const attached = turnover ? [readingOf({ grid: LEAVERS }, { tableId: turnover.tableId, row: turnover.row })] : [];
  const reported = {
    attached,
    scorecard,
    ruleset: DEFAULT_RULESET,
    history: { records },
    trends: trendsOf(scorecard, records, DEFAULT_RULESET),
  };
  return describeDocument(reported, sampleNarratives(scorecard), {
    today: "2024-11-15",
  });
}
