import fc from "fast-check";
import type { NoTravel, Travel } from "../../../src/kpi/travel/travel";
import type { Trend } from "../../../src/kpi/travel/travels";
import { isTrendsCell, writeTrendsCell } from "../../../src/kpi/travel/trends-cell";

const going = (direction: "improving" | "worsening" | "steady"): Travel => ({ direction, moved: "up", sentence: "" });
const not = (code: NoTravel["code"]): Travel => ({ direction: "not-comparable", code, sentence: "" });
const spark = { text: "▁▄·█", alternative: "" };

function write(travel: Travel, changes: Partial<Trend> = {}): string {
  return writeTrendsCell({ travel, spark: null, periods: [], hasEarlier: true, ...changes });
}

test.each<[string, string, string]>([
  ["improving", write(going("improving")), "▲ Improving"],
  ["worsening", write(going("worsening")), "▼ Worsening"],
  ["steady, with its history", write(going("steady"), { spark }), "► Steady ▁▄·█"],
  ["two figures that cannot be compared", write(not("units-differ")), "– Not comparable"],
  ["figures that build up, with their history", write(not("cumulative"), { spark }), "– Not comparable ▁▄·█"],
  ["figures that build up, with nothing earlier", write(not("cumulative"), { hasEarlier: false }), ""],
  ["an index, with nothing earlier", write(not("composite"), { hasEarlier: false }), ""],
  ["a break in series", write(not("break")), "– Not comparable"],
  ["no figure now", write(not("no-value")), ""],
  ["no earlier figure", write(not("no-earlier")), ""],
  ["an earlier text", write(not("earlier-not-read")), ""],
  ["too few for a trend", write(not("too-few")), ""],
  ["no Good Is", write(not("no-polarity"), { spark }), ""],
])("%s", (_, text, expected) => {
  expect(text).toBe(expected);
});

test.each<[string, boolean]>([
  ["▲ Improving", true],
  ["▼ Worsening ▁▂▃", true],
  ["– Not comparable ▁·█", true],
  ["Improving", false],
  ["Not comparable", false],
  ["▲ Improving since May", false],
  ["▲ Improving ", false],
  ["▲", false],
  ["▁▂▃", false],
  ["see ▲ Improving", false],
  ["▲ Improving\n▲ Improving", false],
  ["", false],
])("“%s” is the add-in's own: %s", (text, expected) => {
  expect(isTrendsCell(text)).toBe(expected);
});

test("every Trends text of the add-in is recognised, and no typed word is", () => {
  const travel = fc.oneof(
    fc.constantFrom("improving" as const, "worsening" as const, "steady" as const).map(going),
    fc
      .constantFrom(
        "units-differ" as const,
        "break" as const,
        "no-value" as const,
        "cumulative" as const,
        "composite" as const,
      )
      .map(not),
  );
  const bars = fc
    .array(fc.constantFrom("▁", "▃", "█", "·"), { minLength: 3, maxLength: 12 })
    .map((all) => ({ text: all.join(""), alternative: "" }));
  fc.assert(
    fc.property(travel, fc.option(bars), fc.boolean(), (where, drawn, hasEarlier) => {
      const text = writeTrendsCell({ travel: where, spark: drawn, periods: [], hasEarlier });
      expect(text === "" || isTrendsCell(text)).toBe(true);
    }),
  );
  fc.assert(fc.property(fc.stringMatching(/^[ -~]*$/), (typed) => expect(isTrendsCell(typed)).toBe(false)));
});
