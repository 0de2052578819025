import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { KPI_COLUMNS } from "../../src/kpi/columns/column-headings";
import type { KpiColumn } from "../../src/kpi/columns/kpi-column";

const PAGE = join(__dirname, "../../docs/layouts.md");

const NEED = { required: "needed", asked: "needed, see above" } as const;

function rowFor({ heading, synonyms = [], further = [], likely = [], note, need }: KpiColumn): string {
  const quote = (patterns: readonly string[]): string =>
    patterns.map((pattern) => `“${pattern.replaceAll("|", " or ")}”`).join(", ");
  const names = [quote([...synonyms, ...further]), likely.length > 0 ? `where nothing else is: ${quote(likely)}` : ""];
  const cells = [`**${heading}**`, need ? NEED[need] : "", note.what, note.example, names.filter(Boolean).join("; ")];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

test("the headings that are known, and their synonyms, are told in docs/layouts.md", () => {
  const table = [
    "| heading | | what it holds | for example | also read as |",
    "| --- | --- | --- | --- | --- |",
    ...KPI_COLUMNS.map(rowFor),
  ].join("\n");
  const text = readFileSync(PAGE, "utf8");
  const told = text.replace(
    /(<!-- columns:[^>]*-->\n)[^]*?(<!-- end of columns -->)/,
    (_, start: string, end: string) => `${start}${table}\n${end}`,
  );
  expect(told).toContain(table);
  if (process.env["UPDATE_DOCS"]) writeFileSync(PAGE, told);
  expect(readFileSync(PAGE, "utf8")).toBe(told);
});
