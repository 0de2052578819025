import { cellAddress } from "../../../kpi/address";
import type { CellValue } from "../../../kpi/kpi-table";
import { foldName } from "../../../rag/fold-name";
import { readNumberFormat, shiftPercent } from "../../../rag/reading/read-number-format";
import { saysHowReported } from "../../../rag/rules/how-reported";
import { readRuleset } from "../../../rag/rules/read-ruleset";
import type { Ruleset } from "../../../rag/rules/ruleset";
import { LEVELS, type Status } from "../../../rag/status";
import type { SheetSnapshot } from "../../snapshot";
import { readLayout } from "../layout";
import { DocumentDraft, type DraftDocument } from "./document-draft";
import { afterEmptyLine, asNumber, isOpenEnded, openBlock, readLine, readMeaning, type OpenBlock } from "./read-block";
import { isAnswerHeading, questionOf, readAnswers } from "./read-answers";
import { isColumnsHeading, readColumnsBlock } from "./read-columns";
import { isPeriodLabel } from "./read-period-judged";
import {
  EDGE_BLOCK,
  KIND_LABELS,
  LATER_SETTINGS,
  SETTINGS,
  STATUS_BLOCK,
  STATUS_LABELS,
  WORD_BLOCK,
  type SheetFault,
} from "./sheet";

/** The rules on the sheet, or the faults that keep them from being read. */
export type RulesSheetReading = { ruleset: Ruleset } | { faults: SheetFault[] };

/** Reads the RAG Rules sheet into a rules document, and that as if it came from a file. */
export function readRulesSheet(
  sheet: Pick<SheetSnapshot, "firstRow" | "firstColumn" | "values" | "formats" | "mark">,
): RulesSheetReading {
  const draft = new DocumentDraft();
  // Rules of an earlier format are upgraded like those of a file.
  const format = readLayout(sheet.mark)?.format;
  if (format !== undefined) draft.document["format"] = format;
  const unknown: SheetFault[] = [...readColumnsBlock(sheet).faults, ...readAnswers(sheet).faults];
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
    if (isAnswerHeading(texts)) block = null;
    if (isAnswerHeading(texts) || questionOf(texts) !== null) return;
    const opened = openBlock(texts);
    if (opened) {
      block = opened;
      if (opened.layout === STATUS_BLOCK) draft.mark("statuses", addressOf(0));
      return;
    }
    // A taught word may have the same text as a setting's label.
    const isWord =
      block?.layout === WORD_BLOCK && readMeaning(texts[block.keys.indexOf("status")] ?? "", draft.document) !== null;
    if (!isWord && isPeriodLabel(texts[0])) return;
    const setting = isWord || isRuleOfThatName(block, texts) ? undefined : settingPath(texts[0] ?? "");
    if (setting) readSetting(setting, texts[1] ?? "", addressOf(1), draft);
    else if (block) readLine(block, { texts, addressOf }, draft, unknown);
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

/** Turns the lines of the statuses into a list. `linePathOf` gives the line of a fault in that list. */
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

/**
 * True for a rule or an index that is named like a later setting: it says more than a setting has room for, and what
 * stands beside its name is no such setting.
 */
export function isRuleOfThatName(block: OpenBlock | null, texts: readonly string[]): boolean {
  const path = LATER_SETTINGS.find((later) => later === settingPath(texts[0] ?? ""));
  if (path === undefined || block === null || !isOpenEnded(block.layout)) return false;
  const saysMore = texts.some((text, column) => column > 1 && block.keys[column] !== undefined && text !== "");
  return saysMore && !saysHowReported(path, texts[1] ?? "");
}

function readSetting(path: string, text: string, cell: string, draft: DocumentDraft): void {
  if (text === "") draft.mark(path, cell);
  else draft.set(path, settingOf(path, text), cell);
}

/** The path of the setting with this label. */
export function settingPath(label: string): string | undefined {
  return Object.entries(SETTINGS).find(([, words]) => foldName(words) === foldName(label))?.[0];
}

function settingOf(path: string, text: string): unknown {
  if (path.startsWith("defaults.small-numbers")) return asNumber(text);
  if (path === "defaults.combine") return text.toLowerCase().replace(/\s+/g, "-");
  return text;
}

/** The text that a person sees in a cell: 0.1 with the format 0% is "10%". */
export function textOf(value: CellValue, format: string): string {
  if (typeof value === "number") {
    return readNumberFormat(format).percent ? `${shiftPercent(value)}%` : String(Number(value.toPrecision(15)));
  }
  return String(value).trim();
}

/** Puts the sheet's label before a fault of the rules document. */
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
