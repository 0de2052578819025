import fc from "fast-check";
import { DEFAULT_RULESET } from "../../../../src/rag/rules/default-ruleset";
import type { ContentRow, SheetContent } from "../../../../src/planning/sheets/content";
import type { OwnSheet } from "../../../../src/planning/sheets/declaration";
import { planOwnSheet, type OwnSheetPlan } from "../../../../src/planning/sheets/rows/plan-own-sheet";
import type { OwnSheetSnapshot } from "../../../../src/planning/snapshot";
import { runsOf } from "../../../support/strength";
import { contentOf, HeldSheet, row, THREE_COLUMNS } from "./sheet-of";

/* A sheet of three columns, and a later layout with one more between them. */
const FOUR_COLUMNS: OwnSheet = {
  ...THREE_COLUMNS,
  columns: [
    ...THREE_COLUMNS.columns.slice(0, 2),
    { id: "new", heading: "New", width: 90, since: 2 },
    ...THREE_COLUMNS.columns.slice(2),
  ],
};

function plan(content: SheetContent, held: OwnSheetSnapshot | null): OwnSheetPlan {
  const planned = planOwnSheet(content, held, DEFAULT_RULESET);
  if (!planned.ok) throw new Error(planned.problem.code);
  return planned.value;
}

const headings = (sheet: OwnSheet): Partial<ContentRow> => ({
  key: "headings",
  look: "headings",
  cells: sheet.columns.map(({ heading }) => heading),
});
const old = (...rows: ContentRow[]): SheetContent => contentOf([headings(THREE_COLUMNS), ...rows]);
const later = (...rows: ContentRow[]): SheetContent => ({
  ...contentOf([headings(FOUR_COLUMNS), ...rows]),
  sheet: FOUR_COLUMNS,
});

const RENT = row("rent", "Rent", "95%", { typed: "Paid in time." });
const VOIDS = row("voids", "Voids", "4", { typed: "" });
const RENT_LATER = row("rent", "Rent", "95%", "Sound", { typed: "Paid in time." });
const VOIDS_LATER = row("voids", "Voids", "4", "Doubtful", { typed: "" });
const [TITLE, HEADINGS, FIRST, SECOND] = [0, 1, 2, 3];

const made = (content: SheetContent): HeldSheet => new HeldSheet(plan(content, null).plan);
const upgraded = (sheet: HeldSheet): HeldSheet => sheet.apply(plan(later(RENT_LATER, VOIDS_LATER), sheet.read()).plan);

describe("a sheet of an earlier layout", () => {
  test("gets the column right of everything: nothing else moves, and nothing counts as typed over", () => {
    const sheet = made(old(RENT, VOIDS)).type(FIRST, 4, "my note").type(FIRST, 5, "=B3&C3");
    const { overtyped } = plan(later(RENT_LATER, VOIDS_LATER), sheet.read());
    expect(overtyped).toBe(0);
    expect(upgraded(sheet).texts().slice(HEADINGS)).toEqual([
      ["one", "two", "three", "", "", "New"],
      ["Rent", "95%", "Paid in time.", "my note", "=B3&C3", "Sound"],
      ["Voids", "4", "", "", "", "Doubtful"],
    ]);
    expect(sheet.read().mark).toBe("2|one,two,three,2,new");
    expect(plan(later(RENT_LATER, VOIDS_LATER), sheet.read()).plan.edits).toEqual([]);
  });

  test.each([
    ["IV", 255, "2|one,two,three,252,new", 256],
    ["XFD", 16_383, "2|one,two,three,new", 4],
  ])("with a cell in column %s it gets its column, and a mark that Excel accepts", (_, column, mark, at) => {
    const sheet = upgraded(made(old(RENT, VOIDS)).type(FIRST, column, "stray"));
    expect(sheet.read().mark).toBe(mark);
    expect([sheet.read().values[FIRST]?.[at], sheet.read().values[FIRST]?.[column]]).toEqual(["Sound", "stray"]);
    expect(plan(later(RENT_LATER, VOIDS_LATER), sheet.read()).plan.edits).toEqual([]);
  });

  test("with ids too long to be stored it is planned without a mark, once", () => {
    const long: OwnSheet = {
      ...FOUR_COLUMNS,
      columns: FOUR_COLUMNS.columns.map((one) => ({ ...one, id: one.id.padEnd(100, "-") })),
    };
    const content = { ...later(RENT_LATER, VOIDS_LATER), sheet: long };
    const sheet = made(old(RENT, VOIDS)).stored(false);
    sheet.apply(plan(content, sheet.read()).plan);
    expect([sheet.read().mark, sheet.texts()[FIRST]]).toEqual([undefined, ["Rent", "95%", "Paid in time.", "Sound"]]);
    expect(plan(content, sheet.read()).plan.edits).toEqual([]);
    expect(plan(content, null).plan.edits).toMatchObject([{ kind: "add-sheet" }]);
  });

  test("what a person wrote between and beside the columns is in no edit while its row stays in place", () => {
    const sheet = upgraded(made(old(RENT, VOIDS)).type(FIRST, 4, "my note").type(FIRST, 5, "=B3&C3"));
    const { edits } = plan(
      later(row("rent", "Rents", "96%", "Sounder", { typed: "Paid in time." }), VOIDS_LATER),
      sheet.read(),
    ).plan;
    expect(JSON.stringify(edits)).not.toMatch(/my note|B3&C3/);
    expect(edits.length).toBeGreaterThan(0);
  });

  test("a typed text is read from its own column, before and after", () => {
    const sheet = made(old(RENT, VOIDS)).type(SECOND, 3, "Let quicker.");
    const kept = later(RENT_LATER, row("voids", "Voids", "4", "Doubtful", { typed: "Let quicker." }));
    sheet.apply(plan(kept, sheet.read()).plan);
    expect(sheet.texts()[SECOND]).toEqual(["Voids", "4", "Let quicker.", "Doubtful"]);
  });

  test("what was typed over is kept at the foot, in old columns and in the new one", () => {
    const sheet = made(old(RENT, VOIDS)).type(FIRST, 2, "about 95%");
    expect(upgraded(sheet).texts().flat()).toContain("about 95%");
    sheet.type(FIRST, 4, "Sound?");
    expect(upgraded(sheet).texts().flat()).toEqual(expect.arrayContaining(["about 95%", "Sound?", "Sound"]));
  });

  test("an undo restores it, without a stored layout", () => {
    const sheet = made(old(RENT, VOIDS)).type(FIRST, 4, "my note");
    const before = sheet.read();
    const { plan: upgrade } = plan(later(RENT_LATER, VOIDS_LATER), before);
    sheet.apply(upgrade).apply({ ...upgrade, edits: upgrade.inverse });
    expect(sheet.read()).toEqual(before);
  });

  test("if its layout mark is lost, its columns are found by their headings", () => {
    const sheet = upgraded(made(old(RENT, VOIDS)).type(FIRST, 4, "my note"));
    const stored = sheet.texts();
    expect(plan(later(RENT_LATER, VOIDS_LATER), sheet.stored(false).read()).overtyped).toBe(0);
    expect(upgraded(sheet).texts()).toEqual(stored);
    const fresh = made(later(RENT_LATER, VOIDS_LATER));
    expect(plan(later(RENT_LATER, VOIDS_LATER), fresh.read()).overtyped).toBe(0);
  });

  test("and by what its rows hold, where somebody has renamed a heading", () => {
    const sheet = upgraded(made(old(RENT, VOIDS)).type(FIRST, 4, "my note"))
      .stored(false)
      .type(HEADINGS, 2, "Ours");
    expect(plan(later(RENT_LATER, VOIDS_LATER), sheet.read()).overtyped).toBe(1);
    expect(upgraded(sheet).texts()[FIRST]).toEqual(["Rent", "95%", "Paid in time.", "my note", "Sound"]);
  });

  test("a row that runs across its columns runs from left to right, wherever these stand", () => {
    const across: ContentRow = { ...row("across", "a", "b", "c", "d"), isAcross: true };
    const sheet = made(old(RENT, VOIDS));
    sheet.apply(plan(later(RENT_LATER, VOIDS_LATER, across), sheet.read()).plan);
    expect(sheet.texts().at(-1)).toEqual(["a", "b", "c", "d"]);
  });

  test("a renamed heading is recognised by its earlier name", () => {
    const renamed: OwnSheet = {
      ...THREE_COLUMNS,
      columns: THREE_COLUMNS.columns.map((column) =>
        column.id === "three" ? { ...column, heading: "Commentary", was: ["three"] } : column,
      ),
    };
    const content = { ...contentOf([headings(renamed), RENT, VOIDS]), sheet: renamed };
    const sheet = made(old(RENT, VOIDS)).type(SECOND, 3, "Let quicker.");
    const { overtyped, plan: rewrite } = plan(
      {
        ...content,
        rows: content.rows.map((one) =>
          one.key === "voids" ? row("voids", "Voids", "4", { typed: "Let quicker." }) : one,
        ),
      },
      sheet.read(),
    );
    expect(overtyped).toBe(0);
    expect(sheet.apply(rewrite).texts().slice(HEADINGS)).toEqual([
      ["one", "two", "Commentary"],
      ["Rent", "95%", "Paid in time."],
      ["Voids", "4", "Let quicker."],
    ]);
  });

  test("a sheet of a later layout is refused, whatever it holds", () => {
    const held = made(later(RENT_LATER)).stored().read();
    expect(planOwnSheet(old(RENT), held, DEFAULT_RULESET)).toEqual({
      ok: false,
      problem: { code: "sheet-newer", sheet: "Combined KPIs" },
    });
  });
});

describe("the first cell", () => {
  test("is empty, and the row below has the title's mark", () => {
    const { values } = made(old(RENT)).read();
    expect(values[TITLE]?.[0]).toBe("");
    expect(values[HEADINGS]?.[0]).toMatch(/^headings\|[^|]+\|headings\ntitle\|[^|]+\|sheet$/);
  });

  test("is emptied on a sheet that was made with a mark there", () => {
    const sheet = made(old(RENT));
    const [own = "", title = ""] = String(sheet.read().values[HEADINGS]?.[0]).split("\n");
    sheet.type(TITLE, 0, title).type(HEADINGS, 0, own);
    sheet.apply(plan(old(RENT), sheet.read()).plan);
    expect(sheet.read()).toEqual(made(old(RENT)).read());
  });

  const texts = (sheet: HeldSheet): string[] =>
    sheet
      .apply(plan(old(RENT, VOIDS), sheet.read()).plan)
      .texts()
      .map(([first = ""]) => first);
  const KEPT = "Kept: typed over this sheet, or beside a row that is no longer on it";

  test.each<[string, (sheet: HeldSheet) => HeldSheet, string[]]>([
    [
      "a title that was typed over is kept",
      (sheet) => sheet.type(TITLE, 1, "Our KPIs"),
      ["Combined KPIs", "one", "Rent", "Voids", "", KEPT, "Our KPIs"],
    ],
    [
      "a title that was typed over is kept, and a row above it is a person's",
      (sheet) => sheet.type(TITLE, 1, "Our KPIs").insertRow(0).type(0, 1, "mine"),
      ["mine", "Combined KPIs", "one", "Rent", "Voids", "", KEPT, "Our KPIs"],
    ],
    [
      "a row put in below the title is a person's",
      (sheet) => sheet.insertRow(1).type(1, 1, "mine"),
      ["Combined KPIs", "mine", "one", "Rent", "Voids"],
    ],
    [
      "and one above it",
      (sheet) => sheet.insertRow(0).type(0, 1, "mine"),
      ["mine", "Combined KPIs", "one", "Rent", "Voids"],
    ],
    ["a title that was deleted comes back", (sheet) => sheet.deleteRow(0), ["Combined KPIs", "one", "Rent", "Voids"]],
    [
      "a title that was moved is known by what it says",
      (sheet) => sheet.reorder((at) => (at === 0 ? 3 : at - 1)),
      ["Combined KPIs", "one", "Rent", "Voids"],
    ],
  ])("%s", (_, change, expected) => {
    const sheet = made(old(RENT, VOIDS));
    expect(texts(change(sheet))).toEqual(expected);
    expect(sheet.read().values[0]?.[0]).toBe("");
    expect(plan(old(RENT, VOIDS), sheet.read()).plan.edits).toEqual([]);
  });

  test.each([true, false])(
    "a sheet whose second row was deleted is known by its other rows, its title by what it says (stored: %p)",
    (isStored) => {
      const sheet = made(old(RENT, VOIDS)).stored(isStored).deleteRow(HEADINGS);
      expect(texts(sheet)).toEqual(["Combined KPIs", "one", "Rent", "Voids"]);
      expect(sheet.read().values[0]?.[0]).toBe("");
      expect(plan(old(RENT, VOIDS), sheet.read()).plan.edits).toEqual([]);
    },
  );
});

test("whatever someone wrote and wherever, a later layout loses no word, changes nothing a second time, and can be undone", () => {
  const typed = fc.array(fc.record({ row: fc.nat(5), column: fc.integer({ min: 1, max: 6 }) }), { maxLength: 5 });
  let [taken, refused] = [0, 0];
  fc.assert(
    fc.property(typed, fc.option(fc.nat(5), { nil: null }), fc.boolean(), (places, inserted, isStored) => {
      const sheet = made(old(RENT, VOIDS)).stored(isStored);
      if (inserted !== null) sheet.insertRow(inserted).type(inserted, 1, "a row of mine");
      places.forEach((place, index) => sheet.type(place.row, place.column, `my word ${index}`));
      const words = [...places.map((_, index) => `my word ${index}`), "a row of mine"].filter((word) =>
        sheet.texts().flat().includes(word),
      );
      const planned = planOwnSheet(later(RENT_LATER, VOIDS_LATER), sheet.read(), DEFAULT_RULESET);
      if (!planned.ok) return void (refused += 1);
      taken += 1;
      const before = sheet.read();
      sheet.apply(planned.value.plan);
      // What is typed into typed cells is in the sheet's next content, which is fixed here.
      const isTyped = (word: string): boolean =>
        before.formulas.some((cells) => /^typed|;2=/.test(String(cells[0])) && cells[3] === word);
      for (const word of words.filter((one) => !isTyped(one))) expect(sheet.texts().flat()).toContain(word);
      expect(plan(later(RENT_LATER, VOIDS_LATER), sheet.read()).plan.edits).toEqual([]);
      sheet.apply({ ...planned.value.plan, edits: planned.value.plan.inverse });
      expect(sheet.texts().flat().filter(Boolean)).toEqual(
        before.formulas.flatMap((cells) => cells.slice(1).map(String)).filter(Boolean),
      );
    }),
    { numRuns: runsOf(300) },
  );
  // A sheet whose headings were typed over is refused, which loses nothing. The law is about the others.
  expect(taken).toBeGreaterThan(refused);
});
