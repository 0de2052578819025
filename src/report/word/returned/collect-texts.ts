import { layOutText } from "../../text/text-blocks";
import type { ListMarks, ListPlace } from "./list-marks";
import type { XmlElement, XmlHandler } from "../package/parse-xml";
import { idOfPlaceholder } from "../placeholder-name";

/** A content control with a narrative's tag, or an entry of the glossary, and its text. */
export interface HeldText {
  /** The control's tag, or the entry's name. */
  id: string;
  /** The control's title. */
  title: string;
  /** The glossary's entry that it shows while it is empty; "" where it has none. */
  placeholder: string;
  isShowingPlaceholder: boolean;
  /** As layOutText lays it out. */
  text: string;
}

interface Holder extends HeldText {
  element: string;
  pieces: Piece[];
  buffer: string;
  /** The cells of the row that is open, each with a tab behind it. */
  row: string;
  /** Cells around the text, counted from the holder. */
  cells: number;
}

interface Piece {
  kind: "paragraph" | "item" | "row";
  text: string;
}

interface OpenParagraph {
  place: Partial<ListPlace>;
  style: string;
  /** Its end was deleted by a tracked change: it goes on in the next one. */
  runsOn: boolean;
}

/** What a narrative's identity is made of: other controls are part of the text around them. */
const TAG = /^[A-Za-z0-9-]{1,64}$/;

/** Left out with all that is in them: what a tracked change took away, and what stands in for what older Words cannot show. */
const LEFT_OUT = new Set(["w:del", "w:moveFrom", "Fallback"]);
const BREAKS = new Map([
  ["w:br", "\n"],
  ["w:cr", "\n"],
  ["w:tab", "\t"],
  ["w:ptab", "\t"],
  ["w:noBreakHyphen", "\u2011"],
  ["w:softHyphen", "\u00ad"],
]);

/**
 * Collects the texts of a document's content controls (`holder` "w:sdt") or of a glossary's entries ("w:docPart"), in their
 * order. A text belongs to the innermost one that bears a narrative's identity.
 */
export function collectTexts(
  holder: "w:sdt" | "w:docPart",
  marks: ListMarks,
): { handler: XmlHandler; texts: HeldText[] } {
  const texts: HeldText[] = [];
  const holders: Holder[] = [];
  const paragraphs: OpenParagraph[] = [];
  const path: string[] = [];
  const counts = new Map<string, number>();
  let leftOut = 0;
  /** How many of the open elements are properties of a paragraph. */
  let properties = 0;
  /** Found anew when a holder was opened, named or closed: it is asked for with every piece of text. */
  let known: { holder: Holder | undefined } | null = null;

  const narrative = (): Holder | undefined => (known ??= { holder: findNarrative() }).holder;
  const findNarrative = (): Holder | undefined => {
    const at = holders.findLastIndex(({ id }) => (holder === "w:docPart" ? id !== "" : TAG.test(id)));
    // A control within its like, as pasting makes it, is one with it.
    return at < 0 ? undefined : (holders.slice(0, at).find(({ id }) => id === holders[at]?.id) ?? holders[at]);
  };

  const endParagraph = (held: Holder, paragraph: OpenParagraph | undefined): void => {
    if (held.cells > 0) {
      held.buffer += " ";
      return;
    }
    const mark = paragraph ? markOf(paragraph, marks, counts) : "";
    const text = takeText(held);
    if (text === "") return;
    held.pieces.push(mark === "" ? { kind: "paragraph", text } : { kind: "item", text: mark + onOneLine(text) });
  };

  const open = ({ name, attributes }: XmlElement): void => {
    path.push(name);
    if (name === "w:pPr") properties += 1;
    if (leftOut > 0 || (LEFT_OUT.has(name) && !isMark(path))) {
      leftOut += 1;
      return;
    }
    const control = holders.at(-1);
    const paragraph = paragraphs.at(-1);
    const { val = "" } = attributes;
    if (name === holder && !isProperty(path)) {
      holders.push({
        element: name,
        id: "",
        title: "",
        placeholder: "",
        isShowingPlaceholder: false,
        text: "",
        pieces: [],
        buffer: "",
        row: "",
        cells: 0,
      });
      known = null;
    } else if (name === "w:p") paragraphs.push({ place: {}, style: "", runsOn: false });
    else if (paragraph && properties > 0) {
      const parent = path.at(-2);
      if (name === "w:pStyle") paragraph.style = val;
      else if (name === "w:numId" && parent === "w:numPr") paragraph.place.list = val;
      else if (name === "w:ilvl" && parent === "w:numPr") paragraph.place.level = val;
      else if ((name === "w:del" || name === "w:moveFrom") && parent === "w:rPr") paragraph.runsOn = true;
    } else if (control && isProperty(path)) {
      known = null;
      if (name === "w:tag" || (name === "w:name" && path.at(-2) === "w:docPartPr")) control.id = val;
      else if (name === "w:alias") control.title = val;
      else if (name === "w:docPart") {
        control.placeholder = val;
        control.id ||= idOfPlaceholder(val);
      } else if (name === "w:showingPlcHdr") control.isShowingPlaceholder = !/^(?:0|false|off)$/.test(val);
    } else if (name === "w:tc") countCell(1, path.at(-2));
    else if (path.at(-2) === "w:r") {
      const held = narrative();
      if (held) held.buffer += BREAKS.get(name) ?? "";
    }
  };

  /** A control around a whole cell has the cell's paragraphs; one around a table has its rows. */
  const countCell = (by: 1 | -1, parent: string | undefined): void => {
    holders.forEach((held, index) => {
      if (parent !== "w:sdtContent" || index < holders.length - 1) held.cells += by;
    });
  };

  const close = (name: string): void => {
    path.pop();
    if (name === "w:pPr") properties -= 1;
    if (leftOut > 0) {
      leftOut -= 1;
      return;
    }
    if (name === "w:p") {
      const paragraph = paragraphs.pop();
      const held = narrative();
      if (held && !paragraph?.runsOn) endParagraph(held, paragraph);
    } else if (name === "w:tc") {
      countCell(-1, path.at(-1));
      const held = narrative();
      if (held && held.buffer.trim() !== "") held.row += `${held.buffer.trimEnd()}\t`;
      if (held) held.buffer = "";
    } else if (name === "w:tr") {
      const held = narrative();
      const text = held && held.cells === 0 ? takeText(held) : "";
      if (held && text !== "") held.pieces.push({ kind: "row", text });
    } else if (name === holder && !isProperty(path)) {
      const ended = holders.at(-1);
      const into = narrative();
      if (into && into === ended) endParagraph(into, paragraphs.at(-1));
      holders.pop();
      known = null;
      if (ended && (holder === "w:docPart" || TAG.test(ended.id)) && into === ended)
        texts.push({ ...withoutWork(ended), text: layOut(ended.pieces) });
    }
  };

  const text = (found: string): void => {
    if (leftOut > 0) return;
    const name = path.at(-1);
    if (name !== "w:t" && !(name === "t" && path.at(-2) === "r")) return;
    const held = narrative();
    if (held) held.buffer += found;
  };

  return { handler: { open, close, text }, texts };
}

/** What was collected since the last piece. */
function takeText(held: Holder): string {
  const text = (held.row + held.buffer).trim();
  held.row = "";
  held.buffer = "";
  return text;
}

function onOneLine(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").join(" ");
}

/** True within a control's properties, where a w:docPart is a name and no entry. */
function isProperty(path: readonly string[]): boolean {
  return path.includes("w:sdtPr", path.lastIndexOf("w:sdt") + 1) || path.at(-2) === "w:docPartPr";
}

/** A change to a paragraph's end, or to a row: what stands in it is not taken away by it. */
function isMark(path: readonly string[]): boolean {
  const parent = path.at(-2);
  return parent === "w:rPr" || parent === "w:trPr";
}

function withoutWork({ id, title, placeholder, isShowingPlaceholder, text }: Holder): HeldText {
  return { id, title, placeholder, isShowingPlaceholder, text };
}

/** "- " for a point, "2. " for a numbered one, "" for any other paragraph. */
function markOf({ place, style }: OpenParagraph, { ofStyle, formats }: ListMarks, counts: Map<string, number>): string {
  const { list, level = "0" } = place.list === undefined ? (ofStyle.get(style) ?? {}) : place;
  // List 0 takes a paragraph out of its style's list (ISO/IEC 29500-1, 17.9.18).
  if (list === undefined || list === "0") return "";
  const key = `${list}/${level}`;
  const format = formats.get(key) ?? "bullet";
  if (format === "none") return "";
  if (format === "bullet") return "- ";
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return `${count}. `;
}

function layOut(pieces: readonly Piece[]): string {
  let text = "";
  pieces.forEach((piece, index) => {
    const before = pieces[index - 1];
    const joins = before !== undefined && before.kind === piece.kind && piece.kind !== "paragraph";
    text += `${index === 0 ? "" : joins ? "\n" : "\n\n"}${piece.text}`;
  });
  return layOutText(text);
}
