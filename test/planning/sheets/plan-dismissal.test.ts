import fc from "fast-check";
import { keyOf, type Finding } from "../../../src/kpi/checks/finding";
import type { CellValue } from "../../../src/kpi/kpi-table";
import { isOwnSheet } from "../../../src/planning/sheets/own-sheets";
import { isEmpty, type Plan } from "../../../src/planning/plan";
import { planBringBack, planDismissal } from "../../../src/planning/sheets/dismissed-checks/plan";
import type { Result } from "../../../src/planning/problem";
import { dismissalKey, readDismissals, splitFindings } from "../../../src/planning/sheets/dismissed-checks/read";
import type { OwnSheetSnapshot } from "../../../src/planning/snapshot";
import { applied, sheetOf } from "./dismissal-sheet";

const NOW = { now: "2025-04-15 09:30" };

function findingOf(metric: string, seen = "2024/25 Q1"): Finding {
  return {
    ...{
      code: "period-stale",
      key: keyOf("period-stale", ["Homes", "Rent", metric, seen]),
      tableId: "t1",
      row: 0,
      column: "asOf",
    },
    ...{ address: "KPIs!F2", sentence: `KPIs!F2 says ${seen}.` },
  };
}

const LATE = findingOf("Rent collected");
const OTHER = findingOf("Void homes");
const HEADINGS = ["When", "Check", "Cell", "What was found", "Reason", "Key"];
const lineOf = (finding: Finding, reason: string): string[] => [
  NOW.now,
  "Stale period",
  "KPIs!F2",
  finding.sentence,
  reason,
  finding.key,
];

function planned(result: Result<Plan>): Plan {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

const dismiss = (finding: Finding, reason: string, held: OwnSheetSnapshot | null): OwnSheetSnapshot =>
  applied(planned(planDismissal(finding, reason, NOW, held)), held);

const reasons = (held: OwnSheetSnapshot): string[] => readDismissals(held).dismissals.map(({ reason }) => reason);

describe("dismissing", () => {
  test("keeps the whole reason, and refuses one that is too long for a cell", () => {
    expect(reasons(dismiss(LATE, "x".repeat(32_767), null))).toEqual(["x".repeat(32_767)]);
    expect(planDismissal(LATE, "x".repeat(32_768), NOW, null)).toMatchObject({
      ok: false,
      problem: { code: "text-too-long", texts: [{ name: "KPIs!F2", length: 32_768 }], most: 32_767 },
    });
  });

  test("makes the list first, and then adds lines below", () => {
    const held = dismiss(OTHER, "=Annual", dismiss(LATE, " In arrears ", null));
    expect(held.formulas).toEqual([HEADINGS, lineOf(LATE, "In arrears"), lineOf(OTHER, "=Annual")]);
    expect(isOwnSheet("dismissed checks")).toBe(true);
  });

  test("gives every cell of a line the Text format, and guards the list's columns and its end", () => {
    const plan = planned(planDismissal(OTHER, "+ 1", NOW, sheetOf([HEADINGS, lineOf(LATE, "x")])));
    const at = { sheetId: "list", row: 2, column: 0, rowCount: 1, columnCount: 6 };
    expect(plan.edits[0]).toEqual({ kind: "number-format", at, format: [Array(6).fill("@")] });
    expect(plan.expects).toEqual([
      { at, values: [Array(6).fill("")] },
      { at: { ...at, row: 0 }, values: [HEADINGS] },
      { at: { ...at, row: 1 }, values: [lineOf(LATE, "x")] },
    ]);
    expect(plan.isWhole).toBe(true);
  });

  test("leaves columns in another order, a title above, and people's columns and lines where they are", () => {
    const mine = sheetOf([
      ["Our list"],
      ["Reason", "Seen by", "key", "what was found"],
      ["", "Ann", "", ""],
      ["Total", "=1+1"],
    ]);
    expect(dismiss(LATE, "In arrears", mine).formulas).toEqual([
      ...mine.formulas,
      ["In arrears", "", LATE.key, LATE.sentence],
    ]);
  });

  test("fills a gap that a line has left, unless a person's words are in it", () => {
    const gap = sheetOf([HEADINGS, ["", "", "", "", "", "", "mine"], [], lineOf(OTHER, "x")]);
    expect(dismiss(LATE, "y", gap).formulas[2]?.slice(0, 6)).toEqual(lineOf(LATE, "y"));
  });

  test("makes a list of an empty sheet of that name, such as a failed batch may leave", () => {
    expect(dismiss(LATE, "x", sheetOf([])).formulas).toEqual([HEADINGS, lineOf(LATE, "x")]);
    const { edits, inverse } = planned(planDismissal(LATE, "x", NOW, sheetOf([])));
    const mark = {
      kind: "sheet-layout",
      sheetId: "list",
      mark: "1|when,check,cell,found,reason,key",
      before: null,
      widths: [],
    };
    expect([edits, inverse].map((those) => those.filter(({ kind }) => kind === "sheet-layout"))).toEqual([
      [mark],
      [{ ...mark, mark: null, before: mark.mark }],
    ]);
  });

  test.each<[string, OwnSheetSnapshot, string]>([
    [
      "a person's own sheet of that name",
      sheetOf([
        ["Reason", "Key"],
        ["a", "b"],
      ]),
      "sheet-not-ours",
    ],
    ["an empty one that is protected", sheetOf([], { protected: true }), "sheet-protected"],
    ["a protected list", sheetOf([HEADINGS], { protected: true }), "sheet-protected"],
  ])("leaves %s alone", (_, held, code) => {
    expect(planDismissal(LATE, "x", NOW, held)).toEqual({ ok: false, problem: { code, sheet: "Dismissed Checks" } });
  });
});

describe("reading", () => {
  test.each<[string, CellValue[][], string[]]>([
    ["a line", [lineOf(LATE, "x")], ["x"]],
    [
      "a key with other spaces and letters",
      [["", "", "", "", "x", ` ${LATE.key.toUpperCase().replace(/ /g, "  ")}`]],
      ["x"],
    ],
    ["an emptied line", [[], []], []],
    ["a line without a reason", [lineOf(LATE, " ")], []],
    ["a line without a key", [[...lineOf(LATE, "x").slice(0, 5), ""]], []],
    ["two lines of one finding: the later says why", [lineOf(LATE, "x"), lineOf(LATE, "y")], ["y"]],
    ["a reason that is a number", [[...lineOf(LATE, "x").slice(0, 4), 12, LATE.key]], ["12"]],
  ])("the list: %s", (_, lines, expected) => {
    const held = sheetOf([HEADINGS, ...lines]);
    expect(reasons(held)).toEqual(expected);
    expect(splitFindings([LATE], readDismissals(held).dismissals).open).toEqual(expected.length > 0 ? [] : [LATE]);
  });

  test("a finding that has changed since is open again", () => {
    const { dismissals } = readDismissals(dismiss(LATE, "x", null));
    const again = findingOf("Rent collected", "2024/25 Q2");
    expect(splitFindings([again, OTHER], dismissals)).toEqual({ open: [again, OTHER], dismissed: [] });
  });

  test("names that are too long for a cell are distinguished by their ends", () => {
    const [one, two] = [findingOf("M".repeat(32_000), "a"), findingOf("M".repeat(32_000), "b")];
    const held = dismiss(one, "x", null);
    expect(Math.max(...held.values.flat().map((cell) => String(cell).length))).toBeLessThan(32_767);
    expect(splitFindings([one, two], readDismissals(held).dismissals)).toMatchObject({
      open: [two],
      dismissed: [{ finding: one }],
    });
  });
});

describe("bringing back", () => {
  test("empties every line of the finding, and nothing of a person's", () => {
    const held = sheetOf([
      [...HEADINGS, "Seen by"],
      [...lineOf(LATE, "x"), "Ann"],
      lineOf(OTHER, "y"),
      lineOf(LATE, "z"),
    ]);
    const after = applied(planned(planBringBack(dismissalKey(LATE), held)), held);
    expect(after.formulas.slice(1)).toEqual([
      ["", "", "", "", "", "", "Ann"],
      [...lineOf(OTHER, "y"), ""],
      Array(7).fill(""),
    ]);
    expect(reasons(after)).toEqual(["y"]);
  });

  test("leaves a formula in the line alone", () => {
    const held = sheetOf([HEADINGS, ["=TODAY()", ...lineOf(LATE, "x").slice(1)]]);
    const after = applied(planned(planBringBack(dismissalKey(LATE), held)), held);
    expect(after.formulas[1]).toEqual(["=TODAY()", "", "", "", "", ""]);
  });

  test("writes nothing if there is no list or no line of it", () => {
    expect(isEmpty(planned(planBringBack("x", null)))).toBe(true);
    expect(isEmpty(planned(planBringBack("x", sheetOf([HEADINGS], { protected: true }))))).toBe(true);
  });

  test("leaves a protected list alone", () => {
    const held = sheetOf([HEADINGS, lineOf(LATE, "x")], { protected: true });
    expect(planBringBack(dismissalKey(LATE), held)).toEqual({
      ok: false,
      problem: { code: "sheet-protected", sheet: "Dismissed Checks" },
    });
  });
});

test("a dismissed finding is read back with its reason, one brought back is gone, and a person's cells stay", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 30 });
  const word = text.filter((one) => one.trim() !== "");
  const own = fc.array(fc.tuple(fc.constantFrom("", "mine", "=1+1", 7)), { maxLength: 4 });
  const order = fc.shuffledSubarray(["When", "Check", "Cell", "What was found", "Reason", "Key", "Mine"], {
    minLength: 7,
    maxLength: 7,
  });
  fc.assert(
    fc.property(
      order,
      own,
      fc.array(fc.tuple(text, word, fc.boolean()), { maxLength: 8 }),
      (headings, lines, actions) => {
        const mine = headings.indexOf("Mine");
        let held = sheetOf([
          headings,
          ...lines.map(([cell]) => headings.map((_, index) => (index === mine ? cell : ""))),
        ]);
        const ownCells = (): unknown[] => held.formulas.map((row) => row[mine]).filter((cell) => cell !== "");
        const before = ownCells();
        const expected = new Map<string, string>();
        for (const [metric, reason, isBack] of actions) {
          const finding = findingOf(metric);
          const key = dismissalKey(finding);
          held = dismiss(finding, `'${reason}`, held);
          expected.delete(key);
          expected.set(key, `'${reason}`.trim());
          if (!isBack) continue;
          held = applied(planned(planBringBack(key, held)), held);
          expected.delete(key);
        }
        expect(new Map(readDismissals(held).dismissals.map(({ key, reason }) => [key, reason]))).toEqual(expected);
        expect(ownCells()).toEqual(before);
      },
    ),
    { numRuns: 300 },
  );
});
