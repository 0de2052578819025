/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { TextDecoder, TextEncoder } from "node:util";
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { readAmberText, readGreenText } from "../../src/taskpane/rules/edges/tried-edges";
import { RULES_COPY } from "../../src/taskpane/rules/rules-copy";
import { WORDS_COPY } from "../../src/taskpane/rules/words/words-copy";
import { packDocument } from "../report/word/zip-parts";
import { WORST_RULES, WORST_TEXTS } from "../worst-input/inputs";
import { FakeApp } from "./fake-app";
import { button, openPane, row } from "./open-pane";
import { chosen } from "../support/strength";

Object.assign(globalThis, { TextDecoder, TextEncoder });

/* The worst that an officer can choose or type in the pane. Each is refused in a sentence, within jest's own time limit. */

/** A chosen file. jsdom cannot read files, so the content is given. */
function asFile(name: string, content: string | Uint8Array): File {
  const file = new File([""], name);
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  Object.defineProperties(file, {
    size: { value: bytes.length },
    text: { value: () => Promise.resolve(content) },
    arrayBuffer: { value: () => Promise.resolve(bytes.buffer) },
  });
  return file;
}

/** A file of this size that fails the test if it is read. */
function neverRead(name: string, size: number): File {
  const file = new File([""], name);
  const read = (): never => {
    throw new Error("it was read");
  };
  Object.defineProperties(file, { size: { value: size }, text: { value: read }, arrayBuffer: { value: read } });
  return file;
}

async function choose(label: string, file: File): Promise<void> {
  const input = screen.getByLabelText(label, { selector: "input" });
  await act(async () => {
    fireEvent.change(input, { target: { files: [file] } });
    await Promise.resolve();
  });
}

async function openTab(name: string, app = new FakeApp()): Promise<Awaited<ReturnType<typeof openPane>>> {
  const opened = await openPane(app);
  await opened.user.click(screen.getByRole("tab", { name }));
  return opened;
}

const rulesFile = async (): Promise<HTMLElement> => screen.findByRole("region", { name: RULES_COPY.file });

test("a bad rules file of any kind is refused with its faults, and nothing is changed", async () => {
  const { app } = await openTab("Rules");
  const region = await rulesFile();
  for (const [name, text] of WORST_RULES) {
    await choose(RULES_COPY.chooseFile, asFile(`${name}.json`, text));
    await within(region).findByText(new RegExp(`^${name}\\.json cannot be used: it has .*Nothing was changed`));
  }
  expect(app.writtenRules).toEqual([]);
});

test("a rules file of 50 MB of spaces is refused before it is read", async () => {
  await openTab("Rules");
  const region = await rulesFile();
  await choose(RULES_COPY.chooseFile, neverRead("spaces.json", 50_000_000));
  expect(await within(region).findByText(RULES_COPY.tooLargeFile("spaces.json"))).toBeInTheDocument();
});

const WORD_FILES: [what: string, make: () => File, says: RegExp][] = [
  ["far too large", () => neverRead("large.docx", 200_000_000), /large\.docx is larger than is read here \(168 MB/],
  [
    "content controls within each other",
    () =>
      asFile(
        "deep.docx",
        packDocument("<w:sdt><w:sdtContent>".repeat(50_000) + "</w:sdtContent></w:sdt>".repeat(50_000)),
      ),
    /deep\.docx is larger than/,
  ],
  [
    "an attribute of a million letters",
    () => asFile("wide.docx", packDocument(`<w:p w:a="${"(1".repeat(500_000)}"/>`)),
    /wide\.docx (is|has|may) /,
  ],
  ["spaces alone", () => asFile("spaces.docx", " ".repeat(50_000)), /spaces\.docx is not a Word document/],
];

const BOMB: (typeof WORD_FILES)[number] = [
  "40 MB in 40 kB",
  () => asFile("bomb.docx", packDocument(" ".repeat(40_000_000))),
  /bomb\.docx is larger than/,
];

test.each(chosen([...WORD_FILES, BOMB], WORD_FILES))(
  "a Word file that is %s is refused as a returned file and as a template",
  async (_, made, says) => {
    const { user } = await openTab("Report");
    await user.click(await screen.findByRole("button", { name: "Make report tables" }));
    const file = made();
    await choose("Choose the Word file…", file);
    expect(await screen.findByText(says, {}, { timeout: 4000 })).toBeInTheDocument();
    if (/wide/.test(says.source)) return;
    await choose("A Word template (.docx or .dotx)", file);
    await user.click(button("Save as Word"));
    await waitFor(() => expect(screen.getAllByText(says)).toHaveLength(2), { timeout: 4000 });
  },
);

test("bad words of any kind are refused in a sentence", async () => {
  const { app, user } = await openTab("Rules");
  const section = await screen.findByRole("region", { name: WORDS_COPY.title });
  const input = within(section).getByLabelText(WORDS_COPY.other);
  for (const [, text] of WORST_TEXTS.filter(([, one]) => one.replace(/\s+/g, " ").trim().length > 10)) {
    fireEvent.change(input, { target: { value: text } });
    const selects = within(section).getAllByRole("combobox");
    await user.selectOptions(selects[selects.length - 1] ?? section, "Green");
    await user.click(within(section).getByRole("button", { name: WORDS_COPY.save }));
    expect(section).toHaveTextContent(/at most|longer|letters/);
  }
  expect(app.writtenRules).toEqual([]);
});

test("a bad edge of any kind is not read, and is reported", async () => {
  await openTab("Rules");
  const input = await screen.findByLabelText("Amber up to");
  fireEvent.change(input, { target: { value: "(1".repeat(50_000) } });
  const said = await screen.findByText(/cannot be read\. Write/, {}, { timeout: 4000 });
  expect((said.textContent ?? "").length).toBeLessThan(200);
});

test.each(WORST_TEXTS)("%s is not read as an edge", (_, text) => {
  expect([readAmberText(text).is, readGreenText(text).is]).toEqual(["unread", "unread"]);
});

test("a reason too long for a cell is reported in the form, and is not cut", async () => {
  const { app, user } = await openPane(new FakeApp());
  await user.click(row("Checks done"));
  await user.click(button(/override…$/i));
  const form = await screen.findByRole("form");
  await user.click(within(form).getByRole("radio", { name: "Green" }));
  const reason = within(form).getByLabelText(/^Reason/);
  fireEvent.change(reason, { target: { value: "(1".repeat(50_000) } });
  await user.click(button("Save override"));
  expect(
    within(form).getByText("The reason has 100,000 letters, and a cell holds 32,767. Shorten it."),
  ).toBeInTheDocument();
  expect(reason).toHaveValue("(1".repeat(50_000));
  expect(app.overrides).toEqual([]);
});
