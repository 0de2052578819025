import type { Printed, Surroundings } from "../surroundings";

/** What a piece of text is, for a terminal that shows colours. It never says anything that the words do not. */
export type Tone = "best" | "good" | "warning" | "bad" | "quiet" | "strong";

export interface Toned {
  text: string;
  tone: Tone;
  /** True where no line ends within it. */
  isWhole?: boolean;
}

/** A line, or a cell of a table, in pieces. */
export type Line = string | Toned | readonly (string | Toned)[];

/** Where a command writes for people. */
export interface Paper {
  /** A line; what is too long for the terminal goes on below, as far in as it began and `hang` further. */
  print(line?: Line, indent?: number, hang?: number): void;
  /** Rows under each other in columns; the last column is wrapped. */
  printTable(rows: readonly (readonly Line[])[], indent?: number): void;
}

const CODES: Record<Tone, string> = { best: "34", good: "32", warning: "33", bad: "31", quiet: "2", strong: "1" };

/** Lines are never wrapped to less, and a wide terminal is not filled: nobody reads lines of 200 letters. */
const NARROWEST = 40;
const WIDEST = 120;

/**
 * Paper over standard output: colours and line ends only where a person looks at it. What is read by a program has lines as
 * long as they are, or as `otherwise` says.
 */
export function createPaper({ out, env }: Pick<Surroundings, "out" | "env">, otherwise = Infinity): Paper {
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
  out: Printed,
  lines: readonly (readonly Word[])[],
  indent: number,
  paint: (word: Word) => string,
): void {
  for (const line of lines) {
    const text = joinAlike(line).map(paint).join("");
    out.write(`${text === "" ? "" : " ".repeat(indent)}${text}`.trimEnd() + "\n");
  }
}

/** Words beside each other of one tone, as one. */
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
  const pieces = Array.isArray(line) ? (line as readonly (string | Toned)[]) : [line as string | Toned];
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

/** Lines of words, each no longer than there is room for, as far as words allow. */
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

/** Words that touch stay together: a painted one and the full stop behind it. */
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

/**
 * A text as it may be shown in a terminal: what a cell holds must not move the cursor, paint, or turn the direction of what
 * stands beside it.
 */
export function toPlainText(text: string): string {
  return text.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029]+/g, " ").replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
}
