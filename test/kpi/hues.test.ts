import { contradictsStatus, hueOf } from "../../src/kpi/status-looks/hues";
import { PALETTE } from "../../src/rag/rules/statuses/colours";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { Status } from "../../src/rag/status";
import { rulesListing } from "../rag/rules/listed";

test.each<[string, string | null, string[]]>([
  [
    "red: Excel's own, dark, of its style Bad, of themes and their tints",
    "red",
    ["#FF0000", "#C00000", "#FFC7CE", "#C0504D", "#E6B8B7", "#F2DCDB", "#800000", "#FF7C80"],
  ],
  ["orange", "amber", ["#FFC000", "#ED7D31", "#F79646", "#F8CBAD", "#FDE9D9", "#FCE4D6", "#FF9900"]],
  ["yellow, and that of the style Neutral", "amber", ["#FFFF00", "#FFEB9C", "#FFF2CC", "#FFE699", "#FFFF99"]],
  [
    "green: bright, dark, of the style Good, of themes and their tints",
    "green",
    [
      "#00B050",
      "#92D050",
      "#00FF00",
      "#006100",
      "#C6EFCE",
      "#70AD47",
      "#E2EFDA",
      "#9BBB59",
      "#D8E4BC",
      "#548235",
      "#008000",
    ],
  ],
  ["blue", "blue", ["#0070C0", "#4472C4", "#DDEBF7", "#00B0F0", "#BDD7EE", "#0000FF"]],
  ["white, black and grey", null, ["#FFFFFF", "#000000", "#D9D9D9", "#7F7F7F", "#F2F2F2", "#E7E6E6"]],
  [
    "beige, purple, pink and turquoise",
    null,
    ["#EEECE1", "#DDD9C4", "#7030A0", "#FF00FF", "#CCC0DA", "#20B2AA", "#BC8F8F"],
  ],
  ["what is no colour", null, ["", "none", "#12"]],
])("the fills that mean %s", (_, means, fills) => {
  for (const fill of fills) expect([fill, hueOf(fill)?.means ?? null]).toEqual([fill, means]);
});

test("the fills of the add-in's palette mean the colours they are named after", () => {
  const meanings = (["red", "amber", "green", "blue", "orange", "grey"] as const).map(
    (name) => hueOf(`#${PALETTE[name].fill}`)?.means ?? null,
  );
  expect(meanings).toEqual(["red", "amber", "green", "blue", "amber", null]);
});

test.each<[string, Status, boolean]>([
  ["#FF0000", "green", true],
  ["#FF0000", "red", false],
  ["#FF0000", "not-rated", true],
  ["#FFFF00", "amber", false],
  ["#FFFF00", "green", true],
  ["#00B050", "amber", true],
  // Blue is no status of these rules.
  ["#0070C0", "red", false],
])("a fill %s beside %s: a contradiction is %s", (fill, status, is) => {
  const hue = hueOf(fill);
  expect(hue !== null && contradictsStatus(hue, status, DEFAULT_RULESET)).toBe(is);
});

test.each<[string, Status, boolean]>([
  ["#0070C0", "exceeding", false],
  ["#00B050", "exceeding", false],
  ["#0070C0", "green", true],
  ["#FFC000", "amber-red", false],
  ["#FF0000", "amber-red", false],
  ["#00B050", "amber-red", true],
  ["#92D050", "amber-green", false],
])("where rules list more, a fill %s beside %s: a contradiction is %s", (fill, status, is) => {
  const hue = hueOf(fill);
  expect(
    hue !== null &&
      contradictsStatus(hue, status, rulesListing("exceeding", "green", "amber-green", "amber-red", "red")),
  ).toBe(is);
});
