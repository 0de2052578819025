import fc from "fast-check";
import { trendOf } from "../../../src/kpi/travel/travels";
import { allIndicators } from "../../../src/kpi/scorecard";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import type { Reported } from "../../../src/report/reported";
import { columnIndex } from "../../../src/planning/sheets/declaration";
import { NARRATIVES } from "../../../src/planning/sheets/narratives/sheet";
import { REPORT_TABLES } from "../../../src/planning/sheets/report-tables/sheet";
import { readMark } from "../../../src/planning/sheets/rows/row-key";
import { planTexts, readTexts, type ReadTexts } from "../../../src/planning/sheets/narratives/plan";
import type { SheetsPlan } from "../../../src/planning/sheets/report-sheets";
import type { OwnSheetSnapshot } from "../../../src/planning/snapshot";
import type { RowOf } from "../../kpi/kpi-table-of";
import { scorecardOf } from "../../report/scorecard-of";
import { isFullRun, runsOf } from "../../support/strength";
import { HeldSheet } from "./rows/sheet-of";

const TODAY = "2024-11-20";

type Side = "tables" | "list";
const NAMES: Record<Side, string> = { tables: REPORT_TABLES.name, list: NARRATIVES.name };
/** The columns of texts, counted from the hidden one. */
const COLUMNS: Record<Side, number> = {
  tables: columnIndex(REPORT_TABLES, "narrative") + 1,
  list: columnIndex(NARRATIVES, "text") + 1,
};

/** A workbook's KPI rows and both sheets of texts. */
class Workbook {
  sheets: Partial<Record<Side, HeldSheet>> = {};
  /** Words that someone typed and that nobody has typed over. */
  readonly alive = new Set<string>();

  constructor(public rows: RowOf[]) {
    this.run();
  }

  read(): ReadTexts & { reported: Reported; held: OwnSheetSnapshot[] } {
    const scorecard = scorecardOf(this.rows);
    const trends = new Map(
      allIndicators(scorecard).map((indicator) => [indicator, trendOf(indicator, [], DEFAULT_RULESET)]),
    );
    const reported: Reported = { scorecard, ruleset: DEFAULT_RULESET, history: null, trends };
    const held = this.held().map((sheet) => sheet.read());
    return { ...readTexts(reported, [], held, TODAY), reported, held };
  }

  plan(): SheetsPlan {
    const texts = this.read();
    return planTexts(texts, texts.reported, texts.held);
  }

  /** One refresh. Returns the codes of what could not be planned. */
  run(): string[] {
    const { plan, troubles } = this.plan();
    for (const side of ["tables", "list"] as const) {
      const edits = plan.edits.filter((edit) =>
        edit.kind === "add-sheet"
          ? edit.sheet.name === NAMES[side]
          : edit.kind === "rewrite-rows" && edit.at.sheetId === side,
      );
      if (edits.length === 0) continue;
      if (edits[0]?.kind === "add-sheet") this.sheets[side] = new HeldSheet({ ...plan, edits }, side);
      else this.sheets[side]?.apply({ ...plan, edits });
    }
    return troubles.map(({ code }) => code);
  }

  private held(): HeldSheet[] {
    return Object.values(this.sheets).filter((sheet) => sheet !== undefined);
  }

  /** All texts on both sheets, except the title on Report Tables, which is shown only there. */
  shown(): string {
    return this.held()
      .flatMap((sheet) =>
        sheet
          .texts()
          .slice(sheet === this.sheets.tables ? 1 : 0)
          .flat(),
      )
      .join("\n");
  }

  /** The rows of a sheet with a typed text, the first of each key. */
  places(side: Side): number[] {
    const keys = (this.sheets[side]?.read().values ?? []).map(([cell]) => readMark(cell));
    return keys.flatMap((mark, row) =>
      mark?.typed.has(COLUMNS[side] - 1) && keys.findIndex((other) => other?.key === mark.key) === row ? [row] : [],
    );
  }

  textAt(side: Side, row: number): string {
    return String(this.sheets[side]?.read().values[row]?.[COLUMNS[side]] ?? "");
  }

  /** Types over a text, which the person then means to lose. */
  type(side: Side, place: number, text: string): void {
    const places = this.places(side);
    const row = places[place % Math.max(1, places.length)];
    if (row === undefined) return;
    this.forget(this.textAt(side, row));
    this.sheets[side]?.type(row, COLUMNS[side], text);
    for (const [word] of text.matchAll(/word\d+\./g)) this.alive.add(word);
  }

  change(index: number, to: (row: RowOf) => RowOf): void {
    this.rows = this.rows.map((row, other) => (other === index ? to(row) : row));
  }

  forget(text: string): void {
    for (const [word] of text.matchAll(/word\d+\./g)) this.alive.delete(word);
  }

  /** Deletes the row of a text. What is shown nowhere else is lost with it. */
  deleteRow(side: Side, place: number): void {
    const row = this.places(side)[place];
    if (row === undefined) return;
    this.sheets[side]?.deleteRow(row);
    for (const word of this.lost()) this.alive.delete(word);
  }

  deleteSheet(side: Side): void {
    this.sheets = { ...this.sheets, [side]: undefined };
    for (const word of this.lost()) this.alive.delete(word);
  }

  /** The position of a KPI's current narrative among the rows of a sheet. */
  placeOf(side: Side, kpi: string): number {
    const id = this.read().narratives.find((one) => one.kpi === kpi && one.place === "now")?.id ?? "?";
    const values = this.sheets[side]?.read().values ?? [];
    return this.places(side).findIndex((row) => readMark(values[row]?.[0])?.key.endsWith(`/${id}`));
  }

  /** Narratives of KPIs: "Rent | as written | draft | now". */
  narratives(): string[] {
    return this.read().narratives.flatMap(({ kind, kpi, text, state, place }) =>
      kind === "kpi" ? [[kpi, text, state, place].join(" | ")] : [],
    );
  }

  /** The texts on Report Tables that differ from those on Narratives. */
  disagreements(): string[] {
    const byKey = (side: Side): Map<string, string> => {
      const values = this.sheets[side]?.read().values ?? [];
      return new Map(this.places(side).map((row) => [readMark(values[row]?.[0])?.key ?? "", this.textAt(side, row)]));
    };
    const list = byKey("list");
    return [...byKey("tables")].flatMap(([key, text]) =>
      list.get(key) === text ? [] : [`${key}: ${text} / ${String(list.get(key))}`],
    );
  }

  lost(): string[] {
    const shown = this.shown();
    return [...this.alive].filter((word) => !shown.includes(word));
  }
}

const rowOf = (kpi: string, metric: string, asOf = "2024/25 Q2"): RowOf => ({
  section: "Homes",
  kpi,
  metric,
  target: "90%",
  latestValue: "85%",
  goodIs: "High",
  asOf,
});
const ROWS = [
  rowOf("Rent", "Rent collected"),
  rowOf("Rent", "Arrears"),
  rowOf("Voids", "Void homes"),
  rowOf("Repairs", "Repairs done"),
];

const side = fc.constantFrom<Side>("tables", "list");
const at = fc.nat(7);
const AWKWARD = ["", "'=", "''", "- ", " ", "\u202e", "😀", "<script>", "\n\n", "12\n", "x".repeat(20_000)];

interface Action {
  side: Side;
  at: number;
  before: string;
}

/** What people do to the sheets and to the KPI rows. `word` is one that nobody has written yet. */
const ACTIONS: Record<string, (workbook: Workbook, action: Action, word: string) => void> = {
  type: (workbook, { side: on, at: place, before }, word) => workbook.type(on, place, before + word),
  empty: (workbook, { side: on, at: place }) => workbook.type(on, place, ""),
  "delete-row": (workbook, { side: on, at: place }) => workbook.deleteRow(on, place),
  "insert-row": (workbook, { side: on, at: place }, word) => {
    workbook.sheets[on]?.insertRow(place + 2).type(place + 2, 3, word);
    if (workbook.sheets[on]) workbook.alive.add(word);
  },
  "copy-row": (workbook, { side: on, at: place }) => {
    const row = workbook.places(on)[place];
    if (row === undefined) return;
    const cells = workbook.sheets[on]?.read().values[row] ?? [];
    workbook.sheets[on]?.insertRow(row + 1);
    cells.forEach((cell, column) => workbook.sheets[on]?.type(row + 1, column, `'${String(cell)}`));
  },
  "type-over": (workbook, { side: on, at: place }, word) => {
    const row = workbook.places(on)[place];
    if (row === undefined) return;
    workbook.forget(String(workbook.sheets[on]?.read().values[row]?.[2] ?? ""));
    workbook.sheets[on]?.type(row, 2, word);
    workbook.alive.add(word);
  },
  sort: (workbook, { side: on }) => {
    const places = workbook.places(on);
    workbook.sheets[on]?.reorder((row) =>
      places.includes(row) ? (places[places.length - 1 - places.indexOf(row)] ?? row) : row,
    );
  },
  unmark: (workbook, { side: on, at: place }) => {
    const row = workbook.places(on)[place];
    if (row !== undefined) workbook.sheets[on]?.type(row, 0, "");
  },
  "delete-sheet": (workbook, { side: on }) => workbook.deleteSheet(on),
  close: (workbook) => {
    // A quarter is closed after a refresh.
    workbook.run();
    workbook.rows = workbook.rows.map((row) => ({ ...row, asOf: nextQuarter(String(row.asOf)) }));
  },
  rename: (workbook, { at: index }, word) =>
    workbook.change(index, (row) => ({ ...row, kpi: `${String(row.kpi)} ${word}` })),
  tidy: (workbook, { at: index }) =>
    workbook.change(index, (row) => ({ ...row, kpi: ` ${String(row.kpi).toUpperCase()} ` })),
  "re-measure": (workbook, { at: index }, word) => workbook.change(index, (row) => ({ ...row, metric: word })),
  move: (workbook, { at: index }) =>
    workbook.change(index, (row) => ({ ...row, section: row.section === "Homes" ? "Money" : "Homes" })),
  remove: (workbook, { at: index }) => {
    workbook.rows = workbook.rows.filter((_, other) => index !== other);
  },
  add: (workbook, { at: index }) => {
    const kpi = ["Rent", "Voids", "Noise", "Waste"][index % 4] ?? "";
    workbook.rows = [...workbook.rows, rowOf(kpi, `Metric ${index}`, String(workbook.rows[0]?.asOf ?? "2024/25 Q2"))];
  },
};

function nextQuarter(period: string): string {
  const [, year, quarter] = /^(\d+).*(\d)$/.exec(period)?.map(Number) ?? [];
  if (year === undefined || quarter === undefined) return period;
  return quarter < 4 ? `${year}/${(year + 1) % 100} Q${quarter + 1}` : `${year + 1}/${(year + 2) % 100} Q1`;
}

const RARE = Object.keys(ACTIONS).filter((name) => name !== "type");
const kind = fc.oneof(
  { weight: 3, arbitrary: fc.constant("type") },
  { weight: 3, arbitrary: fc.constant("run") },
  { weight: 5, arbitrary: fc.constantFrom(...RARE) },
);
const action = fc.record({ do: kind, side, at, before: fc.constantFrom(...AWKWARD) });

test("whatever is done to both sheets and to the KPI rows, every typed text can be read on them", () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
      const workbook = new Workbook(ROWS);
      for (const [index, one] of [...actions, { do: "run", side: "list" as const, at: 0, before: "" }].entries()) {
        ACTIONS[one.do]?.(workbook, one, `word${index}.`);
        if (one.do === "run" && workbook.run().length === 0) {
          expect(workbook.plan().plan.edits).toEqual([]);
          expect(workbook.disagreements()).toEqual([]);
        }
        expect(workbook.lost()).toEqual([]);
      }
    }),
    { numRuns: runsOf(100) },
  );
});

describe("two texts that are too long together for one cell", () => {
  test("are both kept, one of them in a separate row, and the officer is told", () => {
    const workbook = new Workbook(ROWS);
    workbook.type("list", workbook.placeOf("list", "Rent"), `${"x".repeat(20_000)}word1.`);
    workbook.type("tables", workbook.placeOf("tables", "Rent"), `${"y".repeat(20_000)}word2.`);
    expect(workbook.read().news).toMatchObject([
      { code: "both-changed", sentence: expect.stringMatching(/too long for one cell/) as string },
    ]);
    for (let runs = 0; runs < 3; runs += 1) {
      expect(workbook.run()).toEqual([]);
      expect(workbook.lost()).toEqual([]);
      expect(workbook.narratives().map((text) => text.replace(/(.)\1{20,}/g, "$1…"))).toEqual([
        ...[
          "Rent | x…word1. | draft | now",
          "Voids |  | awaited | now",
          "Repairs |  | awaited | now",
          "Rent | y…word2. | draft | earlier",
        ],
      ]);
    }
    // It stays archived when the KPI is renamed, and when it is removed and added again.
    for (const rows of [
      ROWS.map((row) => (row.kpi === "Rent" ? { ...row, kpi: "Rents" } : row)),
      ROWS.slice(2),
      ROWS,
    ]) {
      workbook.rows = rows;
      workbook.run();
      expect(workbook.lost()).toEqual([]);
    }
    expect(workbook.narratives()[0]).toMatch(/^Rent \| x+word1\. /);
  });
});

test("if one of the two sheets cannot be written, neither is: a text removed from one is kept only on the other", () => {
  const workbook = new Workbook(ROWS);
  workbook.type("tables", workbook.placeOf("tables", "Rent"), "word1.");
  const { held, reported, ...texts } = workbook.read();
  const plan = (sheets: OwnSheetSnapshot[]): SheetsPlan => planTexts({ ...texts }, reported, sheets);
  expect(plan(held).changed).toEqual([REPORT_TABLES.name, NARRATIVES.name]);
  const refused = plan(held.map((sheet) => ({ ...sheet, protected: sheet.name === NARRATIVES.name })));
  expect([refused.troubles.map(({ code }) => code), refused.plan.edits]).toEqual([["sheet-protected"], []]);
});

describe("columns that were moved", () => {
  /** Texts on both sheets, owners and due dates on the list. */
  function written(): Workbook {
    const workbook = new Workbook(ROWS);
    for (const [index, kpi] of ["Rent", "Voids", "Repairs"].entries())
      workbook.type("list", workbook.placeOf("list", kpi), `word${index}.`);
    workbook.run();
    return workbook;
  }
  const WRITTEN = ["Rent | word0. | draft | now", "Voids | word1. | draft | now", "Repairs | word2. | draft | now"];

  test.each<[Side, number]>([
    ...Array.from({ length: 8 }, (_, column): [Side, number] => ["tables", column + 1]),
    ...Array.from({ length: 9 }, (_, column): [Side, number] => ["list", column + 1]),
  ])("one inserted on the %s at %d: texts are read where they are, and nothing is written", (on, column) => {
    const workbook = written();
    workbook.sheets[on]?.insertColumn(column);
    expect(workbook.narratives()).toEqual(WRITTEN);
    expect(workbook.run()).toEqual(["sheet-rearranged"]);
    expect(workbook.narratives()).toEqual(WRITTEN);
  });

  test.each<Side>(["tables", "list"])("one inserted beside the %s belongs to a person", (on) => {
    const workbook = written();
    workbook.sheets[on]?.insertColumn(on === "tables" ? 9 : 10);
    expect(workbook.run()).toEqual([]);
    expect(workbook.narratives()).toEqual(WRITTEN);
  });

  test.each<Side>(["tables", "list"])(
    "the one of the texts is deleted on the %s: they are on the other sheet",
    (on) => {
      const workbook = written();
      workbook.sheets[on]?.deleteColumn(COLUMNS[on]);
      expect(workbook.narratives()).toEqual(WRITTEN);
      workbook.run();
      expect(workbook.narratives()).toEqual(WRITTEN);
      expect(workbook.lost()).toEqual([]);
    },
  );

  test("a changed heading does not count as a moved column", () => {
    const workbook = written();
    const row = workbook.sheets.tables?.read().values.findIndex((cells) => cells.includes("Narrative")) ?? -1;
    workbook.sheets.tables?.type(row, COLUMNS.tables, "Commentary");
    workbook.type("tables", workbook.placeOf("tables", "Voids"), "word9.");
    expect(workbook.run()).toEqual([]);
    expect(workbook.narratives()).toEqual([WRITTEN[0], "Voids | word9. | draft | now", WRITTEN[2]]);
  });
});

test("a number, a day or a formula that was typed is read as text, and stays as it is while its text is the same", () => {
  const workbook = new Workbook(ROWS);
  const [rent, voids] = ["Rent", "Voids"].map(
    (kpi) => workbook.places("tables")[workbook.placeOf("tables", kpi)] ?? -1,
  );
  workbook.sheets.tables?.type(rent ?? 0, COLUMNS.tables, "=Notes!A1");
  workbook.run();
  expect(workbook.narratives()[0]).toBe("Rent | 0 | draft | now");
  workbook.type("list", workbook.placeOf("list", "Voids"), "word1.");
  workbook.run();
  const cells = (row: number | undefined): unknown =>
    workbook.sheets.tables?.read().formulas[row ?? 0]?.[COLUMNS.tables];
  expect([cells(rent), cells(voids)]).toEqual(["=Notes!A1", "word1."]);
  workbook.type("list", workbook.placeOf("list", "Rent"), "word2.");
  workbook.run();
  expect(cells(rent)).toBe("word2.");
});

test("many KPIs: renamed, replaced, with the list deleted", () => {
  const count = isFullRun ? 1000 : 200;
  const many = Array.from({ length: count }, (_, index) => ({
    ...rowOf(`KPI ${index}`, `Metric ${index}`),
    section: `Section ${index % 20}`,
  }));
  const workbook = new Workbook(many);
  const awaited = (): number =>
    workbook.read().narratives.filter(({ kind, place }) => kind === "kpi" && place === "now").length;
  workbook.rows = many.map((row) => ({ ...row, kpi: `${String(row.kpi)} of homes` }));
  expect(awaited()).toBe(count);
  expect(workbook.read().news.length).toBe(count);
  workbook.rows = workbook.rows.map((row) => ({ ...row, metric: `${String(row.metric)} of homes` }));
  expect(awaited()).toBe(count);
  workbook.deleteSheet("list");
  workbook.rows = many;
  expect(awaited()).toBe(count);
});
