import { countOf } from "../../report/words";

function onOneLine(heading: string): string {
  return heading.replace(/\s+/g, " ").trim();
}

/** The words of the form that asks which column is which. */
export const COLUMNS_COPY = {
  title: "Which column is which",
  intro:
    "Choose the heading that your sheet has for each column. It is remembered in this workbook, in the sheet RAG Rules, for every table with these headings.",
  place: "Table or rows",
  table: (name: string, sheet: string): string => `${name} on ${sheet}`,
  periods: (text: string): string =>
    `${text} are periods: the newest that most rows report is judged, and nothing needs to be chosen for it.`,
  row: (row: number, sheet: string): string => `Row ${row} on ${sheet}`,
  optional: (heading: string): string => `${heading} (if there is one)`,
  choose: "Choose a heading…",
  none: "None",
  heading: (text: string, examples: readonly string[]): string => {
    const name = onOneLine(text);
    return examples.length === 0 ? name : `${name}: ${examples.join(", ")}`;
  },
  others: (chosen: number, all: number): string => `Other columns (${chosen} of ${all} chosen)`,
  twice: (heading: string, others: readonly string[]): string =>
    `“${onOneLine(heading)}” is chosen for ${others.join(" and ")} too. A heading can be one column only.`,
  repeated: (heading: string): string =>
    `Several columns are headed “${onOneLine(heading)}”. Rename all but one in the sheet, then cancel here and try again.`,
  repeats: (count: number): string =>
    `${countOf(count, "column has", "columns have")} a heading that several columns share.`,
  isOpen: "Choose the heading for this column, or add the column to the sheet.",
  stillOpen: (headings: readonly string[]): string => `Still to choose: ${headings.join(", ")}.`,
  complete: "All that is needed is chosen.",
  clash: (count: number): string => `${countOf(count, "column shares", "columns share")} a heading with another.`,
  save: "Remember these columns",
  remembered: "Remembered in this workbook",
  nothing: "Every column is known by its heading.",
  line: (heading: string, column: string): string => `“${heading}” is ${column}`,
  notUsed: (heading: string): string => `“${heading}” is not used`,
} as const;
