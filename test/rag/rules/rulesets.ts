import fc from "fast-check";
import { FREQUENCIES } from "../../../src/rag/periods/reporting";
import type { DirectionChoice } from "../../../src/rag/rules/direction";
import { PALETTE_NAMES, type Colour } from "../../../src/rag/rules/statuses/colours";
import { MIDDLE_LEVELS, type Edge, type Edges } from "../../../src/rag/rules/edges/edge";
import type { IconName } from "../../../src/rag/rules/statuses/excel-icons";
import type { ListedStatus, Wording } from "../../../src/rag/rules/statuses/status-list";
import { USUAL_LOOKS } from "../../../src/rag/rules/statuses/usual-icons-and-colours";
import type { TaughtWord, WordMeaning } from "../../../src/rag/rules/statuses/taught-words";
import { foldWord, LEVELS, readStatus, type RatedStatus } from "../../../src/rag/status";
import type { Tolerance } from "../../../src/rag/rules/edges/tolerance";
import type { Conditions, Defaults, Rule, Ruleset } from "../../../src/rag/rules/ruleset";

/* Arbitrary rulesets, such as an organisation might write. */

const word = fc
  .stringMatching(/^[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ ()&'%-]{0,20}[a-z)]$/)
  .filter((text) => readStatus(text) === null);
const figure = fc
  .tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 3 }))
  .map(([n, places]) => n / 10 ** places);

/** A quarter of them end just before their figure. */
const isStrict = fc.integer({ min: 0, max: 3 }).map((n) => n === 0);
const strictly = <T extends object>(found: T, strict: boolean): T => (strict ? { ...found, strict: true } : found);

export const anyTolerance: fc.Arbitrary<Tolerance> = fc
  .tuple(
    fc.oneof(
      figure.map((n): Tolerance => ({ kind: "percent", figure: n })),
      figure.map((n): Tolerance => ({ kind: "points", figure: n })),
      figure.map((n): Tolerance => ({ kind: "amount", figure: n, scale: 1 })),
    ),
    isStrict,
  )
  .map(([found, strict]) => strictly(found, strict));

export const anyEdge: fc.Arbitrary<Edge> = fc.oneof(
  anyTolerance,
  fc.tuple(anyTolerance, anyTolerance).map(([under, over]): Edge => ({ kind: "sides", under, over })),
  fc.tuple(figure, isStrict).map(([n, strict]): Edge => ({ kind: "at", figure: n, unit: null, scale: 1, strict })),
  isStrict.map((strict): Edge => strictly({ kind: "no-worse" }, strict)),
);

/** A distance that reaches further the higher its step. */
const distance = (step: number): fc.Arbitrary<Tolerance> =>
  fc
    .tuple(fc.constantFrom("percent" as const, "points" as const, "amount" as const), figure)
    .map(([kind, n]): Tolerance => {
      const further = step * 100_000 + n;
      return kind === "amount" ? { kind, figure: further, scale: 1 } : { kind, figure: further };
    });

/** An edge for each status of a list between green and red, each reaching further than the one before, whatever it is measured in. */
function edgesFor(levels: readonly RatedStatus[], isOnTarget: boolean): fc.Arbitrary<Edges> {
  const middle = MIDDLE_LEVELS.filter((level) => levels.includes(level));
  const steps = fc.tuple(
    ...middle.map((_, index) =>
      isOnTarget || index < middle.length - 1
        ? distance(index + 2)
        : fc.oneof(
            distance(index + 2),
            anyEdge.filter(({ kind }) => kind === "at"),
          ),
    ),
  );
  const green = fc.oneof(
    fc.constant("met" as const),
    isOnTarget ? distance(1) : fc.oneof(distance(1), fc.constant<Edge>({ kind: "no-worse" })),
  );
  const beyond = levels.includes("exceeding") ? anyTolerance : fc.constant(undefined);
  return fc.tuple(green, steps, beyond).map(([greenEdge, edges, exceeding]) =>
    withoutUndefined({
      exceeding,
      green: greenEdge,
      ...Object.fromEntries(middle.map((level, index) => [level, edges[index]])),
    }),
  );
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const conditions: fc.Arbitrary<Conditions> = fc
  .record({
    section: optional(word),
    kpi: optional(word),
    metric: optional(word.map((text) => `*${text}`)),
    unit: optional(fc.constantFrom("%", "£", "days", "number")),
    goodIs: optional(fc.constantFrom("high" as const, "low" as const, "on-target" as const)),
  })
  .map(withoutUndefined);

const profile = fc.constantFrom("straight line" as const, [40, 87.5, 95, 100] as const, [0, 0, 0, 100] as const);

const direction: fc.Arbitrary<DirectionChoice | undefined> = fc
  .record({
    against: optional(fc.constantFrom("previous" as const, "last-year" as const, "trend" as const)),
    steadyWithin: optional(anyTolerance),
  })
  .map(withoutUndefined)
  .map((choice) => (Object.keys(choice).length > 0 ? choice : undefined));

const ruleFor = (levels: readonly RatedStatus[]): fc.Arbitrary<Rule> =>
  fc
    .record({ name: word, when: conditions, edges: edgesFor(levels, true), profile: optional(profile), direction })
    .map(({ edges: given, ...rest }) => withoutUndefined({ ...rest, ...given }));

const defaultsFor = (levels: readonly RatedStatus[]): fc.Arbitrary<Defaults> =>
  fc
    .record({
      "high-or-low": edgesFor(levels, false),
      "on-target": edgesFor(levels, true),
      comparable: edgesFor(levels, false),
      combine: fc.constantFrom("worst-of" as const, "majority" as const, "mean" as const, "weighted" as const),
      cumulative: optional(fc.oneof(profile, fc.constantFrom("stated only" as const, "to date" as const))),
      smallNumbers: levels.includes("amber")
        ? optional(fc.record({ below: fc.integer({ min: 1, max: 50 }), amber: fc.integer({ min: 0, max: 5 }) }))
        : fc.constant(undefined),
      direction,
    })
    .map(withoutUndefined);

const composite = fc.record({
  name: word,
  scale: fc.integer({ min: 1, max: 100 }),
  components: fc.array(
    fc.record({
      metric: word,
      weight: fc.integer({ min: 0, max: 100 }),
      score: fc.constantFrom(
        "as it is" as const,
        "percent of target" as const,
        { worst: 0, best: 100 },
        { worst: 12.5, best: -3 },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** Two to five statuses, green and red among them. */
const levelLists: fc.Arbitrary<RatedStatus[]> = fc
  .subarray(["exceeding", ...MIDDLE_LEVELS] as const, { maxLength: 3 })
  .map((others) =>
    LEVELS.filter((level) => level === "green" || level === "red" || others.some((one) => one === level)),
  );

/** Icons by the set they are of, for each level. */
const ICONS_BY_SET: readonly Record<RatedStatus, IconName>[] = [
  {
    exceeding: "star",
    green: "green tick",
    "amber-green": "amber exclamation",
    amber: "amber exclamation",
    "amber-red": "amber exclamation",
    red: "red cross",
  },
  {
    exceeding: "green circle",
    green: "green circle",
    "amber-green": "amber circle",
    amber: "amber circle",
    "amber-red": "amber circle",
    red: "red circle",
  },
  {
    exceeding: "green arrow up",
    green: "green arrow up",
    "amber-green": "amber arrow rising",
    amber: "amber arrow across",
    "amber-red": "amber arrow falling",
    red: "red arrow down",
  },
  {
    exceeding: "full disc",
    green: "three quarters disc",
    "amber-green": "half disc",
    amber: "half disc",
    "amber-red": "quarter disc",
    red: "empty disc",
  },
];

/** Looks that fit what a status counts as. */
function looksFor(
  status: RatedStatus,
  icons: Record<RatedStatus, IconName>,
): fc.Arbitrary<Pick<ListedStatus, "icon" | "colour" | "countsAs">> {
  const { countsAs } = USUAL_LOOKS[status];
  const colours: Colour[] = [
    ...PALETTE_NAMES.filter((name) => name === countsAs || (name !== "green" && name !== "red")),
    "#1f5c99",
    "#4a0e4e",
  ];
  return fc.record({
    icon: fc.constant(icons[status]),
    colour: fc.constantFrom(...colours),
    countsAs: fc.constant(countsAs),
  });
}

/** Words of a body's own, for statuses that are listed or for none. */
const taughtFor = (levels: readonly RatedStatus[]): fc.Arbitrary<TaughtWord[]> =>
  fc.uniqueArray(
    fc.record({
      word: fc.oneof(word, fc.constantFrom("●", "🔵", "Version", "Amber - Green?", "=")),
      status: fc.constantFrom<WordMeaning>(...levels, "not-rated", "left-alone"),
    }),
    {
      maxLength: 4,
      selector: (one) => foldWord(one.word),
    },
  );

/** Rulesets that a rules document can hold. */
export const anyRuleset: fc.Arbitrary<Ruleset> = levelLists.chain((levels) =>
  fc
    .record({
      name: word,
      version: fc.constantFrom("1.0", "2025.1", "7", "1.10"),
      period: optional(fc.constantFrom("2024/25", "2024/25 Q2", "2025")),
      yearBegins: optional(fc.integer({ min: 1, max: 12 })),
      reported: optional(fc.constantFrom(...FREQUENCIES)),
      words: fc.uniqueArray(word, {
        minLength: levels.length + 1,
        maxLength: levels.length + 1,
        selector: (text) => text.toLowerCase(),
      }),
      looks: fc
        .constantFrom(...ICONS_BY_SET)
        .chain((icons) => fc.tuple(...levels.map((level) => looksFor(level, icons)))),
      defaults: defaultsFor(levels),
      rules: fc.array(ruleFor(levels), { maxLength: 4 }),
      composites: optional(fc.array(composite, { minLength: 1, maxLength: 2 })),
      taught: taughtFor(levels),
    })
    .map(({ words, looks, taught, ...rest }) => {
      const wording = (index: number): Wording => ({
        word: words[index] ?? "",
        meaning: `What ${words[index] ?? ""} means`,
      });
      const statuses = levels.map((status, index): ListedStatus => ({
        status,
        ...wording(index),
        ...(looks[index] ?? USUAL_LOOKS[status]),
      }));
      const own = new Set(words.map(foldWord));
      const others = taught.filter((one) => !own.has(foldWord(one.word)));
      return withoutUndefined({
        ...rest,
        statuses,
        notRated: wording(levels.length),
        words: others.length > 0 ? others : undefined,
      });
    }),
);
