import { cellAddress } from "../../../kpi/address";
import type { CellValue } from "../../../kpi/kpi-table";
import { foldName } from "../../../rag/fold-name";
import { readNumberFormat, shiftPercent } from "../../../rag/reading/read-number-format";
import { readLayout } from "../layout";
import { readRuleset } from "../../../rag/rules/read-ruleset";
import type { Ruleset } from "../../../rag/rules/ruleset";
import { WORD_MEANINGS } from "../../../rag/rules/statuses/read-words";
import type { WordMeaning } from "../../../rag/rules/statuses/taught-words";
import { LEVELS, type Status } from "../../../rag/status";
import {
  COMPOSITE_BLOCK,
  EDGE_BLOCK,
  KIND_LABELS,
  RULE_BLOCK,
  SETTINGS,
  STATUS_BLOCK,
  STATUS_LABELS,
  MEANING_LABELS,
  WORD_BLOCK,
  findRulesBlock,
  isHeaded,
  plainLabel,
  type BlockLayout,
  type SheetFault,
} from "./sheet";
import { DocumentDraft, type DraftDocument } from "./document-draft";
import { isColumnsHeading, readColumnsBlock } from "./read-columns";
import type { SheetSnapshot } from "../../snapshot";

export type RulesSheetReading = { ruleset: Ruleset } | { faults: SheetFault[] };

/** Reads the RAG Rules sheet: first into a rules document, as a file would hold it, then as any such document. */
export function readRulesSheet(
  sheet: Pick<SheetSnapshot, "firstRow" | "firstColumn" | "values" | "formats" | "mark">,
): RulesSheetReading {
  const draft = new DocumentDraft();
  // Rules of an earlier format are brought to this one as those of a file are.
  const format = readLayout(sheet.mark)?.format;
  if (format !== undefined) draft.document["format"] = format;
  const unknown: SheetFault[] = [...readColumnsBlock(sheet).faults];
  let isInColumns = false;
  let block: OpenBlock | null = null;
  sheet.values.forEach((values, row) => {
    const texts = values.map((value, column) => textOf(value, sheet.formats[row]?.[column] ?? "General"));
    const addressOf = (column: number): string => cellAddress(sheet.firstRow + row, sheet.firstColumn + column);
    if (texts.every((text) => text === "")) {
      block = block && afterEmptyLine(block);
      isInColumns = false;
      return;
    }
    if (isColumnsHeading(texts)) {
      isInColumns = true;
      block = null;
    }
    if (isInColumns) return;
    const opened = openBlock(texts);
    if (opened) {
      block = opened;
      if (opened.layout === STATUS_BLOCK) draft.mark("statuses", addressOf(0));
      return;
    }
    // A body's word may be what a setting is called.
    const isWord =
      block?.layout === WORD_BLOCK && readMeaning(texts[block.keys.indexOf("status")] ?? "", draft.document) !== null;
    const setting = isWord ? undefined : settingPath(texts[0] ?? "");
    if (setting) readSetting(setting, texts[1] ?? "", addressOf(1), draft);
    else if (block) readLine(block, texts, addressOf, draft, unknown);
    else if (texts[0] !== "" && texts[1])
      unknown.push({ cell: addressOf(0), problem: `“${texts[0]}” is not a setting or a heading of this sheet` });
  });
  const { document, linePathOf } = listStatuses(draft.document);
  const { ruleset, problems } = readRuleset(document);
  if (ruleset && unknown.length === 0) return { ruleset };
  const faults = problems.map(({ path, problem }) => ({
    cell: draft.cellOf(linePathOf(path)),
    problem: inSheetWords(linePathOf(path), problem),
  }));
  return { faults: [...unknown, ...faults] };
}

/** The document with its statuses as a list, from the lines that say something; and where a fault of the list stands on the sheet. */
function listStatuses(draft: DraftDocument): { document: DraftDocument; linePathOf: (path: string) => string } {
  const { "not-rated": notRated, ...lines } = draft["statuses"] as Partial<Record<Status, DraftDocument>>;
  const levels = LEVELS.filter((level) => lines[level] !== undefined);
  const document: DraftDocument = { ...draft, statuses: levels.map((status) => ({ status, ...lines[status] })) };
  if (notRated !== undefined) document["not-rated"] = notRated;
  const linePathOf = (path: string): string =>
    path
      .replace(/^statuses\[(\d+)\]/, (_, index) => `statuses.${levels[Number(index)] ?? ""}`)
      .replace(/^not-rated/, "statuses.not-rated");
  return { document, linePathOf };
}

export interface OpenBlock {
  layout: BlockLayout;
  /** Which key each column fills, by the heading over it. */
  keys: (string | undefined)[];
  /** For composites: the index of the one being read. */
  composite: number;
  components: number;
}

/** The block that a line of headings opens; null for any other line. */
export function openBlock(texts: readonly string[]): OpenBlock | null {
  const layout = findRulesBlock(texts);
  if (!layout) return null;
  const keys = texts.map((text) => layout.find((column) => isHeaded(column, text))?.key);
  return { layout, keys, composite: -1, components: 0 };
}

type AddressOf = (column: number) => string;

function readLine(
  block: OpenBlock,
  texts: readonly string[],
  addressOf: AddressOf,
  draft: DocumentDraft,
  faults: SheetFault[],
): void {
  if (!hasRule(block, texts)) return;
  if (block.layout === COMPOSITE_BLOCK) return readComponent(block, texts, addressOf, draft);
  if (block.layout === WORD_BLOCK) return readWordLine(block, texts, addressOf, draft, faults);
  const base =
    block.layout === RULE_BLOCK ? `rules[${draft.count("rules")}]` : labelledPath(block.layout, texts[0] ?? "");
  if (base === null) return void faults.push(unknownLabel(texts[0] ?? "", addressOf(0), block.layout));
  texts.forEach((text, column) => {
    const key = block.keys[column];
    if (key && text !== "") draft.set(`${base}.${key}`, text, addressOf(column));
  });
  block.keys.forEach((key, column) => {
    if (key && texts[column] === "") draft.mark(`${base}.${key}`, addressOf(column));
  });
}

/** Rules go on after an empty line: one left out without a word would be a wrong colour. */
export function afterEmptyLine(block: OpenBlock): OpenBlock | null {
  return isOpenEnded(block.layout) ? block : null;
}

/** False for a note to the right of a block's columns, or alone in the first of them. */
export function hasRule({ keys, layout }: Pick<OpenBlock, "keys" | "layout">, texts: readonly string[]): boolean {
  const isKnown = texts.some((text, column) => text !== "" && keys[column] !== undefined);
  return isKnown && !(isOpenEnded(layout) && texts.every((text, column) => text === "" || column === 0));
}

/** A line of a composite index; one that leaves the name out goes on with the index above. */
function readComponent(block: OpenBlock, texts: readonly string[], addressOf: AddressOf, draft: DocumentDraft): void {
  const cellFor = (key: string): { text: string; cell: string } => {
    const column = block.keys.indexOf(key);
    return { text: texts[column] ?? "", cell: addressOf(Math.max(0, column)) };
  };
  const name = cellFor("name");
  if (name.text !== "" || block.composite < 0) {
    block.composite = draft.count("composites");
    block.components = 0;
    const scale = cellFor("scale");
    const base = `composites[${block.composite}]`;
    draft.set(`${base}.name`, name.text, name.cell);
    draft.set(`${base}.scale`, scale.text === "" ? 1 : asNumber(scale.text), scale.cell);
  }
  const base = `composites[${block.composite}].components[${block.components}]`;
  block.components += 1;
  for (const key of ["metric", "weight", "score"]) {
    const { text, cell } = cellFor(key);
    draft.set(`${base}.${key}`, key === "weight" ? asNumber(text) : text, cell);
  }
}

/** A word, and what it stands for: as the statuses' lines are called, or in their words. */
function readWordLine(
  block: OpenBlock,
  texts: readonly string[],
  addressOf: AddressOf,
  draft: DocumentDraft,
  faults: SheetFault[],
): void {
  const [word, status] = [block.keys.indexOf("word"), block.keys.indexOf("status")];
  const base = `words[${draft.count("words")}]`;
  const [text = "", meaning = ""] = [texts[word], texts[status]];
  const means = readMeaning(meaning, draft.document);
  if (means === null) {
    const problem = `“${meaning}” is not one of ${Object.values(MEANING_LABELS).join(", ")}`;
    return void faults.push({ cell: addressOf(Math.max(0, status)), problem });
  }
  draft.set(`${base}.word`, text, addressOf(Math.max(0, word)));
  draft.set(`${base}.status`, means, addressOf(Math.max(0, status)));
}

function readMeaning(text: string, document: DraftDocument): WordMeaning | null {
  const name = foldName(plainLabel(text));
  const labelled = WORD_MEANINGS.find((meaning) => foldName(MEANING_LABELS[meaning]) === name);
  if (labelled) return labelled;
  const lines = Object.entries(document["statuses"] as Partial<Record<Status, DraftDocument>>);
  return (lines.find(([, line]) => foldName(String(line["word"] ?? "")) === name)?.[0] as Status | undefined) ?? null;
}

function labelledPath(layout: BlockLayout, label: string): string | null {
  const [labels, base] = layout === STATUS_BLOCK ? [STATUS_LABELS, "statuses"] : [KIND_LABELS, "defaults"];
  const key = Object.entries(labels).find(
    ([, words]) => foldName(plainLabel(words)) === foldName(plainLabel(label)),
  )?.[0];
  return key === undefined ? null : `${base}.${key}`;
}

function unknownLabel(label: string, cell: string, layout: BlockLayout): SheetFault {
  const labels = Object.values(layout === STATUS_BLOCK ? STATUS_LABELS : KIND_LABELS).join(", ");
  return { cell, problem: `“${label}” is not one of ${labels}` };
}

/** A setting beside its label. */
function readSetting(path: string, text: string, cell: string, draft: DocumentDraft): void {
  if (text === "") draft.mark(path, cell);
  else draft.set(path, settingOf(path, text), cell);
}

/** The path of the setting that a line with this label holds. */
export function settingPath(label: string): string | undefined {
  return Object.entries(SETTINGS).find(([, words]) => foldName(words) === foldName(label))?.[0];
}

/** True for blocks with as many lines as an officer writes. */
function isOpenEnded(layout: BlockLayout): boolean {
  return layout === RULE_BLOCK || layout === COMPOSITE_BLOCK || layout === WORD_BLOCK;
}

function settingOf(path: string, text: string): unknown {
  if (path.startsWith("defaults.small-numbers")) return asNumber(text);
  if (path === "defaults.combine") return text.toLowerCase().replace(/\s+/g, "-");
  return text;
}

/** A number, or the text as it stands, for the fault to quote. */
function asNumber(text: string): number | string {
  const plain = text.replace(/,(?=\d{3}(?!\d))/g, "");
  // "0x10" is no number that anybody writes.
  const number = /^[\s\d.e+-]*$/i.test(plain) ? Number(plain) : NaN;
  return text !== "" && Number.isFinite(number) ? number : text;
}

/** What a person sees in a cell: 0.1 under 0% is "10%". */
export function textOf(value: CellValue, format: string): string {
  if (typeof value === "number") {
    return readNumberFormat(format).percent ? `${shiftPercent(value)}%` : String(Number(value.toPrecision(15)));
  }
  return String(value).trim();
}

/** A fault of the document in words for the sheet: a line that is missing is named by its label. */
function inSheetWords(path: string, problem: string): string {
  const setting = Object.entries(SETTINGS).find(([key]) => key === path)?.[1];
  if (setting) return `${setting}: ${problem}`;
  const [top = "", part = "", key = ""] = path.split(".");
  if (top === "statuses" && part in STATUS_LABELS)
    return `${STATUS_LABELS[part as keyof typeof STATUS_LABELS]}: ${problem}`;
  if (top === "defaults" && part in KIND_LABELS) {
    const heading = key === "" ? undefined : EDGE_BLOCK.find((column) => column.key === key)?.heading;
    return `${KIND_LABELS[part as keyof typeof KIND_LABELS]}${heading ? `, ${heading}` : ""}: ${problem}`;
  }
  return problem;
}
