import type { Command } from "../arguments/command";
import type { Paper } from "./paper";

/** The help of one command. */
export function printHelp(paper: Paper, { name, words, about, options, examples }: Command): void {
  paper.print([{ text: `kpi ${[name, ...words].join(" ")} [options]`, tone: "strong" }]);
  for (const paragraph of about) {
    paper.print();
    paper.print(paragraph, 2);
  }
  paper.print();
  paper.print([{ text: "Options", tone: "strong" }]);
  paper.printTable(
    Object.entries(options).map(([option, { short, value, about: says }]) => [
      `${short ? `-${short}, ` : "    "}--${option}${value === undefined ? "" : ` ${value}`}`,
      says,
    ]),
    2,
  );
  paper.print();
  paper.print([{ text: examples.length === 1 ? "Example" : "Examples", tone: "strong" }]);
  for (const { typed, does } of examples) {
    paper.print(`kpi ${typed}`, 2);
    paper.print([{ text: does, tone: "quiet" }], 6);
  }
}

/** The shape of the whole, on one screen. */
export function printOverview(paper: Paper, commands: readonly Command[]): void {
  paper.print([
    { text: "kpi", tone: "strong" },
    ": rates the KPI rows of a workbook red, amber or green by shared rules, and says why.",
  ]);
  paper.print();
  paper.printTable(
    commands.map(({ name, words, summary }) => [`kpi ${[name, ...words].join(" ")}`, summary]),
    2,
  );
  paper.print();
  paper.print(
    "FILE is an .xlsx or .xlsm workbook with the headings Target, Metric Name, Latest Value and RAG Status. It is never written over unless --in-place says so, which keeps a backup. --dry-run shows what would be written, cell by cell, and why. --json prints for machines.",
  );
  paper.print();
  paper.print(
    "Exit codes: 0 done; 1 check found something to look at; 2 it cannot be done, and a sentence on standard error says why: then nothing was written.",
  );
  paper.print();
  paper.print("kpi COMMAND --help tells more of each. In a clone of the project: npm run -s kpi -- COMMAND …");
}
