import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EMPTY_CELL, numberCell, textCell, type CellContent } from "../../src/rag/cell";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { rate } from "../../src/rag/rate";
import { readFigureHeadings } from "../../src/kpi/columns/figure-headings";
import type { FigureField } from "../../src/rag/figure-columns";
import type { IndicatorCells } from "../../src/rag/rating";
import { readRuleset } from "../../src/rag/rules/read-ruleset";
import type { Ruleset } from "../../src/rag/rules/ruleset";
import { readTarget } from "../../src/rag/reading/targets/read-target";
import { readValue } from "../../src/rag/reading/values/read-value";
import { indicatorCells } from "../rag/indicator-cells";

type Cell = string | number | { number: number; format: string } | { error: string };
interface Case<Input> {
  id: string;
  input: Input;
  ruleset?: string;
  expect: Record<string, unknown>;
  source: string;
}

function load<Input>(file: string): Case<Input>[] {
  return (JSON.parse(readFileSync(join(__dirname, file), "utf8")) as { cases: Case<Input>[] }).cases;
}

function toCell(cell: Cell | undefined): CellContent {
  if (cell === undefined) return EMPTY_CELL;
  if (typeof cell === "string") return textCell(cell);
  if (typeof cell === "number") return numberCell(cell);
  return "error" in cell
    ? { kind: "error", value: cell.error, format: "General" }
    : numberCell(cell.number, cell.format);
}

/** A reading as the vectors write it: its unit by name. */
function asVector(reading: object): Record<string, unknown> {
  const unit = (reading as { unit?: { name: string } | null }).unit;
  return "unit" in reading ? { ...reading, unit: unit?.name ?? null } : { ...reading };
}

const targets = load<{ target: Cell }>("targets.json");
const values = load<{ value: Cell; metric?: string }>("values.json");
type RowCells = Partial<Record<Exclude<keyof IndicatorCells, "metric" | "section" | "kpi" | "columns">, Cell>>;
const ratings = load<
  RowCells & { metric?: string; section?: string; unit?: string; headings?: Partial<Record<FigureField, string>> }
>("ratings.json");

test("there are cases enough, each with its own name and a source", () => {
  expect(targets.length + values.length + ratings.length).toBeGreaterThanOrEqual(300);
  for (const cases of [targets, values, ratings] as Case<unknown>[][]) {
    expect(new Set(cases.map((one) => one.id)).size).toBe(cases.length);
    expect(cases.filter((one) => one.source.trim() === "")).toEqual([]);
  }
  expect(ratings.filter((one) => one.id.startsWith("published-"))).toHaveLength(49);
});

test.each(targets.map((one) => [one.id, String(one.input.target), one] as const))(
  "target %s: %s",
  (_, __, { input, expect: expected }) => {
    expect(asVector(readTarget(toCell(input.target)))).toMatchObject(expected);
  },
);

test.each(values.map((one) => [one.id, JSON.stringify(one.input.value), one] as const))(
  "value %s: %s",
  (_, __, { input, expect: expected }) => {
    expect(asVector(readValue(toCell(input.value), input.metric))).toMatchObject(expected);
  },
);

const { rulesets } = JSON.parse(readFileSync(join(__dirname, "ratings.json"), "utf8")) as {
  rulesets: Record<string, unknown>;
};

function rulesetOf(name: string): Ruleset {
  if (name === "defaults") return DEFAULT_RULESET;
  const { ruleset, problems } = readRuleset(rulesets[name]);
  if (!ruleset) throw new Error(`the ruleset “${name}” cannot be read: ${JSON.stringify(problems)}`);
  return ruleset;
}

test.each(ratings.map((one) => [one.id, one] as const))("rating %s", (_, { input, ruleset, expect: expected }) => {
  const { metric, section, unit, headings, ...cells } = input;
  const written = Object.fromEntries(Object.entries(cells).map(([field, cell]) => [field, toCell(cell)]));
  const row = indicatorCells({ ...written, metric: metric ?? "", section: section ?? "" });
  if (headings || unit) row.columns = { by: readFigureHeadings(headings ?? {}), unit: unit ?? "" };
  const rating = rate(row, rulesetOf(ruleset ?? ""));
  const { computed } = rating;
  const judged = computed.status === "not-rated" ? null : computed;
  const found = {
    status: computed.status,
    reason: computed.status === "not-rated" ? computed.reason.code : undefined,
    final: rating.status,
    shown: judged?.shown?.status ?? null,
  };
  expect(found).toMatchObject(expected);
  expect(found.reason).toBe(expected.reason);
});
