import { readIndicators } from "../../src/kpi/indicator";
import type { KpiTable } from "../../src/kpi/kpi-table";
import { allIndicators, buildScorecard } from "../../src/kpi/scorecard";
import { nativeFormat } from "../../src/kpi/status-looks/status-column";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { Ruleset } from "../../src/rag/rules/ruleset";
import type { WordMeaning } from "../../src/rag/rules/statuses/taught-words";
import { planStatuses, type StatusPlan } from "../../src/planning/statuses/plan-statuses";
import { kpiTableOf, type RowOf } from "../kpi/kpi-table-of";
import { inWords, rulesListing, withExceeding } from "../rag/rules/listed";
import { USUAL_ICONS } from "../../src/kpi/status-looks/icon-thresholds";
import type { IconSetState } from "../../src/planning/snapshot";

const NATIVE_FORMAT = nativeFormat(DEFAULT_RULESET, "green");

const green: RowOf = { target: 10, goodIs: "High", latestValue: 11, metric: "Met" };
const amber: RowOf = { ...green, latestValue: 9.5, metric: "Near" };
const red: RowOf = { ...green, latestValue: 1, metric: "Missed" };
const unrated: RowOf = { ...green, target: "TBC", metric: "Awaited" };

function plan(table: KpiTable, covers: "all" | "none" | "part" = "none", ruleset = DEFAULT_RULESET): StatusPlan {
  const rated = allIndicators(buildScorecard(readIndicators(table), ruleset));
  return planStatuses(table, rated, { covers, ids: covers === "none" ? [] : ["cf1"] }, ruleset);
}

const written = (planned: StatusPlan): unknown =>
  planned.plan.edits.flatMap((edit) => (edit.kind === "values" ? edit.values.map(([value]) => value) : []));

describe("planning the RAG Status column", () => {
  test("an empty column gets the native form: numbers, one format, one icon set", () => {
    const planned = plan(kpiTableOf([green, amber, red, unrated]));
    const at = { sheetId: "s1", row: 1, column: 8, rowCount: 4, columnCount: 1 };
    expect(planned.plan.edits).toEqual([
      { kind: "number-format", at, format: NATIVE_FORMAT },
      { kind: "values", at, values: [[3], [2], [1], ["Not rated"]] },
      { kind: "status-icons", at, others: [] },
    ]);
    expect(planned.changes.map(({ address, from, to }) => [address, from, to])).toEqual([
      ["I2", null, "green"],
      ["I3", null, "amber"],
      ["I4", null, "red"],
      ["I5", null, "not-rated"],
    ]);
  });

  test("its inverse restores what was there", () => {
    expect(plan(kpiTableOf([green, { ...red, status: 3 }])).plan.inverse).toEqual([
      { kind: "remove-status-icons", at: expect.anything() },
      { kind: "number-format", at: expect.anything(), format: "General" },
      { kind: "values", at: expect.anything(), values: [[""], [3]] },
    ]);
  });

  test("a second run plans nothing", () => {
    const table = kpiTableOf([
      { ...green, status: 3 },
      { ...unrated, status: "Not rated" },
    ]);
    const formats = table.cells.status;
    if (formats) formats.formats = [NATIVE_FORMAT, NATIVE_FORMAT];
    const planned = plan(table, "all");
    expect(planned.plan).toEqual({ edits: [], inverse: [], expects: [] });
    expect(planned.changes).toEqual([]);
  });

  test("only rows from the first to the last change are written, and those between are left as they are", () => {
    const table = kpiTableOf([{ ...green, status: 3 }, amber, { ...green, status: 3 }, red, { ...green, status: 3 }]);
    expect(plan(table).plan.edits[1]).toMatchObject({ at: { row: 2, rowCount: 3 }, values: [[2], [null], [1]] });
  });

  test.each<[string, RowOf[], unknown]>([
    ["words", [{ ...green, status: "Red" }, amber], ["Green", "Amber"]],
    [
      "capitals are kept",
      [
        { ...green, status: "GREEN" },
        { ...green, status: "RED" },
      ],
      ["GREEN"],
    ],
    ["spaces around a word are not", [{ ...green, status: "\u00a0Red " }, red, amber], ["Green", "Red", "Amber"]],
    ["letters", [{ ...green, status: "R" }, amber, red], ["G", "A", "R"]],
    ["symbols", [{ ...green, status: "×" }, amber, red], ["✓", "!", "×"]],
  ])("a column keeps its own form: %s", (_, rows, values) => {
    const planned = plan(kpiTableOf(rows));
    expect(written(planned)).toEqual(values);
    expect(planned.plan.edits.map((edit) => edit.kind)).toEqual(["values"]);
  });

  const taught = (...words: [word: string, status: WordMeaning][]): Ruleset => ({
    ...DEFAULT_RULESET,
    words: words.map(([word, status]) => ({ word, status })),
  });
  const MET = taught(
    ["Met", "green"],
    ["Achieved", "green"],
    ["Partially met", "amber"],
    ["Not met", "red"],
    ["◆", "amber"],
    ["TBC", "not-rated"],
    ["n/k", "not-rated"],
    ["Closed", "left-alone"],
  );

  test.each<[string, Ruleset, RowOf[], unknown, string[]]>([
    [
      "pictures, which need no teaching",
      DEFAULT_RULESET,
      [{ ...green, status: "🔴" }, amber, red],
      ["🟢", "🟡", "🔴"],
      [],
    ],
    ["the picture that it says", DEFAULT_RULESET, [{ ...amber, status: "🟠" }, amber, green], ["🟠", "🟢"], []],
    ["ticks and crosses", DEFAULT_RULESET, [{ ...red, status: "✅" }, amber, red], ["❌", "⚠️", "❌"], []],
    [
      "a picture that stands between by these rules",
      rulesListing("green", "amber-green", "amber", "red"),
      [
        { ...green, status: "🟢" },
        { ...green, latestValue: 9.2 },
      ],
      ["Amber"],
      [],
    ],
    [
      "taught words, each as it is written there",
      MET,
      [{ ...green, status: "not MET" }, { ...red, status: "achieved" }, amber, red],
      ["achieved", "not MET", "Partially met", "not MET"],
      [],
    ],
    [
      "what is said already is left, however it is said",
      MET,
      [
        { ...green, status: "Met" },
        { ...green, status: "Achieved" },
        { ...amber, status: "Met" },
      ],
      ["Partially met"],
      [],
    ],
    ["a sign beside a taught word", MET, [{ ...green, status: "🟢 Met" }, amber], ["Partially met"], []],
    [
      "a taught sign goes with signs",
      taught(["◆", "amber"], ["▲", "green"], ["Poor", "red"]),
      [{ ...green, status: "◆" }, red],
      ["▲", "Red"],
      [],
    ],
    [
      "“not rated” in their own words",
      MET,
      [{ ...unrated, status: "TBC" }, { ...unrated, status: "n/k" }, { ...green, status: "Met" }, unrated],
      ["TBC"],
      [],
    ],
    [
      "also in a column of numbers",
      MET,
      [{ ...unrated, status: "TBC" }, { ...unrated, status: "n/k" }, { ...green, status: 3 }, unrated],
      ["TBC"],
      [],
    ],
    [
      "cells to be left alone, without a word",
      MET,
      [{ ...green, status: "Closed" }, { ...green, status: "Met" }, red],
      ["Not met"],
      [],
    ],
    [
      "unknown words are named once each",
      DEFAULT_RULESET,
      [
        { ...green, status: "Met" },
        { ...red, status: " Amber/Green" },
        { ...red, status: "x".repeat(61) },
        { ...red, status: "12 / 3" },
      ],
      [],
      ["Met", "Amber/Green"],
    ],
  ])("words: %s", (_, ruleset, rows, values, asked) => {
    const planned = plan(kpiTableOf(rows), "none", ruleset);
    expect((written(planned) as unknown[]).filter((value) => value !== null)).toEqual(values);
    expect(planned.kept.flatMap(({ word }) => word ?? [])).toEqual(asked);
  });

  test("a column in which all words are left alone gets no icons", () => {
    expect(
      plan(
        kpiTableOf([
          { ...green, status: "Met" },
          { ...red, status: "Not met" },
        ]),
      ).plan,
    ).toEqual({ edits: [], inverse: [], expects: [] });
  });

  test("a person's formula or words in the status column are left alone and reported", () => {
    const table = kpiTableOf([green, { ...red, status: 3 }, { ...red, status: "see note" }]);
    const status = table.cells.status;
    if (status?.formulas) status.formulas[1] = "=IF(A1>1,3,1)";
    const planned = plan(table);
    expect(written(planned)).toEqual([3]);
    expect(planned.kept.map(({ address, holds }) => [address, holds])).toEqual([
      ["I3", "formula"],
      ["I4", "other-text"],
    ]);
    expect(planned.plan.edits[0]).toMatchObject({ format: [[NATIVE_FORMAT], [null], [null]] });
  });

  test.each<[string, RowOf[], number]>([
    ["by their values", [green, red], 2],
    [
      "by their targets alone",
      [
        { ...green, latestValue: 7 },
        { ...green, latestValue: 7, target: 5 },
      ],
      3,
    ],
    [
      "by Good Is alone",
      [green, { ...green, goodIs: "Low", latestValue: green["latestValue"] }].map((row) => ({ ...row, target: 3 })),
      3,
    ],
    ["by nothing, which does no harm", [green, { ...green, metric: "Alike" }], 2],
  ])("rows that could swap places unnoticed are distinguished %s", (_, rows, columns) => {
    expect(plan(kpiTableOf(rows)).plan.expects).toHaveLength(columns);
  });

  test("blank rows are left blank", () => {
    expect(written(plan(kpiTableOf([green, {}, red])))).toEqual([3, null, 1]);
  });

  test("an icon set over part of the column, which may be a person's, is left below one over all of it", () => {
    const { edits } = plan(kpiTableOf([green]), "part").plan;
    expect(edits).toContainEqual(expect.objectContaining({ kind: "status-icons", others: ["cf1"] }));
  });

  test("a column of words whose last colour is gone stays a column of words", () => {
    expect(plan(kpiTableOf([{ ...unrated, status: "Not rated" }, green])).plan.edits).toMatchObject([
      { kind: "values", values: [["Green"]] },
    ]);
  });

  test("a column of numbers stored as text becomes a column of numbers", () => {
    expect(
      written(
        plan(
          kpiTableOf([
            { ...green, status: "3" },
            { ...red, status: "2" },
          ]),
        ),
      ),
    ).toEqual([3, 1]);
  });

  test("an empty table plans nothing", () => {
    expect(plan(kpiTableOf([])).plan.edits).toEqual([]);
  });

  test("rows that are not KPI rows are left alone and do not decide how statuses are written", () => {
    const table = kpiTableOf([green, { metric: "Total", latestValue: 12, status: "R" }, red], {
      isRange: true,
      skippedRows: [1],
    });
    const planned = plan(table);
    expect(written(planned)).toEqual([3, null, 1]);
    expect(planned.plan.edits[0]).toMatchObject({ format: [[NATIVE_FORMAT], [null], [NATIVE_FORMAT]] });
    expect(planned.kept).toEqual([]);
  });

  test("a block without statuses is written like the other blocks of its sheet", () => {
    const [empty, words, numbers] = [
      kpiTableOf([green]),
      kpiTableOf([{ ...red, status: "R" }]),
      kpiTableOf([{ ...green, status: 3 }]),
    ];
    const rated = allIndicators(buildScorecard(readIndicators(empty), DEFAULT_RULESET));
    const none = { covers: "none" as const, ids: [] };
    expect(written(planStatuses(empty, rated, none, DEFAULT_RULESET, { alike: [empty, words] }))).toEqual(["G"]);
    expect(written(planStatuses(empty, rated, none, DEFAULT_RULESET, { alike: [empty, numbers] }))).toEqual([3]);
    const own = kpiTableOf([{ ...red, status: "green" }]);
    expect(written(planStatuses(own, rated, none, DEFAULT_RULESET, { alike: [own, numbers] }))).toEqual([]);
  });

  describe("without a Good Is column", () => {
    const withoutGoodIs = (rows: readonly RowOf[]): KpiTable => {
      const full = kpiTableOf(rows);
      delete full.columns.goodIs;
      delete full.cells.goodIs;
      return full;
    };
    test("a target that says what is good is rated, and other statuses are left alone and reported", () => {
      const planned = plan(
        withoutGoodIs([{ ...green, target: "at least 10", status: "Red" }, { ...green, status: "Red" }, green]),
      );
      expect(written(planned)).toEqual(["Green", null, "Not rated"]);
      expect(planned.kept.map(({ address, holds, text }) => [address, holds, text])).toEqual([
        ["I3", "no-good-is", "Red"],
      ]);
      expect(planned.changes.map(({ address }) => address)).toEqual(["I2", "I4"]);
    });
    test("a status that is left alone keeps its format, because ours would show an officer's own number as a colour", () => {
      const table = withoutGoodIs([
        { ...green, target: "at least 10", status: 1 },
        { ...green, status: 1 },
      ]);
      if (table.cells.status) table.cells.status.formats = ["General", '"Priority" 0'];
      const planned = plan(table);
      expect(planned.kept.map(({ address }) => address)).toEqual(["I3"]);
      expect(planned.plan.edits[0]).toMatchObject({ kind: "number-format", format: [[NATIVE_FORMAT], [null]] });
    });
    test("a blank cell of an existing column makes the row not rated", () => {
      const planned = plan(kpiTableOf([{ ...green, goodIs: "", status: "Red" }]));
      expect([written(planned), planned.kept]).toEqual([["Not rated"], []]);
    });
  });

  describe("with rules that have their own words and a fourth status", () => {
    const own: Ruleset = {
      ...inWords(withExceeding({ kind: "percent", figure: 20 }, "Blue"), {
        green: "On track",
        amber: "At risk",
        red: "Off track",
      }),
      notRated: { word: "No RAG", meaning: "Not enough" },
    };
    const best: RowOf = { ...green, latestValue: 12 };

    test("numbers are shown with the ruleset's words, 4 with a format of its own", () => {
      const planned = plan(kpiTableOf([best, green, amber, red, unrated]), "none", own);
      expect(written(planned)).toEqual([4, 3, 2, 1, "No RAG"]);
      const usual = '[=3]"On track";[=2]"At risk";"Off track"';
      expect(planned.plan.edits[0]).toMatchObject({
        format: [['[=4]"Blue";General'], [usual], [usual], [usual], [usual]],
      });
    });
    test("a row that is no longer exceeding gets the usual format again", () => {
      const table = kpiTableOf([{ ...green, status: 4 }]);
      if (table.cells.status) table.cells.status.formats = ['[=4]"Blue";General'];
      expect(plan(table, "all", own).plan.edits).toMatchObject([
        { format: '[=3]"On track";[=2]"At risk";"Off track"' },
        { values: [[3]] },
      ]);
    });
    test("a 4 in a row that is not rated keeps its format, because the usual one would show it as Off track", () => {
      const beyond = '[=4]"Blue";General';
      const table = kpiTableOf([green, { status: 4 }]);
      if (table.cells.status) table.cells.status.formats = ["General", beyond];
      expect(plan(table, "all", own).plan.edits[0]).toMatchObject({
        kind: "number-format",
        format: [['[=3]"On track";[=2]"At risk";"Off track"'], [beyond]],
      });
    });
    test("a second run plans nothing", () => {
      const table = kpiTableOf([
        { ...best, status: 4 },
        { ...unrated, status: "No RAG" },
      ]);
      if (table.cells.status)
        table.cells.status.formats = ['[=4]"Blue";General', '[=3]"On track";[=2]"At risk";"Off track"'];
      expect(plan(table, "all", own).plan.edits).toEqual([]);
    });
    test("a column in the ruleset's words is read and written in them", () => {
      const planned = plan(kpiTableOf([{ ...red, status: "On track" }, amber, best]), "none", own);
      expect(written(planned)).toEqual(["Off track", "At risk", "Blue"]);
      expect(planned.changes[0]).toMatchObject({ from: "green", to: "red" });
    });
    test("a 4 is no status under rules without a fourth", () => {
      expect(plan(kpiTableOf([{ ...green, status: 4 }])).kept).toEqual([
        expect.objectContaining({ holds: "other-text", text: "4" }),
      ]);
    });
  });

  describe("with rules that list other statuses", () => {
    const five = rulesListing("green", "amber-green", "amber", "amber-red", "red");
    const two = inWords(rulesListing("green", "red"), { green: "Met", red: "Not met" });
    const near: RowOf = { metric: "Near", target: 100, goodIs: "High", latestValue: 96 };
    const far: RowOf = { ...near, latestValue: 87 };
    const iconsOf = ({ plan: { edits } }: StatusPlan): unknown => edits.filter(({ kind }) => kind === "status-icons");

    test("five statuses: 2.5 and 1.5 get their own formats and icons", () => {
      const planned = plan(kpiTableOf([near, far, { ...near, latestValue: 100 }]), "none", five);
      expect(written(planned)).toEqual([2.5, 1.5, 3]);
      expect(planned.plan.edits[0]).toMatchObject({
        format: [['[=2.5]"Amber/Green";General'], ['[=1.5]"Amber/Red";General'], ['[=3]"Green";[=2]"Amber";"Red"']],
      });
      expect(iconsOf(planned)).toMatchObject([{ icons: { set: "ThreeSymbols2", from: [1.5, 3] } }]);
    });
    test("two statuses: 3 and 1, and no 2", () => {
      const planned = plan(kpiTableOf([near, { ...near, latestValue: 100 }]), "none", two);
      expect(written(planned)).toEqual([1, 3]);
      expect(planned.plan.edits[0]).toMatchObject({ format: '[=3]"Met";[=1]"Not met";General' });
    });
    test("a number of other rules is overwritten, and one that a person typed is kept", () => {
      const table = kpiTableOf([
        { ...near, status: 2.5 },
        { ...near, status: 2.5 },
      ]);
      if (table.cells.status) table.cells.status.formats = ['[=2.5]"Amber/Green";General', "General"];
      const planned = plan(table, "all", two);
      expect(planned.changes).toMatchObject([{ from: "amber-green", to: "red" }]);
      expect(planned.kept).toMatchObject([{ holds: "other-text", text: "2.5" }]);
    });
    test.each<[string, IconSetState["drawn"], Ruleset, boolean]>([
      ["the usual icons under a list that they draw", USUAL_ICONS, two, false],
      ["the usual icons under a list that they do not", USUAL_ICONS, five, true],
      ["icons that do not go by numbers, under another list", null, five, true],
      ["an officer's own, under red, amber and green", null, DEFAULT_RULESET, false],
      [
        "those of five statuses, under red, amber and green",
        { set: "FiveArrows", from: [1.5, 2, 2.5, 3] },
        DEFAULT_RULESET,
        true,
      ],
    ])("ours are put above them or not: %s", (_, drawn, ruleset, isPut) => {
      const table = kpiTableOf([near]);
      const rated = allIndicators(buildScorecard(readIndicators(table), ruleset));
      const planned = planStatuses(
        table,
        rated,
        drawn === undefined ? { covers: "all", ids: ["theirs"] } : { covers: "all", ids: ["theirs"], drawn },
        ruleset,
      );
      expect(iconsOf(planned)).toHaveLength(isPut ? 1 : 0);
    });
    test("a second run plans nothing", () => {
      const table = kpiTableOf([
        { ...near, status: 2.5 },
        { ...far, status: 1.5 },
      ]);
      if (table.cells.status) table.cells.status.formats = ['[=2.5]"Amber/Green";General', '[=1.5]"Amber/Red";General'];
      const rated = allIndicators(buildScorecard(readIndicators(table), five));
      expect(
        planStatuses(
          table,
          rated,
          { covers: "all", ids: ["ours"], drawn: { set: "ThreeSymbols2", from: [1.5, 3] } },
          five,
        ).plan.edits,
      ).toEqual([]);
    });
    test("a column of words is read and written in them", () => {
      const planned = plan(
        kpiTableOf([{ ...near, status: "Amber/Green" }, { ...far, status: "Green" }, near]),
        "none",
        five,
      );
      expect(written(planned)).toEqual(["Amber/Red", "Amber/Green"]);
    });
  });
});
