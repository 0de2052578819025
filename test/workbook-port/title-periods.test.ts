import { review } from "../../src/actions/review";
import { allIndicators } from "../../src/kpi/scorecard";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { workbookOf, type SheetLines } from "../support/sheet-lines";
import { HOSTS } from "./hosts";

const HEAD = "Metric Name | Good Is | Target | Actual | RAG";

/** A sheet with lines above its rows. */
function sheet(name: string, above: string[], calls: number, bins: number): SheetLines {
  return { name, lines: [...above, "", HEAD, `Calls | High | 95 | ${calls} |`, `Bins | Low | 40 | ${bins} |`] };
}

const two = (first: string[], second: string[], names = ["Sheet1", "Sheet2"]): SheetLines[] => [
  sheet(names[0] ?? "", first, 96, 45),
  sheet(names[1] ?? "", second, 91, 38),
];

const Q2 = "Bins 38 green; Calls 91 amber";
const BOTH = "Bins 38 green; Bins 45 red; Calls 91 amber; Calls 96 green";

/** Sheets whose titles name a period, the periods that are judged, and the statuses. */
const BOOKS: [name: string, sheets: SheetLines[], judged: string, statuses: string][] = [
  [
    "a quarter in each title",
    two(["Performance report: Quarter 1 2025/26"], ["Performance report: Quarter 2 2025/26"]),
    ...(["2025/26 Q2", Q2] as const),
  ],
  ["the year in another line", two(["KPIs 2025/26", "Quarter 1"], ["KPIs 2025/26", "Quarter 2"]), "2025/26 Q2", Q2],
  [
    "a label beside the period",
    two(["Reporting period | Jul-25"], ["Reporting period | Aug-25"], ["Report", "Report (2)"]),
    ...(["August 2025", Q2] as const),
  ],
  [
    "a day of printing and a meeting beside it",
    two(["Q1 2025/26 KPIs", "Updated September 2025"], ["Q2 2025/26 KPIs", "Cabinet November 2025"]),
    ...(["2025/26 Q2", Q2] as const),
  ],
  [
    "a sheet for each service, of which one has an older title",
    two(["KPIs Quarter 1 2025/26"], ["KPIs Quarter 2 2025/26"], ["Adults", "Children"]),
    ...(["", BOTH] as const),
  ],
  ["titles of other reports", two(["Adults: Quarter 1 2025/26"], ["Children: Quarter 2 2025/26"]), "", BOTH],
  ["one title on both", two(["KPIs Quarter 2 2025/26"], ["KPIs Quarter 2 2025/26"]), "", BOTH],
  ["two periods in a title", two(["Quarter 1", "Quarter 2"], ["Quarter 2", "Quarter 3"]), "", BOTH],
];

describe.each(HOSTS)("$name", ({ open }) => {
  test.each(BOOKS)("%s", async (_name, sheets, judged, statuses) => {
    const read = await review(open(new WorkbookModel(workbookOf(sheets)), "1.14").port(), DEFAULT_RULESET);
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    expect([...new Set(read.value.tables.map(({ series }) => series?.judged ?? ""))]).toEqual([judged]);
    const said = allIndicators(read.value.scorecard).map(
      ({ metric, shownValue, rating }) => `${metric} ${shownValue} ${rating.status}`,
    );
    expect(said.sort().join("; ")).toBe(statuses);
    const past = read.value.records.map(({ metric, period }) => `${metric} ${period}`);
    expect(past).toHaveLength(judged === "" ? 0 : 2);
  });
});
