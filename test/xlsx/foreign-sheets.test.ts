import { describeRun } from "../../src/actions/describe/describe-outcome";
import { recalculate } from "../../src/actions/recalculate";
import { review } from "../../src/actions/review";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { describeProblem } from "../../src/planning/describe-problem";
import { kpiWorkbook } from "../support/kpi-workbook";
import { HOSTS } from "../workbook-port/hosts";
import { NOW } from "./both-hosts";

const withSheets = (
  names: readonly string[],
  cells: (string | number)[][] = [["My own notes"], [""], ["Do not lose this sentence."]],
): WorkbookModel => {
  const model = kpiWorkbook([{ metric: "Met", target: "95%", goodIs: "High", latestValue: 96 }]);
  for (const name of names) {
    const { id } = model.addSheet(name);
    if (cells.length > 0)
      model.writeValues(id, { row: 0, column: 0, rowCount: cells.length, columnCount: cells[0]?.length ?? 1 }, cells);
  }
  return model;
};

describe.each(HOSTS)("a person's own sheet with the name of one of the add-in's, over $name", ({ open }) => {
  test.each([
    ["notes", [["My own notes"], [""], ["Green: met. Amber: within 5%"]], "sheet-not-ours"],
    [
      "a list of its own",
      [
        ["Period", "Who"],
        ["Q2", "Ann"],
      ],
      "sheet-not-ours",
    ],
    [
      "the add-in's rules with a wrong line",
      [
        ["Ruleset", ""],
        ["Version", "1"],
      ],
      "rules-not-read",
    ],
    [
      "the add-in's list of columns alone",
      [
        ["Heading in this workbook", "What it is"],
        ["Outturn", "Latest Value"],
      ],
      "rules-not-read",
    ],
  ])("RAG Rules with %s", async (_what, cells, code) => {
    const read = await review(open(withSheets(["RAG Rules"], cells)).port(), DEFAULT_RULESET);
    expect(read.ok ? null : read.problem.code).toBe(code);
    if (!read.ok && code === "sheet-not-ours")
      expect(describeProblem(read.problem).body).toContain("Rename yours, for instance to “Our RAG Rules”");
  });

  test("the other sheets are left as they are, and one sentence says so", async () => {
    const names = [
      "Combined KPIs",
      "Performance Overview",
      "Report Tables",
      "Narratives",
      "KPI History",
      "Dismissed Checks",
      "RAG Log",
    ];
    const book = open(withSheets(names));
    const before = book.held();
    const run = await recalculate(book.port(), DEFAULT_RULESET, NOW);
    if (!run.ok) throw new Error(JSON.stringify(run.problem));
    const said = describeRun({ ...run.value, sheets: [run.value.sheets] }, { tellsWork: false, canNameColumns: false });
    expect(said).toEqual([
      "Combined KPIs, Performance Overview, Report Tables and Narratives are not KPI Reporter's, and were left alone. Rename them, for instance to “Our Combined KPIs”, to have its own made.",
      "This was not logged, because the sheet RAG Log is not one of KPI Reporter's. Rename it, for instance to “Our RAG Log”, to have a log.",
      "KPI History and Dismissed Checks are not KPI Reporter's, and are not used. Rename them, for instance to “Our KPI History”, to have its own made.",
    ]);
    const others = (held: typeof before): unknown => JSON.stringify(held).split("My own notes").length;
    expect(others(book.held())).toBe(others(before));
  });

  test("an empty sheet is not reported", async () => {
    const read = await review(open(withSheets(["KPI History", "Dismissed Checks"], [])).port(), DEFAULT_RULESET);
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    expect(read.value.said).toEqual([]);
  });
});
