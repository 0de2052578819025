import { layOutText } from "../../text/text-blocks";
import { idOfPlaceholder } from "../join/glossary";
import type { WordElement } from "../scan-word-xml";

/** The text of a narrative's content control, or of a glossary entry. */
export interface CollectedText {
  /** The control's tag, or the entry's name. */
  id: string;
  /** The control's title. */
  title: string;
  /** The name of the glossary entry that it shows while it is empty; "" where it has none. */
  placeholder: string;
  isShowingPlaceholder: boolean;
  /** In the form that layOutText gives it. */
  text: string;
}

interface Piece {
  kind: "paragraph" | "item" | "row";
  text: string;
}

/** An open content control or glossary entry, with the text that was read in it so far. */
export class TextHolder {
  id = "";
  /** How many table cells within it are open. */
  openCells = 0;
  private title = "";
  private placeholder = "";
  private isShowingPlaceholder = false;
  private readonly pieces: Piece[] = [];
  /** Text since the last piece. */
  private buffer = "";
  /** The cells of the table row that is open, each followed by a tab. */
  private row = "";

  readProperty({ name, attributes: { val = "" } }: WordElement, parent: string | undefined): void {
    if (name === "w:tag" || (name === "w:name" && parent === "w:docPartPr")) this.id = val;
    else if (name === "w:alias") this.title = val;
    else if (name === "w:docPart") {
      this.placeholder = val;
      this.id ||= idOfPlaceholder(val);
    } else if (name === "w:showingPlcHdr") this.isShowingPlaceholder = !/^(?:0|false|off)$/.test(val);
  }

  add(text: string): void {
    this.buffer += text;
  }

  /** Ends a paragraph outside of tables. `mark` is that of its list, or "". */
  endParagraph(mark: string): void {
    const text = this.takeText();
    if (text === "") return;
    this.pieces.push(mark === "" ? { kind: "paragraph", text } : { kind: "item", text: mark + onOneLine(text) });
  }

  endCell(): void {
    if (this.buffer.trim() !== "") this.row += `${this.buffer.trimEnd()}\t`;
    this.buffer = "";
  }

  endRow(): void {
    if (this.openCells > 0) return;
    const text = this.takeText();
    if (text !== "") this.pieces.push({ kind: "row", text });
  }

  collected(): CollectedText {
    const { id, title, placeholder, isShowingPlaceholder } = this;
    return { id, title, placeholder, isShowingPlaceholder, text: layOut(this.pieces) };
  }

  private takeText(): string {
    const text = (this.row + this.buffer).trim();
    this.row = "";
    this.buffer = "";
    return text;
  }
}

function onOneLine(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").join(" ");
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
