import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dismissCheck } from "../../src/actions/dismiss-check";
import { recalculate } from "../../src/actions/recalculate";
import { review, type Review } from "../../src/actions/review";
import { undoRun } from "../../src/actions/undo-run";
import { writeReportSheets } from "../../src/actions/write-report-sheets";
import { writeRules } from "../../src/actions/write-rules";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { valueOf } from "../xlsx/both-hosts";
import { opened, partsOf, zipOf } from "../xlsx/parts";
import { lost, OLD_HOSTS, OLD_WORKBOOKS, readSheets, refresh, ROW_SHEETS, TODAY, typedIn } from "./old-workbooks";
import { chosen } from "../support/strength";

const NOW = { now: "2024-10-10 09:00" };

test("a sheet that someone has renamed, as a refusal advises, is not a second table of KPIs", async () => {
  const parts = partsOf(new Uint8Array(readFileSync(join(__dirname, "../fixtures/0.1.0/small.xlsx"))), true);
  const renamed = (parts["xl/workbook.xml"] ?? "").replaceAll("Report Tables", "Our old tables");
  const { port } = opened(
    zipOf(
      Object.fromEntries(
        Object.entries({ ...parts, "xl/workbook.xml": renamed }).map(([name, part]) => [
          name,
          Buffer.from(part, "latin1"),
        ]),
      ),
    ),
  );
  const { tables, skipped } = valueOf(await review(port, DEFAULT_RULESET));
  expect([tables.length, tables.flatMap(({ rowCount }) => rowCount), skipped]).toEqual([1, [6], []]);
});

describe.each(chosen(OLD_HOSTS, OLD_HOSTS.slice(1)))("a workbook of 0.1.0 in $name", ({ open }) => {
  describe.each(OLD_WORKBOOKS)("%s", (workbook) => {
    test("keeps everything in an update of its report, with A1 empty, and a second update changes nothing", async () => {
      const port = open(workbook);
      const before = await readSheets(port());
      expect(await refresh(port())).toBe(true);
      const after = await readSheets(port());
      expect(lost(typedIn(workbook), before, after)).toEqual([]);
      expect(ROW_SHEETS.map((name) => after.get(name)?.at("A1"))).toEqual(["", "", "", ""]);
      // Rows that nobody typed over are recognised as they were.
      for (const name of ROW_SHEETS)
        expect([
          name,
          after.get(name)?.holding("Kept: typed over this sheet, or beside a row that is no longer on it").length,
        ]).toEqual([name, name === "Narratives" ? 0 : 1]);
      expect(await refresh(port())).toBe(false);
      expect([...(await readSheets(port()))].map(([name, cells]) => [name, cells.all()])).toEqual(
        [...after].map(([name, cells]) => [name, cells.all()]),
      );
    });

    test("has its narratives on both sheets that show them", async () => {
      const port = open(workbook);
      await refresh(port());
      const after = await readSheets(port());
      for (const text of ["Fewer tenants pay late since the reminders.", "Typed on the list of narratives."]) {
        expect([
          after.get("Report Tables")?.holding(text).length,
          after.get("Narratives")?.holding(text).length,
        ]).toEqual([1, 1]);
      }
    });

    test("keeps its log, history, rules and dismissed checks, and continues them", async () => {
      const port = open(workbook);
      const before = await readSheets(port());
      const reviewed: Review = valueOf(await review(port(), DEFAULT_RULESET));
      expect(reviewed.ruleset).toMatchObject({ name: "Council rules", version: "2.1" });
      expect(reviewed.history?.records.length).toBeGreaterThan(5);
      expect(reviewed.dismissals?.dismissals.length).toBe(2);
      expect(reviewed.columns.mapping.size).toBeGreaterThan(0);
      const finding = { key: "made-up", address: "KPIs!A1", sentence: "It is not so.", check: "Made up" };
      valueOf(await dismissCheck(port(), reviewed, finding, "Agreed", NOW));
      const stricter = {
        ...reviewed.ruleset,
        version: "2.2",
        defaults: { ...reviewed.ruleset.defaults, combine: "majority" as const },
      };
      valueOf(await writeRules(port(), DEFAULT_RULESET, reviewed, stricter));
      const written = valueOf(await recalculate(port(), DEFAULT_RULESET, NOW));
      expect([written.unlogged, written.ruleset.version, written.dismissals?.dismissals.length]).toEqual([
        null,
        "2.2",
        3,
      ]);
      const after = await readSheets(port());
      expect(lost(typedIn(workbook), before, after)).toEqual([]);
      const again = valueOf(await review(port(), DEFAULT_RULESET));
      valueOf(await writeRules(port(), DEFAULT_RULESET, again, again.ruleset));
      expect((await readSheets(port())).get("RAG Rules")?.all()).toEqual(after.get("RAG Rules")?.all());
    });

    test("is restored by an undo of its update", async () => {
      const port = open(workbook);
      const before = await readSheets(port());
      const { run } = valueOf(await writeReportSheets(port(), DEFAULT_RULESET, TODAY));
      if (!run) throw new Error("nothing was written");
      expect(valueOf(await undoRun(port(), DEFAULT_RULESET, run, NOW)).left).toEqual([]);
      const after = await readSheets(port());
      for (const name of ROW_SHEETS) expect([name, after.get(name)?.all()]).toEqual([name, before.get(name)?.all()]);
    });
  });
});
