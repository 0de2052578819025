import fc from "fast-check";
import {
  drawsAsListed,
  readStatusIcons,
  statusIcons,
  USUAL_ICONS,
  type StatusIcons,
} from "../../src/kpi/status-looks/icon-thresholds";
import { ICON_SETS, ICONS, type IconName } from "../../src/rag/rules/statuses/excel-icons";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { Ruleset } from "../../src/rag/rules/ruleset";
import { STATUS_NUMBERS, type RatedStatus } from "../../src/rag/status";
import { rulesListing } from "../rag/rules/listed";
import { anyRuleset } from "../rag/rules/rulesets";

function withIcons(ruleset: Ruleset, ...icons: IconName[]): Ruleset {
  return { ...ruleset, statuses: ruleset.statuses.map((one, index) => ({ ...one, icon: icons[index] ?? one.icon })) };
}

const FIVE: RatedStatus[] = ["green", "amber-green", "amber", "amber-red", "red"];
const ARROWS: IconName[] = [
  "green arrow up",
  "amber arrow rising",
  "amber arrow across",
  "amber arrow falling",
  "red arrow down",
];

test.each<[string, Ruleset, StatusIcons]>([
  ["red, amber and green", DEFAULT_RULESET, { set: "ThreeSymbols2", from: [2, 3] }],
  ["a status beyond green, which is a tick too", rulesListing("exceeding", "green", "amber", "red"), USUAL_ICONS],
  ["met and not met", rulesListing("green", "red"), USUAL_ICONS],
  ["one between amber and red, which is no cross", rulesListing(...FIVE), { set: "ThreeSymbols2", from: [1.5, 3] }],
  ["five arrows", withIcons(rulesListing(...FIVE), ...ARROWS), { set: "FiveArrows", from: [1.5, 2, 2.5, 3] }],
  [
    "two arrows: the others are never drawn",
    withIcons(rulesListing("green", "red"), "green arrow up", "red arrow down"),
    { set: "FiveArrows", from: [2.97, 2.98, 2.99, 3] },
  ],
  [
    "discs, the fullest of which none has",
    withIcons(rulesListing("green", "red"), "half disc", "empty disc"),
    { set: "FiveQuarters", from: [2.99, 3, 4.99, 5] },
  ],
])("the icons of %s", (_, ruleset, icons) => {
  const found = statusIcons(ruleset);
  expect(found).toEqual(icons);
  expect(drawsAsListed(found, ruleset)).toBe(true);
});

test("the icons of any list draw every status as it is listed, each from a number above the one before", () => {
  fc.assert(
    fc.property(anyRuleset, (ruleset) => {
      const icons = statusIcons(ruleset);
      for (const { status, icon } of ruleset.statuses) {
        const place = icons.from.filter((least) => STATUS_NUMBERS[status] >= least).length;
        expect([icons.set, place]).toEqual([ICONS[icon].set, ICONS[icon].place]);
      }
      expect(icons.from).toHaveLength(ICON_SETS[icons.set] - 1);
      expect([...new Set(icons.from)].sort((a, b) => a - b)).toEqual(icons.from);
      const criteria = [0, ...icons.from].map((figure) => ({ isNumber: true, isFrom: true, figure }));
      expect(readStatusIcons(icons.set, false, criteria)).toEqual(icons);
    }),
  );
});

test.each([
  [
    "reversed",
    readStatusIcons(
      "ThreeSymbols2",
      true,
      [0, 2, 3].map((figure) => ({ isNumber: true, isFrom: true, figure })),
    ),
  ],
  [
    "by per cent",
    readStatusIcons(
      "ThreeSymbols2",
      false,
      [0, 33, 67].map((figure) => ({ isNumber: false, isFrom: true, figure })),
    ),
  ],
  [
    "of another set",
    readStatusIcons(
      "FourRating",
      false,
      [0, 1, 2, 3].map((figure) => ({ isNumber: true, isFrom: true, figure })),
    ),
  ],
])("icons that are %s are nobody's statuses", (_, icons) => {
  expect(icons).toBeNull();
});
