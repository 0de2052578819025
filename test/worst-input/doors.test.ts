import { rate } from "../../src/rag/rate";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { isHarmless } from "../../src/kpi/columns/match-headings";
import { parseRuleset } from "../../src/rag/rules/read-ruleset";
import { readStatusIn } from "../../src/rag/rules/ruleset";
import { teachWords } from "../../src/rag/rules/statuses/teach-words";
import { readStatus } from "../../src/rag/status";
import { openTemplate } from "../../src/report/word/template/open-template";
import { packDocument } from "../report/word/zip-parts";
import { indicatorCells } from "../rag/indicator-cells";
import { WORST_RULES, WORST_TEXTS } from "./inputs";

/*
 * Each door that something from outside comes in by is fed its worst: as long as Excel lets a cell be (32,767 letters), of
 * what patterns stumble over. A test fails by jest's own limit. Returned files are in test/report/word/read-returned.test.ts,
 * workbooks in test/xlsx/proportion.test.ts.
 */

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

test.each(WORST_TEXTS)("a cell of %s is judged or refused", (_, text) => {
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

test.each(WORST_TEXTS)(
  "a status cell of %s is no status, and can be taught where it is short but for its spaces",
  (_, text) => {
    expect([readStatusIn(DEFAULT_RULESET, text), readStatus(text)]).toEqual([null, null]);
    const isShort = text.replace(/\s+/g, " ").trim().length < 10;
    expect("ruleset" in teachWords(DEFAULT_RULESET, [{ word: text, status: "green" }])).toBe(isShort);
  },
);

test.each(WORST_TEXTS)("a Tolerance of %s is not read", (_, text) => {
  const rating = rate(
    indicatorCells({ metric: "Calls", target: "90%", goodIs: "High", latestValue: "85%", tolerance: text }),
    DEFAULT_RULESET,
  );
  expect(rating).toMatchObject({ status: "not-rated", computed: { reason: { code: "tolerance-not-read" } } });
});

test.each(WORST_RULES)("rules of %s are refused", (_, text) => {
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
