/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { screen, within } from "@testing-library/react";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import type { DirectionChoice } from "../../../src/rag/rules/direction";
import type { Ruleset } from "../../../src/rag/rules/ruleset";
import { recordOf } from "../../kpi/history/past";
import type { RowOf } from "../../kpi/kpi-table-of";
import { FakeApp } from "../fake-app";
import { findingsOf, openPane, row } from "../open-pane";

const seen: RowOf = {
  section: "Health",
  kpi: "Seen",
  metric: "Seen in time",
  target: "95%",
  goodIs: "High",
  latestValue: "90%",
  asOf: "2024/25 Q2",
};
const rulesOf = (direction: DirectionChoice): Ruleset => ({
  ...DEFAULT_RULESET,
  defaults: { ...DEFAULT_RULESET.defaults, direction },
});

/** The text beside "Direction" in the open reason; null if there is none. */
const direction = (): string | null | undefined => {
  const term = screen.queryAllByRole("term").find(({ textContent }) => textContent === "Direction");
  return term ? term.nextElementSibling?.firstChild?.textContent : null;
};

describe("the direction of travel", () => {
  test.each<[string, RowOf, Ruleset | null, string | null]>([
    [
      "against the period before",
      { previousValue: "88%" },
      null,
      "Improving: 90% is up from 88% before, and high is good.",
    ],
    [
      "as the ruleset says",
      { previousValue: "88%", lastYear: "92%" },
      rulesOf({ against: "last-year" }),
      "Worsening: 90% is down from 92% in the same period last year, and high is good.",
    ],
    [
      "not comparable, with the reason",
      { previousValue: "88%" },
      rulesOf({ against: "last-year" }),
      "Not comparable: there is no figure for the same period last year.",
    ],
    ["with nothing earlier", {}, null, null],
  ])("%s", async (_, changes, rules, sentence) => {
    const { user } = await openPane(new FakeApp([{ ...seen, ...changes }], rules));
    await user.click(row("Seen in time"));
    expect(direction()).toBe(sentence);
    expect(screen.queryByRole("img", { name: /Lowest/ })).toBeNull();
  });

  test("the history is drawn with its target, with its values as a text alternative, and listed newest first", async () => {
    const app = new FakeApp([seen]);
    app.records = [
      recordOf({
        metric: "Seen in time",
        kpi: "Seen",
        section: "Health",
        period: "2023/24 Q4",
        value: "80%",
        target: "",
      }),
      recordOf({
        metric: "Seen in time",
        kpi: "Seen",
        section: "Health",
        period: "2024/25 Q1",
        value: "85%",
        target: "At least 90%",
      }),
    ];
    const { user, container } = await openPane(app);
    await user.click(row("Seen in time"));
    expect(direction()).toBe("Improving: 90% is up from 85% in 2024/25 Q1, and high is good.");
    const picture = screen.getByRole("img", {
      name: "2023/24 Q4 to 2024/25 Q2: 80%, 85%, 90%. Lowest 80%, highest 90%. The dashed line shows the target.",
    });
    const pointsOf = (line: string): number | undefined =>
      picture.querySelector(`.period-${line} polyline`)?.getAttribute("points")?.split(" ").length;
    expect([pointsOf("figures"), pointsOf("targets")]).toEqual([3, 2]);
    await user.click(screen.getByText("Periods, values and targets"));
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    expect(rows.map((one) => [...one.children].map(({ textContent }) => textContent).join(" | "))).toEqual([
      "Period | Value | Target",
      "2024/25 Q2 | 90% | 95%",
      "2024/25 Q1 | 85% | At least 90%",
      "2023/24 Q4 | 80% | None given",
    ]);
    expect(await findingsOf(container)).toEqual([]);
  });

  test("the Rules tab shows what the direction is measured against, for all indicators and for those of a rule", async () => {
    const rules: Ruleset = {
      ...rulesOf({ against: "trend", steadyWithin: { kind: "percent", figure: 1 } }),
      rules: [
        { name: "Health", when: { section: "Health" }, direction: { against: "last-year" } },
        { name: "Roads", when: { section: "Roads" }, direction: { steadyWithin: { kind: "points", figure: 0.5 } } },
      ],
    };
    const { user } = await openPane(new FakeApp([seen], rules));
    await user.click(screen.getByRole("tab", { name: "Rules" }));
    for (const sentence of [
      "Direction of travel: by the line through the periods charted; a change of no more than 1% is steady.",
      "Direction of travel: compared with the same period last year.",
      "Direction of travel: a change of no more than 0.5 points is steady.",
    ]) {
      expect(await screen.findByText(sentence)).toBeInTheDocument();
    }
  });
});

describe("KPIs whose status depends on how it is combined", () => {
  const part = (metric: string, latestValue: number): RowOf => ({
    section: "Roads",
    kpi: "Condition",
    combine: "Yes",
    metric,
    target: 5,
    goodIs: "Low",
    latestValue,
    asOf: "2024/25 Q2",
  });
  const sentence = "By the commonest it would be Green and by the average it would be Amber.";
  const found = (): HTMLElement | null =>
    within(screen.getByRole("region", { name: "Roads" })).queryByText(/it would be/);

  test("the KPI says so in one sentence, even when a filter hides some of its rows", async () => {
    const { user } = await openPane(new FakeApp([part("A roads", 4), part("B roads", 4), part("C roads", 9)]));
    expect(found()).toHaveTextContent(sentence);
    await user.type(screen.getByRole("searchbox"), "C roads");
    expect(screen.queryByRole("button", { name: /A roads/ })).toBeNull();
    expect(found()).toHaveTextContent(sentence);
  });

  test.each<[string, RowOf[]]>([
    ["where they agree", [part("A roads", 4), part("B roads", 4)]],
    [
      "where the KPI is not combined",
      [
        { ...part("A roads", 4), combine: "" },
        { ...part("B roads", 9), combine: "" },
      ],
    ],
  ])("no sentence %s", async (_, rows) => {
    await openPane(new FakeApp(rows));
    expect(found()).toBeNull();
  });
});
