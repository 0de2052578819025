const LONGEST_CELL = 32_767;
const fill = (piece: string, end = ""): string =>
  piece.repeat(Math.ceil(LONGEST_CELL / piece.length)).slice(0, LONGEST_CELL - end.length) + end;

/** Texts that patterns could be slow on, each as long as Excel lets a cell be. */
export const WORST_TEXTS: readonly [string, string][] = [
  ["spaces", fill(" ", "x")],
  ["spaces within", `a${fill(" ", "b").slice(2)}`],
  ["line ends", fill("\n", "x")],
  ["digits", fill("9")],
  ["zeros behind a point", `0.${fill("0", "x").slice(2)}`],
  ["commas", fill("1,")],
  ["figures", fill("5% ")],
  ["colours", fill("green 5, amber ")],
  ["words", fill("and ")],
  ["one word", fill("a")],
  ["brackets", fill("(")],
  ["square brackets", fill("[")],
  ["dashes", fill("-", "x")],
  ["years", fill("2023-24 ")],
  ["months", fill("jan-")],
  ["sides", fill("over/under ")],
];

/** Rulesets on which a parser could be slow, or run out of stack. */
export const WORST_RULES: readonly [string, string][] = [
  ["stars", `{"rules":[{"name":"${"*".repeat(500_000)}x!"}]}`],
  ["lists within each other", "[".repeat(900_000)],
  ["spaces", " ".repeat(900_000)],
  ["what is longer than any", "[1,".repeat(400_000)],
  ["lists within each other that end", "[".repeat(100_000) + "]".repeat(100_000)],
  ["objects within each other", '{"a":'.repeat(100_000) + "1" + "}".repeat(100_000)],
  ["100,000 keys", `{${Array.from({ length: 100_000 }, (_, index) => `"k${index}":1`).join(",")}}`],
  ["100,000 rules", `{"format":1,"name":"R","version":"1","rules":[${"{},".repeat(100_000)}{}]}`],
];
