import { describeRun } from "../../src/actions/describe/describe-outcome";
import { canReplaceIcons, needsPreview, prepareRun } from "../../src/actions/recalculate";
import type { Review } from "../../src/actions/review";
import { takeOffers } from "../../src/actions/review/take-offers";
import { writeReview } from "../../src/actions/review/write-review";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { Area, CellData, IconCriterion, SheetData } from "../../src/office-host/workbook/types";
import { plainWorkbook } from "../support/pasted-report";
import { valueOf } from "../xlsx/both-hosts";
import { differences } from "../xlsx/held";
import { HOSTS, type OpenWorkbook } from "./hosts";

const HEADINGS = ["Metric Name", "Target", "Good Is", "Latest Value", "RAG Status", "Notes"];
const STATUS = 4;
/** Green, amber, red, green, amber, red. */
const FIGURES = [96, 90, 50, 97, 89, 40];
const ROWS = FIGURES.map((figure, index) => [`Metric ${index + 1}`, "95%", "High", `${figure}%`, "", ""]);
const RED = "#FF0000";

type Make = (sheet: SheetData) => void;

const cells = (row: number, rowCount: number): Area => ({ row, column: STATUS, rowCount, columnCount: 1 });

function statusOf(sheet: SheetData, row: number): CellData {
  const line = (sheet.rows[row] ??= []);
  return (line[STATUS] ??= { value: "" });
}

const holding =
  (...values: (string | number)[]): Make =>
  (sheet) =>
    values.forEach((value, index) => Object.assign(statusOf(sheet, index + 1), { value }));

const filledRed: Make = (sheet) =>
  FIGURES.forEach((_, index) => Object.assign(statusOf(sheet, index + 1), { style: { fill: RED } }));

/** Protects the sheet with these statuses unlocked. */
const unlocking =
  (area: Area, allowed?: SheetData["allowed"]): Make =>
  (sheet) => {
    for (let row = area.row; row < area.row + area.rowCount; row += 1) {
      const cell = statusOf(sheet, row);
      cell.style = { ...cell.style, locked: false };
    }
    sheet.protected = true;
    if (allowed) sheet.allowed = allowed;
  };

const hiding =
  (...hidden: number[]): Make =>
  (sheet) => {
    sheet.filter = { area: { row: 0, column: 0, rowCount: 7, columnCount: 6 }, filtered: true };
    sheet.hiddenRows = hidden;
  };

const limit = (formula: string, type: IconCriterion["type"] = "Number"): IconCriterion => ({
  type,
  operator: "GreaterThanOrEqual",
  formula,
});

/** Lights that go by percentages of the column. */
const byShares: Make = (sheet) => {
  const criteria = [limit("=0"), limit("=33", "Percent"), limit("=67", "Percent")];
  const lights = {
    id: "lights",
    type: "IconSet",
    style: "ThreeTrafficLights1",
    showIconOnly: false,
    reverseIconOrder: false,
  } as const;
  sheet.conditionalFormats = [{ ...lights, area: cells(1, 6), criteria }];
};

const saying =
  (formula: string): Make =>
  (sheet) =>
    void (sheet.rows[20] = [{ value: 0, formula }]);

const book = (...makes: Make[]): ReturnType<typeof plainWorkbook> =>
  plainWorkbook([HEADINGS, ...ROWS], (sheet) => makes.forEach((make) => make(sheet)));

const ALL = { replacesIcons: true, clearsFills: true };

async function run(
  workbook: OpenWorkbook,
  choices = ALL,
): Promise<{ prepared: Review; written: Review & { run: unknown } }> {
  const prepared = valueOf(await prepareRun(workbook.port(), DEFAULT_RULESET));
  return { prepared, written: valueOf(await writeReview(workbook.port(), takeOffers(prepared, choices), null)) };
}

const sentencesOf = (reviewed: Review): string[] =>
  describeRun({ ...reviewed, sheets: [] }, { tellsWork: false, canNameColumns: false });
const ofStatuses = <T>(workbook: OpenWorkbook, read: (cell: unknown[]) => T): T[] =>
  FIGURES.map((_, index) => read(workbook.held().sheets[0]?.cells[`E${index + 2}`] ?? []));
const shown = (workbook: OpenWorkbook): unknown[] => ofStatuses(workbook, ([value]) => value ?? "");
const areFilled = (workbook: OpenWorkbook): boolean[] => ofStatuses(workbook, (cell) => String(cell[3]).includes(RED));

describe.each(HOSTS)("fills and icons over cells that cannot be written, over $name", ({ open }) => {
  const NUMBERS = [3, 2, 1, 3, 2, 1];
  test.each<[string, Make[], boolean[], RegExp]>([
    [
      "rows that a filter hides",
      [holding(...NUMBERS), filledRed, hiding(1, 2)],
      [true, true, true, false, false, true],
      /^E2 is filled red by hand and says Green. The fill stays, as a filter hides the row.$/,
    ],
    [
      "rows that a filter hides between others",
      [holding(...NUMBERS), filledRed, hiding(2, 3)],
      [false, true, true, false, false, true],
      /^E3 .*Amber. The fill stays, as a filter hides the row.$/,
    ],
    [
      "locked cells",
      [holding(...NUMBERS), filledRed, unlocking(cells(1, 2), { allowFormatCells: true })],
      [false, false, true, true, true, true],
      /^E5 .*Green. The fill stays, as the sheet is protected.$/,
    ],
    [
      "locked formats",
      [holding("Green", "Amber", "Red", "Green", "Amber", "Red"), filledRed, unlocking(cells(1, 6))],
      [true, true, true, true, true, true],
      /^E2 and E5 are filled .*The fills stay, as the sheet is protected.$/,
    ],
    [
      "a merged cell of two rows",
      [holding("Green"), filledRed, (sheet) => void sheet.merged.push(cells(1, 2))],
      [true, false, true, false, false, true],
      /^E2 .*Green. The fill stays, as the cell is merged.$/,
    ],
  ])(
    "a fill is told and stays in %s; the others go, and come back with an undo",
    async (_, makes, filled, sentence) => {
      const workbook = open(book(...makes), "1.14");
      const before = workbook.held();
      const { prepared, written } = await run(workbook);
      expect(prepared.looks.sentences).toContainEqual(expect.stringMatching(sentence));
      expect(areFilled(workbook)).toEqual(filled);
      expect((await run(workbook)).written.run).toBeNull();
      if (!written.run) return;
      expect(valueOf(await workbook.port().undo((written.run as { plan: Review["plan"] }).plan)).left).toEqual([]);
      expect(differences(workbook.held(), before)).toEqual([]);
    },
  );

  test("a fill beside words that will be written is reported if formats are locked", async () => {
    const { prepared, written } = await run(open(book(filledRed, unlocking(cells(1, 6))), "1.14"));
    expect(sentencesOf(prepared)[0]).toBe(
      "E2 and E5 are filled red by hand and will say Green. The fills stay, as the sheet is protected.",
    );
    expect(sentencesOf(written)[0]).toBe(
      "E2 and E5 are filled red by hand and say Green. The fills stay, as the sheet is protected.",
    );
  });

  test.each<[string, Make[]]>([
    ["an empty column", []],
    ["a column of numbers", [holding(1, 1, 1, 1, 1, 1)]],
  ])(
    "where formats are locked under icons that would contradict, words are written, which take none: %s",
    async (_, makes) => {
      const workbook = open(book(...makes, byShares, unlocking(cells(1, 6))), "1.14");
      const before = workbook.held();
      const { prepared, written } = await run(workbook);
      expect([prepared.looks.icons, sentencesOf(prepared)]).toEqual([
        [],
        [expect.stringMatching(/^On Report, which is protected, statuses are written as words/)],
      ]);
      expect(shown(workbook)).toEqual(["Green", "Amber", "Red", "Green", "Amber", "Red"]);
      expect((await run(workbook)).written.run).toBeNull();
      expect(valueOf(await workbook.port().undo((written.run as { plan: Review["plan"] }).plan)).left).toEqual([]);
      expect(differences(workbook.held(), before)).toEqual([]);
    },
  );

  test("icons are not offered if formats are locked, and a number stays beside them", async () => {
    const workbook = open(book(holding(1, 1, 1, 1, 1, 1), byShares, unlocking(cells(2, 5))), "1.14");
    const { prepared, written } = await run(workbook);
    expect([canReplaceIcons(prepared), written.run]).toEqual([false, null]);
    expect(sentencesOf(prepared)).toEqual([
      expect.stringMatching(/^No status is written to E2:E7.* The formats of Report are locked/),
    ]);
  });

  test("icons are not offered if all statuses are locked, and that is reported", async () => {
    const workbook = open(book(byShares, unlocking(cells(1, 0), { allowFormatCells: true })), "1.14");
    expect(await prepareRun(workbook.port(), DEFAULT_RULESET)).toMatchObject({
      ok: false,
      problem: { code: "sheet-protected", sheet: "Report" },
    });
  });

  test("fills beside statuses that are not written are not reported, and no preview is asked for", async () => {
    const workbook = open(book(holding(1, 1, 1, 1, 1, 1), filledRed, byShares, hiding(1, 2)), "1.14");
    const { prepared } = await run(workbook);
    expect([prepared.looks.icons[0]?.blockedBy, prepared.looks.fills, needsPreview(prepared)]).toEqual([
      "E2",
      [],
      false,
    ]);
  });

  test("after a run that left statuses for their icons, no fill is said to contradict them", async () => {
    const { written } = await run(open(book(holding(1, 1, 1, 1, 1, 1), filledRed, byShares)), {
      replacesIcons: false,
      clearsFills: false,
    });
    expect(written.looks.sentences).toEqual([expect.stringMatching(/^No status is written/)]);
  });

  test("an officer is asked about unknown words first, not about icons or fills", async () => {
    const inDoubt = saying('=COUNTIF(E2:E7,"Green")+COUNTIF(E2:E7,3)');
    for (const makes of [[byShares], [filledRed], [byShares, filledRed]]) {
      const workbook = open(book(holding(1, 1, 1, 1, 1, 1), ...makes, inDoubt), "1.14");
      expect(await prepareRun(workbook.port(), DEFAULT_RULESET)).toMatchObject({
        ok: false,
        problem: { code: "wording-unclear" },
      });
    }
  });

  test.each<[string, Make[], string, unknown[]]>([
    [
      "words, over numbers",
      [holding(1, 1, 1, 1, 1, 1)],
      '=COUNTIF(E2:E7,"Green")',
      ["Green", "Amber", "Red", "Green", "Amber", "Red"],
    ],
    ["numbers", [], "=COUNTIF(E2:E7,3)", [3, 2, 1, 3, 2, 1]],
  ])(
    "if formats are locked, the form that the workbook asks for is written: %s",
    async (_, makes, formula, statuses) => {
      const workbook = open(book(...makes, unlocking(cells(1, 6)), saying(formula)), "1.14");
      await run(workbook);
      expect(shown(workbook)).toEqual(statuses);
      expect((await run(workbook)).written.run).toBeNull();
    },
  );

  test("a formula that gives digits as text does not ask for words", async () => {
    const spilled: Make = (sheet) => {
      [2, 3].forEach((row) => Object.assign(statusOf(sheet, row), { value: "2", formula: '=LEFT("21",1)' }));
    };
    const workbook = open(book(spilled), "1.14");
    await run(workbook);
    expect(shown(workbook)).toEqual([3, "2", "2", 3, 2, 1]);
    expect((await run(workbook)).written.run).toBeNull();
  });

  test.each<[string, string, number[]]>([
    ["0,1,2", "0", [2, 1, 0]],
    ["100,50,0", "0", [100, 50, 0]],
  ])(
    "a drop-down list of the numbers that the icons stand for gets these numbers: %s",
    async (source, first, statuses) => {
      const [green = 0, amber = 0] = statuses;
      const workbook = open(
        book((sheet) => {
          const criteria = [limit(`=${first}`), limit(`=${amber}`), limit(`=${green}`)];
          sheet.conditionalFormats = [
            {
              id: "signs",
              type: "IconSet",
              style: "ThreeSigns",
              showIconOnly: false,
              reverseIconOrder: false,
              area: cells(1, 6),
              criteria,
            },
          ];
          sheet.validations = [{ id: "list", area: cells(1, 6), source }];
        }),
        "1.14",
      );
      await run(workbook);
      expect(shown(workbook)).toEqual([...statuses, ...statuses]);
      expect((await run(workbook)).written.run).toBeNull();
    },
  );
});
