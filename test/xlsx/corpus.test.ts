import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canReplaceIcons, prepareRun, recalculate } from "../../src/actions/recalculate";
import { takeOffers } from "../../src/actions/review/take-offers";
import { undoRun } from "../../src/actions/undo-run";
import { writeReview } from "../../src/actions/review/write-review";
import type { WrittenReview } from "../../src/actions/review/write-logged";
import { writeReportSheets, writeReportTexts } from "../../src/actions/write-report-sheets";
import { allIndicators } from "../../src/kpi/scorecard";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { WorkbookPort } from "../../src/planning/port";
import { NOW, TODAY, valueOf } from "./both-hosts";
import { differences, heldByFile, openFile, type Held } from "./held";
import { changedParts, opened, partsOf } from "./parts";
import { chosen } from "../support/strength";

const FOLDER = join(__dirname, "corpus");

const SHEET = "xl/worksheets/sheet1.xml";
const STYLES = "xl/styles.xml";
const APP = "docProps/app.xml";
/** The part for long texts of the new sheets. One workbook has another name for it. */
const SHARED_TEXTS = /(?:sharedStrings|TEXTS)\.xml$/i;
const ADDING = ["[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml"];

interface Expected {
  /** The parts that a recalculation changes. */
  writes?: string[];
  /** The parts that change as well where sheets are added. */
  adds?: string[];
  statuses?: string[];
}

/** The workbooks, each with its exceptions. Not every program lists the sheets in docProps/app.xml. */
const WORKBOOKS: Record<string, Expected> = {
  "as-excel-writes.xlsx": {},
  "bare.xlsx": {
    writes: ["[Content_Types].xml", "_rels/workbook.xml.rels", "sheet.xml", STYLES],
    adds: ["[Content_Types].xml", "_rels/workbook.xml.rels", "workbook.xml"],
  },
  "charts.xlsx": {},
  "comments.xlsx": {},
  "conditional-formats.xlsx": {},
  "custom-xml-and-unknown.xlsx": {},
  "dates-1904.xlsx": {},
  "external-links.xlsx": { adds: ADDING },
  "filter-and-print.xlsx": {},
  "formula-statuses.xlsx": { statuses: ["green", "amber", "green", "red", "not-rated"] },
  "formulas.xlsx": {},
  "in-words.xlsx": { writes: [SHEET], adds: [...ADDING, APP, STYLES] },
  "inline-texts.xlsx": {},
  "libreoffice-charts.xlsx": { adds: ADDING },
  "libreoffice-conditional-formats.xlsx": { adds: ADDING },
  "libreoffice-pivot.xlsx": { adds: ADDING },
  "long-sheet.xlsx": {},
  "macros.xlsm": {},
  "odd-paths.xlsx": {
    writes: ["Book/Pages/page%20one.xml", "Book/looks.xml"],
    adds: ["Book/_rels/the%20workbook.xml.rels", "Book/the%20workbook.xml", "[Content_Types].xml"],
  },
  "odd-spellings.xlsx": {},
  "openpyxl-looks.xlsx": { adds: ADDING },
  "openpyxl-table.xlsx": { adds: ADDING },
  "openpyxl-write-only.xlsx": { adds: ADDING },
  "outlines-and-hidden.xlsx": { writes: [STYLES, "xl/worksheets/sheet2.xml"], adds: ADDING },
  "pictures.xlsx": {},
  "pivot-and-slicer.xlsx": {},
  "prefixed.xlsx": { adds: ADDING },
  "rich-text.xlsx": {},
  "streamed.xlsx": {},
  // Its drop-down list has words.
  "validation-and-names.xlsx": { writes: [SHEET], adds: [...ADDING, APP, STYLES] },
};

test("every workbook of the folder is tried, and none is missing", () => {
  expect(
    readdirSync(FOLDER)
      .filter((name) => /\.xls[xm]$/.test(name))
      .sort(),
  ).toEqual(Object.keys(WORKBOOKS).sort());
});

/** These have icons by percentages over their statuses: statuses are written only if an officer agrees to other icons over them. */
const BY_PERCENT = [
  "conditional-formats.xlsx",
  "libreoffice-conditional-formats.xlsx",
  "openpyxl-table.xlsx",
  "prefixed.xlsx",
];

/** Recalculates a workbook, and agrees to all that has to be agreed to. */
async function recalculateAgreed(
  name: string,
  port: WorkbookPort,
  context: typeof NOW | null = null,
): Promise<WrittenReview> {
  const prepared = valueOf(await prepareRun(port, DEFAULT_RULESET, context));
  expect([name, canReplaceIcons(prepared)]).toEqual([name, BY_PERCENT.includes(name)]);
  return valueOf(await writeReview(port, takeOffers(prepared, { replacesIcons: true, clearsFills: false }), context));
}

const heldBy = (bytes: Uint8Array): Held => heldByFile(openFile(bytes));

/** The short run takes every other workbook. */
const TRIED = chosen(
  Object.entries(WORKBOOKS),
  Object.entries(WORKBOOKS).filter((_, place) => place % 2 === 0),
);

describe.each(TRIED)(
  "%s",
  (name, { writes = [STYLES, SHEET], adds = [...ADDING, APP], statuses = ["green", "amber", "red", "not-rated"] }) => {
    const bytes = new Uint8Array(readFileSync(join(FOLDER, name)));
    const before = partsOf(bytes, true);
    const changedBy = (saved: Uint8Array): string[] => changedParts(before, partsOf(saved, true));

    test("a recalculation changes only the parts that it must, a second one nothing, and an undo restores the cells", async () => {
      const { port, save } = opened(bytes);
      const first = await recalculateAgreed(name, port);
      expect(allIndicators(first.scorecard).map(({ rating }) => rating.status)).toEqual(statuses);
      expect(changedBy(save())).toEqual([...writes].sort());
      const saved = save();
      const second = opened(saved);
      expect(valueOf(await recalculate(second.port, DEFAULT_RULESET)).run).toBeNull();
      expect(second.save()).toBe(saved);
      if (!first.run) throw new Error("nothing was written");
      expect(valueOf(await undoRun(second.port, DEFAULT_RULESET, first.run))).toMatchObject({ left: [] });
      expect(differences(heldBy(second.save()), heldBy(bytes))).toEqual([]);
    });

    test("adding sheets changes only the parts that list them, and no other sheet", async () => {
      const { port, save } = opened(bytes);
      await recalculateAgreed(name, port, NOW);
      valueOf(await writeReportSheets(port, DEFAULT_RULESET, TODAY));
      valueOf(await writeReportTexts(port, DEFAULT_RULESET, TODAY));
      const saved = save();
      const changed = changedBy(saved);
      expect(changed.filter((part) => part in before)).toEqual(
        [...new Set([...writes, ...adds, ...Object.keys(before).filter((part) => SHARED_TEXTS.test(part))])]
          .filter((part) => part in before)
          .sort(),
      );
      const [was, is] = [heldBy(bytes), heldBy(saved)];
      expect(is.sheets.slice(was.sheets.length).map((sheet) => sheet.name)).toEqual([
        "RAG Log",
        "Combined KPIs",
        "Performance Overview",
        "Report Tables",
        "Narratives",
      ]);
      expect(changed.filter((part) => /sheet\d+\.xml$/.test(part) && !(part in before))).toHaveLength(5);
      const others = (held: Held): Held => ({
        sheets: held.sheets.slice(0, was.sheets.length).map((sheet) => ({
          ...sheet,
          cells: Object.fromEntries(Object.entries(sheet.cells).filter(([address]) => !/^[HI]\d+$/.test(address))),
          icons: [],
          shown: {},
        })),
      });
      expect(differences(others(is), others(was))).toEqual([]);
      const again = opened(saved);
      expect(valueOf(await recalculate(again.port, DEFAULT_RULESET, NOW)).run).toBeNull();
      expect(again.save()).toBe(saved);
    });
  },
);
