import type { Command } from "../arguments/command";
import type { Printer } from "./printer";

/** Prints the help of one command. */
export function printHelp(printer: Printer, { name, words, about, options, examples }: Command): void {
  printer.print([{ text: `kpi ${[name, ...words].join(" ")} [options]`, tone: "strong" }]);
  for (const paragraph of about) {
    printer.print();
    printer.print(paragraph, 2);
  }
  printer.print();
  printer.print([{ text: "Options", tone: "strong" }]);
  printer.printTable(
    Object.entries(options).map(([option, { short, value, about: says }]) => [
      `${short ? `-${short}, ` : "    "}--${option}${value === undefined ? "" : ` ${value}`}`,
      says,
    ]),
    2,
  );
  printer.print();
  printer.print([{ text: examples.length === 1 ? "Example" : "Examples", tone: "strong" }]);
  for (const { typed, does } of examples) {
    printer.print(`kpi ${typed}`, 2);
    printer.print([{ text: does, tone: "quiet" }], 6);
  }
}

/** Prints an overview of all commands on one screen. */
export function printOverview(printer: Printer, commands: readonly Command[]): void {
  printer.print([
    { text: "kpi", tone: "strong" },
    ": rates the KPI rows of a workbook red, amber or green by shared rules, and says why.",
  ]);
  printer.print();
  printer.printTable(
    commands.map(({ name, words, summary }) => [`kpi ${[name, ...words].join(" ")}`, summary]),
    2,
  );
  printer.print();
  printer.print(
    "FILE is an .xlsx or .xlsm workbook with the headings Target, Metric Name, Latest Value and RAG Status. It is never written over unless --in-place says so, which keeps a backup. --dry-run shows what would be written, cell by cell, and why. --json prints for machines.",
  );
  printer.print();
  printer.print(
    "Exit codes: 0 done; 1 check found something to look at; 2 it cannot be done, and a sentence on standard error says why: then nothing was written.",
  );
  printer.print();
  printer.print("kpi COMMAND --help says more about each. In a clone of the project: npm run -s kpi -- COMMAND …");
}
