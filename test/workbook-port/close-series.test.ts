import { prepareClosing, writeClosing, type PreparedClosing } from "../../src/actions/close-period";
import { describeClosingRows } from "../../src/actions/describe/describe-closing";
import { undoRun } from "../../src/actions/undo-run";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { bookOf } from "../support/grid-workbook";
import { LAYOUTS, plainRows, type SeriesData, type SeriesOf } from "../support/series-books";
import { valueOf } from "../xlsx/both-hosts";
import type { Held } from "../xlsx/held";
import { HOSTS, type OpenWorkbook } from "./hosts";

const RENT: SeriesOf = { metric: "Rent collected %", goodIs: "High", targets: ["95%"], values: ["96%", "91%", ""] };
const CALLS: SeriesOf = { metric: "Calls answered %", goodIs: "High", targets: ["90%"], values: ["92%", "93%", ""] };
const QUARTERS: SeriesData = { rhythm: "quarter", count: 3, indicators: [RENT, CALLS] };
const MONTHS: SeriesData = { ...QUARTERS, rhythm: "month" };
/** The same without cells for the period that comes next. */
const upToNow = (data: SeriesData): SeriesData => ({ ...data, count: 2 });

const layout = (name: string, data: SeriesData): WorkbookModel =>
  bookOf(LAYOUTS.find((one) => one.name === name)?.layOut(data) ?? []);
const prepare = async (workbook: OpenWorkbook): Promise<PreparedClosing> =>
  valueOf(await prepareClosing(workbook.port(), DEFAULT_RULESET, "2025-11-20"));
/** All but the add-in's own sheets. */
const theirs = ({ sheets }: Held): Held["sheets"] => sheets.filter(({ name }) => name !== "KPI History");

describe.each(HOSTS)("closing a period of a series, over $name", ({ open }) => {
  test.each<[layout: string, SeriesData, first: string, fact: string]>([
    ["across, in full", QUARTERS, "Put 2025/26 Q3's value in F2.", "Put 2025/26 Q3's values in column F of KPIs."],
    [
      "across, the year on the sheet",
      QUARTERS,
      "Put Q3's value in F2.",
      "Put Q3's values in column F of KPIs 2025-26.",
    ],
    [
      "across, dates",
      upToNow(MONTHS),
      "Add a column for June 2025 beside column E.",
      "Add a column for June 2025 beside column E of KPIs.",
    ],
    [
      "trios in two rows",
      upToNow(QUARTERS),
      "Add columns for 2025/26 Q3 beside columns F to H.",
      "Add columns for 2025/26 Q3 beside columns F to H of KPIs.",
    ],
    ["down, by indicator", MONTHS, "Put June 2025's value in E4.", "Put June 2025's values in column E of Data."],
    [
      "down, by indicator",
      upToNow(MONTHS),
      "Add a row for June 2025 below row 3.",
      "Add the rows of June 2025 to Data.",
    ],
    ["down, by period", upToNow(MONTHS), "Add a row for June 2025 below row 5.", "Add the rows of June 2025 to Data."],
    [
      "a sheet for each period",
      QUARTERS,
      "Put 2025/26 Q3's value in '2025-26 Q3'!D2.",
      "Put 2025/26 Q3's values in column D of 2025-26 Q3.",
    ],
    ["a sheet for each period", upToNow(QUARTERS), "Add a sheet for 2025-26 Q3.", "Add a sheet for 2025-26 Q3."],
  ])("%s: nothing moves, and each row says where the next period goes (%#)", async (name, data, first, fact) => {
    const workbook = open(layout(name, data));
    const before = workbook.held();
    const prepared = await prepare(workbook);
    expect(prepared.closing.rows.map(({ advances, changes }) => [advances, changes])).toEqual([
      [false, []],
      [false, []],
    ]);
    expect(prepared.closing.rows[0]?.sentences).toEqual([first]);
    const { advancing, inSeries, staying } = describeClosingRows(prepared);
    expect([advancing, staying.rows]).toEqual([undefined, []]);
    expect(inSeries?.fact).toBe(
      `2 rows are in tables that have a place for each period: nothing is moved or emptied there. ${fact}`,
    );
    const { run } = valueOf(await writeClosing(workbook.port(), DEFAULT_RULESET, prepared));
    expect(theirs(workbook.held())).toEqual(before.sheets);
    const history = workbook.held().sheets.find((sheet) => sheet.name === "KPI History");
    expect([history?.cells["C2"]?.[0], history?.cells["F2"]?.[0]]).toEqual(["Rent collected %", "91%"]);
    expect(run && (await undoRun(workbook.port(), DEFAULT_RULESET, run))).toMatchObject({ value: { left: [] } });
    expect(workbook.held()).toEqual(before);
  });

  test("a workbook with both kinds: plain rows go on, a series stays", async () => {
    const [across] = LAYOUTS;
    const series = across?.layOut(QUARTERS) ?? [];
    const plain = plainRows({ ...QUARTERS, indicators: [{ ...RENT, metric: "Fees collected %" }] }, 1);
    const workbook = open(bookOf([...series, ...plain.map((sheet) => ({ ...sheet, name: "Plain" }))]));
    const [before] = workbook.held().sheets;
    const prepared = await prepare(workbook);
    const { advancing, inSeries } = describeClosingRows(prepared);
    expect(advancing).toMatch(/^1 row goes on/);
    expect(inSeries?.fact).toMatch(/^2 rows are/);
    valueOf(await writeClosing(workbook.port(), DEFAULT_RULESET, prepared));
    const [kept, moved] = workbook.held().sheets;
    expect(kept).toEqual(before);
    expect([moved?.cells["D2"]?.[0], moved?.cells["E2"]]).toEqual(["2025/26 Q3", undefined]);
  });

  test("a next value that is there already is told, and an indicator without a value is not closed", async () => {
    const early = { ...RENT, values: ["96%", "91%", "93%"] };
    const late = { ...CALLS, metric: "Letters %", values: ["92%", "", ""] };
    const workbook = open(layout("across, in full", { ...QUARTERS, indicators: [early, CALLS, late] }));
    expect((await prepare(workbook)).closing.rows.map(({ sentences }) => sentences)).toEqual([
      ["F2 holds 2025/26 Q3's value already."],
      ["Put 2025/26 Q3's value in F3."],
      ["Stays as it is: there is no value for 2025/26 Q2 in E4 yet."],
    ]);
  });

  test("rows that share a name and a period are not sent to each other's cells", async () => {
    const rows = [
      ["Metric Name", "Good Is", "As of Date", "Target", "Latest Value", "RAG Status"],
      ...["2025/26 Q1", "2025/26 Q2"].flatMap((asOf) =>
        [90, 80].map((value) => ["Visits", "High", asOf, 100, value, ""]),
      ),
      ...[1, 2].map(() => ["Visits", "High", "2025/26 Q3", 100, "", ""]),
    ];
    const workbook = open(bookOf([{ name: "KPIs", rows }]));
    const said = (await prepare(workbook)).closing.rows.map(({ sentences }) => sentences);
    const sentence = "Put its next result beside those of the other periods.";
    expect(said).toEqual([[sentence], [sentence]]);
  });

  test("rows whose targets alone have periods go on", async () => {
    const headings = [
      "Metric Name",
      "Target",
      "Q1 Target",
      "Q2 Target",
      "Q3 Target",
      "Good Is",
      "As of Date",
      "Latest Value",
    ];
    const row = ["Rent collected %", "95%", "90%", "92%", "95%", "High", "2025/26 Q2", "91%", ""];
    const workbook = open(bookOf([{ name: "KPIs", rows: [[...headings, "RAG Status"], row] }]));
    valueOf(await writeClosing(workbook.port(), DEFAULT_RULESET, await prepare(workbook)));
    const [kpis] = workbook.held().sheets;
    expect([kpis?.cells["G2"]?.[0], kpis?.cells["H2"], kpis?.cells["D2"]?.[0]]).toEqual([
      "2025/26 Q3",
      undefined,
      "92%",
    ]);
  });

  test("a period whose year nothing says is not closed", async () => {
    const rows = [
      ["Metric Name", "Target", "Good Is", "Q1", "Q2", "RAG Status"],
      ["Rent collected %", "95%", "High", "96%", "91%", ""],
    ];
    const workbook = open(bookOf([{ name: "KPIs", rows }]));
    expect(await prepareClosing(workbook.port(), DEFAULT_RULESET, "2025-11-20")).toMatchObject({
      problem: { code: "nothing-to-close", why: expect.stringMatching(/^Nothing says the year of “Q2”/) as unknown },
    });
  });
});
