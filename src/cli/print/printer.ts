import type { OutputStream, Environment } from "../environment";

/** The tone of a text, for a terminal with colours. It never adds information to the words. */
export type Tone = "best" | "good" | "warning" | "bad" | "quiet" | "strong";

/** A text with a tone. */
export interface StyledText {
  text: string;
  tone: Tone;
  /** True if it is not broken across lines. */
  isWhole?: boolean;
}

/** A line, or a cell of a table, in pieces. */
export type Line = string | StyledText | readonly (string | StyledText)[];

/** Prints for people. */
export interface Printer {
  /** Prints a line. If it is too long for the terminal it wraps, with the next lines indented by `hang` more. */
  print(line?: Line, indent?: number, hang?: number): void;
  /** Prints rows in columns. The last column wraps. */
  printTable(rows: readonly (readonly Line[])[], indent?: number): void;
}

const CODES: Record<Tone, string> = { best: "34", good: "32", warning: "33", bad: "31", quiet: "2", strong: "1" };

/** The narrowest and widest lines. Lines of 200 characters are hard to read. */
const NARROWEST = 40;
const WIDEST = 120;

/** Creates a printer on standard output. It uses colours and wraps lines only at a terminal; elsewhere lines have the width `otherwise`. */
export function createPrinter({ out, env }: Pick<Environment, "out" | "env">, otherwise = Infinity): Printer {
  const isColoured = out.isTerminal && !env["NO_COLOR"] && env["TERM"] !== "dumb";
  const width = out.isTerminal ? Math.min(WIDEST, Math.max(NARROWEST, out.columns ?? 80)) : otherwise;
  const paint = ({ text, tone }: Word): string =>
    isColoured && tone ? `\u001b[${CODES[tone]}m${text}\u001b[0m` : text;
  const print = (line: Line = "", indent = 0, hang = 0): void =>
    writeLines(out, wrap(line, width - indent, hang), indent, paint);
  return {
    print,
    printTable: (rows, indent = 0) => {
      const columns = Math.max(0, ...rows.map(({ length }) => length));
      const widths = Array.from({ length: columns - 1 }, (_, column) =>
        Math.max(0, ...rows.map((row) => lengthOf(row[column] ?? ""))),
      );
      const left = widths.reduce((sum, one) => sum + one + GAP.length, 0);
      const room = Math.max(NARROWEST / 2, width - indent - left);
      for (const row of rows) {
        const head = widths.flatMap((one, column): Word[] => [
          ...wordsOf(row[column] ?? ""),
          { text: " ".repeat(one - lengthOf(row[column] ?? "")) + GAP },
        ]);
        const [first = [], ...others] = wrap(row[columns - 1] ?? "", room, 0);
        writeLines(
          out,
          [[...head, ...first], ...others.map((words) => [{ text: " ".repeat(left) }, ...words])],
          indent,
          paint,
        );
      }
    },
  };
}

const GAP = "  ";

interface Word {
  text: string;
  tone?: Tone;
}

function writeLines(
  out: OutputStream,
  lines: readonly (readonly Word[])[],
  indent: number,
  paint: (word: Word) => string,
): void {
  for (const line of lines) {
    const text = joinAlike(line).map(paint).join("");
    out.write(`${text === "" ? "" : " ".repeat(indent)}${text}`.trimEnd() + "\n");
  }
}

/** Joins neighbouring words of the same tone. */
function joinAlike(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last && last.tone === word.tone) joined[joined.length - 1] = { ...last, text: last.text + word.text };
    else joined.push(word);
  }
  return joined;
}

/** Words and the spaces between them. */
function wordsOf(line: Line): Word[] {
  const pieces = Array.isArray(line) ? (line as readonly (string | StyledText)[]) : [line as string | StyledText];
  return pieces.flatMap((piece) => {
    const { text, tone, isWhole = false } = typeof piece === "string" ? { text: piece, tone: undefined } : piece;
    const plain = toPlainText(text);
    return (isWhole ? [plain] : (plain.match(/\s+|\S+/g) ?? [])).map((word): Word =>
      tone === undefined ? { text: word } : { text: word, tone },
    );
  });
}

function lengthOf(line: Line): number {
  return wordsOf(line).reduce((sum, { text }) => sum + [...text].length, 0);
}

/** Breaks a line into lines that fit the room, as far as the words allow. */
function wrap(line: Line, room: number, hang: number): Word[][] {
  const lines: Word[][] = [[]];
  let used = 0;
  for (const group of groupsOf(wordsOf(line))) {
    const length = group.reduce((sum, { text }) => sum + [...text].length, 0);
    const isSpace = group[0]?.text.trim() === "";
    if (!isSpace && used > 0 && used + length > room && lines.at(-1)?.some(({ text }) => text.trim() !== "")) {
      lines.push(hang > 0 ? [{ text: " ".repeat(hang) }] : []);
      used = hang;
    }
    if (isSpace && lines.length > 1 && used <= hang) continue;
    lines.at(-1)?.push(...group);
    used += length;
  }
  return lines;
}

/** Groups words that touch, such as a coloured word and the full stop after it. */
function groupsOf(words: readonly Word[]): Word[][] {
  const groups: Word[][] = [];
  let isOpen = false;
  for (const word of words) {
    const isSpace = word.text.trim() === "";
    if (isOpen && !isSpace) groups.at(-1)?.push(word);
    else groups.push([word]);
    isOpen = !isSpace;
  }
  return groups;
}

/** Removes what must not reach a terminal from a text: characters that move the cursor, set colours or change the text direction. */
export function toPlainText(text: string): string {
  return text.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029]+/g, " ").replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
}
