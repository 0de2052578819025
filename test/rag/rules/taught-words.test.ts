import fc from "fast-check";
import { findVocabulary } from "../../../src/kpi/status-looks/status-vocabulary";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { readRuleset } from "../../../src/rag/rules/read-ruleset";
import { readStatusIn, readWordIn, wordFor, type Ruleset } from "../../../src/rag/rules/ruleset";
import { teachWords } from "../../../src/rag/rules/statuses/teach-words";
import type { TaughtWord, WordMeaning } from "../../../src/rag/rules/statuses/taught-words";
import { writeRuleset } from "../../../src/rag/rules/write-ruleset";
import type { RatedStatus, Status } from "../../../src/rag/status";
import { runsOf } from "../../support/strength";
import { rulesListing } from "./listed";
import { anyRuleset } from "./rulesets";

const MET: TaughtWord[] = [
  { word: "Met", status: "green" },
  { word: "Partially met", status: "amber" },
  { word: "Not met", status: "red" },
  { word: "●", status: "green" },
  { word: "Closed", status: "left-alone" },
  { word: "TBC", status: "not-rated" },
  { word: "🔵", status: "green" },
  { word: "Met/late", status: "amber" },
  { word: "Met - in part", status: "amber" },
];
const TAUGHT: Ruleset = { ...DEFAULT_RULESET, words: MET };
const FIVE = rulesListing("green", "amber-green", "amber", "amber-red", "red");
const FOUR = rulesListing("exceeding", "green", "amber", "red");

describe("common words for statuses are read without being taught", () => {
  test.each<[string, Status]>([
    ["🟢", "green"],
    ["🟡", "amber"],
    ["🟠", "amber"],
    ["🔴", "red"],
    ["🟩", "green"],
    ["🟨", "amber"],
    ["🟥", "red"],
    ["💚", "green"],
    ["❤️", "red"],
    ["✅", "green"],
    ["⚠️", "amber"],
    ["⚠︎", "amber"],
    ["❌", "red"],
    ["✔️", "green"],
    ["✖️", "red"],
    [" 🟢 ", "green"],
    ["Yellow", "amber"],
    ["ＧＲＥＥＮ", "green"],
    ["Green\u00a0", "green"],
    ["Not\u00a0 rated", "not-rated"],
    ["Green ✓", "green"],
    ["🟢 Green", "green"],
    ["🔴 - Red", "red"],
    ["Amber (!)", "amber"],
    ["G 🟢", "green"],
  ])("%j is %s", (text, status) => {
    expect(readStatusIn(DEFAULT_RULESET, text)).toBe(status);
  });

  test.each([
    ...[
      "Met",
      "Not met",
      "On target",
      "On track",
      "Off track",
      "Amber/Green",
      "Amber/Red",
      "●",
      "▲",
      "▼",
      "↑",
      "⚪",
      "⚫",
      "🔵",
      "Blue",
      "☑",
    ],
    ...[
      "🟢 Red",
      "Green ✗",
      "🟢 Met",
      "🟢🔴",
      "🟢🟢",
      "Green ↑",
      "(Green)",
      "Green or Amber",
      "①",
      "",
      " ",
      "x".repeat(61),
      "Green?",
    ],
  ])("%j is asked for, not guessed", (text) => {
    expect(readStatusIn(DEFAULT_RULESET, text)).toBeNull();
  });

  test("yellow and orange are undecided where there is more than amber between green and red", () => {
    expect(["🟡", "🟠", "Orange", "⚠️", "!"].map((text) => readStatusIn(FIVE, text))).toEqual([
      null,
      null,
      null,
      null,
      "amber",
    ]);
  });

  test.each([
    ["🔵", FOUR, "exceeding"],
    ["⭐", FOUR, "exceeding"],
    ["🟡", rulesListing("green", "red"), null],
    ["Amber – Green", FIVE, "amber-green"],
  ])("%s is read by the list of statuses", (text, ruleset, status) => {
    expect(readStatusIn(ruleset, text)).toBe(status);
  });
});

describe("laws", () => {
  const listedLevels = (ruleset: Ruleset): RatedStatus[] => ruleset.statuses.map(({ status }) => status);

  test("a taught word is read in any spacing and variant, and no word has two meanings", () => {
    fc.assert(
      fc.property(anyRuleset, fc.constantFrom(" ", "\u00a0", "\n", "\ufe0f", "\u200b"), (ruleset, between) => {
        for (const { word, status } of ruleset.words ?? [])
          expect(readWordIn(ruleset, `${between}${word.replace(/ /g, ` ${between}`)}${between}`)).toBe(status);
        for (const status of listedLevels(ruleset))
          expect(readStatusIn(ruleset, wordFor(ruleset, status))).toBe(status);
      }),
      { numRuns: runsOf(1000) },
    );
  });

  test("what a column of any words writes for a status reads as that status", () => {
    const SAMPLES = [
      "🟢",
      "🟡",
      "🟠",
      "🔴",
      "❤️",
      "✅",
      "❌",
      "G",
      "a",
      "R",
      "✓",
      "!",
      "✗",
      "Green",
      "AMBER",
      "Yellow",
      "blue",
      "⭐",
    ];
    fc.assert(
      fc.property(anyRuleset, fc.subarray(SAMPLES, { maxLength: 4 }), fc.boolean(), (ruleset, samples, hasTaught) => {
        const words = [...(hasTaught ? (ruleset.words ?? []).map(({ word }) => word) : []), ...samples];
        const seen: Partial<Record<RatedStatus, string>> = {};
        for (const word of words) {
          const status = readStatusIn(ruleset, word);
          if (status && status !== "not-rated") seen[status] ??= word;
        }
        const written = findVocabulary(seen, ruleset);
        expect(written).toMatchObject(seen);
        expect(listedLevels(ruleset).map((status) => readStatusIn(ruleset, written[status]))).toEqual(
          listedLevels(ruleset),
        );
      }),
      { numRuns: runsOf(2000) },
    );
  });
});

describe("taught words", () => {
  test.each<[string, WordMeaning | null]>([
    ["Met", "green"],
    ["  PARTIALLY \n met ", "amber"],
    ["not\u00a0met", "red"],
    ["●\ufe0e", "green"],
    ["Met ●", "green"],
    ["✅ Met", "green"],
    ["🔴 Met", null],
    ["closed", "left-alone"],
    ["● Closed", null],
    ["tbc", "not-rated"],
    ["Met / Late", "amber"],
    ["met—late", null],
    ["Met – in part", "amber"],
    ["🔵", "green"],
    ["Green", "green"],
    ["Met in part", null],
  ])("%j means %s", (text, meaning) => {
    expect(readWordIn(TAUGHT, text)).toBe(meaning);
    expect(readStatusIn(TAUGHT, text)).toBe(meaning === "left-alone" ? null : meaning);
  });

  test("are the same after writing and reading a document; a document without them has none", () => {
    expect(readRuleset(writeRuleset(TAUGHT))).toEqual({ ruleset: TAUGHT, problems: [] });
    expect(writeRuleset(DEFAULT_RULESET)).not.toHaveProperty("words");
    expect(readRuleset({ ...writeRuleset(DEFAULT_RULESET), words: [] }).ruleset).toEqual(DEFAULT_RULESET);
  });

  test.each<[string, TaughtWord[], string, RegExp]>([
    [
      "two statuses",
      [
        { word: "Met", status: "green" },
        { word: "MET\ufe0f", status: "red" },
      ],
      "words[1].word",
      /^“MET\ufe0f” cannot be both Green and Red/,
    ],
    [
      "a word twice",
      [
        { word: "Met", status: "green" },
        { word: "met", status: "green" },
      ],
      "words[1].word",
      /there twice/,
    ],
    [
      "another status's own word",
      [{ word: "amber", status: "green" }],
      "words[0].word",
      /own word for amber, and cannot be Green/,
    ],
    [
      "another status's letter",
      [{ word: "A", status: "green" }],
      "words[0].word",
      /writes for Amber, and cannot be Green/,
    ],
    [
      "a status's word to be left alone",
      [{ word: "R", status: "left-alone" }],
      "words[0].word",
      /cannot be a cell to be left alone/,
    ],
    [
      "a status that is not listed",
      [{ word: "Nearly", status: "amber-green" }],
      "words[0].status",
      /not in the list of statuses/,
    ],
    ["a number", [{ word: "10%", status: "green" }], "words[0].word", /number or a date/],
    ["a date", [{ word: "1 May", status: "green" }], "words[0].word", /number or a date/],
    ["nothing that shows", [{ word: "\ufe0f", status: "green" }], "words[0].word", /shows/],
    ["two lines", [{ word: "Met\nlate", status: "green" }], "words[0].word", /one line/],
    ["a long text", [{ word: "m".repeat(61), status: "green" }], "words[0].word", /at most 60/],
  ])("%s cannot be taught", (_, words, path, problem) => {
    expect(readRuleset({ ...writeRuleset(DEFAULT_RULESET), words }).problems).toEqual([
      { path, problem: expect.stringMatching(problem) as string },
    ]);
  });

  test.each<[string, WordMeaning, RegExp]>([
    ["amber", "green", /^“amber” is the rules’ own word for amber/],
    ["10%", "green", /^“10%” is a number or a date/],
    ["m".repeat(61), "green", /^“m{40}…” is 61 letters long/],
    ["Nearly", "amber-green", /^“Nearly” cannot be Amber\/Green, which is not in the list of statuses/],
  ])("what is wrong with teaching %s as %s is a sentence", (word, status, problem) => {
    expect(teachWords(DEFAULT_RULESET, [{ word, status }])).toEqual({ problems: [expect.stringMatching(problem)] });
  });

  test("too many are reported as a whole", () => {
    const words = Array.from({ length: 201 }, (_, index) => ({
      word: `w${"x".repeat(index % 7)}${index}w`,
      status: "green" as const,
    }));
    expect(teachWords(DEFAULT_RULESET, words)).toEqual({
      problems: [expect.stringMatching(/one too many: at most 200/)],
    });
  });

  test("teaching a word again and removing another gives the rules a new version", () => {
    const taught = teachWords(TAUGHT, [
      { word: "MET", status: "amber" },
      { word: "closed", status: null },
      { word: "Nearly  met", status: "amber" },
    ]);
    expect(taught).toMatchObject({ ruleset: { name: "Our RAG rules", version: "1.1" } });
    const words = "ruleset" in taught ? taught.ruleset.words?.map(({ word, status }) => `${word} ${status}`) : [];
    expect(words).toEqual([
      "Partially met amber",
      "Not met red",
      "● green",
      "TBC not-rated",
      "🔵 green",
      "Met/late amber",
      "Met - in part amber",
      "MET amber",
      "Nearly met amber",
    ]);
  });

  test("rules without taught words have no list of words", () => {
    const taught = teachWords({ ...DEFAULT_RULESET, words: [{ word: "Met", status: "green" }] }, [
      { word: "met", status: null },
    ]);
    expect(taught).toMatchObject({ ruleset: { version: "1.1" } });
    expect("ruleset" in taught && "words" in taught.ruleset).toBe(false);
  });

  test("a sign can be taught another colour than its own, a word cannot", () => {
    expect(readStatusIn({ ...FIVE, words: [{ word: "🟠", status: "amber-red" }] }, "🟠")).toBe("amber-red");
  });
});
