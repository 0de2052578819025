import fc from "fast-check";
import type { HeldNarrative, HeldNarratives, HeldText, Subject } from "../../../src/report/narratives/held-narratives";
import { mergeNarratives } from "../../../src/report/narratives/merge-narratives";
import { narrativeId } from "../../../src/report/narratives/narrative-id";
import { STATE_WORDS, type Narrative } from "../../../src/report/narratives/narrative";
import { runsOf } from "../../support/strength";

const Q2 = "2024/25 Q2";
const Q3 = "2024/25 Q3";

const kpi = (name: string, metrics = [`${name} collected`], change: Partial<Subject> = {}): Subject => ({
  kind: "kpi",
  section: "Homes",
  kpi: name,
  metrics,
  owner: "",
  ...change,
});
const as = (text: string, isChanged = false, hash = "as last written"): HeldText => ({ text, isChanged, hash });

function row(name: string, text: HeldText, change: Partial<HeldNarrative> = {}): HeldNarrative {
  return {
    ...{
      id: narrativeId("kpi", "Homes", name),
      kind: "kpi",
      section: "Homes",
      kpi: name,
      metrics: [`${name} collected`],
    },
    ...{
      owner: as(""),
      due: as(""),
      state: as(text.text === "" ? "Awaited" : "Draft"),
      text,
      period: Q2,
      place: "now",
      ...change,
    },
  };
}

const held = (rows: HeldNarrative[], texts: [string, HeldText][] = []): HeldNarratives => ({
  rows,
  texts: new Map(texts.map(([name, text]) => [narrativeId("kpi", "Homes", name), text])),
});
const brief = ({ kpi: name, text, state, place, period }: Narrative): string =>
  [name, text, state, place, period].join(" | ");

describe("held narratives are merged with the reported KPIs", () => {
  test.each<[string, Subject[], HeldNarratives, string | null, string[], string[]]>([
    ["nothing is held yet", [kpi("Rent")], held([]), Q2, ["Rent |  | awaited | now | 2024/25 Q2"], []],
    [
      "a text is typed on Report Tables",
      [kpi("Rent")],
      held([row("Rent", as(""))], [["Rent", as("New", true)]]),
      Q2,
      ["Rent | New | draft | now | 2024/25 Q2"],
      [],
    ],
    [
      "a text is typed on Narratives",
      [kpi("Rent")],
      held([row("Rent", as("New", true))], [["Rent", as("Old")]]),
      Q2,
      ["Rent | New | draft | now | 2024/25 Q2"],
      [],
    ],
    [
      "both were changed",
      [kpi("Rent")],
      held([row("Rent", as("One", true))], [["Rent", as("Two", true)]]),
      Q2,
      ["Rent | One\n\nTwo | draft | now | 2024/25 Q2"],
      ["both-changed"],
    ],
    [
      "one was changed, and the other was written with a different text",
      [kpi("Rent")],
      held([row("Rent", as("One", false, "one"))], [["Rent", as("Two", true, "none")]]),
      Q2,
      ["Rent | One\n\nTwo | draft | now | 2024/25 Q2"],
      ["both-changed"],
    ],
    [
      "neither was changed, and they were written with different texts",
      [kpi("Rent")],
      held([row("Rent", as("One", false, "one"))], [["Rent", as("Two", false, "two")]]),
      Q2,
      ["Rent | One\n\nTwo | draft | now | 2024/25 Q2"],
      ["both-changed"],
    ],
    [
      "one was restored to empty, and the other kept",
      [kpi("Rent")],
      held([row("Rent", as("", false, "none"))], [["Rent", as("Two", false, "two")]]),
      Q2,
      ["Rent | Two | draft | now | 2024/25 Q2"],
      [],
    ],
    [
      "one was emptied and the other changed",
      [kpi("Rent")],
      held([row("Rent", as("", true))], [["Rent", as("Two", true)]]),
      Q2,
      ["Rent | Two | draft | now | 2024/25 Q2"],
      [],
    ],
    [
      "one was emptied",
      [kpi("Rent")],
      held([row("Rent", as("", true))], [["Rent", as("Old")]]),
      Q2,
      ["Rent |  | awaited | now | 2024/25 Q2"],
      [],
    ],
    [
      "the KPI was removed",
      [],
      held([row("Rent", as("Kept"))]),
      Q2,
      ["Rent | Kept | draft | gone | 2024/25 Q2"],
      ["gone"],
    ],
    ["the KPI was removed and nothing was written", [], held([row("Rent", as(""))]), Q2, [], []],
    [
      "the KPI is back",
      [kpi("Rent")],
      held([row("Rent", as("Kept"), { place: "gone" })]),
      Q2,
      ["Rent | Kept | draft | now | 2024/25 Q2"],
      ["back"],
    ],
    [
      "an earlier KPI of the same name was removed: a text of the present one is not taken for its own",
      [kpi("Rent")],
      held([row("Rent", as("Old"), { place: "gone", id: "kpi-old" }), row("Rent", as("New"))]),
      Q2,
      ["Rent | New | draft | now | 2024/25 Q2", "Rent | Old | draft | gone | 2024/25 Q2"],
      [],
    ],
    [
      "the KPI is renamed",
      [kpi("Rents", ["Rent collected"])],
      held([row("Rent", as("Kept"))]),
      Q2,
      ["Rents | Kept | draft | now | 2024/25 Q2"],
      ["renamed"],
    ],
    [
      "the KPI's name is tidied",
      [kpi(" RENT")],
      held([row("Rent", as("Kept"))]),
      Q2,
      [" RENT | Kept | draft | now | 2024/25 Q2"],
      [],
    ],
    [
      "the KPI moves to another section",
      [kpi("Rent", ["Rent collected"], { section: "Money" })],
      held([row("Rent", as("Kept"))]),
      Q2,
      ["Rent | Kept | draft | now | 2024/25 Q2"],
      ["renamed"],
    ],
    [
      "a KPI moves and another of its name is added: the one with its indicators keeps the text",
      [kpi("Rent", ["Other"], { section: "Flats" }), kpi("Rent", ["Rent collected"], { section: "Money" })],
      held([row("Rent", as("Kept"))]),
      Q2,
      ["Rent |  | awaited | now | 2024/25 Q2", "Rent | Kept | draft | now | 2024/25 Q2"],
      ["renamed"],
    ],
    [
      "a KPI is removed and two of its name are added that cannot be told apart: neither gets the text",
      [kpi("Rent", ["Other"], { section: "Flats" }), kpi("Rent", ["Another"], { section: "Money" })],
      held([row("Rent", as("Kept"))]),
      Q2,
      [
        "Rent |  | awaited | now | 2024/25 Q2",
        "Rent |  | awaited | now | 2024/25 Q2",
        "Rent | Kept | draft | gone | 2024/25 Q2",
      ],
      ["gone"],
    ],
    [
      "a KPI is renamed and another of its name is added",
      [kpi("Rents", ["Rent collected"]), kpi("Rent", ["Other"], { section: "Flats" })],
      held([row("Rent", as("Kept"))]),
      Q2,
      ["Rents | Kept | draft | now | 2024/25 Q2", "Rent |  | awaited | now | 2024/25 Q2"],
      ["renamed"],
    ],
    [
      "a KPI was removed some time ago, and one of its name is added in another section",
      [kpi("Rent", ["Other"], { section: "Flats" })],
      held([row("Rent", as("Kept"), { place: "gone" })]),
      Q2,
      ["Rent |  | awaited | now | 2024/25 Q2", "Rent | Kept | draft | gone | 2024/25 Q2"],
      [],
    ],
    [
      "two KPIs become one",
      [kpi("Income", ["Rent collected", "Voids collected"])],
      held([row("Rent", as("One")), row("Voids", as("Two"))]),
      Q2,
      [
        "Income |  | awaited | now | 2024/25 Q2",
        "Rent | One | draft | gone | 2024/25 Q2",
        "Voids | Two | draft | gone | 2024/25 Q2",
      ],
      ["gone", "gone"],
    ],
    [
      "the KPI comes back in a later period",
      [kpi("Rent")],
      held([row("Rent", as("Kept"), { place: "gone" })]),
      Q3,
      ["Rent |  | awaited | now | 2024/25 Q3", "Rent | Kept | draft | earlier | 2024/25 Q2"],
      ["back", "earlier"],
    ],
    [
      "a KPI is renamed as the period moves on",
      [kpi("Rents", ["Rent collected"])],
      held([row("Rent", as("Kept"))]),
      Q3,
      ["Rents |  | awaited | now | 2024/25 Q3", "Rents | Kept | draft | earlier | 2024/25 Q2"],
      ["renamed", "earlier"],
    ],
    [
      "the period moves back",
      [kpi("Rent")],
      held([row("Rent", as("Kept"), { period: Q3 })]),
      Q2,
      ["Rent | Kept | draft | now | 2024/25 Q3"],
      [],
    ],
    [
      "a KPI without a text is removed, with the owner from the KPI rows",
      [],
      held([row("Rent", as(""), { owner: as("Jane") })]),
      Q2,
      [],
      [],
    ],
    [
      "a KPI without a text is removed, and the typed owner is kept",
      [],
      held([row("Rent", as(""), { owner: as("Sam", true) })]),
      Q2,
      ["Rent |  | awaited | gone | 2024/25 Q2"],
      ["gone"],
    ],
    [
      "a KPI without a text is removed, and its due date is kept",
      [],
      held([row("Rent", as(""), { due: as("1 May 2025", true) })]),
      Q2,
      ["Rent |  | awaited | gone | 2024/25 Q2"],
      ["gone"],
    ],
    [
      "a KPI is split in two",
      [kpi("Rent of flats", ["a"]), kpi("Rent of houses", ["b"])],
      held([row("Rent", as("Kept"), { metrics: ["a", "b"] })]),
      Q2,
      [
        "Rent of flats |  | awaited | now | 2024/25 Q2",
        "Rent of houses |  | awaited | now | 2024/25 Q2",
        "Rent | Kept | draft | gone | 2024/25 Q2",
      ],
      ["gone"],
    ],
    [
      "the period has moved on",
      [kpi("Rent")],
      held([row("Rent", as("Second quarter"))], [["Rent", as("Second quarter")]]),
      Q3,
      ["Rent |  | awaited | now | 2024/25 Q3", "Rent | Second quarter | draft | earlier | 2024/25 Q2"],
      ["earlier"],
    ],
    [
      "the period has moved on, and the text is new",
      [kpi("Rent")],
      held([row("Rent", as("Second quarter"))], [["Rent", as("Third quarter", true)]]),
      Q3,
      ["Rent | Third quarter | draft | now | 2024/25 Q3"],
      [],
    ],
    [
      "the period is not known",
      [kpi("Rent")],
      held([row("Rent", as("Kept"))]),
      null,
      ["Rent | Kept | draft | now | 2024/25 Q2"],
      [],
    ],
    [
      "a signed-off text is changed",
      [kpi("Rent")],
      held([row("Rent", as("New", true), { state: as("Signed off") })]),
      Q2,
      ["Rent | New | draft | now | 2024/25 Q2"],
      ["reopened"],
    ],
    [
      "a text is changed and signed off at once",
      [kpi("Rent")],
      held([row("Rent", as("New", true), { state: as("signed off", true) })]),
      Q2,
      ["Rent | New | signed-off | now | 2024/25 Q2"],
      [],
    ],
    [
      "a state is none",
      [kpi("Rent")],
      held([row("Rent", as("Kept"), { state: as("With Jane", true) })]),
      Q2,
      ["Rent | Kept | draft | now | 2024/25 Q2"],
      ["state-not-read"],
    ],
    [
      "the Narratives sheet was deleted",
      [kpi("Rent")],
      held(
        [],
        [
          ["Rent", as("Kept")],
          ["Voids", as("Kept too")],
        ],
      ),
      Q2,
      ["Rent | Kept | draft | now | 2024/25 Q2", " | Kept too | draft | gone | "],
      ["gone"],
    ],
  ])("%s", (_, subjects, sheets, period, expected, codes) => {
    const { narratives, news } = mergeNarratives(subjects, sheets, period);
    expect(narratives.map(brief)).toEqual(expected);
    expect(news.map(({ code }) => code)).toEqual(codes);
    expect(new Set(narratives.map(({ id }) => id)).size).toBe(narratives.length);
    expect(narratives.every(({ id }) => id.length <= 40)).toBe(true);
  });

  test("two texts that are too long for one cell are kept in two rows, uncut", () => {
    const [one, two] = [`${"x".repeat(20_000)}.`, `${"y".repeat(20_000)}.`];
    const { narratives, news } = mergeNarratives(
      [kpi("Rent")],
      held([row("Rent", as(one, true))], [["Rent", as(two, true)]]),
      Q2,
    );
    expect(narratives.map(({ text, place }) => [text, place])).toEqual([
      [one, "now"],
      [two, "earlier"],
    ]);
    expect(news).toMatchObject([
      { code: "both-changed", sentence: expect.stringContaining("too long for one cell") as string },
    ]);
  });

  test.each<[string, Subject, RegExp]>([
    [
      "renamed",
      kpi("Rents", ["Rent collected"]),
      /^“Rents” is taken to be what was “Rent” before, by its indicators: it keeps its narrative\.$/,
    ],
    [
      "renamed and moved",
      kpi("Rents", ["Rent collected"], { section: "Money" }),
      /^“Rents” is taken to be what was “Rent” in Homes before, by its indicators/,
    ],
    [
      "moved",
      kpi("Rent", ["Rent collected"], { section: "" }),
      /^“Rent” has moved from Homes to no section: it keeps its narrative\.$/,
    ],
    [
      "moved, with other indicators",
      kpi("Rent", ["Other"], { section: "Money" }),
      /^“Rent” in Money is taken to be what was in Homes before, by its name alone\./,
    ],
  ])("the news names the former KPI of one that is %s", (_, subject, sentence) => {
    expect(mergeNarratives([subject], held([row("Rent", as("Kept"))]), Q2).news.map((news) => news.sentence)).toEqual([
      expect.stringMatching(sentence),
    ]);
  });

  test.each([
    ["a due date that was typed for the next text is kept", as("31 January 2025", true), "31 January 2025"],
    ["the due date of the archived text goes with it", as("31 October 2024"), ""],
  ])("when the period changes, %s", (_, due, expected) => {
    expect(
      mergeNarratives([kpi("Rent")], held([row("Rent", as("Second quarter"), { due })]), Q3).narratives[0]?.due,
    ).toBe(expected);
  });

  test.each([
    ["a day", { due: as("31 October 2024") }, ["", undefined], ["31 October 2024", undefined]],
    ["an unknown state", { state: as("With Jane", true) }, ["", undefined], ["", "With Jane"]],
  ])("when the period changes, %s beside a text that was never written is archived", (_, change, now, earlier) => {
    const { narratives, news } = mergeNarratives([kpi("Rent")], held([row("Rent", as(""), change)]), Q3);
    expect(narratives.map(({ due, typedState }) => [due, typedState])).toEqual([now, earlier]);
    expect(narratives.map(brief)).toEqual([
      "Rent |  | awaited | now | 2024/25 Q3",
      "Rent |  | awaited | earlier | 2024/25 Q2",
    ]);
    expect(news).toEqual([]);
  });

  test.each(["", "Kept"])("an unknown state is kept as typed, with the text “%s”", (text) => {
    const { narratives } = mergeNarratives(
      [kpi("Rent")],
      held([row("Rent", as(text), { state: as("With Jane", true) })]),
      Q2,
    );
    expect(narratives.map(({ typedState }) => typedState)).toEqual(["With Jane"]);
    const gone = mergeNarratives([], held([row("Rent", as(text), { state: as("With Jane", true) })]), Q2);
    expect(gone.narratives.map(({ typedState, place }) => [typedState, place])).toEqual([["With Jane", "gone"]]);
  });

  test("the owner is the one in the KPI rows until another is typed", () => {
    const subject = kpi("Rent", undefined, { owner: "Jane" });
    const owners = [as("Jane"), as("Old Jane"), as("Sam", true)].map(
      (owner) => mergeNarratives([subject], held([row("Rent", as(""), { owner })]), Q2).narratives[0]?.owner,
    );
    expect(owners).toEqual(["Jane", "Jane", "Sam"]);
  });
});

/** Both sheets after a run: everything is as it was written. */
function writeSheets(narratives: readonly Narrative[]): { rows: HeldNarrative[]; texts: Map<string, HeldText> } {
  return {
    rows: narratives.map((one) => ({
      ...one,
      owner: as(one.owner),
      due: as(one.due),
      state: as(STATE_WORDS[one.state]),
      text: as(one.text),
    })),
    texts: new Map(narratives.filter(({ place }) => place === "now").map(({ id, text }) => [id, as(text)])),
  };
}

type Deed =
  | { do: "type-in-list" | "type-on-tables" | "rename" | "remove" | "add" | "move" | "re-measure"; at: number }
  | { do: "run" | "sort" | "close" | "delete-list" };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    do: fc.constantFrom(
      "type-in-list" as const,
      "type-on-tables" as const,
      "rename" as const,
      "remove" as const,
      "add" as const,
      "move" as const,
      "re-measure" as const,
    ),
    at: fc.nat(5),
  }),
  fc.record({
    do: fc.constantFrom("run" as const, "run" as const, "sort" as const, "close" as const, "delete-list" as const),
  }),
);

test("no text is lost by any sequence of typing, renaming, removing, sorting and closing", () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
      let subjects = ["Rent", "Voids", "Repairs"].map((name) => kpi(name));
      let year = 2024;
      let sheets = writeSheets(mergeNarratives(subjects, { rows: [], texts: new Map() }, Q2).narratives);
      const alive = new Set<string>();
      let count = 0;
      const run = (): void => {
        const { narratives } = mergeNarratives(subjects, sheets, `${year}/${(year + 1) % 100} Q2`);
        sheets = writeSheets(narratives);
        const all = narratives.map(({ text }) => text).join("\n");
        expect([...alive].filter((word) => !all.includes(word))).toEqual([]);
        expect(new Set(narratives.map(({ id }) => id)).size).toBe(narratives.length);
      };
      const typeOver = (before: HeldText): HeldText => {
        // A text that a person overwrites is meant to be lost.
        for (const word of before.text.match(/word\d+\./g) ?? []) alive.delete(word);
        count += 1;
        alive.add(`word${count}.`);
        return { ...before, text: `word${count}.`, isChanged: true };
      };
      for (const one of deeds) {
        if (one.do === "type-in-list") {
          const found = sheets.rows[one.at % Math.max(1, sheets.rows.length)];
          if (found) found.text = typeOver(found.text);
        } else if (one.do === "type-on-tables") {
          const id = [...sheets.texts.keys()][one.at % Math.max(1, sheets.texts.size)];
          if (id !== undefined) sheets.texts.set(id, typeOver(sheets.texts.get(id) ?? as("")));
        } else if (one.do === "rename")
          subjects = subjects.map((subject, index) =>
            index === one.at ? { ...subject, kpi: `${subject.kpi} ${(count += 1)}` } : subject,
          );
        else if (one.do === "re-measure")
          subjects = subjects.map((subject, index) =>
            index === one.at ? { ...subject, metrics: [`Measure ${(count += 1)}`] } : subject,
          );
        else if (one.do === "move")
          subjects = subjects.map((subject, index) =>
            index === one.at ? { ...subject, section: subject.section === "Homes" ? "Money" : "Homes" } : subject,
          );
        else if (one.do === "remove") subjects = subjects.filter((_, index) => index !== one.at);
        else if (one.do === "add")
          subjects = [...subjects, kpi(["Rent", "Voids", "Noise", "Waste"][one.at % 4] ?? "Rent")].filter(
            (subject, index, all) =>
              all.findIndex((other) => other.kpi === subject.kpi && other.section === subject.section) === index,
          );
        else if (one.do === "sort") sheets.rows.reverse();
        else if (one.do === "close") {
          run();
          year += 1;
        } else if (one.do === "delete-list") {
          // Deleting Narratives loses the texts that only it has: those on Report Tables too are not lost.
          for (const { id, text } of sheets.rows) {
            const shown = sheets.texts.get(id);
            for (const word of text.text.match(/word\d+\./g) ?? []) if (!shown?.text.includes(word)) alive.delete(word);
          }
          sheets.rows = [];
        } else run();
      }
      run();
    }),
    { numRuns: runsOf(1000) },
  );
});
