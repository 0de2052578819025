import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { newFolder, run } from "../run";

const folder = newFolder();
const HEAD = "Metric,Good Is,Target,Actual";

/** What is said of a file that cannot be rated, without its name. */
async function refusal(content: string | Uint8Array, name = "rows.csv"): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, content);
  const { code, out, err } = await run(["rate", path]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  // One sentence or two, which name the file and say what to do.
  expect(err).toMatch(/^kpi: \S+ [^\n]+\.\n$/);
  return err;
}

const oldExcel = [
  ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  ...new Array<number>(500).fill(0),
  ...Buffer.from("Workbook", "utf16le"),
];

describe("a file that is something else is refused with what to do", () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ["an empty file", "", /it is empty\. Save the KPI rows into it/],
    ["nothing but separators", ",,,\r\n,,,\r\n", /it has no words in it/],
    ["an .xls renamed .csv", Uint8Array.from(oldExcel), /Excel 97-2003 workbook .*save it as Excel Workbook/],
    ["an .xlsx renamed .csv", Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), /Excel workbook .*its own ending, \.xlsx/],
    [
      "a table of a web page",
      "<html><table><tr><td>Target</td></tr></table>",
      /a web page .*save it as Excel Workbook/,
    ],
    ["a web page after blank lines", "\r\n  <!DOCTYPE html><html>", /a web page/],
    ["JSON", '[{"Metric Name": "Calls"}]', /it is JSON.*Give a \.csv/],
    [
      "a picture",
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
      /not a text file.*CSV UTF-8/,
    ],
    [
      "bytes that no letter has",
      Uint8Array.from([...Buffer.from(HEAD), 0x0a, 0x81]),
      /neither in UTF-8 nor .*CSV UTF-8/,
    ],
    [
      "UTF-8 cut within a letter",
      Buffer.from(`\uFEFF${HEAD}\ncaf\u00e9`).subarray(0, -1),
      /begins as UTF-8.*CSV UTF-8/,
    ],
    ["two encodings", Buffer.concat([Buffer.from(`${HEAD}\n£5`), Buffer.from([0xa3])]), /some .* in UTF-8 and some in/],
    ["half a letter of UTF-16", Uint8Array.from([0xff, 0xfe, 0x41]), /UTF-16.*not copied whole/],
  ])("%s", async (_, content, says) => {
    expect(await refusal(content)).toMatch(says);
  });

  test("a table of a web page named .xls", async () => {
    expect(await refusal("<table><tr><td>Target</td></tr></table>", "export.xls")).toMatch(
      /a web page .*Excel Workbook/,
    );
  });
});

describe("a table that may be read wrongly is refused with what to do", () => {
  test.each<[string, string, RegExp]>([
    [
      "two possible separators",
      "Metric,Target,Actual,x;Metric;Target;Actual\nA,1,2,x;A;1;2\n",
      /by commas or by semicolons.*“sep=,” for commas, or “sep=;” for semicolons/,
    ],
    [
      "an unknown separator",
      `sep=^\n${HEAD}\n`,
      /the separator “\^”, and only tabs, commas, semicolons and vertical bars/,
    ],
    [
      "rows by another separator",
      "Metric;Good Is;Target;Actual\nA;High;1;2\nB,High,3,4\n",
      /semicolons, and row 3 by commas/,
    ],
    [
      "a comma within a figure",
      `${HEAD}\nCalls,High,1,200,1,300\n`,
      /row 2 has 6 cells, and its headings are 4: commas/,
    ],
    ["a comma within a text", `${HEAD}\nCalls, all,High,5,6\n`, /row 2 has 5 cells, and its headings are 4/],
    [
      "a decimal comma",
      "Metric;Good Is;Target;Actual\nA;High;90%;88,6%\n",
      /“88,6%” in D2 has a decimal comma.*as a workbook/,
    ],
    ["a decimal comma in quotation marks", `${HEAD}\nA,High,"5,25",6\n`, /“5,25” in C2 has a decimal comma/],
    ["a decimal comma below one", `${HEAD}\nA,High,"0,125",1\n`, /“0,125” in C2 has a decimal comma/],
    ["thousands with points", `${HEAD}\nA,High,"1.234,5",1\n`, /“1\.234,5” in C2 has a decimal comma/],
    [
      "what may be thousands",
      "Metric;Good Is;Target;Actual\nA;High;1,234;900\n",
      /“1,234” in C2 may have a decimal comma/,
    ],
    [
      "what may be a point",
      "Metric;Good Is;Target;Actual\nA;High;1.234;900\n",
      /“1\.234” in C2 may have a decimal comma/,
    ],
    ["a missing quotation mark", `${HEAD}\n"Calls,High,5,6\n`, /none at its end\. Correct it/],
    ["a quotation mark too many", `${HEAD}\n"Calls" all,High,5,6\n`, /line 2 .*within a cell twice/],
    ["too many columns", `${HEAD}${",x".repeat(300)}\n`, /row 1 has cells in more than 100 columns/],
  ])("%s", async (_, content, says) => {
    expect(await refusal(content)).toMatch(says);
  });
});

describe("a file without KPI rows says what comes nearest", () => {
  test.each<[string, string, RegExp]>([
    [
      "a heading lacks",
      "Good Is,Metric Name,Target\nHigh,Calls,5\n",
      /Row 1 lacks Latest Value, and reads: Good Is, Metric/,
    ],
    ["no row below", `Report\n${HEAD}\n`, /there are none below the headings in row 2/],
    [
      "two headings for one column",
      "Metric,Target A1,Actual Q1,Actual Q2\nA,1,2,3\n",
      /Row 1 lacks|could each be Latest Value/,
    ],
    [
      "headings in another language",
      "Indikator;Ziel;Wert\nA;1;2\n",
      /the headings Target, Metric Name and Latest Value\. Row 1 reads: Indikator, Ziel, Wert/,
    ],
  ])("%s", async (_, content, says) => {
    expect(await refusal(content)).toMatch(says);
  });
});

test("a file that LibreOffice has open is refused, unless it is wanted as it was saved", async () => {
  writeFileSync(join(folder, "open.csv"), `${HEAD}\nCalls,High,5,6\n`);
  writeFileSync(join(folder, ".~lock.open.csv#"), "");
  const path = join(folder, "open.csv");
  expect((await run(["rate", path])).err).toContain("is open in LibreOffice");
  expect(await run(["rate", path, "--as-saved"])).toMatchObject({ code: 0, err: "" });
});
