import { chooseTheme } from "../../../src/taskpane/theme/theme";

const light = { dark: false, forcedColours: false };
const dark = { dark: true, forcedColours: false };
const office = (bodyBackgroundColor: string, bodyForegroundColor = "#000000"): Parameters<typeof chooseTheme>[0] => ({
  bodyBackgroundColor,
  bodyForegroundColor,
});

test.each<[string, Parameters<typeof chooseTheme>, string]>([
  ["Office's colourful theme", [office("#FFFFFF"), light], "light"],
  ["Office's light theme on a dark system", [office("#F3F2F1"), dark], "light"],
  ["Office's dark grey", [office("#666666", "#F0F0F0"), light], "dark"],
  ["Office's black theme", [office("#262626", "#FFFFFF"), light], "dark"],
  ["black with white text", [office("#000000", "#FFFFFF"), dark], "contrast"],
  ["black with yellow text", [office("#000000", "#FFFF00"), dark], "contrast"],
  ["colours with an alpha channel", [office("#262626FF", "#FFFFFFFF"), light], "dark"],
  ["Office says nothing, the system is dark", [undefined, dark], "dark"],
  ["Office says nothing, the system is light", [undefined, light], "light"],
  ["Office says something else", [office("red"), dark], "dark"],
  ["the system forces colours", [office("#FFFFFF"), { dark: false, forcedColours: true }], "contrast"],
])("%s: %j is %s", (_, args, theme) => {
  expect(chooseTheme(...args)).toBe(theme);
});
