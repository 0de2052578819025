import { recordsOf } from "../../src/kpi/history/record";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { readReview } from "../../src/actions/review";
import { undoRun } from "../../src/actions/undo-run";
import type { OwnSheet } from "../../src/planning/sheets/declaration";
import { planDismissal } from "../../src/planning/sheets/dismissed-checks/plan";
import { DISMISSED_CHECKS } from "../../src/planning/sheets/dismissed-checks/sheet";
import type * as HistoryLines from "../../src/planning/sheets/kpi-history/describe";
import { planHistory } from "../../src/planning/sheets/kpi-history/plan";
import { KPI_HISTORY } from "../../src/planning/sheets/kpi-history/sheet";
import { planLog } from "../../src/planning/sheets/rag-log/plan";
import { RAG_LOG } from "../../src/planning/sheets/rag-log/sheet";
import { findOwn } from "../../src/planning/sheets/own-sheets";
import type { Plan } from "../../src/planning/plan";
import type { WorkbookPort } from "../../src/planning/port";
import { valueOf } from "../xlsx/both-hosts";
import { lost, OLD_HOSTS, OLD_WORKBOOKS, readSheets, typedIn } from "./old-workbooks";
import { chosen } from "../support/strength";

/*
 * A later version adds a column to each list of a 0.1.0 workbook. It is added once, to the right of everything on the sheet, and the
 * lines stay where they were.
 */
jest.mock("../../src/planning/sheets/kpi-history/describe", () => {
  const actual = jest.requireActual<typeof HistoryLines>("../../src/planning/sheets/kpi-history/describe");
  const lineOf: typeof actual.lineOf = (record, ruleset) => ({
    ...actual.lineOf(record, ruleset),
    quality: { kind: "text", value: "Sound", format: "General" },
  });
  return { ...actual, lineOf };
});

function grown<Id extends string>(sheet: OwnSheet<Id>): OwnSheet<Id> {
  const added = { id: "quality" as Id, heading: "Data Quality", width: 90, since: 2 };
  return { ...sheet, columns: [...sheet.columns.slice(0, 2), added, ...sheet.columns.slice(2)] };
}

const FINDING = { key: "made-up", address: "KPIs!A1", sentence: "It is not so.", check: "Made up" };

async function planFor(port: WorkbookPort, name: string): Promise<Plan> {
  const { review, snapshot } = valueOf(
    await readReview(port, DEFAULT_RULESET, ({ sheets }) => ({
      ownSheetIds: sheets.filter((sheet) => sheet.name === KPI_HISTORY.name).map(({ id }) => id),
    })),
  );
  if (name === RAG_LOG.name) {
    const sheet = grown(RAG_LOG);
    const { plan, trouble } = planLog(snapshot.heads, [sheet.columns.map(({ id }) => `my ${id}`)], [], sheet);
    if (!plan) throw new Error(trouble?.code);
    return plan;
  }
  const held = findOwn(snapshot.ownSheets, { name });
  if (name === KPI_HISTORY.name) {
    return valueOf(
      planHistory(recordsOf(review.scorecard, review.ruleset, "2024/25 Q3"), review.ruleset, held, grown(KPI_HISTORY)),
    ).plan;
  }
  return valueOf(planDismissal(FINDING, "Agreed", { now: "2024-10-10 09:00" }, held, grown(DISMISSED_CHECKS)));
}

/** The column in which the new heading must appear. */
const PLACES = { [RAG_LOG.name]: "P", [KPI_HISTORY.name]: "Q", [DISMISSED_CHECKS.name]: "I" };

describe.each(chosen(OLD_HOSTS, OLD_HOSTS.slice(1)))("in $name", ({ open }) => {
  describe.each(OLD_WORKBOOKS)("%s", (workbook) => {
    test.each([RAG_LOG, KPI_HISTORY, DISMISSED_CHECKS].map(({ name, columns }) => [name, columns.length] as const))(
      "%s",
      async (name, width) => {
        const port = open(workbook);
        const before = await readSheets(port());
        const plan = await planFor(port(), name);
        valueOf(await port().apply(plan));
        const after = await readSheets(port());
        const list = after.get(name);
        expect(list?.holding("Data Quality")).toEqual([`${PLACES[name] ?? ""}1`]);
        expect(list?.mark).toMatch(/^2\|.*quality/);
        expect(lost(typedIn(workbook), before, after)).toEqual([]);
        // Everything that was there is unchanged and in place.
        expect(list?.all()).toMatchObject(before.get(name)?.all() ?? {});
        expect(Object.keys(list?.all() ?? {}).length).toBeGreaterThan(
          Object.keys(before.get(name)?.all() ?? {}).length + width / 2,
        );
        const again = await planFor(port(), name);
        expect(again.edits.filter(({ kind }) => kind === "sheet-layout")).toEqual([]);
        if (name === RAG_LOG.name)
          expect(list?.holding("my quality").map((at) => at.replace(/\d/g, ""))).toEqual(["P"]);
      },
    );

    test("an undo removes the column and its stored layout again", async () => {
      const port = open(workbook);
      const before = await readSheets(port());
      const plan = await planFor(port(), DISMISSED_CHECKS.name);
      valueOf(await port().apply(plan));
      valueOf(await undoRun(port(), DEFAULT_RULESET, { plan, entries: [], ruleset: DEFAULT_RULESET }));
      const list = (await readSheets(port())).get(DISMISSED_CHECKS.name);
      expect([list?.all(), list?.mark]).toEqual([before.get(DISMISSED_CHECKS.name)?.all(), undefined]);
    });
  });
});
