import { recalculate } from "../../src/actions/recalculate";
import { undoRun } from "../../src/actions/undo-run";
import { writeReportTexts } from "../../src/actions/write-report-sheets";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { openForWorkbench } from "../../src/workbench/files/open-file";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { WorkbookPort } from "../../src/planning/port";
import { readMark } from "../../src/planning/sheets/rows/row-key";
import { kpiWorkbook } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";
import { xlsxOf } from "../support/save-xlsx";
import { NOW, TODAY, valueOf } from "../xlsx/both-hosts";
import { opened } from "../xlsx/parts";
import { chosen } from "../support/strength";

/** A workbook on which actions are run, and into which someone types between them. */
interface Book {
  act<T>(action: (port: WorkbookPort) => Promise<T>): Promise<T>;
  change(by: (model: WorkbookModel) => void): void;
}

const inExcel = (model: WorkbookModel): Book => {
  openExcel(model);
  return { act: (action) => action(createExcelWorkbook()), change: (by) => by(model) };
};

const inFile = (model: WorkbookModel): Book => {
  let bytes = xlsxOf(model.toData());
  return {
    act: async (action) => {
      const { port, save } = opened(bytes);
      const done = await action(port);
      bytes = save();
      return done;
    },
    change: (by) => {
      const now = new WorkbookModel(valueOf(openForWorkbench(bytes)).data);
      by(now);
      bytes = xlsxOf(now.toData());
    },
  };
};

const COLUMNS = { Narratives: 6, "Report Tables": 8 };
type Side = keyof typeof COLUMNS;

/** The rows of the KPIs' narratives on a sheet; none if there is no such sheet. */
function rowsOf(model: WorkbookModel, side: Side): number[] {
  return (model.findSheet(side)?.rows ?? []).flatMap((cells, row) =>
    readMark(cells?.[0]?.value)?.key.includes("/kpi-") ? [row] : [],
  );
}

function textsOf(book: Book, side: Side): string[] {
  let texts: string[] = [];
  book.change((model) => {
    const cells = model.findSheet(side)?.rows ?? [];
    texts = rowsOf(model, side)
      .map((row) => String(cells[row]?.[COLUMNS[side]]?.value ?? ""))
      .filter((text) => text !== "");
  });
  return texts;
}

const typeLast =
  (side: Side, text: string) =>
  (model: WorkbookModel): void =>
    model.edit(model.findSheet(side)?.id ?? "", rowsOf(model, side).at(-1) ?? 0, COLUMNS[side], text);

/** A text typed on Narratives was copied to Report Tables. Then something is done, and the run is undone. */
async function undone(
  book: Book,
  meanwhile: (model: WorkbookModel) => void,
): Promise<{ left: { sheetName: string }[] }> {
  await book.act((port) => recalculate(port, DEFAULT_RULESET, NOW));
  valueOf(await book.act((port) => writeReportTexts(port, DEFAULT_RULESET, TODAY)));
  book.change(typeLast("Narratives", "FIRST"));
  const { run } = valueOf(await book.act((port) => recalculate(port, DEFAULT_RULESET, NOW)));
  if (!run) throw new Error("nothing was written");
  book.change(meanwhile);
  return valueOf(await book.act((port) => undoRun(port, DEFAULT_RULESET, run)));
}

const workbook = (): WorkbookModel =>
  kpiWorkbook(
    ["Homes", "Roads", "Care"].map((kpi) => ({
      kpi,
      metric: `${kpi} met`,
      target: "95%",
      goodIs: "High",
      latestValue: 96,
      asOf: "2024/25 Q2",
    })),
  );

const shift =
  (side: Side, count: number) =>
  (model: WorkbookModel): void =>
    model.shiftLines({
      sheetId: model.findSheet(side)?.id ?? "",
      axis: "row",
      at: count > 0 ? 2 : (rowsOf(model, side)[0] ?? 0),
      count,
    });

const MEANWHILE: [string, (model: WorkbookModel) => void][] = [
  ["a row of Narratives is deleted", shift("Narratives", -1)],
  ["a row is inserted on Narratives", shift("Narratives", 1)],
  ["a row is inserted on Report Tables", shift("Report Tables", 1)],
  ["the text is typed over on Narratives", typeLast("Narratives", "OVER")],
  ["the text is typed over on Report Tables", typeLast("Report Tables", "OVER")],
];

const HOSTS: [name: string, open: typeof inExcel][] = [
  ["Excel", inExcel],
  ["a file", inFile],
];

describe.each(chosen(HOSTS, HOSTS.slice(0, 1)))("in %s", (_, open) => {
  test.each(MEANWHILE)(
    "%s: an undo puts back neither copy, and the next text written overwrites neither",
    async (__, meanwhile) => {
      const book = open(workbook());
      const { left } = await undone(book, meanwhile);
      expect(new Set(left.map(({ sheetName }) => sheetName))).toEqual(new Set(["Narratives", "Report Tables"]));
      const both = [textsOf(book, "Narratives"), textsOf(book, "Report Tables")].flat();
      expect(both).toHaveLength(2);
      expect(both).toContain("FIRST");
      const typed = both.includes("OVER") ? "OVER" : "SECOND";
      if (typed === "SECOND") book.change(typeLast("Report Tables", "SECOND"));
      for (let run = 0; run < 2; run += 1) {
        valueOf(await book.act((port) => recalculate(port, DEFAULT_RULESET, NOW)));
        for (const side of ["Narratives", "Report Tables"] as const) {
          expect(textsOf(book, side).map((text) => text.split("\n\n").sort())).toEqual([["FIRST", typed].sort()]);
        }
      }
    },
  );

  test("the sheet that it was typed on is deleted: the copy stays", async () => {
    const book = open(workbook());
    await undone(book, (model) => model.deleteSheet(model.findSheet("Narratives")?.id ?? ""));
    expect(textsOf(book, "Report Tables")).toEqual(["FIRST"]);
    valueOf(await book.act((port) => recalculate(port, DEFAULT_RULESET, NOW)));
    expect([textsOf(book, "Narratives"), textsOf(book, "Report Tables")]).toEqual([["FIRST"], ["FIRST"]]);
  });

  test("nothing was done meanwhile: both sheets are as they were", async () => {
    const book = open(workbook());
    expect(await undone(book, () => undefined)).toMatchObject({ left: [] });
    expect([textsOf(book, "Narratives"), textsOf(book, "Report Tables")]).toEqual([["FIRST"], []]);
  });
});
