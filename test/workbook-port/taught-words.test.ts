import { review, type Review } from "../../src/actions/review";
import { recalculate } from "../../src/actions/recalculate";
import { writeRules } from "../../src/actions/write-rules";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { readStatusIn } from "../../src/rag/rules/ruleset";
import { teachWords, type WordChoice } from "../../src/rag/rules/statuses/teach-words";
import type { WorkbookPort } from "../../src/planning/port";
import { done, type Result } from "../../src/planning/problem";
import { findUnknownWords } from "../../src/planning/statuses/unknown-words";
import { columnValues, kpiWorkbook, type KpiCell, type KpiRow } from "../support/kpi-workbook";
import { NOW, openBoth, valueOf } from "../xlsx/both-hosts";
import { HOSTS } from "./hosts";

const GREEN: KpiRow = { target: 90, goodIs: "High", latestValue: 92, asOf: "2024/25 Q2" };
const AMBER: KpiRow = { ...GREEN, latestValue: 85 };
const RED: KpiRow = { ...GREEN, latestValue: 5 };
const rows = (...given: [row: KpiRow, status: KpiCell, more?: KpiRow][]): KpiRow[] =>
  given.map(([row, status, more], index) => ({
    ...row,
    metric: `Row ${index + 1}`,
    section: "Homes",
    kpi: `KPI ${index + 1}`,
    status,
    ...more,
  }));

const read = async (port: WorkbookPort): Promise<Review> => valueOf(await review(port, DEFAULT_RULESET));

/** Teaches words as the pane and the command line do: by writing changed rules over the current ones. */
async function teach(port: WorkbookPort, said: readonly WordChoice[]): Promise<Result<unknown>> {
  const now = await read(port);
  const taught = teachWords(now.ruleset, said);
  if ("problems" in taught) throw new Error(taught.problems.join("; "));
  return writeRules(port, DEFAULT_RULESET, now, taught.ruleset);
}

describe.each(HOSTS)("in $name", ({ open }) => {
  test("unknown words are named, taught once and read from then on, and the column continues in them", async () => {
    const model = kpiWorkbook(
      rows(
        [GREEN, "Met"],
        [RED, "met "],
        [AMBER, "Not met"],
        [GREEN, "On hold"],
        [RED, ""],
        [AMBER, "", { override: "Met", overrideReason: "Agreed" }],
      ),
    );
    const book = open(model);
    const before = await read(book.port());
    expect(findUnknownWords(before.kept, before.tables)).toEqual([
      { word: "Met", count: 2, places: ["I2", "I3"] },
      { word: "Not met", count: 1, places: ["I4"] },
      { word: "On hold", count: 1, places: ["I5"] },
    ]);
    valueOf(
      await teach(book.port(), [
        { word: "Met", status: "green" },
        { word: "Not met", status: "red" },
        { word: "Nearly", status: "amber" },
        { word: "On hold", status: "left-alone" },
      ]),
    );
    const after = await read(book.port());
    expect(after.kept.map(({ address, word }) => [address, word])).toEqual([["I5", undefined]]);
    expect(after.changes.map(({ address, from, to }) => [address, from, to])).toEqual([
      ["I3", "green", "red"],
      ["I4", "red", "amber"],
      ["I6", null, "red"],
      ["I7", null, "green"],
    ]);
    valueOf(await recalculate(book.port(), DEFAULT_RULESET, NOW));
    expect(columnValues(model, "status")).toEqual(["Met", "Not met", "Nearly", "On hold", "Not met", "Met"]);
    expect((await read(book.port())).changes).toEqual([]);
  });

  test("symbols need not be taught", async () => {
    const model = kpiWorkbook(rows([GREEN, "🟢"], [AMBER, "🟠"], [RED, "🟢"], [GREEN, "⚠️"], [AMBER, ""]));
    const book = open(model);
    expect((await read(book.port())).kept).toEqual([]);
    valueOf(await recalculate(book.port(), DEFAULT_RULESET, NOW));
    expect(columnValues(model, "status")).toEqual(["🟢", "🟠", "🔴", "🟢", "🟠"]);
  });
});

test("words that a sheet would take for a formula or for two cells stay words in both, and an undo restores everything", async () => {
  const words: WordChoice[] = [
    { word: "=", status: "green" },
    { word: "-", status: "amber" },
    { word: "+", status: "red" },
    { word: "+1, late", status: "red" },
    { word: "'Version", status: "not-rated" },
    { word: "@risk", status: "left-alone" },
  ];
  const asText = (value: string): KpiCell => ({ value, format: "@" });
  const model = kpiWorkbook(
    rows(
      [GREEN, asText("=")],
      [RED, ""],
      [RED, asText("=")],
      [AMBER, asText("=")],
      [GREEN, asText("@risk")],
      [{ ...GREEN, target: "TBC" }, ""],
    ),
  );
  const both = openBoth(model);
  await both.run({ name: "teach", run: (port) => teach(port, words) });
  await both.run({
    name: "read",
    run: async (port) => {
      const { ruleset } = await read(port);
      expect(ruleset.words).toEqual(words);
      expect(words.map(({ word }) => readStatusIn(ruleset, word))).toEqual([
        "green",
        "amber",
        "red",
        "red",
        "not-rated",
        null,
      ]);
      return done(undefined);
    },
  });
  await both.run({ name: "recalculate", run: (port) => recalculate(port, DEFAULT_RULESET, NOW) });
  expect(columnValues(model, "status")).toEqual(["=", "+", "+", "-", "@risk", "Not rated"]);
  await both.undo();
});
