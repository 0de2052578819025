import { emptyNarrative } from "../../../src/report/narratives/narrative-id";
import type { Narrative } from "../../../src/report/narratives/narrative";
import { findProgress, isOverdue, writeChaseList } from "../../../src/report/narratives/narrative-progress";

const TODAY = "2025-01-10";

const kpi = (name: string, change: Partial<Narrative> = {}): Narrative => ({
  ...emptyNarrative("kpi", "Homes", name),
  ...change,
});

test.each<[string, Narrative["state"], boolean]>([
  ["", "awaited", false],
  ["9 January 2025", "awaited", true],
  ["09/01/2025", "awaited", true],
  ["2025-01-10", "awaited", false],
  ["11.1.25", "awaited", false],
  ["9 January 2025", "draft", false],
  ["as soon as possible", "awaited", false],
])("due %j and %s on 10 January 2025: overdue is %s", (due, state, expected) => {
  expect(isOverdue(kpi("Rent", { due, state }), TODAY)).toBe(expected);
});

describe("the progress of narratives", () => {
  const narratives = [
    kpi("Rent", { state: "signed-off", text: "one two three", owner: "Jane" }),
    kpi("Voids", { owner: "Sam", due: "20 January 2025" }),
    kpi("Repairs", { owner: "Ann", due: "31/01/2025" }),
    kpi("Heating", { owner: "jane ", due: "1 February 2025" }),
    kpi("Damp", { owner: "Jane", due: "5 January 2025" }),
    kpi("Lifts", {}),
    kpi("Noise", { state: "draft", text: "one two" }),
    { ...emptyNarrative("introduction", "Homes"), text: "one two three four" },
    kpi("Waste", { place: "gone", text: "one two three four" }),
    kpi("Rent", { place: "earlier", text: "one two three four" }),
  ];
  const progress = findProgress(narratives, TODAY, 2);

  test("is counted by state, for the KPIs of this report", () => {
    expect([progress.total, progress.byState]).toEqual([7, { awaited: 5, draft: 1, "signed-off": 1 }]);
  });

  test("lists those above the word limit", () => {
    expect(progress.tooLong.map(({ narrative, words }) => [narrative.kpi, words])).toEqual([["Rent", 3]]);
    expect(findProgress(narratives, TODAY).tooLong).toEqual([]);
  });

  test("gives a chase list by owner: overdue first, then by due date, then those without one", () => {
    expect(writeChaseList(progress, TODAY, "2024/25 Q3")).toBe(
      [
        "Narratives awaited for 2024/25 Q3",
        "",
        "jane:\n- Damp (Homes), was due on 5 January 2025\n- Heating (Homes), due 1 February 2025",
        "",
        "Sam:\n- Voids (Homes), due 20 January 2025",
        "",
        "Ann:\n- Repairs (Homes), due 31/01/2025",
        "",
        "Nobody is named for:\n- Lifts (Homes)",
      ].join("\n"),
    );
  });

  test("gives no chase list where nothing is awaited", () => {
    expect(writeChaseList(findProgress([], TODAY), TODAY, "2024/25 Q3")).toBe("");
  });

  test("writes a name with a line break on one line", () => {
    const list = writeChaseList(
      findProgress([kpi("Rent\ncollected", { owner: "Jane\nSmith", section: "Homes\n2", due: "soon\nish" })], TODAY),
      TODAY,
      null,
    );
    expect(list).toBe("Jane Smith:\n- Rent collected (Homes 2), due soon ish");
  });
});
