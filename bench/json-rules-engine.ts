import { Engine } from "json-rules-engine";

/** A row with its target and value as numbers; `low` where low is good. */
export interface ParsedRow {
  target: number;
  value: number;
  low: boolean;
}

/**
 * The same threshold comparison by a general rules engine, on parsed numbers: how far the value misses its target, as a
 * share of it. Returns the number of green rows.
 */
export async function compareByRulesEngine(rows: readonly ParsedRow[]): Promise<number> {
  const engine = new Engine();
  engine.addRule({
    conditions: { all: [{ fact: "miss", operator: "lessThanInclusive", value: 0 }] },
    event: { type: "green" },
    priority: 2,
  });
  engine.addRule({
    conditions: {
      all: [
        { fact: "miss", operator: "greaterThan", value: 0 },
        { fact: "miss", operator: "lessThanInclusive", value: 0.1 },
      ],
    },
    event: { type: "amber" },
    priority: 1,
  });
  let green = 0;
  for (const { target, value, low } of rows) {
    const { events } = await engine.run({ miss: (low ? value - target : target - value) / target });
    if (events[0]?.type === "green") green += 1;
  }
  return green;
}
