import { rate } from "../../src/rag/rate";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { isHarmless } from "../../src/kpi/finding/headings";
import { parseRuleset } from "../../src/rag/rules/read-ruleset";
import { readStatusIn } from "../../src/rag/rules/ruleset";
import { teachWords } from "../../src/rag/rules/statuses/teach-words";
import { readStatus } from "../../src/rag/status";
import { openTemplate } from "../../src/report/word/template/open-template";
import { packDocument } from "../report/word/zip-parts";
import { indicatorCells } from "../rag/indicator-cells";

/*
 * Each door that something from outside comes in by is fed its worst: as long as Excel lets a cell be (32,767 letters), of
 * what patterns stumble over. A test fails by jest's own limit. Returned files are in test/report/word/read-returned.test.ts,
 * workbooks in test/xlsx/proportion.test.ts.
 */

const LONGEST_CELL = 32_767;
const fill = (piece: string, end = ""): string =>
  piece.repeat(Math.ceil(LONGEST_CELL / piece.length)).slice(0, LONGEST_CELL - end.length) + end;

const TEXTS: [string, string][] = [
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

const FIELDS = [
  "metric",
  "target",
  "goodIs",
  "asOf",
  "latestValue",
  "previousValue",
  "benchmark",
  "tolerance",
  "override",
  "overrideReason",
] as const;

test.each(TEXTS)("a cell of %s is judged or refused", (_, text) => {
  for (const field of FIELDS) {
    const cells = indicatorCells({
      metric: "Calls",
      target: "90%",
      goodIs: "High",
      asOf: "Q1 2024/25",
      latestValue: "85%",
      [field]: text,
    });
    expect(rate(cells, DEFAULT_RULESET).status).toEqual(expect.any(String));
  }
  expect(isHarmless(text)).toBe(false);
});

test.each(TEXTS)(
  "a status cell of %s is no status, and can be taught where it is short but for its spaces",
  (_, text) => {
    expect([readStatusIn(DEFAULT_RULESET, text), readStatus(text)]).toEqual([null, null]);
    const isShort = text.replace(/\s+/g, " ").trim().length < 10;
    expect("ruleset" in teachWords(DEFAULT_RULESET, [{ word: text, status: "green" }])).toBe(isShort);
  },
);

test.each(TEXTS)("a Tolerance of %s is not read", (_, text) => {
  const rating = rate(
    indicatorCells({ metric: "Calls", target: "90%", goodIs: "High", latestValue: "85%", tolerance: text }),
    DEFAULT_RULESET,
  );
  expect(rating).toMatchObject({ status: "not-rated", computed: { reason: { code: "tolerance-not-read" } } });
});

test.each<[string, string]>([
  ["stars", `{"rules":[{"name":"${"*".repeat(500_000)}x!"}]}`],
  ["lists within each other", "[".repeat(900_000)],
  ["spaces", " ".repeat(900_000)],
  ["what is longer than any", "[1,".repeat(400_000)],
])("rules of %s are refused", (_, text) => {
  expect(parseRuleset(text).ruleset).toBeNull();
});

test.each<[string, string]>([
  ["comments without an end", "<!-- - -->".repeat(100_000)],
  ["sections", "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>".repeat(50_000)],
  ["tracked changes of sections", `<w:sectPr>${"<w:sectPrChange/>".repeat(100_000)}</w:sectPr>`],
  ["spaces", `<w:sectPr/>${" ".repeat(100_000)}`],
  ["paragraphs within each other", "<w:p>".repeat(50_000) + "</w:p>".repeat(50_000)],
])("a template of %s is opened or refused", (_, body) => {
  expect(openTemplate(packDocument(body)).ok).toEqual(expect.any(Boolean));
});
