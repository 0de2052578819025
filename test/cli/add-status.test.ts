import { existsSync } from "node:fs";
import { join } from "node:path";
import { xlsxOf } from "../support/save-xlsx";
import { workbookOf } from "../support/sheet-lines";
import { newFolder, put, run, runJson } from "./run";

const lines = ["Measure|Good Is|Target|Apr 2025|May 2025|Comments", "Calls|High|95%|90%|96%|fine"];

test("the status column that is missing is added, and the statuses are written there", async () => {
  const folder = newFolder();
  const path = put(folder, "KPIs.xlsx", xlsxOf(workbookOf([{ lines }])));
  const refused = await run(["recalculate", path]);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain(`To have one added in KPIs!G1: kpi recalculate ${path} --add-status`);
  const ran = await run(["recalculate", path, "--add-status"]);
  expect(ran.out).toContain("A RAG Status column is added in KPIs!G1.");
  expect(existsSync(join(folder, "KPIs.recalculated.xlsx"))).toBe(true);
  const again = await runJson(["recalculate", join(folder, "KPIs.recalculated.xlsx"), "--add-status", "--dry-run"]);
  expect(again).toMatchObject({ counts: { Green: 1 }, notes: [] });
});

test("rows that lack it beside judged rows are told with the option, and judged by it", async () => {
  const judged = { name: "Scorecard", lines: ["Measure|Good Is|Target|Actual|RAG", "Visits|High|95%|96%|"] };
  const path = put(newFolder(), "KPIs.xlsx", xlsxOf(workbookOf([judged, { name: "Housing", lines }])));
  const without = await run(["recalculate", path, "--dry-run"]);
  expect(without.out).toContain("Rows on Housing lack only a RAG column, and are not judged: one can be added in");
  expect(without.out).toContain("--add-status");
  expect(await runJson(["recalculate", path, "--add-status", "--dry-run"])).toMatchObject({
    counts: { Green: 2 },
    notes: ["A RAG Status column is added in Housing!G1."],
  });
});
