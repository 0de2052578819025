/** @jest-environment jsdom */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { statusColours } from "../../../src/taskpane/statuses/colours-from-rules";
import { rulesListing } from "../../rag/rules/listed";
import { FLUENT_THEMES, type ThemeName } from "../../../src/taskpane/theme/theme";

const CSS = readFileSync(join(__dirname, "../../../src/taskpane/theme/theme.css"), "utf8");
const BLOCKS: Record<Exclude<ThemeName, "contrast">, string> = { light: ".themed {", dark: ".themed.is-dark {" };

/** The colours of a theme in the stylesheet. */
function coloursOf(block: string): Map<string, string> {
  const start = CSS.indexOf(block);
  const body = CSS.slice(start, CSS.indexOf("}", start));
  return new Map([...body.matchAll(/--([\w-]+): (#[\da-f]{6})/g)].map(([, name = "", colour = ""]) => [name, colour]));
}

/** The relative luminance of WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The backgrounds of statuses: the pane, a row under the pointer, and the selected row. */
const BACKGROUNDS = ["colorNeutralBackground1", "colorSubtleBackgroundHover", "colorNeutralBackground3"] as const;

describe.each(["light", "dark"] as const)("the colours of the %s theme", (theme) => {
  const colours = coloursOf(BLOCKS[theme]);

  test.each(["blue", "green", "lime", "amber", "orange", "red", "purple", "teal", "unrated"])(
    "%s can be read on every background of a row",
    (name) => {
      for (const background of BACKGROUNDS) {
        expect(contrast(colours.get(name) ?? "", FLUENT_THEMES[theme][background])).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  test.each(
    ["blue", "green", "lime", "amber", "orange", "red", "purple", "teal", "unrated"].map((name) => `${name}-fill`),
  )("%s can be seen beside the pane's background", (name) => {
    expect(contrast(colours.get(name) ?? "", FLUENT_THEMES[theme].colorNeutralBackground1)).toBeGreaterThanOrEqual(3);
  });
});

describe("a colour of an organisation's own", () => {
  const statuses = rulesListing("green", "amber-green", "amber", "red").statuses.map((one) =>
    one.status === "amber"
      ? { ...one, colour: "#4a0e4e" as const }
      : one.status === "red"
        ? { ...one, colour: "purple" as const }
        : one,
  );

  test("is taken from the stylesheet if it has a name, and left out if it is the usual one", () => {
    expect(Object.keys(statusColours(statuses))).toEqual(["--amber-ink", "--amber-paint", "--red-ink", "--red-paint"]);
    expect(statusColours(statuses)).toMatchObject({
      "--red-ink": "var(--purple)",
      "--red-paint": "var(--purple-fill)",
    });
  });

  test("can be read on every background of both themes", () => {
    const { "--amber-ink": ink } = statusColours(statuses) as Record<string, string>;
    const [, light = "", dark = ""] = /^light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)$/.exec(ink ?? "") ?? [];
    for (const background of BACKGROUNDS) {
      expect(contrast(light, FLUENT_THEMES.light[background])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark, FLUENT_THEMES.dark[background])).toBeGreaterThanOrEqual(4.5);
    }
  });
});
