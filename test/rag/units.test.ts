import fc from "fast-check";
import { numberCell } from "../../src/rag/cell";
import { rate } from "../../src/rag/rate";
import { readNoun } from "../../src/rag/reading/words/noun";
import { readHeading } from "../../src/rag/reading/units/heading-unit";
import { readFormatted } from "../../src/rag/reading/read-number-format";
import { DIMENSIONS, type Unit } from "../../src/rag/reading/units/unit-table";
import { inUnit, rateUnit } from "../../src/rag/reading/units/unit";
import { unitFromName, writeFigure } from "../../src/rag/reading/figure";
import { spokenUnit } from "../../src/rag/reading/units/metric-unit";
import { readUnitText } from "../../src/rag/reading/units/unit-text";
import { readTargetText } from "../../src/rag/reading/targets/read-target";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { runsOf } from "../support/strength";
import { indicatorCells } from "./indicator-cells";

const judge = (cells: Parameters<typeof indicatorCells>[0]): string =>
  rate(indicatorCells(cells), DEFAULT_RULESET).status;

const FAMILIES: Unit[][] = [
  ...DIMENSIONS.map(({ family, dimension, units }) =>
    units.map(([name, size]): Unit => ({ family, dimension, name, size })),
  ),
  [100, 1000, 10000, 100000].map(rateUnit),
];
const unitOf = fc.constantFrom(...FAMILIES.flat());
const UNIT_BESIDES_MARKS = FAMILIES.flat().filter(
  ({ family }) => family !== "percent" && family !== "points" && family !== "currency",
);

/** A figure with its unit as a cell would hold it: the unit is in the number format, so that no digit is lost. */
function held(figure: number, { name, family }: Unit): ReturnType<typeof numberCell> {
  return numberCell(
    figure,
    family === "currency" && name !== "p" ? `${name}0.00` : `General" ${name === "p" ? "pence" : name}"`,
  );
}

describe("laws of units", () => {
  test("converting both sides and the tolerance to another unit changes no colour", () => {
    const family = fc.constantFrom(...FAMILIES.filter((units) => units.length > 1 && units[0]?.family !== "currency"));
    const three = family.chain((units) =>
      fc.tuple(fc.constantFrom(...units), fc.constantFrom(...units), fc.constantFrom(...units)),
    );
    const figures = fc.tuple(
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 40 }),
    );
    fc.assert(
      fc.property(
        three,
        figures,
        fc.constantFrom("High", "Low", "On Target"),
        ([from, one, other], [target, value, reach], goodIs) => {
          // Exactly at an edge, a figure that is no decimal in its unit may fall on either side.
          const gap = Math.abs(value - target) / target;
          fc.pre(
            [0, 0.02, 0.05, 0.1].every((edge) => Math.abs(gap - edge) > 1e-9) &&
              Math.abs(Math.abs(value - target) - reach) > 1e-9,
          );
          const plain = judge({ target: held(target, from), latestValue: held(value, from), goodIs });
          const put = (figure: number, unit: Unit): ReturnType<typeof held> => held(inUnit(figure, from, unit), unit);
          expect(plain).not.toBe("not-rated");
          expect(judge({ target: put(target, one), latestValue: put(value, other), goodIs })).toBe(plain);
          if (goodIs === "On Target" || reach >= target / 2) return;
          const near = judge({
            target: held(target, from),
            latestValue: held(value, from),
            goodIs,
            tolerance: held(reach, from),
          });
          expect(
            judge({ target: put(target, one), latestValue: put(value, other), goodIs, tolerance: put(reach, from) }),
          ).toBe(near);
        },
      ),
      { numRuns: runsOf(1500) },
    );
  });

  test("figures in units that do not convert get no colour", () => {
    const figure = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(unitOf, unitOf, figure, figure, (a, b, target, value) => {
        fc.pre(a.dimension !== b.dimension);
        expect(judge({ target: held(target, a), latestValue: held(value, b), goodIs: "High" })).toBe("not-rated");
      }),
      { numRuns: runsOf(1000) },
    );
  });

  test("a bare figure never takes the other side's unit", () => {
    const figure = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(
        fc.constantFrom(...UNIT_BESIDES_MARKS),
        figure,
        figure,
        fc.boolean(),
        (unit, target, value, isTarget) => {
          const [bare, other] = isTarget ? [target, held(value, unit)] : [value, held(target, unit)];
          const cells = isTarget ? { target: bare, latestValue: other } : { target: other, latestValue: bare };
          expect(judge({ metric: "Letters", ...cells, goodIs: "Low" })).toBe("not-rated");
        },
      ),
      { numRuns: runsOf(1000) },
    );
  });

  test("a unit is read as it is written in a sentence", () => {
    for (const unit of FAMILIES.flat().filter(({ name }) => name !== "p")) {
      const reading = readTargetText(`at least ${writeFigure(3, unit)}`);
      expect([unit.name, reading.kind === "number" ? reading.unit : reading.kind]).toEqual([unit.name, unit]);
    }
  });
});

test.each<[string, string | null]>([
  ["500 sq. m", "m²"],
  ["500m²", "m²"],
  ["12 square metres", "m²"],
  ["12 cubic meters", "m³"],
  ["3 square miles", "square miles"],
  ["5t CO₂e", "tCO2e"],
  ["40 tonnes of CO2e", "tCO2e"],
  ["40 ktCO2e", "kilotonnes CO2e"],
  ["9 kilowatt hours", "kWh"],
  ["30 Mbps", "Mbps"],
  ["4 GB", "GB"],
  ["2 inches", "inches"],
  ["5.2‰", "per 1,000"],
  ["5 per head", "per head"],
  ["2004 kg", "kg"],
  // Megalitres, megabits, metric tons or megatonnes, metres or millions.
  ["5 Ml", null],
  ["5 Mb", null],
  ["5 Mt", null],
])("%s is in %s", (text, unit) => {
  const reading = readTargetText(text);
  expect(reading.kind === "number" ? (reading.unit?.name ?? null) : reading.kind).toBe(unit);
});

test.each<[string, string, "nothing" | "counted" | "unknown"]>([
  ["new affordable homes", "", "counted"],
  ["apprentices", "", "counted"],
  ["SMEs supported", "", "counted"],
  ["zips", "Zips mended", "counted"],
  ["achieved", "", "nothing"],
  ["furlongs", "", "unknown"],
  ["FTE", "", "unknown"],
  ["FTE", "Posts (FTE)", "nothing"],
  ["cents", "", "unknown"],
])("“%s” under “%s” is %s", (noun, metric, is) => {
  expect(readNoun(noun, metric).is).toBe(is);
});

test.each<[string, string | null, number]>([
  ["Target (days)", "days", 1],
  ["Actual £m", "£", 1e6],
  ["Q2 (hours)", "hours", 1],
  ["% Actual", "%", 1],
  ["Actual, working days", "working days", 1],
  ["Target in hours", "hours", 1],
  ["Value (£000s)", "£", 1000],
  ["Actual 000s", null, 1000],
  ["Latest Value (per 1,000)", "per 1,000", 1],
  ["Target (year)", null, 1],
  ["Target (month)", null, 1],
  ["Target (min)", null, 1],
  ["Target (stretch)", null, 1],
])("the heading %s says %s", (heading, unit, scale) => {
  const { named } = readHeading(heading);
  expect([named?.unit?.name ?? null, named?.scale ?? 1]).toEqual([unit, scale]);
});

test.each<[string, string | null]>([
  ["No. of days", "days"],
  ["£ per head", "£"],
  ["Rate per 10,000", "per 10,000"],
  ["Percentage points", "points"],
  ["Pence", "p"],
  ["Number", null],
  ["Fleet", null],
])("the Unit cell “%s” says %s", (text, unit) => {
  expect(readUnitText(text)?.unit?.name ?? null).toBe(unit);
});

test.each<[string, string | null, string | null]>([
  ["Glass collected (tonnes)", "tonnes", "tonnes"],
  ["Average number of days to let a garage", null, "days"],
  ["Letters answered within 5 days", null, null],
  ["Answer time (mm:ss)", null, null],
  ["Visits per day", null, null],
  ["Wait in days or weeks", null, null],
])("the name “%s” gives %s and mentions %s", (metric, given, spoken) => {
  expect([unitFromName(metric).unit?.name ?? null, spokenUnit(metric)?.name ?? null]).toEqual([given, spoken]);
});

test.each<[number, string, number, string | null, number]>([
  [1200000, '£#,##0.0,,"m"', 1200000, "£", 1e6],
  [1.2, '£0.0"m"', 1200000, "£", 1e6],
  [1.2, '"£m "0.0', 1200000, "£", 1e6],
  [1200, '0.0,"m"', 1200000, null, 1e6],
  [188570000, "0.0,,", 188570000, null, 1],
  [5.2, '0.0" per 1,000"', 5.2, "per 1,000", 1],
  [5.2, "0.0\\ \\k\\g", 5.2, "kg", 1],
  [1200, '[>=1000]£0.0,"k";£0', 1200, "£", 1000],
  [900, '[>=1000]0.0,"k";0" kg"', 900, "kg", 1],
  [-5, '0" kg";(0" kg")', -5, "kg", 1],
  [0, '0.0%;-0.0%;"-"', 0, "%", 1],
  [29, '0"p"', 29, "p", 1],
  [7, '0" days";;"none; at all"', 7, "days", 1],
])("%d under %s is %d", (value, format, figure, unit, scale) => {
  const read = readFormatted(value, format);
  expect([read?.figure, read?.unit?.name ?? null, read?.scale]).toEqual([figure, unit, scale]);
});
