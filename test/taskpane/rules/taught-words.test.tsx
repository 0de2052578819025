/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { act, screen, within } from "@testing-library/react";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { COPY } from "../../../src/taskpane/copy";
import { WORDS_COPY } from "../../../src/taskpane/rules/words/words-copy";
import type { RowOf } from "../../kpi/kpi-table-of";
import { FakeApp } from "../fake-app";
import { ROWS } from "../sample-review";
import { button, findingsOf, openPane, recalculate } from "../open-pane";

const WORDS = ["Met", "Not met", "met ", "Amber/Green"];
const BOOK: RowOf[] = ROWS.map((row, index) => ({
  ...row,
  status: WORDS[index] ?? "",
  override: index === 4 ? "Nearly" : "",
}));

const section = (): HTMLElement => screen.getByRole("region", { name: WORDS_COPY.title });
const labels = (): string[] => [...section().querySelectorAll("label")].map((label) => label.textContent ?? "");
const select = (word: string): HTMLElement => within(section()).getByLabelText(`“${word}”`);
const options = (word: string): string[] =>
  within(select(word))
    .getAllByRole("option")
    .map((option) => option.textContent ?? "");

test("unknown words are reported with a button that opens the form, which takes the focus", async () => {
  const { user, container } = await openPane(new FakeApp(BOOK));
  expect(
    screen.getByText(
      /^“Met” \(2 cells\), “Not met” \(I3\) and “Amber\/Green” \(I5\) in RAG Status are no statuses of the rules/,
    ),
  ).toBeInTheDocument();
  await user.click(button(COPY.teachWords));
  expect(await screen.findByRole("region", { name: WORDS_COPY.title })).toBeVisible();
  expect(select("Met")).toHaveFocus();
  expect(labels()).toEqual(["“Met”", "“Not met”", "“Amber/Green”", "“Nearly”", WORDS_COPY.other]);
  expect(options("Met")).toEqual([WORDS_COPY.notChosen, "Green", "Amber", "Red", "Not rated", WORDS_COPY.leaveAlone]);
  expect(section()).toHaveTextContent("In I2 and I4");
  expect(screen.queryByRole("button", { name: COPY.teachWords })).toBeNull();
  expect(await findingsOf(container)).toEqual([]);
});

test("with unknown words alone, the pane does not say that every status is up to date", async () => {
  await openPane(new FakeApp([{ ...ROWS[0], status: "Met" }]));
  expect(screen.getByText(/^The other statuses in the sheet are up to date\./)).toBeInTheDocument();
  expect(screen.queryByText(/Every status/)).toBeNull();
});

test("words are taught with the keyboard, written with the rules, and known to the next reading", async () => {
  const app = new FakeApp(BOOK);
  const { user } = await openPane(app);
  await user.click(button(COPY.teachWords));
  await screen.findByRole("region", { name: WORDS_COPY.title });
  await user.selectOptions(select("Met"), "Green");
  await user.selectOptions(select("Not met"), "Red");
  await user.selectOptions(select("Nearly"), WORDS_COPY.leaveAlone);
  act(() => screen.getByLabelText(WORDS_COPY.other).focus());
  await user.keyboard("{Tab}");
  expect(button(WORDS_COPY.save)).toHaveFocus();
  await user.keyboard("{Enter}");
  expect(app.writtenRules).toEqual([
    {
      ...DEFAULT_RULESET,
      name: "Our RAG rules",
      version: "1.1",
      words: [
        { word: "Met", status: "green" },
        { word: "Not met", status: "red" },
        { word: "Nearly", status: "left-alone" },
      ],
    },
  ]);
  expect(screen.getByText("The rules are in the sheet RAG Rules.")).toBeInTheDocument();
  // The remaining unknown word, and the taught one, which can be forgotten.
  expect(labels()).toEqual(["“Amber/Green”", "“Met”", "“Not met”", "“Nearly”", WORDS_COPY.other]);
  expect(options("Met")[0]).toBe(WORDS_COPY.forget);
  expect(select("Met")).toHaveDisplayValue("Green");
  await user.click(screen.getByRole("tab", { name: "Statuses" }));
  // “Met” is in a cell that should be Amber: now that the word is known, a run previews the change.
  await recalculate(user);
  expect(app.runs).toBe(1);
});

test("an empty form and words that cannot be taught are refused in a sentence; a word can be forgotten", async () => {
  const app = new FakeApp(
    [
      { ...ROWS[0], status: "1 May" },
      { ...ROWS[1], status: "Met" },
    ],
    { ...DEFAULT_RULESET, words: [{ word: "Met", status: "green" }] },
  );
  const { user } = await openPane(app);
  await user.click(button(COPY.teachWords));
  await screen.findByRole("region", { name: WORDS_COPY.title });
  await user.click(button(WORDS_COPY.save));
  expect(screen.getByRole("alert")).toHaveTextContent(WORDS_COPY.nothingChosen);
  await user.selectOptions(select("1 May"), "Green");
  await user.click(button(WORDS_COPY.save));
  expect(screen.getByRole("alert")).toHaveTextContent("“1 May” is a number or a date, and no word for a status.");
  expect(app.writtenRules).toEqual([]);
  await user.selectOptions(select("1 May"), WORDS_COPY.notChosen);
  await user.selectOptions(select("Met"), WORDS_COPY.forget);
  await user.click(button(WORDS_COPY.save));
  expect(app.writtenRules).toEqual([{ ...DEFAULT_RULESET, name: "Our RAG rules", version: "1.1" }]);
});

test("a refusal is explained in the form, and keeps what was chosen", async () => {
  const app = new FakeApp(BOOK);
  const { user } = await openPane(app);
  await user.click(button(COPY.teachWords));
  await screen.findByRole("region", { name: WORDS_COPY.title });
  await user.selectOptions(select("Met"), "Green");
  app.problem = { code: "busy" };
  await user.click(button(WORDS_COPY.save));
  expect(section()).toHaveTextContent("Excel is busy");
  expect(select("Met")).toHaveDisplayValue("Green");
});

test("when every word is known, the tab says so", async () => {
  const { user } = await openPane();
  expect(screen.queryByRole("button", { name: COPY.teachWords })).toBeNull();
  await user.click(screen.getByRole("tab", { name: "Rules" }));
  expect(await screen.findByText(WORDS_COPY.none)).toBeInTheDocument();
});

test("a word that no cell has can be typed with its meaning", async () => {
  const app = new FakeApp();
  const { user } = await openPane(app);
  await user.click(screen.getByRole("tab", { name: "Rules" }));
  await user.type(await screen.findByLabelText(WORDS_COPY.other), "Partially met");
  await user.click(button(WORDS_COPY.save));
  expect(within(section()).getByRole("alert")).toHaveTextContent("Choose what “Partially met” is.");
  await user.selectOptions(within(section()).getByLabelText(WORDS_COPY.otherMeaning), "Amber");
  await user.click(button(WORDS_COPY.save));
  expect(app.writtenRules).toEqual([expect.objectContaining({ words: [{ word: "Partially met", status: "amber" }] })]);
  expect(select("Partially met")).toHaveDisplayValue("Amber");
  expect(screen.getByLabelText(WORDS_COPY.other)).toHaveValue("");
});
