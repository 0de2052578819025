import fc from "fast-check";
import type { DirectionChoice } from "../../../src/rag/rules/direction";
import type { Edge, Edges } from "../../../src/rag/rules/edge";
import type { Tolerance } from "../../../src/rag/rules/tolerance";
import type { Conditions, Defaults, Rule, Ruleset } from "../../../src/rag/rules/ruleset";

/* Arbitrary rulesets, such as an organisation might write. */

const word = fc.stringMatching(/^[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ ()&'%-]{0,20}[a-z)]$/);
const figure = fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 3 })).map(([n, places]) => n / 10 ** places);

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

/** Green never reaches further than amber, and nothing is left undefined. */
const edges = fc
  .record({ green: fc.oneof(fc.constant("met" as const), anyEdge), amber: anyEdge, exceeding: fc.option(anyTolerance, { nil: undefined }) })
  .filter(({ green, amber }) => green === "met" || green.kind !== amber.kind)
  .map(({ exceeding, ...rest }): Edges => (exceeding ? { ...rest, exceeding } : rest));

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });

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
  .record({ against: optional(fc.constantFrom("previous" as const, "last-year" as const, "trend" as const)), steadyWithin: optional(anyTolerance) })
  .map(withoutUndefined)
  .map((choice) => (Object.keys(choice).length > 0 ? choice : undefined));

const rule: fc.Arbitrary<Rule> = fc
  .record({ name: word, when: conditions, edges, profile: optional(profile), direction })
  .map(({ edges: given, ...rest }) => withoutUndefined({ ...rest, ...given }));

const defaults: fc.Arbitrary<Defaults> = fc
  .record({
    "high-or-low": edges,
    "on-target": edges,
    comparable: edges,
    combine: fc.constantFrom("worst-of" as const, "majority" as const, "mean" as const, "weighted" as const),
    cumulative: optional(fc.oneof(profile, fc.constantFrom("stated only" as const, "to date" as const))),
    smallNumbers: optional(fc.record({ below: fc.integer({ min: 1, max: 50 }), amber: fc.integer({ min: 0, max: 5 }) })),
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
      score: fc.constantFrom("as it is" as const, "percent of target" as const, { worst: 0, best: 100 }, { worst: 12.5, best: -3 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** Rulesets that a rules document can hold. */
export const anyRuleset: fc.Arbitrary<Ruleset> = fc
  .record({
    name: word,
    version: fc.constantFrom("1.0", "2025.1", "7", "1.10"),
    period: optional(fc.constantFrom("2024/25", "2024/25 Q2", "2025")),
    words: fc.uniqueArray(word, { minLength: 5, maxLength: 5, selector: (text) => text.toLowerCase() }),
    defaults,
    rules: fc.array(rule, { maxLength: 4 }),
    composites: optional(fc.array(composite, { minLength: 1, maxLength: 2 })),
  })
  .map(({ words, ...rest }) => {
    const [exceeding = "", green = "", amber = "", red = "", notRated = ""] = words.map((text) => text.slice(0, 30));
    const wording = (text: string): { word: string; meaning: string } => ({ word: text, meaning: `What ${text} means` });
    return withoutUndefined({
      ...rest,
      statuses: {
        exceeding: wording(exceeding),
        green: wording(green),
        amber: wording(amber),
        red: wording(red),
        "not-rated": wording(notRated),
      },
    });
  });
