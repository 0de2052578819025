import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { allIndicators, buildScorecard } from "../../../src/kpi/scorecard";
import { readIndicators } from "../../../src/kpi/indicator";
import { isFirstRun } from "../../../src/planning/statuses/first-run";
import { nativeFormat } from "../../../src/kpi/status-looks/status-column";
import { entriesOf, linesOf, undoneEntries, type LogEntry } from "../../../src/planning/sheets/rag-log/describe";
import { hasLog, requestLogs } from "../../../src/planning/sheets/rag-log/find";
import { LOG_LINES, planLog } from "../../../src/planning/sheets/rag-log/plan";
import { RAG_LOG } from "../../../src/planning/sheets/rag-log/sheet";
import { headingsOf } from "../../../src/planning/sheets/declaration";
import { planStatuses } from "../../../src/planning/statuses/plan-statuses";
import type { SheetHead } from "../../../src/planning/snapshot";
import { kpiTableOf, type RowOf } from "../../kpi/kpi-table-of";

const LOG_HEADINGS = headingsOf(RAG_LOG);

const near: RowOf = { kpi: "Waiting", metric: "Near", target: 95, goodIs: "High", latestValue: 90 };
const rows: RowOf[] = [
  { ...near, status: 3 },
  { ...near, metric: "=Given", override: "Red", overrideReason: "+ Recounted" },
  { ...near, metric: "As before", status: 2 },
];

function entries(): LogEntry[] {
  const table = kpiTableOf(rows);
  const rated = allIndicators(buildScorecard(readIndicators(table), DEFAULT_RULESET));
  return entriesOf(
    planStatuses(table, rated, { covers: "all", ids: [] }, DEFAULT_RULESET).changes,
    rated,
    DEFAULT_RULESET,
  );
}

const { name, version } = DEFAULT_RULESET;

test("the log has a line for each status that changes, with its old and new status and the reason", () => {
  expect(linesOf(entries(), "run", DEFAULT_RULESET, { now: "2026-11-22 23:05", who: "ann" })).toEqual([
    [
      "2026-11-22 23:05",
      "KPIs",
      "I2",
      "Waiting",
      "Near",
      "Green",
      "Amber",
      "Amber",
      "",
      "",
      name,
      version,
      "run",
      "90",
      "95",
      "defaults: amber to 10%",
      "ann",
    ],
    [
      "2026-11-22 23:05",
      "KPIs",
      "I3",
      "Waiting",
      "=Given",
      "",
      "Red",
      "Amber",
      "Red",
      "+ Recounted",
      name,
      version,
      "run",
      "90",
      "95",
      "defaults: amber to 10%",
      "ann",
    ],
  ]);
});

test("an undo is logged with old and new status swapped, without cells that were left alone", () => {
  expect(undoneEntries(entries(), [{ sheetName: "KPIs", address: "I2" }])).toEqual([
    expect.objectContaining({ address: "I3", from: "red", to: null }),
  ]);
});

const head = (changes: Partial<SheetHead> = {}): SheetHead => ({
  ...{ id: "log", name: "RAG Log", protected: false, rowCount: 3, firstRow: [...LOG_HEADINGS] },
  ...changes,
});
const line = LOG_HEADINGS.map(() => "x");
const lines = [line, line];

test("the first lines are on a new sheet, as texts, with headings that stay in view", () => {
  const { plan, after } = planLog([], lines);
  expect(plan?.edits).toMatchObject([
    {
      kind: "add-sheet",
      sheet: { name: "RAG Log", format: "@", frozenRows: 1, cells: [[...LOG_HEADINGS], line, line] },
    },
  ]);
  expect(plan?.inverse).toEqual([{ kind: "remove-sheet", name: "RAG Log" }]);
  expect(after).toBeNull();
});

test("more lines are added below the last one, as texts, if it is still free there", () => {
  const { plan, after } = planLog([head()], lines);
  const at = { sheetId: "log", row: 3, column: 0, rowCount: 2, columnCount: LOG_HEADINGS.length };
  expect(plan?.edits).toEqual([
    { kind: "number-format", at, format: "@", isAppended: true },
    { kind: "values", at, values: lines, isAppended: true },
  ]);
  expect(plan?.expects).toEqual([
    { at: { ...at, row: 0, rowCount: 1 }, values: [[...LOG_HEADINGS]] },
    { at: { ...at, rowCount: 1 }, values: [line.map(() => "")] },
  ]);
  expect(after).toEqual([head({ rowCount: 5 })]);
});

describe("columns that a person inserted or deleted", () => {
  const MARK = `1|${RAG_LOG.columns.map(({ id }) => id).join(",")}`;
  const named = LOG_HEADINGS.map((heading) => `my ${heading}`);
  const without = (heading: string): string[] => LOG_HEADINGS.filter((one) => one !== heading);
  const between = [...LOG_HEADINGS.slice(0, 3), "Seen by", ...LOG_HEADINGS.slice(3)];
  test.each<[string, Partial<SheetHead>, number[]]>([
    ["one in front of them", { firstRow: ["Seen by", ...LOG_HEADINGS] }, [1]],
    ["one between them", { firstRow: between }, [0, 4]],
    [
      "one between them, in capitals and with spaces",
      { firstRow: between.map((one) => ` ${one.toUpperCase()}`) },
      [0, 4],
    ],
    ["one taken away", { firstRow: without("Metric") }, [0]],
    ["one taken away that a log without a mark needs", { firstRow: without("Cell"), mark: MARK }, [0]],
    ["all but one taken away", { firstRow: ["", "Kind"], mark: MARK }, [1]],
  ])("do not stop the logging of the others: %s", (_, changes, columns) => {
    const log = head(changes);
    const { plan, trouble } = planLog([log], [named]);
    expect(trouble).toBeNull();
    const values = plan?.edits.flatMap((edit) => (edit.kind === "values" ? [edit] : [])) ?? [];
    expect(values.map(({ at }) => at.column)).toEqual(columns);
    const same = (text: unknown): string => String(text).trim().toLowerCase();
    for (const {
      at,
      values: [cells = []],
    } of values) {
      expect(cells.map(same)).toEqual(cells.map((__, index) => `my ${same(log.firstRow[at.column + index])}`));
    }
    expect(hasLog([log])).toBe(true);
  });

  test("are not added again", () => {
    for (const mark of [{}, { mark: MARK }]) {
      const edits = planLog([head({ firstRow: without("Metric"), ...mark })], [named]).plan?.edits ?? [];
      expect(JSON.stringify(edits)).not.toContain("my Metric");
      expect(edits.filter(({ kind }) => kind === "sheet-layout")).toEqual([]);
    }
  });

  test("are found by a heading of an earlier version", () => {
    const renamed = {
      ...RAG_LOG,
      columns: RAG_LOG.columns.map((column) =>
        column.id === "computed" ? { ...column, heading: "By the rules", was: ["Rules give"] } : column,
      ),
    };
    expect(planLog([head()], [named], [], renamed).plan?.edits).toMatchObject([
      { kind: "number-format" },
      { kind: "values", at: { column: 0, columnCount: LOG_HEADINGS.length } },
    ]);
  });
});

test("without entries nothing is planned", () => {
  expect(planLog([], [])).toEqual({ plan: null, trouble: null, after: [] });
});

describe("the sheet that gets the lines", () => {
  const full = head({ rowCount: LOG_LINES });
  const second = head({ id: "log2", name: "RAG Log 2" });
  const own = head({ firstRow: ["My own notes"] });
  test.each<[string, SheetHead[], string]>([
    ["none yet", [], "adds RAG Log"],
    ["one of ours", [head()], "log"],
    ["in other letters", [head({ name: "rag log" })], "log"],
    ["a full one", [full], "adds RAG Log 2"],
    ["one with room for just these", [head({ rowCount: LOG_LINES - 1 })], "log"],
    ["a full one and a second", [second, full], "log2"],
    ["a full one, while the second name is a person's", [full, { ...second, firstRow: ["Mine"] }], "adds RAG Log 3"],
    ["a person's own", [own], "not-ours RAG Log"],
    ["an empty one of that name", [head({ rowCount: 0, firstRow: LOG_HEADINGS.map(() => "") })], "not-ours RAG Log"],
    ["a person's own, and a second of ours", [own, second], "log2"],
    ["a protected one", [head({ protected: true })], "protected RAG Log"],
  ])("is chosen: %s", (_, logs, expected) => {
    const { plan, trouble } = planLog(logs, lines);
    const places = plan?.edits.map((edit) =>
      edit.kind === "add-sheet" ? `adds ${edit.sheet.name}` : "at" in edit ? edit.at.sheetId : "",
    );
    expect(trouble ? `${trouble.code} ${trouble.sheet}` : places?.at(-1)).toBe(expected);
  });
});

test("only sheets that may be the log are requested, and only their heads", () => {
  const sheets = ["KPIs", "RAG Log", "rag log 2", "RAG Logs", "RAG Log 02", "My RAG Log"].map((sheet) => ({
    id: sheet,
    name: sheet,
    protected: false,
  }));
  expect(requestLogs({ sheets }).map(({ sheetId }) => sheetId)).toEqual(["RAG Log", "rag log 2"]);
});

describe("whether a run is the first", () => {
  const native = nativeFormat(DEFAULT_RULESET, "green");
  test.each<[string, RowOf["status"], string, boolean, boolean]>([
    ["no status", "", "General", false, true],
    ["no status, though there is a log", "", "General", true, true],
    ["a number of somebody's", 3, "General", false, true],
    ["a number in our format", 3, native, false, false],
    ["a word", "Green", "General", false, true],
    ["a word, and a log", "Green", "General", true, false],
    ["a note, and a log", "see below", "General", true, true],
  ])("%s", (_, status, format, isLogged, expected) => {
    const table = kpiTableOf([{ ...near, status: status ?? "" }]);
    if (table.cells.status) table.cells.status.formats = [format];
    expect(isFirstRun([table], DEFAULT_RULESET, isLogged)).toBe(expected);
  });
});

test.each<[what: string, row: RowOf, rule: string]>([
  ["a row's own Tolerance", { tolerance: "5 points" }, "the row's Tolerance: amber to 5 points"],
  [
    "the defaults, where good is on the target",
    { goodIs: "On Target", target: 91 },
    "defaults: green to 2%; amber to 5%",
  ],
  ["none, as nothing could be judged", { target: "TBC" }, ""],
])("the rule that decided is named in a few words: %s", (_what, change, rule) => {
  const table = kpiTableOf([{ metric: "Near", target: 95, goodIs: "High", latestValue: 90, ...change }]);
  const rated = allIndicators(buildScorecard(readIndicators(table), DEFAULT_RULESET));
  const { changes } = planStatuses(table, rated, { covers: "all", ids: [] }, DEFAULT_RULESET);
  expect(entriesOf(changes, rated, DEFAULT_RULESET).map((entry) => entry.rule)).toEqual([rule]);
});

test.each([
  ["an ordinary name", "Near".repeat(250), "Near".repeat(250), true],
  ["a name as long as a cell", "Near".repeat(8190), `${"Near".repeat(250).slice(0, 999)}…`, false],
])("a text is logged, or its beginning: %s", (_, metric, logged, isCopied) => {
  const table = kpiTableOf([{ metric, target: 95, goodIs: "High", latestValue: 90 }]);
  const rated = allIndicators(buildScorecard(readIndicators(table), DEFAULT_RULESET));
  const { changes } = planStatuses(table, rated, { covers: "all", ids: [] }, DEFAULT_RULESET);
  const [entry] = entriesOf(changes, rated, DEFAULT_RULESET, [table]);
  expect([entry?.metric, entry?.sources?.metric !== undefined]).toEqual([logged, isCopied]);
});
