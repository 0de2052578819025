import { createPrinter } from "../../src/cli/print/printer";
import { findNearest } from "../../src/cli/arguments/nearest-word";
import { COMMANDS } from "../../src/cli/run-kpi";
import { kpiWorkbook } from "../support/kpi-workbook";
import { xlsxOf } from "../support/save-xlsx";
import { newFolder, put, run } from "./run";

const ESCAPE = "\u001b";

function workbook(metric: string, section = ""): string {
  return put(
    newFolder(),
    "KPIs.xlsx",
    xlsxOf(
      kpiWorkbook([{ metric, section, target: "95%", goodIs: "High", latestValue: 96, asOf: "2024/25 Q2" }]).toData(),
    ),
  );
}

describe("colours", () => {
  test.each<[string, Parameters<typeof run>[1], boolean]>([
    ["a terminal has them", { isTerminal: true }, true],
    ["a file or a pipe has none", {}, false],
    ["NO_COLOR takes them away", { isTerminal: true, env: { NO_COLOR: "1" } }, false],
    ["an empty NO_COLOR does not", { isTerminal: true, env: { NO_COLOR: "" } }, true],
    ["a terminal that knows none has none", { isTerminal: true, env: { TERM: "dumb" } }, false],
  ])("%s", async (_, environment, wanted) => {
    const { out } = await run(["recalculate", workbook("Calls"), "--dry-run"], environment);
    expect(out.includes(ESCAPE)).toBe(wanted);
    // There is an icon and a word with or without colours.
    expect(out).toContain("✓ Green");
  });

  test("are never in JSON", async () => {
    expect((await run(["check", workbook("Calls"), "--json"], { isTerminal: true })).out).not.toContain(ESCAPE);
  });
});

describe("cell contents cannot control the terminal", () => {
  const nasty = `Calls${ESCAPE}[2J${ESCAPE}]0;title\u0007\u009b31m\u202ereversed`;
  test.each([
    ["recalculate", ["--dry-run"]],
    ["combine", []],
    ["check", []],
    ["rate", []],
    ["rules what-if", ["--green", "met"]],
    ["close-period", []],
  ] as const)("%s", async (command, more) => {
    // XML cannot contain an escape character; Excel writes it in this form and reads it back.
    const { out } = await run([...command.split(" "), workbook("Calls_x001B_[2J \u009b31m\u202ereversed"), ...more], {
      env: { NO_COLOR: "1" },
      isTerminal: true,
    });
    expect(out).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  });

  test("nor can texts that are quoted in an error", async () => {
    const { err } = await run(["check", `${nasty}.xlsx`]);
    expect(err).toMatch(/^kpi: [^\0-\x1f\x7f-\x9f\u202e]*\n$/);
  });

  test("JSON escapes them, so that they are read back", async () => {
    const { out } = await run(["rate", workbook("Calls \u009b31m"), "--json"]);
    expect(out).not.toMatch(/[\x7f-\x9f]/);
    expect(JSON.parse(out)).toMatchObject([{ metric: "Calls \u009b31m" }]);
  });
});

describe("lines", () => {
  const printed = (
    columns: number | undefined,
    isTerminal: boolean,
    draw: (printer: ReturnType<typeof createPrinter>) => void,
  ): string => {
    let text = "";
    draw(createPrinter({ out: { write: (more) => void (text += more), isTerminal, columns }, env: { NO_COLOR: "1" } }));
    return text;
  };
  const long = "one two three four five six seven eight nine ten eleven twelve";

  test.each<[string, number | undefined, boolean, string]>([
    [
      "wrapped to the terminal, further in below",
      40,
      true,
      "  one two three four five six seven\n    eight nine ten eleven twelve\n",
    ],
    [
      "never to less than can be read",
      5,
      true,
      "  one two three four five six seven\n    eight nine ten eleven twelve\n",
    ],
    ["as long as they are, where nobody looks", undefined, false, `  ${long}\n`],
  ])("%s", (_, columns, isTerminal, wanted) => {
    expect(printed(columns, isTerminal, (printer) => printer.print(long, 2, 2))).toBe(wanted);
  });

  test("a table wraps its last column in place", () => {
    expect(
      printed(40, true, (printer) =>
        printer.printTable(
          [
            ["a", long],
            [{ text: "bb", tone: "good" }, "short"],
          ],
          1,
        ),
      ),
    ).toBe(" a   one two three four five six seven\n     eight nine ten eleven twelve\n bb  short\n");
  });

  test("a word that is longer than a line is on a line of its own", () => {
    const word = "x".repeat(60);
    expect(printed(40, true, (printer) => printer.print(`a ${word} b`, 0, 2))).toBe(`a\n  ${word}\n  b\n`);
  });
});

describe("progress", () => {
  test("is shown for long work at a terminal, and removed at the end", async () => {
    const { err } = await run(["recalculate", workbook("Calls"), "--dry-run"], { isTerminal: true, tick: 1000 });
    expect(err).toMatch(/\[#+-+\] Reading the workbook/);
    expect(err.endsWith(`\r${ESCAPE}[K`)).toBe(true);
  });
  test("is replaced by a refusal", async () => {
    const path = put(newFolder(), "KPIs.xlsx", xlsxOf(kpiWorkbook([]).toData()));
    const { code, err } = await run(["close-period", path], { isTerminal: true, tick: 1000 });
    expect(code).toBe(2);
    expect(err).toMatch(/Reading the workbook\r\u001b\[Kkpi: .*\n$/);
  });
  test.each([
    ["short work", { isTerminal: true }],
    ["a file or a pipe", { tick: 1000 }],
  ])("is not shown: %s", async (_, environment) => {
    expect((await run(["recalculate", workbook("Calls"), "--dry-run"], environment)).err).toBe("");
  });
});

describe("help", () => {
  test("fits on one screen and names every command", async () => {
    const { code, out } = await run(["--help"], { isTerminal: true, columns: 100 });
    expect(code).toBe(0);
    expect(out.split("\n").length).toBeLessThanOrEqual(25);
    for (const { name, summary } of COMMANDS) expect(out).toMatch(new RegExp(`kpi ${name} .*${summary.slice(0, 10)}`));
  });

  test.each(COMMANDS.map((command) => [command.name, command] as const))(
    "%s has help, with an example and every option",
    async (name, { options, examples }) => {
      const { code, out } = await run([...name.split(" "), "--help"]);
      expect(code).toBe(0);
      expect(examples.length).toBeGreaterThan(0);
      for (const { typed } of examples) expect(out).toContain(`kpi ${typed}`);
      for (const option of Object.keys(options)) expect(out).toContain(`--${option}`);
      expect((await run(["help", ...name.split(" ")])).out).toBe(out);
      expect((await run([...name.split(" "), "-h"])).out).toBe(out);
    },
  );

  // Examples must be free of faults, because people learn from them.
  test.each(COMMANDS.flatMap(({ examples }) => examples.map(({ typed }) => [typed] as const)))(
    "“kpi %s” is understood",
    async (typed) => {
      const args = (typed.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/"/g, ""));
      const { err } = await run(args, {
        files: {
          statSync: (() => {
            throw Object.assign(new Error(), { code: "ENOENT" });
          }) as never,
        },
      });
      expect(err).toMatch(/^kpi: there is no file /);
    },
  );

  test.each<[string[], number, RegExp]>([
    [[], 2, /^$/],
    [["--version"], 0, /^$/],
    [["recalulate"], 2, /no command “recalulate”. Did you mean recalculate\?/],
    [["rules"], 2, /say what to do with the rules: rules export, rules import, rules what-if/],
    [["rules", "exprot"], 2, /no command “rules exprot”. Did you mean rules export\?/],
    [["frobnicate"], 2, /no command “frobnicate”. See: kpi --help/],
    [["--frob"], 2, /no command “--frob”/],
    [["help", "frob"], 2, /no command “frob”/],
  ])("%j", async (args, wanted, says) => {
    const { code, err } = await run(args);
    expect({ code, err }).toEqual({ code: wanted, err: expect.stringMatching(says) });
  });
});

test.each([
  ["inplace", "in-place"],
  ["out", "output"],
  ["forse", "force"],
  ["x", null],
  ["something-else", null],
])("the word nearest to “%s” is %s", (written, wanted) => {
  expect(findNearest(written, ["output", "in-place", "force", "dry-run"])).toBe(wanted);
});
