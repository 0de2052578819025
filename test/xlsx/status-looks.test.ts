import { prepareRun } from "../../src/actions/recalculate";
import type { Review } from "../../src/actions/review";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { kpiWorkbook } from "../support/kpi-workbook";
import { xlsxOf } from "../support/save-xlsx";
import { valueOf } from "./both-hosts";
import { opened, partsOf, zipOf } from "./parts";

const SHEET = "xl/worksheets/sheet1.xml";
const STYLES = "xl/styles.xml";
const row = {
  metric: "Met",
  target: "95%",
  goodIs: "High",
  latestValue: 96,
  status: { value: 3, style: { fill: "#123456" } },
};

/** Reads a workbook for a run after replacing a text in one of its parts. */
async function prepared(part: string, was: string | RegExp, is: string): Promise<Review> {
  const parts = partsOf(xlsxOf(kpiWorkbook([row, row]).toData()));
  const text = parts[part] ?? "";
  const changed = text.replace(was, is);
  expect(changed).not.toBe(text);
  return valueOf(await prepareRun(opened(zipOf({ ...parts, [part]: changed })).port, DEFAULT_RULESET));
}

// The fill of a cell's style, in every form that files have.
test.each<[string, string, string | null]>([
  ["a theme's colour", '<fgColor theme="5"/>', null],
  ["the old palette's red", '<fgColor indexed="10"/>', "red"],
  ["the old palette's red, as one of its first eight", '<fgColor indexed="2"/>', "red"],
  ["the system's own colour", '<fgColor indexed="64"/>', null],
  ["red, made lighter", '<fgColor rgb="FFFF0000" tint="0.6"/>', "red"],
  ["green, which agrees with the status", '<fgColor rgb="FF00B050"/>', null],
])("a fill of %s", async (_, colour, name) => {
  const { looks } = await prepared(STYLES, /<fgColor rgb="FF123456"\/>/, colour);
  expect(looks.fills[0]?.name ?? null).toBe(name);
});

test.each<[string, string, string | null]>([
  ["a pattern of red lines", '<patternFill patternType="lightUp"><fgColor rgb="FFFF0000"/></patternFill>', "red"],
  ["a pattern over red", '<patternFill patternType="gray125"><bgColor rgb="FFFF0000"/></patternFill>', "red"],
  ["a pattern in the system's colours", '<patternFill patternType="lightUp"/>', null],
  [
    "a gradient of reds",
    '<gradientFill><stop position="0"><color rgb="FFFF0000"/></stop><stop position="1"><color rgb="FFC00000"/></stop></gradientFill>',
    "red",
  ],
  [
    "a gradient from red to green",
    '<gradientFill><stop position="0"><color rgb="FFFF0000"/></stop><stop position="1"><color rgb="FF00B050"/></stop></gradientFill>',
    null,
  ],
])("%s is reported where it stands for one status, and is not offered for clearing", async (_, fill, name) => {
  const { looks } = await prepared(
    STYLES,
    /<patternFill patternType="solid"><fgColor rgb="FF123456"\/><bgColor indexed="64"\/><\/patternFill>/,
    fill,
  );
  expect([looks.fills[0]?.name ?? null, looks.fills[0]?.stays ?? null]).toEqual([name, name && "pattern"]);
});

test("a colour scale is reported, and cannot be agreed to", async () => {
  const scale =
    '<colorScale><cfvo type="min"/><cfvo type="max"/><color rgb="FF63BE7B"/><color rgb="FFF8696B"/></colorScale>';
  const { looks } = await prepared(
    SHEET,
    "</sheetData>",
    `</sheetData><conditionalFormatting sqref="I2:I9"><cfRule type="colorScale" priority="1">${scale}</cfRule></conditionalFormatting>`,
  );
  expect(looks.sentences).toEqual([
    expect.stringContaining("A colour scale over I2:I3 colours each status by its number"),
  ]);
});

test.each<[string, string]>([
  ["a set without a name, which is three lights by percentages", "<iconSet>"],
  ["an unknown set", '<iconSet iconSet="9Dwarfs">'],
])("%s", async (_, set) => {
  const limits = '<cfvo type="percent" val="0"/><cfvo type="percent" val="33"/><cfvo type="percent" val="67"/>';
  const { looks } = await prepared(
    SHEET,
    "</sheetData>",
    `</sheetData><conditionalFormatting sqref="I1:I99"><cfRule type="iconSet" priority="1">${set}${limits}</iconSet></cfRule></conditionalFormatting>`,
  );
  expect(looks.icons).toMatchObject([{ area: "I2:I3", why: "shares" }]);
});
