import fc from "fast-check";
import type { SheetContent } from "../../../../src/planning/sheets/content";
import { DEFAULT_RULESET } from "../../../../src/rag/rules/default-ruleset";
import { readHeldSheet } from "../../../../src/planning/sheets/rows/held-sheet";
import { readTyped } from "../../../../src/planning/sheets/rows/typed-text";
import { planOwnSheet, type OwnSheetPlan } from "../../../../src/planning/sheets/rows/plan-own-sheet";
import type { OwnSheetSnapshot } from "../../../../src/planning/snapshot";
import { contentOf, HeldSheet, row, THREE_COLUMNS } from "./sheet-of";

function plan(content: SheetContent, held: OwnSheetSnapshot | null): OwnSheetPlan {
  const planned = planOwnSheet(content, held, DEFAULT_RULESET);
  if (!planned.ok) throw new Error(planned.problem.code);
  return planned.value;
}

function made(content: SheetContent): HeldSheet {
  return new HeldSheet(plan(content, null).plan);
}

/** The sheet after another run with this content. */
function again(sheet: HeldSheet, content: SheetContent): HeldSheet {
  return sheet.apply(plan(content, sheet.read()).plan);
}

const RENT = row("rent", "Rent collected", { figure: 97.5, format: "0.0" }, { status: "green" });
const VOIDS = row("voids", "Void homes", { figure: 4, format: "0" }, { status: "red" });
const REPAIRS = row("repairs", "Repairs done", { figure: 80, format: "0" }, { status: "not-rated" });
const NOTE = 4;

describe("a new sheet", () => {
  test("has its content beside a hidden column, statuses as numbers with the native format", () => {
    const [edit] = plan(contentOf([RENT, REPAIRS]), null).plan.edits;
    if (edit?.kind !== "add-sheet") throw new Error("no sheet is added");
    expect(
      edit.sheet.page?.rows.map(({ cells }) => cells.slice(1).map(({ value, format }) => [value, format])),
    ).toEqual([
      [
        ["Combined KPIs", "General"],
        ["", "General"],
        ["", "General"],
      ],
      [
        ["Rent collected", "General"],
        [97.5, "0.0"],
        [3, '[=3]"Green";[=2]"Amber";"Red"'],
      ],
      [
        ["Repairs done", "General"],
        [80, "0"],
        ["Not rated", "General"],
      ],
    ]);
    expect(edit.sheet.page?.statusColumns).toEqual([3]);
  });

  test("has no status icons in a column of figures that has a status too", () => {
    const [edit] = plan(contentOf([row("a", { status: "green" }), row("b", { figure: 2, format: "0" })]), null).plan
      .edits;
    expect(edit?.kind === "add-sheet" && edit.sheet.page?.statusColumns).toEqual([]);
  });
});

describe("another run", () => {
  test("with the same content plans nothing", () => {
    const content = contentOf([RENT, VOIDS]);
    expect(plan(content, made(content).read()).plan.edits).toEqual([]);
  });

  test("with content that differs only in the time it was made plans nothing", () => {
    const at = (time: string): SheetContent => contentOf([row("stamp", `Made ${time}`), RENT]);
    expect(plan(at("Tuesday"), made(at("Monday")).read()).plan.edits).toEqual([]);
  });

  test("writes the rows from the first that differs to the last one", () => {
    const sheet = made(contentOf([RENT, VOIDS, REPAIRS]));
    const changed = row("voids", "Void homes", { figure: 3, format: "0" }, { status: "amber" });
    const { edits } = plan(contentOf([RENT, changed, REPAIRS]), sheet.read()).plan;
    expect(edits.map((edit) => edit.kind === "rewrite-rows" && edit.at)).toEqual([
      { sheetId: "own", row: 2, column: 0, rowCount: 1, columnCount: 4 },
    ]);
  });

  test("with fewer rows leaves none of the old ones", () => {
    const sheet = again(made(contentOf([RENT, VOIDS, REPAIRS])), contentOf([REPAIRS]));
    expect(sheet.texts()).toEqual([
      ["Combined KPIs", "", ""],
      ["Repairs done", "80", "Not rated"],
    ]);
  });

  test("can be undone by its inverse", () => {
    const sheet = made(contentOf([RENT, VOIDS, REPAIRS])).type(2, NOTE, "see minutes");
    const before = sheet.read();
    const { plan: planned } = plan(contentOf([REPAIRS, VOIDS]), sheet.read());
    sheet.apply(planned).apply({ ...planned, edits: planned.inverse });
    expect(sheet.read()).toEqual(before);
  });
});

describe("what a person wrote on the sheet", () => {
  test("stays beside its row when rows are added, removed and reordered", () => {
    const sheet = made(contentOf([RENT, VOIDS])).type(2, NOTE, "see minutes");
    again(sheet, contentOf([VOIDS, REPAIRS, RENT]));
    expect(sheet.texts()).toEqual([
      ["Combined KPIs", "", "", ""],
      ["Void homes", "4", "1", "see minutes"],
      ["Repairs done", "80", "Not rated", ""],
      ["Rent collected", "97.5", "3", ""],
    ]);
  });

  test("moves with its row if it is a formula, with its references to rows that moved", () => {
    const sheet = made(contentOf([RENT, VOIDS])).type(2, NOTE, "=C3*2+KPIs!C3");
    again(sheet, contentOf([VOIDS, RENT]));
    expect(sheet.texts()[1]?.[NOTE - 1]).toBe("=C2*2+KPIs!C3");
  });

  test("stays below the row it followed if it is a row", () => {
    const sheet = made(contentOf([RENT, VOIDS]))
      .insertRow(2)
      .type(2, 1, "Agreed in cabinet");
    again(sheet, contentOf([REPAIRS, RENT, VOIDS]));
    expect(sheet.texts().map(([first]) => first)).toEqual([
      "Combined KPIs",
      "Repairs done",
      "Rent collected",
      "Agreed in cabinet",
      "Void homes",
    ]);
  });

  test("is kept at the foot if it was typed over one of our rows, which is restored", () => {
    const sheet = made(contentOf([RENT, VOIDS, REPAIRS])).type(1, 1, "Rent collected, all tenures");
    const planned = plan(contentOf([RENT, VOIDS, REPAIRS]), sheet.read());
    expect(planned.overtyped).toBe(1);
    sheet.apply(planned.plan);
    expect(sheet.texts()[1]).toEqual(["Rent collected", "97.5", "3"]);
    expect(
      sheet
        .texts()
        .slice(4)
        .map(([first]) => first),
    ).toEqual(["", expect.stringMatching(/^Kept/), "Rent collected, all tenures"]);
    expect(plan(contentOf([RENT, VOIDS, REPAIRS]), sheet.read()).plan.edits).toEqual([]);
  });

  test("stays beside a row that was typed over, and is not also kept at the foot", () => {
    const content = contentOf([RENT, VOIDS, REPAIRS]);
    const sheet = again(made(content).type(1, 1, "Rents").type(1, NOTE, "see minutes"), content);
    expect(sheet.texts()[1]).toEqual(["Rent collected", "97.5", "3", "see minutes"]);
    expect(sheet.texts().at(-1)).toEqual(["Rents", "97.5", "3", ""]);
  });

  test("is kept at the foot if it is a formula over one of our cells, even with the same result", () => {
    const content = contentOf([RENT, VOIDS, REPAIRS]);
    const sheet = made(content).enter(1, 2, 97.5, { formula: "=KPIs!G2", format: "0.0" });
    expect(plan(content, sheet.read()).overtyped).toBe(1);
    expect(again(sheet, content).texts().at(-1)).toEqual(["Rent collected", "=KPIs!G2", "3"]);
  });

  test("is kept at the foot if its row is gone", () => {
    const sheet = again(made(contentOf([RENT, VOIDS])).type(2, NOTE, "see minutes"), contentOf([RENT]));
    expect(sheet.texts().at(-1)).toEqual(["Void homes", "4", "1", "see minutes"]);
  });

  test("what stood beside a row that was typed over and is gone is kept with it", () => {
    const sheet = made(contentOf([RENT, VOIDS]))
      .type(2, 1, "Voids")
      .type(2, NOTE, "see minutes");
    again(sheet, contentOf([RENT]));
    expect(sheet.texts().at(-1)).toEqual(["Voids", "4", "1", "see minutes"]);
  });

  test("a formula that stood beside a row that is gone is kept, though it shows nothing", () => {
    const formula = '=IF(B2="","late","")';
    const sheet = made(contentOf([RENT, VOIDS])).enter(2, NOTE, "", { formula });
    expect(
      again(sheet, contentOf([RENT]))
        .texts()
        .at(-1),
    ).toEqual(["Void homes", "4", "1", formula]);
  });

  test("a row of their own stays though the row that it followed goes", () => {
    const sheet = made(contentOf([RENT, VOIDS]))
      .type(3, 1, "Agreed in cabinet")
      .type(4, 1, "And in full council");
    again(sheet, contentOf([RENT, REPAIRS]));
    expect(sheet.texts().map(([first]) => first)).toEqual([
      "Combined KPIs",
      "Rent collected",
      "Agreed in cabinet",
      "And in full council",
      "Repairs done",
    ]);
  });

  test("a row of their own keeps its looks where it stands, and looks plain where it has moved", () => {
    const headings = { key: "headings", look: "headings" as const, cells: ["Name"] };
    const rent = row("rent", "Rent collected", { figure: 98, format: "0.0" }, { status: "green" });
    const before = contentOf([RENT, headings, VOIDS, REPAIRS]);
    const looksOf = (rows: SheetContent["rows"]): unknown[] =>
      plan(contentOf(rows), made(before).insertRow(2).type(2, 1, "mine").read()).plan.edits.flatMap((edit) =>
        edit.kind === "rewrite-rows"
          ? edit.rows.flatMap(({ look, cells }) => (cells[1]?.value === "mine" ? [look] : []))
          : [],
      );
    expect(looksOf([rent, headings, REPAIRS, VOIDS])).toEqual([null]);
    expect(looksOf([REPAIRS, rent, headings, VOIDS])).toEqual(["body"]);
  });

  test("is not written at all beside rows that do not move", () => {
    const sheet = made(contentOf([RENT, VOIDS])).type(1, NOTE, "=SUM(B2:B9)");
    const { edits } = plan(
      contentOf([row("rent", "Rent collected", { figure: 98, format: "0.0" }, { status: "green" }), VOIDS]),
      sheet.read(),
    ).plan;
    expect(
      edits.map((edit) => edit.kind === "rewrite-rows" && [edit.at.row, edit.at.column, edit.at.columnCount]),
    ).toEqual([[1, 0, 4]]);
  });

  test("follows the rows it refers to if it is a formula in a row of their own", () => {
    const sheet = made(contentOf([RENT, VOIDS]))
      .insertRow(2)
      .type(2, 2, "=C2-C4");
    again(sheet, contentOf([VOIDS, RENT]));
    expect(sheet.texts().map(([first, second]) => [first, second])).toEqual([
      ["Combined KPIs", ""],
      ["Void homes", "4"],
      ["Rent collected", "97.5"],
      ["", "=C3-C2"],
    ]);
  });

  test("stays beside the space above what is kept, and is not kept again", () => {
    const content = contentOf([RENT, VOIDS, REPAIRS]);
    const sheet = again(made(content).type(1, 1, "Rents"), content).type(4, NOTE, "mine");
    for (let runs = 0; runs < 2; runs += 1) again(sheet, content);
    expect(sheet.texts().flatMap((cells, at) => (cells.includes("mine") ? [at] : []))).toEqual([4]);
  });

  test.each<[string, (sheet: HeldSheet) => HeldSheet]>([
    ["the line that names it", (sheet) => sheet.deleteRow(5)],
    ["the space above it", (sheet) => sheet.deleteRow(4)],
    ["the line that names it, and the space", (sheet) => sheet.deleteRow(4).deleteRow(4)],
  ])("stays at the foot if someone deletes %s", (_, change) => {
    const content = contentOf([RENT, VOIDS, REPAIRS]);
    const sheet = change(again(made(content).type(1, 1, "Rents"), content));
    for (let runs = 0; runs < 2; runs += 1) again(sheet, content);
    expect(
      sheet
        .texts()
        .flat()
        .filter((text) => text === "Rents"),
    ).toHaveLength(1);
  });

  test.each([4, 5])("stays beside row %d at the foot if what was kept below is deleted", (at) => {
    const content = contentOf([RENT, VOIDS, REPAIRS]);
    const sheet = again(made(content).type(1, 1, "Rents"), content)
      .type(at, NOTE, "mine")
      .deleteRow(6);
    for (let runs = 0; runs < 2; runs += 1) again(sheet, content);
    expect(
      sheet
        .texts()
        .flat()
        .filter((text) => text === "mine"),
    ).toHaveLength(1);
  });

  test("words beside the foot stay where another row has something further to the right", () => {
    const content = contentOf([RENT, VOIDS, REPAIRS]);
    const sheet = again(made(content).type(1, 1, "Rents"), content)
      .type(1, NOTE + 1, "far")
      .type(5, NOTE, "mine")
      .deleteRow(6);
    for (let runs = 0; runs < 2; runs += 1) again(sheet, content);
    expect(sheet.texts().flat()).toEqual(expect.arrayContaining(["far", "mine"]));
  });

  test("the foot goes when what was kept there is deleted, though another row has something beside it", () => {
    const content = contentOf([RENT, VOIDS, REPAIRS]);
    const sheet = again(made(content).type(1, 1, "Rents"), content)
      .type(1, NOTE, "mine")
      .deleteRow(6);
    expect(again(sheet, content).texts().flat().join()).not.toContain("Kept");
  });

  test("is not confused with another row whose long name begins alike", () => {
    const [one, other] = ["a", "b"].map((last) => row(`kpi/${"long name ".repeat(9)}${last}`, last));
    if (!one || !other) throw new Error("there are two");
    const sheet = again(made(contentOf([one, other])).type(2, NOTE, "of b"), contentOf([other, one]));
    expect(
      sheet
        .texts()
        .slice(1)
        .map(([first, , , note]) => [first, note]),
    ).toEqual([
      ["b", "of b"],
      ["a", ""],
    ]);
  });

  test("is theirs if it is a copy of one of our rows", () => {
    const sheet = made(contentOf([RENT, VOIDS]));
    const mark = String(sheet.read().values[1]?.[0]);
    sheet.type(5, 0, mark).type(5, 1, "Rent collected");
    again(sheet, contentOf([RENT, VOIDS]));
    expect(sheet.texts().map(([first]) => first)).toEqual([
      "Combined KPIs",
      "Rent collected",
      "Void homes",
      "Rent collected",
    ]);
  });
});

describe("a sheet is read as it is held", () => {
  test("a text of ours that begins like a formula is none, and nothing that somebody typed", () => {
    const content = contentOf([row("a", "=not a formula"), VOIDS]);
    expect(plan(content, made(content).read())).toMatchObject({ overtyped: 0, plan: { edits: [] } });
  });

  test("a sheet of a title alone is known as ours", () => {
    expect(again(made(contentOf([])), contentOf([RENT])).texts()[1]?.[0]).toBe("Rent collected");
  });

  test("from where its used range begins, when the rows or columns before are empty", () => {
    const content = contentOf([RENT, VOIDS]);
    const whole = made(content).type(0, 1, "").type(2, NOTE, "mine").read();
    const [values, formulas, formats] = [whole.values.slice(1), whole.formulas.slice(1), whole.formats.slice(1)];
    const used = { ...whole, firstRow: 1, values, formulas, formats };
    expect(plan(content, used)).toEqual(plan(content, whole));
    expect(plan(content, used).plan.edits).not.toEqual([]);
  });

  test("with its hidden column emptied, it is ours by what is stored with it, and no word on it is lost", () => {
    const content = contentOf([RENT, VOIDS]);
    const sheet = made(content).stored().type(1, 1, "Rents");
    for (const at of [0, 1, 2]) sheet.type(at, 0, "");
    const held = sheet.read();
    const withoutFirst = <T>(grid: T[][]): T[][] => grid.map((cells) => cells.slice(1));
    const used = {
      ...{ ...held, firstColumn: 1, values: withoutFirst(held.values) },
      ...{ formulas: withoutFirst(held.formulas), formats: withoutFirst(held.formats) },
    };
    expect(plan(content, used)).toEqual(plan(content, held));
    expect(again(sheet, content).texts().flat()).toEqual(expect.arrayContaining(["Rents", "Rent collected"]));
  });
});

describe("typed cells", () => {
  const asked = (text: string, known?: string): SheetContent =>
    contentOf([row("rent", "Rent", { typed: text, ...(known === undefined ? {} : { known }) }), VOIDS]);
  const TYPED = 2;
  const textOf = (sheet: HeldSheet): string | undefined => sheet.texts()[1]?.[TYPED - 1];

  test("do not count as typed over, and are written only if their text changes", () => {
    const sheet = made(asked("")).type(1, TYPED, "Fewer pay late");
    expect(plan(asked("Fewer pay late"), sheet.read())).toMatchObject({ overtyped: 0 });
    again(sheet, asked("Fewer pay late"));
    expect(textOf(sheet)).toBe("Fewer pay late");
    expect(plan(asked("Fewer pay late"), sheet.read()).plan.edits).toEqual([]);
    expect(textOf(again(sheet, asked("More pay late")))).toBe("More pay late");
  });

  test("show whether someone has changed them since they were written", () => {
    const sheet = made(asked("Ours"));
    const changed = (): boolean | undefined => {
      const [, held] = readHeldSheet(sheet.read(), THREE_COLUMNS).rows;
      return held && readTyped(held, TYPED - 1)?.isChanged;
    };
    expect(changed()).toBe(false);
    sheet.type(1, TYPED, "Theirs");
    expect(changed()).toBe(true);
    again(sheet, asked("Theirs"));
    expect(changed()).toBe(false);
    // A default of ours that was changed once stays theirs.
    again(sheet, asked("Theirs", "Ours"));
    expect(changed()).toBe(true);
  });

  test("a row without one has none", () => {
    const rows = readHeldSheet(made(asked("Ours")).read(), THREE_COLUMNS).rows;
    expect(rows.map((held) => readTyped(held, TYPED - 1)?.text ?? null)).toEqual([null, "Ours", null]);
  });

  test.each<[string, string]>([
    ["=Notes!A1", "0"],
    ["'12", "12"],
  ])("keep %s while its text is the same", (typed, text) => {
    const sheet = made(asked("")).type(1, TYPED, typed);
    const before = textOf(sheet);
    expect(plan(asked(text), sheet.read()).overtyped).toBe(0);
    again(sheet, asked(text));
    expect(textOf(sheet)).toBe(before);
    expect(textOf(again(sheet, asked("Another")))).toBe("Another");
  });

  test.each<[string, number | boolean, string, string]>([
    ["a date", 45_366, "dd/mm/yyyy", "15 March 2024"],
    ["TRUE", true, "General", "TRUE"],
    ["a number", 12.5, "General", "12.5"],
  ])("keep %s that is typed, and are read as text", (_, value, format, text) => {
    const sheet = made(asked("")).enter(1, TYPED, value, { format });
    const [, held] = readHeldSheet(sheet.read(), THREE_COLUMNS).rows;
    expect(held && readTyped(held, TYPED - 1)).toMatchObject({ text, isChanged: true });
    again(sheet, asked(text));
    expect([sheet.read().values[1]?.[TYPED], sheet.read().formats[1]?.[TYPED]]).toEqual([value, format]);
  });

  test("keep their text if the rest of the row was typed over, which is kept at the foot", () => {
    const sheet = made(asked("Ours")).type(1, TYPED, "Theirs").type(1, 1, "Rents");
    const planned = plan(asked("Theirs"), sheet.read());
    expect(planned.overtyped).toBe(1);
    sheet.apply(planned.plan);
    expect([sheet.texts()[1]?.slice(0, 2), sheet.texts().at(-1)?.slice(0, 2)]).toEqual([
      ["Rent", "Theirs"],
      ["Rents", "Theirs"],
    ]);
  });
});

describe("columns that were moved", () => {
  const HEADED = contentOf([
    { key: "headings", look: "headings", cells: ["Name", "", "Text"] },
    row("a", "A", null, { typed: "One" }),
    row("b", "B", null, { typed: "Two" }),
  ]);

  test.each([1, 2, 3])(
    "one put in at %d is seen by the headings, though the cells to type in are all that moved",
    (column) => {
      expect(planOwnSheet(HEADED, made(HEADED).insertColumn(column).read(), DEFAULT_RULESET)).toMatchObject({
        problem: { code: "sheet-rearranged" },
      });
    },
  );

  test("do not count as moved if one is inserted beside ours or a heading is changed", () => {
    expect(plan(HEADED, made(HEADED).insertColumn(4).read()).plan.edits).toEqual([]);
    expect(plan(HEADED, made(HEADED).type(1, 3, "Comment").read()).overtyped).toBe(1);
  });
});

describe("our last column is deleted", () => {
  const headings = (key: string): Partial<SheetContent["rows"][number]> => ({
    key,
    look: "headings",
    cells: ["Name", "", "Text"],
  });
  const TWICE = contentOf([
    headings("headings/1"),
    row("a", "A", null, { typed: "One" }),
    headings("headings/2"),
    row("b", "B", null, { typed: "Two" }),
  ]);

  test("a note that has taken its place is not read as a text, and not overwritten", () => {
    const sheet = made(TWICE).type(2, NOTE, "my note").deleteColumn(3);
    expect(planOwnSheet(TWICE, sheet.read(), DEFAULT_RULESET)).toMatchObject({ problem: { code: "sheet-rearranged" } });
  });

  test("with nothing beside it, it is written again", () => {
    expect(again(made(TWICE).deleteColumn(3), TWICE).texts()[2]).toEqual(["A", "", "One"]);
  });

  test("a heading that is typed over is not looked for in another column with the same name", () => {
    const alike = contentOf([{ key: "headings", look: "headings", cells: ["Figure", "Figure", "Text"] }, RENT]);
    expect(plan(alike, made(alike).type(1, 1, "Number").read()).overtyped).toBe(1);
  });
});

describe("refused", () => {
  const RULED = contentOf([RENT, VOIDS, REPAIRS, row("more", "More")]);

  test("is a person's sheet of the same name", () => {
    const held = { ...made(RULED).read(), values: [["My own"]], formulas: [["My own"]], formats: [["General"]] };
    expect(planOwnSheet(RULED, held, DEFAULT_RULESET)).toEqual({
      ok: false,
      problem: { code: "sheet-not-ours", sheet: "Combined KPIs" },
    });
  });

  test("is an empty sheet of the same name", () => {
    const held = { ...made(RULED).read(), values: [], formulas: [], formats: [] };
    expect(planOwnSheet(RULED, held, DEFAULT_RULESET)).toMatchObject({ problem: { code: "sheet-not-ours" } });
  });

  test("is a sheet with a column inserted between ours", () => {
    const held = made(RULED).read();
    const shift = <T>(grid: T[][], empty: T): T[][] =>
      grid.map((cells) => [...cells.slice(0, 2), empty, ...cells.slice(2)]);
    const shifted = {
      ...held,
      values: shift(held.values, ""),
      formulas: shift(held.formulas, ""),
      formats: shift(held.formats, "General"),
    };
    const content = contentOf([...RULED.rows.slice(1), row("x", "X", "Y", "Z")]);
    const planned = planOwnSheet(content, shifted, DEFAULT_RULESET);
    expect(planned).toMatchObject({ problem: { code: "sheet-rearranged" } });
  });

  test("is a protected sheet if something must be written", () => {
    const held = { ...made(contentOf([RENT])).read(), protected: true };
    expect(planOwnSheet(contentOf([VOIDS]), held, DEFAULT_RULESET)).toMatchObject({
      problem: { code: "sheet-protected" },
    });
    expect(planOwnSheet(contentOf([RENT]), held, DEFAULT_RULESET)).toMatchObject({ ok: true });
  });
});

const KEYS = ["a", "b", "c", "d", "e", "f", "g", "h"];
const contents = fc
  .uniqueArray(fc.constantFrom(...KEYS), { maxLength: 8 })
  .chain((keys) =>
    fc.tuple(
      ...keys.map((key) =>
        fc
          .array(fc.string({ maxLength: 6, unit: "grapheme-ascii" }), { maxLength: 3 })
          .map((cells) => row(key, ...cells)),
      ),
    ),
  )
  .map((rows) => contentOf(rows));

test("whatever changes and wherever someone wrote, no word of theirs is lost, and another run changes nothing", () => {
  const typed = fc.array(fc.record({ row: fc.nat(9), column: fc.integer({ min: 4, max: 6 }) }), { maxLength: 6 });
  const typedOver = fc.array(fc.record({ row: fc.nat(9), column: fc.integer({ min: 1, max: 3 }) }), { maxLength: 2 });
  fc.assert(
    fc.property(
      contents,
      contents,
      typed,
      typedOver,
      fc.option(fc.nat(9), { nil: null }),
      (first, second, beside, over, inserted) => {
        const sheet = made(first);
        if (inserted !== null) sheet.insertRow(inserted).type(inserted, 1, "a row of mine");
        const words = [...beside, ...over].map((place, index) => {
          sheet.type(place.row, place.column, `my word ${index}`);
          return { ...place, word: `my word ${index}` };
        });
        // A later word may have been typed over an earlier one.
        const typedWords = words.map(({ word }) => word).filter((word) => sheet.texts().flat().includes(word));
        const planned = planOwnSheet(second, sheet.read(), DEFAULT_RULESET);
        if (!planned.ok) return;
        const before = sheet.read();
        sheet.apply(planned.value.plan);
        const texts = sheet.texts().flat();
        for (const word of typedWords) expect(texts).toContain(word);
        expect(plan(second, sheet.read()).plan.edits).toEqual([]);
        sheet.apply({ ...planned.value.plan, edits: planned.value.plan.inverse });
        expect(sheet.texts().flat().filter(Boolean)).toEqual(
          before.formulas.flatMap((cells) => cells.slice(1).map(String)).filter(Boolean),
        );
      },
    ),
    { numRuns: 300 },
  );
});
