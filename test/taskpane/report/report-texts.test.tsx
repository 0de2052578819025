/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { TextDecoder, TextEncoder } from "node:util";
import { screen, waitFor, within } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { writeWord } from "../../../src/report/word/write-word";
import { readTexts, type ReadTexts } from "../../../src/planning/sheets/narratives/plan";
import { describeDocument } from "../../../src/report/document/describe-document";
import type { RowOf } from "../../kpi/kpi-table-of";
import { packLinkedTemplate } from "../../report/word/zip-parts";
import { FakeApp } from "../fake-app";
import { button, findingsOf, openPane } from "../open-pane";

Object.assign(globalThis, { TextDecoder, TextEncoder });

/** The files given to the browser to download. */
let saved: { name: string; content: Blob }[] = [];

beforeEach(() => {
  saved = [];
  const blobs: Blob[] = [];
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => `blob:${blobs.push(blob) - 1}`,
    revokeObjectURL: () => undefined,
  });
  jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    const content = blobs[Number(this.href.slice("blob:".length))];
    if (content) saved.push({ name: this.download, content });
  });
});

afterEach(() => jest.restoreAllMocks());

async function openReport(app = new FakeApp()): Promise<{ app: FakeApp; user: UserEvent; container: HTMLElement }> {
  const opened = await openPane(app);
  await opened.user.click(screen.getByRole("tab", { name: "Report" }));
  await screen.findByRole("heading", { name: "Report and narratives" });
  return { ...opened, app };
}

async function withTables(
  texts?: (empty: ReadTexts) => ReadTexts,
): Promise<{ app: FakeApp; user: UserEvent; container: HTMLElement }> {
  const app = new FakeApp();
  const read = await app.review();
  if (!read.ok) throw new Error("no review");
  if (texts) app.texts = texts(readTexts(read.value, [], [], app.today()));
  const opened = await openReport(app);
  await opened.user.click(button("Make report tables"));
  return opened;
}

const textOf = (blob: Blob): Promise<string> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(blob);
  });

/** A chosen file. jsdom cannot read files, so the content is given. */
function fileOf(bytes: Uint8Array, name: string): File {
  const file = new File([new Uint8Array(bytes)], name);
  Object.defineProperty(file, "arrayBuffer", { value: () => Promise.resolve(new Uint8Array(bytes).buffer) });
  return file;
}

test("after the tables are made, the pane shows the narratives' progress, who is awaited, and what the proof-reader found", async () => {
  const { user, container } = await withTables((empty) => ({
    ...empty,
    narratives: empty.narratives.map((narrative, index) => {
      const ofKpis = empty.narratives.filter(({ kind }) => kind === "kpi");
      if (narrative.id === ofKpis[0]?.id)
        return { ...narrative, text: "[insert commentary]", state: "signed-off" as const };
      return narrative.id === ofKpis[1]?.id
        ? { ...narrative, owner: "Jane Smith", due: "1 January 2020" }
        : { ...narrative, period: String(index) };
    }),
  }));
  expect(screen.getByText("Report Tables and Narratives were made.")).toBeInTheDocument();
  await user.click(button("Look at the narratives"));
  expect(await screen.findByText(/^1 of \d+ narratives written, 1 signed off\.$/)).toBeInTheDocument();
  await user.click(await screen.findByRole("button", { name: /^Awaited/ }));
  expect(screen.getByRole("heading", { name: "Jane Smith" })).toBeInTheDocument();
  expect(screen.getByText(/was due on 1 January 2020/)).toBeInTheDocument();
  await user.click(await screen.findByRole("button", { name: /^To look at/ }));
  expect(screen.getAllByRole("listitem").length).toBeGreaterThan(0);
  expect(await findingsOf(container)).toEqual([]);
});

test("the report is saved as a web page, and in a public version without owners", async () => {
  const { user } = await withTables((empty) => {
    const narratives = empty.narratives.map((narrative) => ({
      ...narrative,
      owner: narrative.kind === "kpi" ? "Jane Smith" : "",
    }));
    return {
      ...empty,
      narratives,
      document: {
        ...empty.document,
        sections: empty.document.sections.map((section) => ({
          ...section,
          kpis: section.kpis.map((kpi) => ({
            ...kpi,
            narrative: { ...kpi.narrative, prompt: "From Jane Smith: say why." },
          })),
        })),
      },
    };
  });
  await user.click(button("Save as web page"));
  await waitFor(() => expect(saved).toHaveLength(1));
  await user.click(screen.getByRole("checkbox", { name: /Public version/ }));
  await user.click(button("Save as web page"));
  await waitFor(() => expect(saved).toHaveLength(2));
  const [own, open] = await Promise.all(saved.map(({ content }) => textOf(content)));
  expect(saved.map(({ name }) => name)).toEqual([
    "corporate-performance-report-2024-25-q2.html",
    "corporate-performance-report-2024-25-q2-public.html",
  ]);
  expect(own).toContain("Jane Smith");
  expect(open).not.toContain("Jane Smith");
  expect(screen.getByText(/-public\.html is saved where/)).toBeInTheDocument();
});

test("the report is saved as a Word file from a template, with a list of what was left out of the template", async () => {
  const { user } = await withTables();
  const template = fileOf(packLinkedTemplate("https://elsewhere.example.org/x.dotm"), "council.dotx");
  await user.upload(screen.getByLabelText("A Word template (.docx or .dotx)", { selector: "input" }), template);
  await user.click(button("Save as Word"));
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(
    await screen.findByText(
      /choose Update Field.*this was left out of council\.dotx: the template that it was made from \(https:\/\/elsewhere/,
    ),
  ).toBeInTheDocument();
});

test("a returned Word file shows what differs, and only the chosen texts are taken", async () => {
  const { app, user, container } = await withTables((empty) => empty);
  const read = await app.review();
  if (!read.ok) throw new Error("no review");
  const { narratives } = readTexts(read.value, [], [], app.today());
  const ofKpis = narratives.filter(({ kind }) => kind === "kpi");
  const [first, second] = ofKpis;
  const returned = narratives.map((narrative) =>
    narrative === first
      ? { ...narrative, text: "One text" }
      : narrative === second
        ? { ...narrative, text: "Another text" }
        : narrative,
  );
  const written = await writeWord(describeDocument(read.value, returned, { today: app.today() }));
  if (!written.ok) throw new Error(written.problem.code);
  const choose = async (file: File): Promise<void> =>
    user.upload(screen.getByLabelText("Choose the Word file…", { selector: "input" }), file);
  await choose(fileOf(new TextEncoder().encode("not a Word file"), "notes.docx"));
  expect(await screen.findByText(/notes\.docx is not a Word document/)).toBeInTheDocument();
  await choose(fileOf(written.value.bytes, "back.docx"));
  expect(
    await screen.findByText("2 texts in back.docx differ from the workbook. Choose which to take."),
  ).toBeInTheDocument();
  expect(await findingsOf(container)).toEqual([]);
  await user.click(screen.getByRole("checkbox", { name: new RegExp(`^${second?.kpi ?? ""}`) }));
  await user.click(button("Take 1 text"));
  expect(app.taken).toEqual([{ id: first?.id, was: "", now: "One text" }]);
  expect(within(container).queryByRole("button", { name: /^Take/ })).toBeNull();
});

test("no text is chosen from a Word file of another period, and both periods are named", async () => {
  const { app, user } = await withTables((empty) => empty);
  const read = await app.review();
  if (!read.ok) throw new Error("no review");
  const narratives = readTexts(read.value, [], [], app.today()).narratives.map((narrative) => ({
    ...narrative,
    text: narrative.kind === "kpi" ? "Better" : "",
  }));
  const earlier = { ...describeDocument(read.value, narratives, { today: app.today() }), period: "2019/20 Q1" };
  const written = await writeWord(earlier);
  if (!written.ok) throw new Error(written.problem.code);
  user.upload(
    screen.getByLabelText("Choose the Word file…", { selector: "input" }),
    fileOf(written.value.bytes, "back.docx"),
  );
  expect(
    await screen.findByText(/^back\.docx is the report of 2019\/20 Q1, and the workbook is at /),
  ).toBeInTheDocument();
  expect(screen.getByRole("button", { name: /^Take 0 texts/ })).toHaveAttribute("aria-disabled", "true");
});

test("a refusal is explained, and nothing is saved", async () => {
  const { app, user } = await openReport();
  app.problem = { code: "cell-being-edited" };
  await user.click(button("Make report tables"));
  expect(screen.getAllByText(/A cell is being edited/)).not.toHaveLength(0);
  expect(saved).toEqual([]);
});

test("of two KPIs with the same name, the chosen one is copied", async () => {
  const copied: Record<string, string> = {};
  Object.assign(document, {
    execCommand: () => {
      const event = new Event("copy");
      Object.assign(event, { clipboardData: { setData: (type: string, text: string) => (copied[type] = text) } });
      return document.dispatchEvent(event);
    },
  });
  const rent: RowOf = {
    section: "Homes",
    kpi: "Rent",
    metric: "Rent collected",
    target: "95%",
    goodIs: "High",
    asOf: "2024/25 Q2",
    latestValue: "90%",
  };
  const { user } = await openReport(new FakeApp([rent, { ...rent, section: "Shops", metric: "Shop rent collected" }]));
  const choice = screen.getByLabelText("One KPI's table");
  expect(
    within(choice)
      .getAllByRole("option")
      .map((option) => option.textContent),
  ).toEqual(["Rent (Homes)", "Rent (Shops)"]);
  await user.selectOptions(choice, "Rent (Shops)");
  await user.click(button("Copy its table"));
  await waitFor(() => expect(copied["text/plain"]).toContain("Shop rent collected"));
});

test("a finding of the proof-reader shows its cell, and is dismissed with a reason until something else is found", async () => {
  const { app, user, container } = await withTables((empty) => {
    const [first] = empty.narratives.filter(({ kind }) => kind === "kpi");
    return {
      ...empty,
      narratives: empty.narratives.map((narrative) =>
        narrative === first ? { ...narrative, text: "[insert commentary]", state: "draft" as const } : narrative,
      ),
    };
  });
  await user.click(button("Look at the narratives"));
  await user.click(await screen.findByRole("button", { name: "To look at (1)" }));
  const [finding] = screen.getAllByRole("button", { name: /insert commentary/ });
  if (!finding) throw new Error("nothing was found");
  await user.click(finding);
  expect(app.findingsShown).toHaveLength(1);
  await user.click(button(/^Dismiss… /));
  await user.type(screen.getByLabelText(/^Reason/), "It comes on Monday");
  await user.click(within(screen.getByRole("form")).getByRole("button", { name: "Dismiss" }));
  expect(app.dismissed).toMatchObject([
    { finding: { check: "Placeholder left in", words: "[insert commentary]" }, reason: "It comes on Monday" },
  ]);
  expect(app.dismissed[0]?.finding.key).toMatch(/^narrative \| placeholder \| /);
  expect(screen.getByText("The proof-reader found nothing to look at.")).toBeInTheDocument();
  expect(await findingsOf(container)).toEqual([]);
  const narratives = container.querySelector<HTMLElement>(".narratives");
  await user.click(within(narratives ?? container).getByRole("button", { name: "1 dismissed" }));
  await user.click(button(/^Bring back /));
  expect(app.broughtBack).toHaveLength(1);
  expect(await screen.findByRole("button", { name: "To look at (1)" })).toBeInTheDocument();
});
