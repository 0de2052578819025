import { checkWorkbook } from "../../src/actions/check-workbook";
import { overrideIndicator } from "../../src/actions/override-indicator";
import { readReport } from "../../src/actions/read-report";
import { needsPreview, prepareRun } from "../../src/actions/recalculate";
import { review, type Review } from "../../src/actions/review";
import { takeOffers } from "../../src/actions/review/take-offers";
import { writeReview } from "../../src/actions/review/write-review";
import { COLUMN_KEYS } from "../../src/kpi/columns/columns";
import { USUAL_LOOKS } from "../../src/rag/rules/statuses/usual-icons-and-colours";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { CellStyle, IconCriterion, IconSetFormat } from "../../src/office-host/workbook/types";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { GivenOverride } from "../../src/planning/statuses/plan-override";
import type { WorkbookPort } from "../../src/planning/port";
import { kpiWorkbook, type KpiRow } from "../support/kpi-workbook";
import { valueOf } from "../xlsx/both-hosts";
import { differences } from "../xlsx/held";
import { HOSTS, type OpenWorkbook } from "./hosts";

const STATUS = COLUMN_KEYS.indexOf("status");
const green: KpiRow = { metric: "Met", target: "95%", goodIs: "High", latestValue: 96 };
const amber: KpiRow = { ...green, metric: "Near", latestValue: 90 };
const red: KpiRow = { ...green, metric: "Missed", latestValue: 50 };

type Icons = Partial<Omit<IconSetFormat, "criteria" | "area">> & {
  from: (string | IconCriterion)[];
  rows?: [first: number, count: number];
};

const at = (formula: string, more: Partial<IconCriterion> = {}): IconCriterion => ({
  type: "Number",
  operator: "GreaterThanOrEqual",
  formula,
  ...more,
});
const chosen = (set: string, index: number): Pick<IconCriterion, "customIcon"> => ({ customIcon: { set, index } });

function iconSet({ from, rows: [first, count] = [0, 3], ...more }: Icons, index: number): IconSetFormat {
  const criteria = from.map((one): IconCriterion => (typeof one === "string" ? at(one) : one));
  const area = { row: 1 + first, column: STATUS, rowCount: count, columnCount: 1 };
  return {
    id: `icons${index}`,
    type: "IconSet",
    style: "ThreeSigns",
    showIconOnly: false,
    reverseIconOrder: false,
    area,
    criteria,
    ...more,
  };
}

const book = (statuses: KpiRow["status"][], ...sets: Icons[]): WorkbookModel =>
  kpiWorkbook(
    [green, amber, red].map((row, index) => ({ ...row, status: statuses[index] })),
    (sheet) => {
      sheet.conditionalFormats = sets.map(iconSet);
    },
  );

const ZERO = "=0";
const REVERSED: Icons = { reverseIconOrder: true, from: [ZERO, "=2", "=3"] };
const PERCENT: Icons = {
  style: "ThreeTrafficLights1",
  from: [at(ZERO), at("=33", { type: "Percent" }), at("=67", { type: "Percent" })],
};
/** Flags of other sets, in another order. Custom icons are in an extension of the file. */
const CHOSEN: Icons = {
  style: "ThreeFlags",
  from: [
    at(ZERO, chosen("ThreeStars", 2)),
    at("=2", chosen("ThreeTriangles", 1)),
    at("=3", chosen("FourTrafficLights", 1)),
  ],
};

/** Reads, does what an officer says, and writes. */
async function run(
  port: WorkbookPort,
  choices = { replacesIcons: false, clearsFills: false },
): Promise<{ prepared: Review; written: Review & { run: unknown } }> {
  const prepared = valueOf(await prepareRun(port, DEFAULT_RULESET));
  const written = valueOf(await writeReview(port, takeOffers(prepared, choices), null));
  return { prepared, written };
}

/** The values, number formats and fills of the status cells. */
const cells = (workbook: OpenWorkbook): (unknown[] | undefined)[] =>
  [2, 3, 4].map((row) => workbook.held().sheets[0]?.cells[`I${row}`]);
const held = (workbook: OpenWorkbook): unknown[] => cells(workbook).map((cell) => cell?.slice(0, 2));
const fills = (workbook: OpenWorkbook): unknown[] =>
  cells(workbook).map((cell) => /#\w{6}/.exec(String(cell?.[3]))?.[0] ?? "");
const words = (...numbers: number[]): string => `[=${numbers[0]}]"Green";[=${numbers[1]}]"Amber";"Red"`;

describe.each(HOSTS)("icons over statuses, over $name", ({ open }) => {
  test.each<[string, Icons[], KpiRow["status"][], number[]]>([
    ["reversed", [REVERSED], [3, 2, 1], [1, 2, 3]],
    ["reversed, over an empty column", [REVERSED], [], [1, 2, 3]],
    ["from 0 on", [{ style: "ThreeTrafficLights2", from: [ZERO, "=1", "=2"] }], [0, 0, 2], [2, 1, 0]],
    [
      "above figures",
      [
        {
          style: "FourArrows",
          from: [
            at(ZERO),
            at("=1", { operator: "GreaterThan" }),
            at("=2", { operator: "GreaterThan" }),
            at("=3", { operator: "GreaterThan" }),
          ],
        },
      ],
      [4],
      [4, 3, 1],
    ],
    ["stars, which are of a later Excel", [{ style: "ThreeStars", from: [ZERO, "=50", "=100"] }], [], [100, 50, 0]],
    ["chosen one by one", [CHOSEN], [], [1, 2, 3]],
    [
      "a formula that is a number",
      [{ style: "ThreeSigns", reverseIconOrder: true, from: [at(ZERO), at("=2", { type: "Formula" }), at("=3")] }],
      [],
      [1, 2, 3],
    ],
    ["icons alone", [{ ...REVERSED, showIconOnly: true }], [], [1, 2, 3]],
    ["ours beneath", [REVERSED, { style: "ThreeSymbols2", from: [ZERO, "=2", "=3"] }], [], [1, 2, 3]],
  ])("the workbook's own numbers are written and read back: %s", async (_, sets, statuses, numbers) => {
    const workbook = open(book(statuses, ...sets));
    const icons = workbook.held().sheets[0]?.icons;
    await run(workbook.port());
    expect(held(workbook)).toEqual(numbers.map((number) => [number, words(...numbers)]));
    expect(workbook.held().sheets[0]?.icons).toEqual(icons);
    const again = await run(workbook.port());
    expect([again.prepared.changes, again.prepared.isFirstRun, again.prepared.looks.icons, again.written.run]).toEqual([
      [],
      false,
      [],
      null,
    ]);
  });

  test("numbers are read as the icons of their column show them", async () => {
    const { prepared } = await run(open(book([3, 2, 1], REVERSED)).port());
    expect(prepared.changes.map(({ address, from, to }) => [address, from, to])).toEqual([
      ["I2", "red", "green"],
      ["I4", "green", "red"],
    ]);
  });

  test.each<[string, Icons[]]>([
    ["lights from 2 and 3 on", [{ style: "ThreeTrafficLights1", from: [ZERO, "=2", "=3"] }]],
    [
      "a cross for 1, and nothing for others",
      [{ style: "ThreeSymbols", from: [at(ZERO), at("=2", chosen("NoIcons", 0)), at("=3", chosen("NoIcons", 0))] }],
    ],
  ])("icons that mean the same as ours stay, with our numbers: %s", async (_, sets) => {
    const workbook = open(book([], ...sets));
    const icons = workbook.held().sheets[0]?.icons;
    await run(workbook.port());
    expect(held(workbook)).toEqual([3, 2, 1].map((number) => [number, words(3, 2)]));
    expect(workbook.held().sheets[0]?.icons).toEqual(icons);
  });

  test.each<[string, Icons[], string]>([
    ["by percentages", [PERCENT], "it goes by percentages"],
    ["by a cell", [{ from: [ZERO, "=$Z$1", "=3"] }], "it goes by percentages or a formula"],
    [
      "reversed over a part of the column",
      [{ ...REVERSED, rows: [1, 1] }],
      "it does not show 3, 2 and 1 as Green, Amber and Red",
    ],
    [
      "a later one reversed over a part, another over all",
      [
        { ...REVERSED, rows: [1, 1] },
        { style: "ThreeSigns", from: [ZERO, "=2", "=3"] },
      ],
      "it does not show 3, 2 and 1 as Green, Amber and Red",
    ],
  ])(
    "nothing is written beside icons that would contradict it, unless they may be covered: %s",
    async (_, sets, why) => {
      const workbook = open(book([1, 1, 1], ...sets));
      const before = workbook.held();
      const { prepared } = await run(workbook.port());
      expect(differences(workbook.held(), before)).toEqual([]);
      expect([prepared.changes, needsPreview(prepared)]).toEqual([[], true]);
      expect(prepared.looks.sentences).toEqual([
        expect.stringContaining(`No status is written to I2:I4, as its icon set would contradict the words: ${why}`),
      ]);

      const { written } = await run(workbook.port(), { replacesIcons: true, clearsFills: false });
      expect(held(workbook)).toEqual([3, 2, 1].map((number) => [number, words(3, 2)]));
      expect(Object.values(workbook.held().sheets[0]?.shown ?? {})).toEqual(["3Symbols2", "3Symbols2", "3Symbols2"]);
      expect([written.changes.length, written.looks.icons]).toEqual([2, []]);
      const again = await run(workbook.port());
      expect([again.prepared.looks.icons, again.written.run]).toEqual([[], null]);
      // An undo restores the icons.
      expect(valueOf(await workbook.port().undo((written.run as { plan: Review["plan"] }).plan)).left).toEqual([]);
      expect(differences(workbook.held(), before)).toEqual([]);
    },
  );

  test("icons are not covered if a person's own number would get another sign", async () => {
    const workbook = open(book([{ value: 3, formula: "=1+2" }, 2, 1], PERCENT));
    const before = workbook.held();
    const { prepared, written } = await run(workbook.port(), { replacesIcons: true, clearsFills: false });
    expect(prepared.looks.icons).toMatchObject([{ blockedBy: "I2", why: "shares" }]);
    expect([needsPreview(prepared), written.run]).toEqual([false, null]);
    expect(differences(workbook.held(), before)).toEqual([]);
  });

  test("words need no icons, whatever these mean", async () => {
    const workbook = open(book(["Red"], PERCENT));
    await run(workbook.port());
    expect(cells(workbook).map((cell) => cell?.[0])).toEqual(["Green", "Amber", "Red"]);
  });
});

describe.each(HOSTS)("an override in a column with icons, over $name", ({ open }) => {
  const GIVEN: GivenOverride = { status: "red", reason: "Late works", reviewBy: null };
  const override = (
    port: WorkbookPort,
    reviewed: Review,
    given: GivenOverride | null = GIVEN,
    rules = DEFAULT_RULESET,
  ) => overrideIndicator(port, rules, reviewed, { tableId: reviewed.tables[0]?.tableId ?? "", row: 0 }, given);
  const read = async (port: WorkbookPort): Promise<Review> => valueOf(await review(port, DEFAULT_RULESET));

  const AGREE = /^No status is written to I2:I4, .* Press Recalculate RAG first and agree to KPI Reporter’s symbols/;
  test.each<[string, Icons[], KpiRow["status"][], GivenOverride | null, RegExp]>([
    ["shares", [PERCENT], [3, 2, 1], GIVEN, AGREE],
    ["an empty column", [PERCENT], [], GIVEN, AGREE],
    ["reversed over a part", [{ ...REVERSED, rows: [1, 1] }], [3, 2, 1], GIVEN, AGREE],
    ["taken away", [PERCENT], [3, 2, 1], null, AGREE],
    [
      "a number that stays",
      [PERCENT],
      [3, { value: 2, formula: "=1+1" }, 1],
      GIVEN,
      /I3 holds a number that stays .* Change the icon set in Excel so that 3, 2 and 1 stand for Green, Amber and Red\.$/,
    ],
  ])("is refused if they contradict it, and nothing is written: %s", async (_, sets, statuses, given, why) => {
    const workbook = open(book(statuses, ...sets));
    const before = workbook.held();
    const refusal = await override(workbook.port(), await read(workbook.port()), given);
    expect(refusal).toMatchObject({
      ok: false,
      problem: { code: "icons-contradict", why: expect.stringMatching(why) },
    });
    expect(differences(workbook.held(), before)).toEqual([]);
  });

  test("is written once our symbols are agreed to, without reading in between", async () => {
    const workbook = open(book([1, 1, 1], PERCENT));
    const { written } = await run(workbook.port(), { replacesIcons: true, clearsFills: false });
    expect(await override(workbook.port(), written)).toMatchObject({ ok: true });
    expect(held(workbook)[0]).toEqual([1, words(3, 2)]);
    expect(Object.values(workbook.held().sheets[0]?.shown ?? {})).toEqual(["3Symbols2", "3Symbols2", "3Symbols2"]);
  });

  test("is written beside a status from a person's formula, which is left alone", async () => {
    const workbook = open(book([{ value: 3, formula: "=1+2" }, 2, 1], PERCENT));
    expect(await override(workbook.port(), await read(workbook.port()))).toMatchObject({ ok: true });
    expect(cells(workbook).map((cell) => cell?.[0])).toEqual([3, 2, 1]);
  });

  test("is written in the workbook's own numbers if these are kept", async () => {
    const workbook = open(book([3, 2, 1], REVERSED));
    expect(await override(workbook.port(), await read(workbook.port()))).toMatchObject({ ok: true });
    expect(held(workbook)[0]).toEqual([3, words(1, 2, 3)]);
  });

  test("puts the icons of the rules above those of earlier rules", async () => {
    const workbook = open(book([]));
    await run(workbook.port());
    const between = { ...USUAL_LOOKS["amber-red"], status: "amber-red" as const, word: "Amber/Red", meaning: "" };
    const rules = { ...DEFAULT_RULESET, statuses: DEFAULT_RULESET.statuses.toSpliced(2, 0, between) };
    const known = valueOf(await review(workbook.port(), rules));
    const given = { ...GIVEN, status: "amber-red" as const };
    expect(await override(workbook.port(), known, given, rules)).toMatchObject({ ok: true });
    expect(cells(workbook).map((cell) => cell?.[0])).toEqual([1.5, 2, 1]);
    expect(workbook.held().sheets[0]?.icons).toHaveLength(2);
    // A run would find nothing left to correct.
    expect(valueOf(await prepareRun(workbook.port(), rules)).plan.edits).toEqual([]);
  });
});

const filled = (fill: string, value: string | number = ""): KpiRow["status"] => ({ value, style: { fill } });

const hatched = (color: string, value: number, fill?: string): KpiRow["status"] => ({
  value,
  style: { pattern: { name: "LightUp", color }, ...(fill === undefined ? {} : { fill }) },
});

describe.each(HOSTS)("manual fills, over $name", ({ open }) => {
  const CLEARING = { replacesIcons: false, clearsFills: true };

  test("contradict the status that a cell will have once something is to be written there", async () => {
    const workbook = open(book([filled("#FF0000", 1), filled("#FF0000", 3), filled("#FF0000", 1)], PERCENT));
    const { prepared } = await run(workbook.port());
    const fillsOf = ({ looks: { sentences } }: Review): string[] => sentences.filter((one) => one.includes("by hand"));
    expect(fillsOf(prepared)).toEqual([]);
    expect(fillsOf(takeOffers(prepared, { replacesIcons: true, clearsFills: false }))).toEqual([
      "I2 is filled red by hand and will say Green.",
      "I3 is filled red by hand and will say Amber.",
    ]);
  });

  test("that contradict what will be written are reported, and stay unless the officer clears them", async () => {
    const workbook = open(book([filled("#FF0000"), filled("#FF0000"), filled("#FF0000")]));
    const { prepared, written } = await run(workbook.port());
    expect(prepared.looks.sentences).toEqual([
      "I2 is filled red by hand and will say Green.",
      "I3 is filled red by hand and will say Amber.",
    ]);
    expect(written.looks.sentences).toEqual([
      "I2 is filled red by hand and says Green.",
      "I3 is filled red by hand and says Amber.",
    ]);
    expect(fills(workbook)).toEqual(["#FF0000", "#FF0000", "#FF0000"]);
    const found = await checkWorkbook(
      workbook.port(),
      valueOf(await readReport(workbook.port(), DEFAULT_RULESET, "2024-11-22")),
      "2024-11-22",
    );
    const sentences = found.open.filter(({ code }) => code === "fill-at-odds").map(({ sentence }) => sentence);
    expect(sentences[0]).toBe(
      "KPIs!I2 is filled red by hand and says Green. Take the fill away, or look at the status again.",
    );
    expect(sentences).toHaveLength(2);
  });

  test("in cells that stay empty, because their list has no word, are not said to say anything", async () => {
    const area = { row: 1, column: STATUS, rowCount: 2, columnCount: 1 };
    const rows = [
      { ...green, status: "Green" },
      { ...green, latestValue: "", status: filled("#FF0000") },
    ];
    const workbook = open(
      kpiWorkbook(rows, (sheet) => void (sheet.validations = [{ id: "list", area, source: "Red,Amber,Green" }])),
    );
    const { prepared } = await run(workbook.port());
    expect(prepared.looks.sentences).toEqual(["I3 is filled red by hand and is Not rated."]);
  });

  test("that contradict are removed on request and restored by an undo", async () => {
    const workbook = open(book([filled("#C00000", 3), filled("#00B050", 2), filled("#FF0000", 1)]));
    const before = workbook.held();
    const { written } = await run(workbook.port(), CLEARING);
    expect(fills(workbook)).toEqual(["", "", "#FF0000"]);
    expect(written.looks.sentences).toEqual([]);
    const again = await run(workbook.port(), CLEARING);
    expect([again.prepared.looks.fills, again.written.run]).toEqual([[], null]);
    expect(valueOf(await workbook.port().undo((written.run as { plan: Review["plan"] }).plan)).left).toEqual([]);
    expect(differences(workbook.held(), before)).toEqual([]);
  });

  test("that someone changes meanwhile are kept, by an undo too", async () => {
    const workbook = open(book([filled("#C00000", 3), filled("#00B050", 2), 1]));
    const { written } = await run(workbook.port(), CLEARING);
    workbook.meanwhile((model) =>
      model.restyle("sheet-kpis", { row: 1, column: STATUS, rowCount: 1, columnCount: 1 }, { fill: "#FFFF00" }),
    );
    await workbook.port().undo(workbook.here((written.run as { plan: Review["plan"] }).plan));
    expect(fills(workbook)).toEqual(["#FFFF00", "#00B050", ""]);
  });

  test("with a pattern are reported, and stay until someone removes them in Excel", async () => {
    const workbook = open(book([hatched("#C00000", 3), filled("#FF0000", 2), hatched("#FFC000", 1)]));
    const before = workbook.held();
    const { prepared, written } = await run(workbook.port(), CLEARING);
    expect(prepared.looks.sentences).toEqual([
      "I2 is filled red by hand and says Green. The fill stays: it has a pattern that an undo could not put back as it was. Change it in Excel.",
      "I3 is filled red by hand and says Amber.",
      "I4 is filled yellow by hand and says Red. The fill stays: it has a pattern that an undo could not put back as it was. Change it in Excel.",
    ]);
    expect(fills(workbook)).toEqual(["#C00000", "", "#FFC000"]);
    expect(valueOf(await workbook.port().undo((written.run as { plan: Review["plan"] }).plan)).left).toEqual([]);
    expect(differences(workbook.held(), before)).toEqual([]);
  });

  test("with a pattern in the whole column are reported, and found before publishing", async () => {
    const workbook = open(book([hatched("#C00000", 3), hatched("#C00000", 2), hatched("#C00000", 1)]));
    const { prepared } = await run(workbook.port(), CLEARING);
    expect(prepared.looks.sentences).toEqual([
      expect.stringMatching(/^I2 is filled red by hand and says Green\. The fill stays: it has a pattern/),
      expect.stringMatching(/^I3 is filled red by hand and says Amber\. The fill stays: it has a pattern/),
    ]);
    expect(fills(workbook)).toEqual(Array(3).fill("#C00000"));
    const read = valueOf(await readReport(workbook.port(), DEFAULT_RULESET, "2024-11-22"));
    const found = await checkWorkbook(workbook.port(), read, "2024-11-22");
    expect(found.open.filter(({ code }) => code === "fill-at-odds")).toHaveLength(2);
  });

  test("to which someone adds a pattern meanwhile keep it in an undo", async () => {
    const workbook = open(book([filled("#C00000", 3), 2, 1]));
    const { written } = await run(workbook.port(), CLEARING);
    const area = { row: 1, column: STATUS, rowCount: 1, columnCount: 1 };
    workbook.meanwhile((model) =>
      model.restyle("sheet-kpis", area, { pattern: { name: "LightUp", color: "#7030A0" } }),
    );
    await workbook.port().undo(workbook.here((written.run as { plan: Review["plan"] }).plan));
    expect(fills(workbook)).toEqual(["#7030A0", "", ""]);
  });

  test.each<[string, KpiRow["status"][]]>([
    ["of a pattern in the status's own colour", [hatched("#00B050", 3), hatched("#FFC000", 2), hatched("#C00000", 1)]],
    ["of a pattern in colours of two statuses", [hatched("#C00000", 3, "#00B050"), 2, 1]],
    ["of a pattern in black", [hatched("#000000", 3), 2, 1]],
    ["of the status's own colour", [filled("#92D050", 3), filled("#FFC000", 2), filled("#C00000", 1)]],
    ["that means nothing", [filled("#D9D9D9", 3), filled("#DDEBF7", 2), filled("#7030A0", 1)]],
    ["in a cell that is left alone", [{ value: "Green", formula: '="Green"', style: { fill: "#FF0000" } }, 2, 1]],
  ])("are not reported if they are no contradiction: %s", async (_, statuses) => {
    expect((await run(open(book(statuses)).port())).prepared.looks.fills).toEqual([]);
  });
});

test.each<[string, CellStyle]>([
  ["fill", { fill: "#FFFF00" }],
  ["pattern", { fill: "#FFFF00", pattern: { name: "LightUp", color: "#7030A0" } }],
])("in Excel nothing is written if someone gave a cell another %s since the preview", async (_, style) => {
  const [excel] = HOSTS;
  const workbook = excel?.open(book([filled("#C00000"), filled("#00B050"), 1]));
  if (!workbook) throw new Error("There is no Excel.");
  const shown = takeOffers(valueOf(await prepareRun(workbook.port(), DEFAULT_RULESET)), {
    replacesIcons: false,
    clearsFills: true,
  });
  workbook.meanwhile((model) =>
    model.restyle("sheet-kpis", { row: 1, column: STATUS, rowCount: 1, columnCount: 1 }, style),
  );
  const before = workbook.held();
  expect(await writeReview(workbook.port(), shown, null)).toMatchObject({
    ok: false,
    problem: { code: "workbook-changed" },
  });
  expect(differences(workbook.held(), before)).toEqual([]);
});
