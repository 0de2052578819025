import { foldName } from "../../../rag/fold-name";
import { WORD_MEANINGS } from "../../../rag/rules/statuses/read-words";
import type { WordMeaning } from "../../../rag/rules/statuses/taught-words";
import type { Status } from "../../../rag/status";
import type { DocumentDraft, DraftDocument } from "./document-draft";
import {
  COMPOSITE_BLOCK,
  findRulesBlock,
  isHeaded,
  KIND_LABELS,
  MEANING_LABELS,
  plainLabel,
  RULE_BLOCK,
  STATUS_BLOCK,
  STATUS_LABELS,
  WORD_BLOCK,
  type BlockLayout,
  type SheetFault,
} from "./sheet";

/** A block whose lines are being read. */
export interface OpenBlock {
  layout: BlockLayout;
  /** The key that each column fills, by its heading. */
  keys: (string | undefined)[];
  /** The index of the composite that is being read, and how many components it has so far. */
  composite: number;
  components: number;
}

/** The block that a heading row opens; null for any other line. */
export function openBlock(texts: readonly string[]): OpenBlock | null {
  const layout = findRulesBlock(texts);
  if (!layout) return null;
  const keys = texts.map((text) => layout.find((column) => isHeaded(column, text))?.key);
  return { layout, keys, composite: -1, components: 0 };
}

/** A line of the sheet: its texts by column, and the addresses of its cells. */
interface SheetLine {
  texts: readonly string[];
  addressOf: (column: number) => string;
}

/** Reads a line of a block into the draft. */
export function readLine(block: OpenBlock, line: SheetLine, draft: DocumentDraft, faults: SheetFault[]): void {
  const { texts, addressOf } = line;
  if (!hasRule(block, texts)) return;
  if (block.layout === COMPOSITE_BLOCK) return readComponent(block, line, draft);
  if (block.layout === WORD_BLOCK) return readWordLine(block, line, draft, faults);
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

/** Rules go on after an empty line: leaving one out silently would give a wrong colour. */
export function afterEmptyLine(block: OpenBlock): OpenBlock | null {
  return isOpenEnded(block.layout) ? block : null;
}

/** False for a note to the right of a block's columns, or alone in the first of them. */
export function hasRule({ keys, layout }: Pick<OpenBlock, "keys" | "layout">, texts: readonly string[]): boolean {
  const isKnown = texts.some((text, column) => text !== "" && keys[column] !== undefined);
  return isKnown && !(isOpenEnded(layout) && texts.every((text, column) => text === "" || column === 0));
}

/** The cell of a line below the heading with this key; empty if the block has none. */
function cellUnder({ keys }: OpenBlock, { texts, addressOf }: SheetLine, key: string): { text: string; cell: string } {
  const column = keys.indexOf(key);
  return { text: texts[column] ?? "", cell: addressOf(Math.max(0, column)) };
}

/** Reads a component of a composite index. A line without a name belongs to the index above. */
function readComponent(block: OpenBlock, line: SheetLine, draft: DocumentDraft): void {
  const name = cellUnder(block, line, "name");
  if (name.text !== "" || block.composite < 0) {
    block.composite = draft.count("composites");
    block.components = 0;
    const scale = cellUnder(block, line, "scale");
    const base = `composites[${block.composite}]`;
    draft.set(`${base}.name`, name.text, name.cell);
    draft.set(`${base}.scale`, scale.text === "" ? 1 : asNumber(scale.text), scale.cell);
  }
  const base = `composites[${block.composite}].components[${block.components}]`;
  block.components += 1;
  for (const key of ["metric", "weight", "score"]) {
    const { text, cell } = cellUnder(block, line, key);
    draft.set(`${base}.${key}`, key === "weight" ? asNumber(text) : text, cell);
  }
}

/** Reads a taught word and its meaning, which may be a status's label or its word. */
function readWordLine(block: OpenBlock, line: SheetLine, draft: DocumentDraft, faults: SheetFault[]): void {
  const [word, status] = [cellUnder(block, line, "word"), cellUnder(block, line, "status")];
  const base = `words[${draft.count("words")}]`;
  const means = readMeaning(status.text, draft.document);
  if (means === null) {
    const problem = `“${status.text}” is not one of ${Object.values(MEANING_LABELS).join(", ")}`;
    return void faults.push({ cell: status.cell, problem });
  }
  draft.set(`${base}.word`, word.text, word.cell);
  draft.set(`${base}.status`, means, status.cell);
}

/** What a taught word means; null for none of the statuses or labels. */
export function readMeaning(text: string, document: DraftDocument): WordMeaning | null {
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

/** True for blocks to which officers add lines. */
export function isOpenEnded(layout: BlockLayout): boolean {
  return layout === RULE_BLOCK || layout === COMPOSITE_BLOCK || layout === WORD_BLOCK;
}

/** The number in a text, or the text itself for the fault to quote. */
export function asNumber(text: string): number | string {
  const plain = text.replace(/,(?=\d{3}(?!\d))/g, "");
  // Number() would read "0x10" too.
  const number = /^[\s\d.e+-]*$/i.test(plain) ? Number(plain) : NaN;
  return text !== "" && Number.isFinite(number) ? number : text;
}
