/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import type userEvent from "@testing-library/user-event";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import type { Ruleset } from "../../../src/rag/rules/ruleset";
import { writeRuleset } from "../../../src/rag/rules/write-ruleset";
import { RULES_COPY } from "../../../src/taskpane/rules/rules-copy";
import type { RowOf } from "../../kpi/kpi-table-of";
import { fullTest } from "../../support/strength";
import { FakeApp } from "../fake-app";
import { ROWS } from "../sample-review";
import { button, findingsOf, openPane, row, recalculate } from "../open-pane";
import { listed } from "../../rag/rules/listed";

type User = ReturnType<typeof userEvent.setup>;

const tab = (word: string): HTMLElement => screen.getByRole("tab", { name: word });
const region = (name: string): HTMLElement => screen.getByRole("region", { name });
const whatIf = (): HTMLElement => region(RULES_COPY.whatIf);
const implied = (): HTMLElement => region(RULES_COPY.implied);
const file = (): HTMLElement => region(RULES_COPY.file);
const texts = (selector: string, within_: ParentNode = document): string[] =>
  [...within_.querySelectorAll(selector)].map((element) => element.textContent?.replace(/\s+/g, " ").trim() ?? "");

async function openRules(app = new FakeApp()): Promise<Awaited<ReturnType<typeof openPane>>> {
  const opened = await openPane(app);
  await opened.user.click(tab("Rules"));
  await screen.findByText("Rules in use");
  return opened;
}

const ANYSHIRE: Ruleset = {
  ...DEFAULT_RULESET,
  name: "Anyshire",
  version: "7",
  period: "2024/25",
  yearBegins: 7,
  reported: "quarterly",
  statuses: [listed("exceeding", { word: "Blue", meaning: "Well beyond the target" }), ...DEFAULT_RULESET.statuses],
  defaults: {
    ...DEFAULT_RULESET.defaults,
    "high-or-low": { ...DEFAULT_RULESET.defaults["high-or-low"], exceeding: { kind: "percent", figure: 10 } },
    "on-target": {
      green: { kind: "sides", under: { kind: "percent", figure: 2 }, over: { kind: "points", figure: 1 } },
      amber: { kind: "at", figure: 90, unit: null, scale: 1, strict: false },
    },
    combine: "majority",
    smallNumbers: { below: 10, amber: 1 },
  },
  rules: [
    { name: "Roads are strict", when: { section: "Roads", goodIs: "low" }, amber: { kind: "no-worse" } },
    { name: "Per cent", when: { unit: "%" }, green: "met", amber: { kind: "points", figure: 0.2 } },
  ],
};

describe("the tabs", () => {
  test("the arrow keys, Home and End move between the tabs; Tab leaves them", async () => {
    const { user } = await openPane();
    act(() => tab("Statuses").focus());
    await user.keyboard("{ArrowRight}");
    expect(tab("Rules")).toHaveFocus();
    expect(tab("Rules")).toHaveAttribute("aria-selected", "true");
    expect(await screen.findByRole("tabpanel", { name: "Rules" })).toBeVisible();
    await user.keyboard("{ArrowRight}{ArrowRight}");
    expect(tab("Statuses")).toHaveFocus();
    await user.keyboard("{End}");
    expect(tab("Report")).toHaveFocus();
    await user.keyboard("{Home}{Tab}");
    expect(tab("Report")).not.toHaveFocus();
    expect(screen.getByRole("tabpanel", { name: "Statuses" })).toContainElement(document.activeElement as HTMLElement);
  });

  test("each tab keeps its state, and Recalculate RAG is shown in every tab", async () => {
    const { app, user } = await openPane();
    await user.type(screen.getByRole("searchbox"), "road");
    await user.click(row("A roads"));
    await user.click(tab("Rules"));
    await screen.findByText("Rules in use");
    await user.type(within(whatIf()).getByLabelText("Amber up to"), "3%");
    await recalculate(user);
    expect(app.runs).toBe(1);
    await user.click(tab("Statuses"));
    expect(screen.getByRole("searchbox")).toHaveValue("road");
    expect(row("A roads")).toHaveAttribute("aria-expanded", "true");
    await user.click(tab("Rules"));
    expect(within(whatIf()).getByLabelText("Amber up to")).toHaveValue("3%");
  });

  test("without a KPI table the Rules tab says so, without an error", async () => {
    const { user } = await openPane(new FakeApp(null));
    await user.click(tab("Rules"));
    expect(await screen.findByText("The rules are shown here once the workbook has a KPI table.")).toBeInTheDocument();
  });
});

describe("the name of the rules", () => {
  test("default rules are named as such, and can be written to a sheet", async () => {
    const { app, user } = await openRules();
    expect(region("Rules in use")).toHaveTextContent("KPI Reporter defaults");
    expect(region("Rules in use")).toHaveTextContent(
      "The defaults of KPI Reporter, as this workbook has no RAG Rules sheet.",
    );
    await user.click(button("Put the rules in a sheet"));
    expect(app.writtenRules).toEqual([DEFAULT_RULESET]);
    expect(screen.getByText("The rules are in the sheet RAG Rules.")).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "Rules in use" })).toHaveFocus();
    expect(region("Rules in use")).toHaveTextContent("The sheet RAG Rules of this workbook.");
  });

  test("rules from a sheet are named with their version and period, and the sheet can be shown", async () => {
    const { app, user } = await openRules(new FakeApp(ROWS, ANYSHIRE));
    expect(texts("dd", region("Rules in use"))).toEqual(["7", "2024/25", "The sheet RAG Rules of this workbook."]);
    await user.click(button("Show the sheet"));
    expect(app.rulesShown).toBe(1);
  });

  test("a refusal is explained beside the button, and can be tried again", async () => {
    const { app, user } = await openRules();
    app.problem = { code: "busy" };
    await user.click(button("Put the rules in a sheet"));
    expect(region("Rules in use")).toHaveTextContent("Excel is busy");
    app.problem = null;
    await user.click(button("Try again"));
    expect(app.writtenRules).toHaveLength(1);
  });

  test("a change in the RAG Rules sheet is read", async () => {
    const { app } = await openRules(new FakeApp(ROWS, ANYSHIRE));
    const reads = app.reads;
    act(() => app.change("rules"));
    await waitFor(() => expect(app.reads).toBeGreaterThan(reads));
  });
});

describe("the rules in words", () => {
  test("say how far each status reaches, how KPIs combine, and which rules come first", async () => {
    await openRules(new FakeApp(ROWS, ANYSHIRE));
    expect(texts(".edges li")).toEqual([
      "Blue when the target is beaten by 10% or more",
      "Green when the target is met",
      "Amber up to 10% off target",
      "Red beyond that",
      "Green up to 2% under, 1 point over",
      "Amber as far as the figure 90",
      "Red beyond that",
      "Green up to 5% off target",
      "Amber up to 10% off target",
      "Red beyond that",
      "Amber off target, but no worse than before",
      "Green when the target is met",
      "Amber up to 0.2 points off target",
    ]);
    expect(texts(".rule-notes li")).toEqual([
      "The year begins in July: quarters, halves and numbered months count from there.",
      "Figures come every quarter.",
      "A combined KPI takes the commonest of its indicators’ statuses.",
      "A cumulative target is expected to build up evenly through the year.",
      "Small numbers: where the target is below 10, amber reaches at least 1.",
      "Direction of travel: compared with the period before.",
    ]);
    expect(texts(".rule-list > li > .hint")).toEqual(["For section “Roads”, Good Is Low", "For unit %"]);
    expect(texts(".key dt")).toEqual(["Blue", "Green", "Amber", "Red", "Not rated"]);
    expect(region("Key")).toHaveTextContent("Well beyond the target");
  });

  test("a button shows the rest of many rules", async () => {
    const rules = Array.from({ length: 30 }, (_, index) => ({ name: `Rule ${index}`, when: { metric: `M${index}` } }));
    const { user } = await openRules(new FakeApp(ROWS, { ...ANYSHIRE, rules }));
    expect(texts(".rule-list > li")).toHaveLength(20);
    await user.click(button("Show all 30 rules"));
    expect(texts(".rule-list > li")).toHaveLength(30);
  });
});

describe("what if", () => {
  const type = async (user: User, label: string, text: string): Promise<void> => {
    await user.clear(within(whatIf()).getByLabelText(label));
    if (text !== "") await user.type(within(whatIf()).getByLabelText(label), text);
  };
  const answer = (): string => within(whatIf()).getByRole("status").textContent ?? "";

  test("shows what would change as the officer types, and writes nothing", async () => {
    const { app, user } = await openRules();
    expect(answer()).toBe("Type an edge to see what would change.");
    await type(user, "Amber up to", "3%");
    await waitFor(() => expect(answer()).toBe("1 Amber becomes Red."));
    expect(texts(".links li", whatIf())).toEqual(["Checks done Amber becomes Red"]);
    await type(user, "Amber up to", "10%");
    await waitFor(() => expect(answer()).toBe("No status would change."));
    await type(user, "Amber up to", "");
    await type(user, "Green up to", "floor 89");
    await waitFor(() => expect(answer()).toContain("1 Amber becomes Green"));
    expect(app.writtenRules).toEqual([]);
  });

  test("can be asked for one section, and shows the section's current edges", async () => {
    const rules = [{ name: "Roads", when: { section: "Roads" }, amber: { kind: "percent" as const, figure: 5 } }];
    const { app, user } = await openRules(new FakeApp(ROWS, { ...DEFAULT_RULESET, rules }));
    expect(within(whatIf()).getByLabelText("Amber up to")).toHaveAccessibleDescription("Now: 10%");
    await user.selectOptions(within(whatIf()).getByLabelText("For"), "section:Roads");
    expect(within(whatIf()).getByLabelText("Amber up to")).toHaveAccessibleDescription("Now: 5%");
    await type(user, "Amber up to", "60%");
    await waitFor(() => expect(answer()).toBe("1 Red becomes Amber."));
    expect(whatIf()).toHaveTextContent("Overrides stay as they are.");
    await user.click(button("Use these edges"));
    expect(app.writtenRules.map((written) => written.rules)).toEqual([
      [{ ...rules[0], amber: { kind: "percent", figure: 60 } }],
    ]);
  });

  test.each([
    ["Amber up to", "lots", "“lots” cannot be read. Write “10%”, “0.2 points”, “5” or “floor 90%”."],
    [
      "Amber up to",
      "met",
      "Amber begins where green ends. For no Amber at all, leave its line on the RAG Rules sheet empty.",
    ],
    [
      "Amber up to",
      "0%",
      "These edges cannot be used: amber reaches no further than green does, so that no value could be amber.",
    ],
    ["Green up to", "-5%", "“-5%” cannot be read. Write “met”, “10%”, “0.2 points”, “5” or “floor 90%”."],
  ])("an edge that cannot be read is reported after a pause in typing: %s %s", async (label, text, sentence) => {
    const { user } = await openRules();
    await type(user, label, text);
    expect(await within(whatIf()).findByText(sentence)).toBeInTheDocument();
    expect(within(whatIf()).getByLabelText(label)).toBeInvalid();
    expect(screen.queryByRole("button", { name: "Use these edges" })).toBeNull();
  });

  test("an indicator that would change opens in the Statuses tab", async () => {
    const { app, user } = await openRules();
    await type(user, "Amber up to", "3%");
    await user.click(await within(whatIf()).findByRole("button", { name: /Checks done/ }));
    expect(tab("Statuses")).toHaveAttribute("aria-selected", "true");
    expect(row("Checks done")).toHaveFocus();
    expect(row("Checks done")).toHaveAttribute("aria-expanded", "true");
    expect(app.shown).toEqual([{ tableId: "t1", row: 0 }]);
  });

  test("a filter does not hide the indicator that was opened", async () => {
    const { user } = await openPane();
    await user.click(button(/^1\s*Red$/));
    await user.click(tab("Rules"));
    await screen.findByText("Rules in use");
    await type(user, "Amber up to", "3%");
    await user.click(await within(whatIf()).findByRole("button", { name: /Checks done/ }));
    expect(row("Checks done")).toHaveFocus();
  });

  test("using the edges writes them to the sheet and empties the fields", async () => {
    const { app, user } = await openRules();
    await type(user, "Amber up to", "3%");
    expect(button("Use these edges")).toHaveAccessibleDescription(
      "Puts them in a new sheet, RAG Rules. Statuses change when you press Recalculate RAG.",
    );
    await user.click(button("Use these edges"));
    expect(app.writtenRules[0]?.defaults["high-or-low"]).toEqual({
      green: "met",
      amber: { kind: "percent", figure: 3 },
    });
    expect(screen.getByText("The rules are in the sheet RAG Rules.")).toBeInTheDocument();
    await waitFor(() => expect(within(whatIf()).getByLabelText("Amber up to")).toHaveValue(""));
    expect(texts(".edges li")).toContain("Amber up to 3% off target");
  });

  test("a refusal keeps what was typed", async () => {
    const { app, user } = await openRules();
    await type(user, "Amber up to", "3%");
    app.problem = { code: "busy" };
    await user.click(button("Use these edges"));
    expect(whatIf()).toHaveTextContent("Excel is busy");
    expect(within(whatIf()).getByLabelText("Amber up to")).toHaveValue("3%");
  });

  fullTest("a long table is rated in slices, and the indicators that would change are listed in parts", async () => {
    const many = Array.from({ length: 1200 }, (_, index): RowOf => ({
      ...ROWS[0],
      kpi: "Checks",
      metric: `Metric ${index}`,
    }));
    await openRules(new FakeApp(many));
    fireEvent.change(within(whatIf()).getByLabelText("Amber up to"), { target: { value: "3%" } });
    expect(answer()).toBe("Working it out…");
    await waitFor(() => expect(answer()).toBe("1200 Amber become Red."));
    expect(texts(".links li", whatIf())).toHaveLength(20);
    fireEvent.click(within(whatIf()).getByText("Show 100 more"));
    expect(texts(".links li", whatIf())).toHaveLength(120);
  });
});

describe("what the statuses in the sheet imply", () => {
  const judged = (metric: string, latestValue: number, status: string, section = "Health"): RowOf => ({
    ...{ section, kpi: metric, metric, target: 100, goodIs: "High", latestValue, status },
  });
  const rows = [
    judged("Met", 100, "Green"),
    judged("A little off", 91.26, "Amber"),
    judged("As much off", 92, "Amber"),
    judged("Far off", 67.4, "Red"),
    judged("Contradicts", 99, "Red"),
    judged("Road", 40, "Amber", "Roads"),
    judged("Not written", 40, ""),
  ];
  const find = async (user: User): Promise<string> => {
    await user.click(button("Find the edge"));
    const answer = within(implied()).getByRole("status");
    await waitFor(() => expect(answer).not.toHaveTextContent("Working it out…"));
    return answer.textContent ?? "";
  };

  test("finds the interval, the rows that agree, and those that contradict it", async () => {
    const { user } = await openRules(new FakeApp(rows));
    await user.selectOptions(within(implied()).getByLabelText("For"), "section:Health");
    expect(await find(user)).toBe(
      "The statuses in the sheet agree with an amber edge from 8.8% up to, not including, 32.6%, for 4 of 5 rows.",
    );
    expect(implied()).toHaveTextContent("This row contradicts any single edge:");
    expect(texts(".links li", implied())).toEqual(["Contradicts Red in the sheet"]);
    await user.click(within(implied()).getByRole("button", { name: /Contradicts/ }));
    expect(row("Contradicts")).toHaveFocus();
  });

  test("finds an edge in the indicators' own unit, without a Red to limit it", async () => {
    const { user } = await openRules(new FakeApp(rows));
    await user.selectOptions(within(implied()).getByLabelText("For"), "section:Roads");
    await user.selectOptions(within(implied()).getByLabelText("Measured in"), "amount");
    expect(await find(user)).toBe("The statuses in the sheet agree with an amber edge of 60 or more, for all 1 row.");
  });

  test("choosing something else clears the answer", async () => {
    const { user } = await openRules(new FakeApp(rows));
    expect(await find(user)).not.toBe("");
    await user.selectOptions(within(implied()).getByLabelText("Measured in"), "amount");
    expect(within(implied()).getByRole("status")).toBeEmptyDOMElement();
  });

  test("the edge can be tried in the fields above", async () => {
    const { user } = await openRules(new FakeApp(rows.slice(0, 5)));
    await find(user);
    await user.click(button("Try 10% above"));
    expect(within(whatIf()).getByLabelText("Amber up to")).toHaveValue("10%");
    expect(within(whatIf()).getByLabelText("Amber up to")).toHaveFocus();
  });

  test("says when no status in the sheet can be judged", async () => {
    const { user } = await openRules();
    expect(await find(user)).toBe("There are no statuses in the sheet that can be judged here.");
  });
});

describe("the rules file", () => {
  const load = async (text: string): Promise<void> => {
    const chosen = new File([text], "anyshire.json", { type: "application/json" });
    chosen.text = () => Promise.resolve(text);
    const input = document.querySelector<HTMLInputElement>("input[type=file]");
    if (!input) throw new Error("no file input");
    await act(async () => {
      fireEvent.change(input, { target: { files: [chosen] } });
      await Promise.resolve();
    });
  };
  const strict: Ruleset = {
    ...DEFAULT_RULESET,
    name: "Anyshire",
    version: "8",
    defaults: { ...DEFAULT_RULESET.defaults, "high-or-low": { green: "met", amber: { kind: "percent", figure: 3 } } },
  };
  const document_ = JSON.stringify(writeRuleset(strict));

  test("is saved under the rules' name and version", async () => {
    const saved: { name: string; blob: Blob }[] = [];
    let made: Blob | null = null;
    Object.assign(URL, {
      createObjectURL: (blob: Blob): string => {
        made = blob;
        return "blob:rules";
      },
      revokeObjectURL: () => undefined,
    });
    const click = jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      if (made) saved.push({ name: this.download, blob: made });
    });
    const { user } = await openRules();
    await user.click(button("Save as a file…"));
    click.mockRestore();
    expect(saved).toMatchObject([{ name: "kpi-reporter-defaults-1.0.json", blob: { type: "application/json" } }]);
    expect(file()).toHaveTextContent("Saved as kpi-reporter-defaults-1.0.json");
  });

  test("is copied to the clipboard, or shown to be copied by hand where the pane may not", async () => {
    const { user } = await openRules();
    await user.click(button("Copy"));
    expect(file()).toHaveTextContent("Copied.");
    expect(JSON.parse(await navigator.clipboard.readText())).toEqual(writeRuleset(DEFAULT_RULESET));
    jest.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("denied"));
    await user.click(button("Copy"));
    expect(within(file()).getByLabelText("The rules as text")).toHaveValue(
      `${JSON.stringify(writeRuleset(DEFAULT_RULESET), null, 2)}\n`,
    );
    jest.restoreAllMocks();
  });

  test("with faults lists each with its path, and changes nothing", async () => {
    const { app } = await openRules();
    await load(
      JSON.stringify({ ...(JSON.parse(document_) as object), name: "", rules: [{ name: "R", amber: "lots" }] }),
    );
    expect(file()).toHaveTextContent("anyshire.json cannot be used: it has 2 faults. Nothing was changed.");
    expect(texts("li strong", file())).toEqual(["name", "rules[0].amber"]);
    expect(app.writtenRules).toEqual([]);
  });

  test("that is not JSON is refused", async () => {
    await openRules();
    await load("<html>");
    expect(file()).toHaveTextContent("anyshire.json cannot be used: it has 1 fault. Nothing was changed.");
  });

  test("that is valid shows what would change, and is used only on request", async () => {
    const { app, user } = await openRules();
    await load(document_);
    expect(file()).toHaveTextContent("“Anyshire”, version 8 in place of “KPI Reporter defaults”, version 1.0.");
    expect(await within(file()).findByText("1 Amber becomes Red.")).toBeInTheDocument();
    expect(app.writtenRules).toEqual([]);
    await user.click(button("Use these rules"));
    expect(app.writtenRules).toEqual([strict]);
    expect(screen.getByRole("heading", { name: "Rules in use" })).toHaveFocus();
    expect(region("Rules in use")).toHaveTextContent("Anyshire");
    expect(screen.queryByRole("button", { name: "Use these rules" })).toBeNull();
  });

  test("is closed with Cancel, and the focus returns to the button", async () => {
    const { app, user } = await openRules();
    await load(document_);
    await user.click(button("Cancel"));
    expect(screen.queryByRole("button", { name: "Use these rules" })).toBeNull();
    expect(button("Load a file…")).toHaveFocus();
    expect(app.writtenRules).toEqual([]);
  });
});

const TABS: [string, () => FakeApp][] = [
  ["the defaults", () => new FakeApp()],
  ["a sheet's rules", () => new FakeApp(ROWS, ANYSHIRE)],
  ["an empty table", () => new FakeApp([])],
];

// Takes long. The browser tests run axe too.
fullTest.each(TABS)("axe finds nothing in the Rules tab: %s", async (_, make) => {
  const { user, container } = await openRules(make());
  if (screen.queryByLabelText("Amber up to")) {
    await user.type(screen.getByLabelText("Amber up to"), "3%");
    await user.click(button("Find the edge"));
    await waitFor(() => expect(within(implied()).getByRole("status")).toHaveTextContent(/statuses in the sheet/));
    // The pause in typing is over: nothing is drawn while axe runs.
    await act(() => new Promise((resolve) => setTimeout(resolve, 700)));
  }
  expect(await findingsOf(container)).toEqual([]);
});
