import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

/** How often a fault was tried on a deed, and how often the workbook was left whole. In the others the officer was told. */
export interface Cell {
  tried: number;
  whole: number;
}

const FILE = resolve(__dirname, "../../docs/reliability.md");

/** Compares the document with what was tried; with UPDATE_RELIABILITY it is written anew. */
export function compareDocument(deeds: readonly string[], faults: readonly string[], results: ReadonlyMap<string, readonly Cell[]>): void {
  const text = writeDocument(deeds, faults, results);
  if (process.env["UPDATE_RELIABILITY"]) writeFileSync(FILE, text);
  expect(readFileSync(FILE, "utf8")).toBe(text);
}

function writeDocument(deeds: readonly string[], faults: readonly string[], results: ReadonlyMap<string, readonly Cell[]>): string {
  const cells = (fault: number): Cell[] => deeds.map((deed) => results.get(deed)?.[fault] ?? { tried: 0, whole: 0 });
  const line = (texts: readonly string[]): string => `| ${texts.join(" | ")} |`;
  const all = faults.map((_, fault) => totalOf(cells(fault)));
  const total = totalOf(all);
  return [
    INTRODUCTION,
    line(["What goes wrong", ...deeds, "In all"]),
    line(["---", ...deeds.map(() => "---:"), "---:"]),
    ...faults.map((fault, index) => line([fault, ...cells(index).map(show), show(all[index] ?? total)])),
    line(["In all", ...deeds.map((deed) => show(totalOf(results.get(deed) ?? []))), `**${show(total)}**`]),
    "",
    summaryOf(total),
    "",
  ].join("\n");
}

function totalOf(cells: readonly Cell[]): Cell {
  return cells.reduce((sum, { tried, whole }) => ({ tried: sum.tried + tried, whole: sum.whole + whole }), { tried: 0, whole: 0 });
}

function show({ tried, whole }: Cell): string {
  return `${tried} / ${whole}`;
}

function summaryOf({ tried, whole }: Cell): string {
  return `${tried} trials: ${whole} left the workbook whole; in ${tried - whole} the change could not be taken back wholly, and the officer was told so.`;
}

const INTRODUCTION = `# What happens when something goes wrong

Excel can refuse any request, at any moment: somebody is typing in a cell, the network drops, the sheet was deleted by a
colleague. KPI Reporter was made to fail on purpose, at every request that it sends to Excel and between the steps of
those that write, and each time this was checked:

- **The workbook is whole**: to the last cell, format, drop-down and icon it is as it was before the button was pressed,
  or as it is when all went well. Nothing half done stays behind. What a colleague changed meanwhile is still there.
- **The message is true**: it names the trouble and says what to do. It says "Nothing was changed" only where that is so.
- **It can be tried again** once the trouble is over, and then works.
- **Nothing hangs**: an answer always comes.

Each pair of figures is *times tried / times left whole*. A fault strikes at every request as a whole; those that can also
strike part-way strike between the steps of each writing request (a long request is shared out between the faults: every
one of its steps fails under some of them). The real Office.js was used, against a strict model of a workbook
([workbench-host.md](workbench-host.md)); real Excel was not. In the rows where Excel goes on refusing, a request may
be stopped half-way with no way left to take it back: then the officer is told that the sheet has to be looked over.

What is more than Excel takes at once is made in parts; two of the columns try that, with a limit so low that a few rows are
too many. Where a colleague moves rows between two parts, those that were written and cannot be told from others any more
are left, and the officer is told so.

This table is written by \`test/reliability\`, which fails when it no longer holds. After a change of what is tried:
\`UPDATE_RELIABILITY=1 npx jest test/reliability\`.
`;
