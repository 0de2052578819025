import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkRows, type CheckedWorkbook, type RowFinding } from "../../src/actions/check-workbook";
import { bringBackCheck, dismissCheck } from "../../src/actions/dismiss-check";
import { review, type Review } from "../../src/actions/review";
import { showFinding } from "../../src/actions/show-finding";
import { undoRun } from "../../src/actions/undo-run";
import type { WrittenReview } from "../../src/actions/review/write-logged";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { cellAddress } from "../../src/kpi/address";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { ExcelError } from "../../src/office-host/workbook/excel-error";
import type { WorkbookData } from "../../src/office-host/workbook/types";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { dismissalKey } from "../../src/planning/sheets/dismissed-checks/read";
import type { Result } from "../../src/planning/problem";
import { everything, kpiWorkbook } from "../support/kpi-workbook";
import { NO_NOTES } from "../support/no-notes";
import { openExcel } from "../support/open-excel";

const TODAY = "2024-11-20";
const NOW = { now: "2024-11-20 09:30" };
const SHEET = "Dismissed Checks";
const HEADINGS = ["When", "Check", "Cell", "What was found", "Reason", "Key"];
const port = createExcelWorkbook;

async function done<T>(result: Promise<Result<T>>): Promise<T> {
  const made = await result;
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
}

const read = (): Promise<Review> => done(review(port(), DEFAULT_RULESET));

function split(reviewed: Review): CheckedWorkbook<RowFinding> {
  return checkRows(reviewed, NO_NOTES, TODAY)(reviewed);
}

function firstOf(reviewed: Review): RowFinding {
  const [finding] = split(reviewed).open;
  if (!finding) throw new Error("Nothing was found.");
  return finding;
}

function lines(model: WorkbookModel): unknown[][] {
  const sheet = model.findSheet(SHEET);
  const area = sheet && model.usedArea(sheet.id, undefined, true);
  return sheet && area ? model.values(sheet.id, area) : [];
}

/** Two rows without a value. The metric of one must stay a text. */
function workbook(): WorkbookModel {
  return kpiWorkbook([
    { kpi: "Rent", metric: "=Rent collected", target: "95%", goodIs: "High", asOf: "2024/25 Q2" },
    { kpi: "Voids", metric: "Void homes", target: "10", goodIs: "Low", asOf: "2024/25 Q2" },
  ]);
}

function withoutPrefixes(held: unknown): unknown {
  return JSON.parse(JSON.stringify(held, (key, value: unknown) => (key === "quotePrefix" ? undefined : value)));
}

test("the published report has 16 findings, and a dismissed one is listed with its reason", async () => {
  const model = new WorkbookModel(
    JSON.parse(readFileSync(join(__dirname, "../../assets/sample-workbook.json"), "utf8")) as WorkbookData,
  );
  openExcel(model);
  const reviewed = await read();
  expect(split(reviewed).open).toHaveLength(16);
  const finding = firstOf(reviewed);
  await done(dismissCheck(port(), reviewed, finding, "Reported in arrears", NOW));
  const { open, dismissed } = split(await read());
  expect(open).toHaveLength(15);
  expect(dismissed).toMatchObject([
    { finding: { key: finding.key }, dismissal: { reason: "Reported in arrears", when: NOW.now } },
  ]);
});

describe("dismissing", () => {
  test("makes the list in one round trip, freezes its headings in another and reads it again; texts stay texts, and an undo removes it", async () => {
    const model = workbook();
    const { host } = openExcel(model);
    const reviewed = await read();
    const before = everything(model);
    const trips = host.trips.filter((trip) => !trip.releaseOnly).length;
    const finding = firstOf(reviewed);
    const written = await done(dismissCheck(port(), reviewed, finding, "=Late", NOW));
    expect(host.trips.filter((trip) => !trip.releaseOnly).length - trips).toBe(4);
    expect(lines(model)).toEqual([
      HEADINGS,
      [NOW.now, "Value missing", finding.address, finding.sentence, "=Late", finding.key],
    ]);
    expect(model.activeSheet.name).toBe("KPIs");
    expect(split(written).dismissed).toHaveLength(1);
    if (!written.run) throw new Error("Nothing was written.");
    await done(undoRun(port(), DEFAULT_RULESET, written.run, NOW));
    expect(everything(model)).toEqual(before);
  });

  test("adds a line to the list; an undo removes just that line, unless its reason was rewritten", async () => {
    const model = workbook();
    openExcel(model);
    const one = await done(dismissCheck(port(), await read(), firstOf(await read()), "One", NOW));
    const before = withoutPrefixes(everything(model));
    const two = await done(dismissCheck(port(), one, firstOf(one), "+Two", NOW));
    expect(lines(model).map((cells) => cells[4])).toEqual(["Reason", "One", "+Two"]);
    expect(split(two)).toMatchObject({ open: [], dismissed: [{}, {}] });
    if (!two.run) throw new Error("Nothing was written.");
    await done(undoRun(port(), DEFAULT_RULESET, two.run));
    expect(withoutPrefixes(everything(model))).toEqual(before);
    const again = await done(dismissCheck(port(), one, firstOf(one), "Two", NOW));
    model.edit(model.findSheet(SHEET)?.id ?? "", 2, 4, "Rewritten");
    if (!again.run) throw new Error("Nothing was written.");
    expect(await undoRun(port(), DEFAULT_RULESET, again.run)).toMatchObject({
      ok: false,
      problem: { code: "changed-since-written" },
    });
    expect(lines(model)[2]?.slice(3)).toEqual([expect.any(String), "Rewritten", expect.any(String)]);
  });

  test("leaves a cell alone in which someone types at the same moment, and reports it", async () => {
    const model = workbook();
    openExcel(model);
    const one = await done(dismissCheck(port(), await read(), firstOf(await read()), "One", NOW));
    model.edit(model.findSheet(SHEET)?.id ?? "", 2, 4, "mine");
    const before = withoutPrefixes(everything(model));
    expect(await dismissCheck(port(), one, firstOf(one), "Two", NOW)).toEqual({
      ok: false,
      problem: { code: "workbook-changed" },
    });
    expect(withoutPrefixes(everything(model))).toEqual(before);
    await done(dismissCheck(port(), await read(), firstOf(one), "Two", NOW));
    expect(lines(model).map((cells) => cells[4])).toEqual(["Reason", "One", "mine", "Two"]);
  });

  test.each<[string, (model: WorkbookModel) => void, string]>([
    [
      "a person's own sheet of that name",
      (model) => model.edit(model.addSheet(SHEET).id, 0, 0, "mine"),
      "sheet-not-ours",
    ],
    [
      "a protected list",
      (model) => {
        const { id } = model.addSheet(SHEET);
        model.writeValues(id, { row: 0, column: 0, rowCount: 1, columnCount: HEADINGS.length }, [HEADINGS]);
        model.protect(id);
      },
      "sheet-protected",
    ],
  ])("leaves %s alone, and the indicators are still read", async (_, make, code) => {
    const model = workbook();
    make(model);
    openExcel(model);
    const reviewed = await read();
    expect(split(reviewed).open).toHaveLength(2);
    const before = everything(model);
    expect(await dismissCheck(port(), reviewed, firstOf(reviewed), "x", NOW)).toEqual({
      ok: false,
      problem: { code, sheet: SHEET },
    });
    expect(everything(model)).toEqual(before);
  });

  test("leaves the workbook as it was if anything in the batch is refused", async () => {
    const made = async (): Promise<{ model: WorkbookModel; reviewed: WrittenReview }> => {
      const model = workbook();
      openExcel(model);
      const reviewed = await read();
      return { model, reviewed: await done(dismissCheck(port(), reviewed, firstOf(reviewed), "One", NOW)) };
    };
    const { model: first, reviewed } = await made();
    const members: string[] = [];
    openExcel(first, {
      faults: (moment) => void (moment.kind === "action" && moment.trip === 1 && members.push(moment.member)),
    });
    await done(dismissCheck(port(), reviewed, firstOf(reviewed), "Two", NOW));
    expect(members.length).toBeGreaterThan(3);
    for (const [index, member] of members.entries()) {
      const { model, reviewed: now } = await made();
      const before = withoutPrefixes(everything(model));
      openExcel(model, {
        faults: (moment) => {
          if (moment.kind === "action" && moment.trip === 1 && moment.index === index)
            throw new ExcelError("GeneralException");
        },
      });
      expect([member, (await dismissCheck(port(), now, firstOf(now), "Two", NOW)).ok]).toEqual([member, false]);
      expect([member, withoutPrefixes(everything(model))]).toEqual([member, before]);
    }
  });
});

describe("bringing back", () => {
  test("empties the line, leaves what a person wrote beside it, and can be undone", async () => {
    const model = workbook();
    openExcel(model);
    const one = await done(dismissCheck(port(), await read(), firstOf(await read()), "One", NOW));
    const finding = split(one).dismissed[0]?.finding;
    model.edit(model.findSheet(SHEET)?.id ?? "", 1, 6, "Ann");
    const before = withoutPrefixes(everything(model));
    const back = await done(bringBackCheck(port(), await read(), finding ? dismissalKey(finding) : ""));
    expect(lines(model).slice(1)).toEqual([["", "", "", "", "", "", "Ann"]]);
    expect(split(back)).toMatchObject({ open: [{}, {}], dismissed: [] });
    if (!back.run) throw new Error("Nothing was written.");
    await done(undoRun(port(), DEFAULT_RULESET, back.run));
    expect(withoutPrefixes(everything(model))).toEqual(before);
  });

  test.each<[string, (model: WorkbookModel, id: string) => void]>([
    ["a line that a person deletes", (model, id) => model.shiftLines({ sheetId: id, axis: "row", at: 1, count: -1 })],
    [
      "a line that a person empties",
      (model, id) => model.writeValues(id, { row: 1, column: 0, rowCount: 1, columnCount: 6 }, ""),
    ],
    ["the whole list deleted", (model, id) => model.deleteSheet(id)],
  ])("happens too if the line is changed by hand: %s", async (_, change) => {
    const model = workbook();
    openExcel(model);
    const one = await done(dismissCheck(port(), await read(), firstOf(await read()), "One", NOW));
    change(model, model.findSheet(SHEET)?.id ?? "");
    const now = await read();
    expect(split(now)).toMatchObject({ open: [{}, {}], dismissed: [] });
    const finding = split(one).dismissed[0]?.finding;
    expect(await bringBackCheck(port(), now, finding ? dismissalKey(finding) : "")).toMatchObject({
      ok: true,
      value: { run: null },
    });
  });
});

describe("the owner of a row", () => {
  const owned = (): WorkbookModel => {
    const model = new WorkbookModel(
      JSON.parse(readFileSync(join(__dirname, "../../assets/sample-workbook.json"), "utf8")) as WorkbookData,
    );
    const sheet = model.sheets[0];
    const table = sheet?.tables[0];
    if (!sheet || !table) throw new Error("The sample has no table.");
    const { row, column, columnCount } = table.area;
    model.edit(sheet.id, row, column + columnCount, "Owner");
    table.area.columnCount += 1;
    model.edit(sheet.id, row + 1, column + columnCount, "Ann");
    return model;
  };

  test("is read in the same trips, and the cell without a name can be shown", async () => {
    const model = owned();
    const { host } = openExcel(model);
    const reviewed = await read();
    // The third trip reads the sample's attached table.
    expect(host.trips).toHaveLength(3);
    const nobody = split(reviewed).open.filter(({ code }) => code === "owner-missing");
    expect(nobody).toHaveLength(reviewed.scorecard.indicatorCount - 1);
    const [finding] = nobody;
    if (!finding) throw new Error("Nothing was found.");
    await done(showFinding(port(), reviewed, finding));
    const { row, column } = model.toData().selection;
    expect(finding.address).toBe(`KPIs!${cellAddress(row, column)}`);
    expect(model.values("kpis", { row: 0, column, rowCount: 1, columnCount: 1 })).toEqual([["Owner"]]);
  });
});
