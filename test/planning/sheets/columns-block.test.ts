import fc from "fast-check";
import { COLUMN_KEYS } from "../../../src/kpi/columns/columns";
import { mappingOf, type ColumnMapping, type MappedHeading } from "../../../src/kpi/columns/column-mapping";
import type { CellValue } from "../../../src/kpi/kpi-table";
import { foldName } from "../../../src/rag/fold-name";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { planColumns } from "../../../src/planning/sheets/rag-rules/plan-columns";
import { planRulesSheet } from "../../../src/planning/sheets/rag-rules/plan";
import { readColumnsBlock } from "../../../src/planning/sheets/rag-rules/read-columns";
import { readRulesSheet } from "../../../src/planning/sheets/rag-rules/read";
import { anyRuleset } from "../../rag/rules/rulesets";
import { added, after, sheetOf } from "./sheet-after";

const anyMapping: fc.Arbitrary<ColumnMapping> = fc
  .array(
    fc.record<MappedHeading>({
      heading: fc
        .oneof(
          fc.string({ maxLength: 30 }),
          fc.constantFrom(
            "Period",
            "Version",
            "Rule",
            "Status",
            "=1+1",
            "Heading in this workbook",
            "High or Low",
            "Latest\nValue",
          ),
        )
        .filter((text) => foldName(text) !== ""),
      is: fc.constantFrom(...COLUMN_KEYS, "not-used" as const),
    }),
    { maxLength: 8 },
  )
  .map((lines) => mappingOf(lines.map(({ heading, is }) => ({ heading: heading.replace(/\s+/g, " ").trim(), is }))));

const linesOf = (mapping: ColumnMapping): MappedHeading[] => [...mapping.values()];

test("any mapping is written to a new sheet and read back the same, and so are the rules", () => {
  fc.assert(
    fc.property(anyRuleset, anyMapping, (ruleset, mapping) => {
      const sheet = added(planColumns(mapping, null, ruleset));
      expect(linesOf(readColumnsBlock(sheet).mapping)).toEqual(linesOf(mapping));
      expect(readRulesSheet(sheet)).toEqual({ ruleset });
    }),
    { numRuns: 60 },
  );
});

test("a mapping written to an existing sheet leaves its rules, an undo restores everything, and new rules leave the mapping", () => {
  fc.assert(
    fc.property(anyRuleset, anyRuleset, anyMapping, anyMapping, (ruleset, other, first, second) => {
      const held = added(planColumns(first, null, ruleset));
      const plan = planColumns(second, held, ruleset);
      const written = after(held, plan.edits);
      expect(linesOf(readColumnsBlock(written).mapping)).toEqual(linesOf(second));
      expect(readRulesSheet(written)).toEqual({ ruleset });
      const back = after(written, plan.inverse);
      expect(linesOf(readColumnsBlock(back).mapping)).toEqual(linesOf(first));
      const ruled = after(written, planRulesSheet(other, written).edits);
      expect(readRulesSheet(ruled)).toEqual({ ruleset: other });
      expect(linesOf(readColumnsBlock(ruled).mapping)).toEqual(linesOf(second));
    }),
    { numRuns: 60 },
  );
});

describe("as an officer edits it", () => {
  const BLOCK = [
    ["Heading in this workbook", "What it is"],
    ["Where we are", "latest  value"],
    ["Old figures", "not used"],
  ];
  const expected = [
    { heading: "Where we are", is: "latestValue" },
    { heading: "Old figures", is: "not-used" },
  ];
  test.each<[string, CellValue[][]]>([
    ["as it is written", BLOCK],
    ["its columns changed about", BLOCK.map(([a = "", b = ""]) => [b, a])],
    [
      "with a note beside, and a line that is not finished",
      [...BLOCK.map((line, row) => [...line, row === 1 ? "agreed in May" : ""]), ["To do", "", ""]],
    ],
    ["with something else below", [...BLOCK, ["", ""], ["Ruleset", "Ours"]]],
  ])("is read: %s", (_, values) => {
    expect(readColumnsBlock(sheetOf(values))).toEqual({ mapping: mappingOf(expected as MappedHeading[]), faults: [] });
  });

  test.each<[string, CellValue[], { cell: string; problem: RegExp }]>([
    [
      "no column of ours",
      ["Plan", "Targett"],
      { cell: "B4", problem: /^“Targett” is not one of Section, KPI,.* or Not used$/ },
    ],
    ["no heading", ["", "Target"], { cell: "A4", problem: /^is empty/ }],
    ["said twice", ["WHERE we are", "Target"], { cell: "B4", problem: /^“WHERE we are” is something else in B2/ }],
  ])("a fault is named by its cell: %s", (_, line, { cell, problem }) => {
    const { faults } = readColumnsBlock(sheetOf([...BLOCK, line]));
    expect(faults).toEqual([{ cell, problem: expect.stringMatching(problem) as string }]);
  });

  test.each<[string, CellValue[], { cell: string; problem: RegExp }]>([
    [
      "a line under an empty one",
      ["Period", "Not used"],
      { cell: "A5", problem: /^“Period” is separated from the list/ },
    ],
    ["a second list", ["Heading in this workbook", "What it is"], { cell: "A5", problem: /^begins a second list/ }],
  ])("a line that would be ignored silently is a fault: %s", (_, line, { cell, problem }) => {
    const values = [...BLOCK, ["", ""], line];
    expect(readColumnsBlock(sheetOf(values)).faults).toEqual([
      { cell, problem: expect.stringMatching(problem) as string },
    ]);
  });

  test("rules below the block are not its lines", () => {
    const rules = [
      ["Rule", "Section", "Amber reaches to"],
      ["Roads", "Section", "5%"],
    ];
    expect(readColumnsBlock(sheetOf([...BLOCK, ["", ""], ["Ruleset", "Ours"], ...rules])).faults).toEqual([]);
  });

  const NOTED: CellValue[][] = [
    ["Heading in this workbook", "What it is", ""],
    ["A", "Target", "agreed in May"],
    ["Ask Ann about B", "", ""],
    ["C", "Benchmark", ""],
  ];
  test.each<[string, MappedHeading[], CellValue[][]]>([
    [
      "more lines",
      [
        { heading: "A", is: "target" },
        { heading: "C", is: "benchmark" },
        { heading: "D", is: "metric" },
      ],
      [...NOTED, ["D", "Metric Name"]],
    ],
    ["fewer lines", [{ heading: "A", is: "target" }], [...NOTED.slice(0, 3), ["", "", ""]]],
    ["none", [], [NOTED[0] ?? [], ["", "", "agreed in May"], NOTED[2] ?? [], ["", "", ""]]],
  ])("notes among its lines stay: %s", (_, lines, expectedValues) => {
    const held = sheetOf(NOTED);
    expect(after(held, planColumns(mappingOf(lines), held, DEFAULT_RULESET).edits).values).toEqual(expectedValues);
  });

  test("a list without lines can be emptied too", () => {
    const held = sheetOf([["Heading in this workbook", "What it is"]]);
    expect(planColumns(mappingOf([]), held, DEFAULT_RULESET).edits).toEqual([]);
  });

  test("if something is below the block, it moves to the end, and its old lines and note are removed", () => {
    const start = added(planColumns(mappingOf([{ heading: "A", is: "target" }]), null, DEFAULT_RULESET));
    const noted = sheetOf([...start.values, start.values[0]?.map(() => "") ?? [], ["Agreed by the board in May"]]);
    const two = mappingOf([
      { heading: "A", is: "target" },
      { heading: "B", is: "metric" },
    ]);
    const written = after(noted, planColumns(two, noted, DEFAULT_RULESET).edits);
    expect(linesOf(readColumnsBlock(written).mapping)).toEqual(linesOf(two));
    const firsts = written.values.map((row) => row[0]).filter((text) => text !== "");
    expect(firsts.slice(-5)).toEqual([
      "Agreed by the board in May",
      expect.stringMatching(/^What headings/) as string,
      "Heading in this workbook",
      "A",
      "B",
    ]);
    expect(firsts.filter((text) => String(text).startsWith("What headings"))).toHaveLength(1);
    expect(readRulesSheet(written)).toEqual({ ruleset: DEFAULT_RULESET });
  });
});
