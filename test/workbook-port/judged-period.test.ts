import { judgePeriod } from "../../src/actions/judge-period";
import { recalculate } from "../../src/actions/recalculate";
import { review, type Review } from "../../src/actions/review";
import { undoRun } from "../../src/actions/undo-run";
import { allIndicators } from "../../src/kpi/scorecard";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { WorkbookPort } from "../../src/planning/port";
import { gridWorkbook, type GridCell } from "../support/grid-workbook";
import { NOW, valueOf } from "../xlsx/both-hosts";
import { HOSTS } from "./hosts";

const ROWS: GridCell[][] = [
  ["Measure", "Good Is", "Target", "Q1 2025/26", "Q1 2025/26 RAG", "Q2 2025/26", "Q2 2025/26 RAG"],
  ["Calls", "High", "95%", "93%", "", "96%", ""],
  ["Bins", "Low", 40, 38, "", 50, ""],
];

const read = async (port: WorkbookPort): Promise<Review> => valueOf(await review(port, DEFAULT_RULESET));
const said = ({ scorecard, tables, chosenPeriod }: Review): string =>
  [
    chosenPeriod,
    tables[0]?.series?.judged,
    ...allIndicators(scorecard).map(({ metric, rating }) => `${metric} ${rating.status}`),
  ].join(", ");

describe.each(HOSTS)("in $name", ({ open }) => {
  test("a period that is chosen is remembered, its own statuses are written, and an undo gives the newest back", async () => {
    const workbook = open(gridWorkbook({ KPIs: ROWS }));
    const newest = await read(workbook.port());
    expect(said(newest)).toBe(", 2025/26 Q2, Calls green, Bins red");
    const chosen = valueOf(await judgePeriod(workbook.port(), DEFAULT_RULESET, newest, "Q1 2025-26"));
    expect(said(chosen)).toBe("2025/26 Q1, 2025/26 Q1, Calls amber, Bins green");
    expect(said(await read(workbook.port()))).toBe(said(chosen));
    valueOf(await recalculate(workbook.port(), DEFAULT_RULESET, NOW));
    const cells = workbook.held().sheets.find(({ name }) => name === "KPIs")?.cells;
    expect(["E2", "E3", "G2", "G3"].filter((address) => (cells?.[address]?.[0] ?? "") !== "")).toEqual(["E2", "E3"]);
    if (!chosen.run) throw new Error("nothing was written");
    expect(said(valueOf(await undoRun(workbook.port(), DEFAULT_RULESET, chosen.run, NOW)).review)).toBe(said(newest));
  });

  test("the newest is chosen again on the sheet that is there", async () => {
    const workbook = open(gridWorkbook({ KPIs: ROWS }));
    const chosen = valueOf(
      await judgePeriod(workbook.port(), DEFAULT_RULESET, await read(workbook.port()), "2025/26 Q1"),
    );
    const newest = valueOf(await judgePeriod(workbook.port(), DEFAULT_RULESET, chosen, null));
    expect(said(newest)).toBe(", 2025/26 Q2, Calls green, Bins red");
    expect(newest.rulesSheet?.name).toBe("RAG Rules");
  });
});
