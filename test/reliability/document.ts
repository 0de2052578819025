import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { isFullRun } from "../support/strength";

/** What a fault left of a workbook: in every trial undamaged, or in some damaged with a message to look it over. */
export type Outcome = "whole" | "whole or told";

const FILE = resolve(__dirname, "../../docs/reliability.md");

/**
 * Compares a table of the document with the results. The full run must find exactly what the table says. The short run, which tries
 * less, must find nothing worse. With UPDATE_DOCS the full run rewrites the table.
 */
export function compareDocument(
  table: string,
  scenarios: readonly string[],
  faults: readonly string[],
  outcomes: ReadonlyMap<string, readonly Outcome[]>,
): void {
  const document = readFileSync(FILE, "utf8");
  const found = writeTable(scenarios, faults, (scenario, fault) => outcomes.get(scenario)?.[fault]);
  if (isFullRun) {
    const told = replaceTable(document, table, found);
    if (process.env["UPDATE_DOCS"]) writeFileSync(FILE, told);
    expect(readFileSync(FILE, "utf8")).toBe(told);
    return;
  }
  const said = readTable(document, table);
  expect(said.scenarios).toEqual(scenarios);
  expect(said.outcomes.map(({ fault }) => fault)).toEqual(faults);
  const worse = said.outcomes.flatMap(({ fault, cells }, place) =>
    scenarios
      .filter(
        (scenario, column) => outcomes.get(scenario)?.[place] === "whole or told" && cells[column] !== "whole or told",
      )
      .map((scenario) => `${scenario}: ${fault}`),
  );
  expect(worse).toEqual([]);
}

function writeTable(
  scenarios: readonly string[],
  faults: readonly string[],
  outcomeOf: (scenario: string, fault: number) => Outcome | undefined,
): string {
  const line = (texts: readonly string[]): string => `| ${texts.join(" | ")} |`;
  const rows = faults.map((fault, place) =>
    line([fault, ...scenarios.map((scenario) => outcomeOf(scenario, place) ?? "not tried")]),
  );
  return [line(["What goes wrong", ...scenarios]), line(["---", ...scenarios.map(() => "---")]), ...rows].join("\n");
}

/** The place of a table in the document, between a comment with its name and the blank line after it. */
function placeOf(document: string, table: string): { start: number; end: number } {
  const mark = `<!-- ${table} -->\n`;
  const start = document.indexOf(mark) + mark.length;
  if (start < mark.length) throw new Error(`docs/reliability.md has no place for the table “${table}”`);
  const end = document.indexOf("\n\n", start);
  return { start, end: end === -1 ? document.length : end };
}

function replaceTable(document: string, table: string, text: string): string {
  const { start, end } = placeOf(document, table);
  return document.slice(0, start) + text + document.slice(end);
}

function readTable(
  document: string,
  table: string,
): { scenarios: string[]; outcomes: { fault: string; cells: string[] }[] } {
  const { start, end } = placeOf(document, table);
  const rows = document
    .slice(start, end)
    .split("\n")
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((text) => text.trim()),
    );
  const [[, ...scenarios] = [], , ...others] = rows;
  return { scenarios, outcomes: others.map(([fault = "", ...cells]) => ({ fault, cells })) };
}
