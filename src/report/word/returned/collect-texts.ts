import type { WordElement, WordListener } from "../scan-word-xml";
import { markOf, type ListMarks, type ListPlace } from "./list-marks";
import { TextHolder, type CollectedText } from "./text-holder";

interface OpenParagraph {
  place: Partial<ListPlace>;
  style: string;
  /** True where a tracked change deleted its end: the next paragraph continues it. */
  continues: boolean;
}

/** The form of a narrative's id. The text of a control with another tag belongs to the control around it. */
const ID = /^[A-Za-z0-9-]{1,64}$/;

/** Elements that are skipped with their content: tracked deletions, and fallbacks for older versions of Word. */
const SKIPPED = new Set(["w:del", "w:moveFrom", "Fallback"]);
const BREAKS = new Map([
  ["w:br", "\n"],
  ["w:cr", "\n"],
  ["w:tab", "\t"],
  ["w:ptab", "\t"],
  ["w:noBreakHyphen", "\u2011"],
  ["w:softHyphen", "\u00ad"],
]);

/**
 * Collects the texts of a document's content controls (`holder` "w:sdt") or of a glossary's entries ("w:docPart") in their order. A
 * text belongs to the innermost control that carries a narrative's id.
 */
export class TextCollector implements Required<WordListener> {
  readonly texts: CollectedText[] = [];
  private readonly holders: TextHolder[] = [];
  private readonly paragraphs: OpenParagraph[] = [];
  private readonly path: string[] = [];
  private readonly counts = new Map<string, number>();
  /** How many of the open elements are skipped. */
  private skipped = 0;
  /** How many of the open elements are properties of a paragraph. */
  private properties = 0;
  /** The holder that text belongs to; null when it has to be looked up, after a holder was opened, named or closed. */
  private current: { holder: TextHolder | undefined } | null = null;

  constructor(
    private readonly holder: "w:sdt" | "w:docPart",
    private readonly marks: ListMarks,
  ) {}

  open(element: WordElement): void {
    const { path, paragraphs } = this;
    const { name } = element;
    path.push(name);
    if (name === "w:pPr") this.properties += 1;
    if (this.skipped > 0 || (SKIPPED.has(name) && !isMark(path))) {
      this.skipped += 1;
      return;
    }
    const holder = this.holders.at(-1);
    const paragraph = paragraphs.at(-1);
    if (name === this.holder && !isProperty(path)) this.openHolder();
    else if (name === "w:p") paragraphs.push({ place: {}, style: "", continues: false });
    else if (paragraph && this.properties > 0) readParagraphProperty(paragraph, element, path.at(-2));
    else if (holder && isProperty(path)) {
      this.current = null;
      holder.readProperty(element, path.at(-2));
    } else if (name === "w:tc") this.countCell(1, path.at(-2));
    else if (path.at(-2) === "w:r") this.currentHolder()?.add(BREAKS.get(name) ?? "");
  }

  close(name: string): void {
    this.path.pop();
    if (name === "w:pPr") this.properties -= 1;
    if (this.skipped > 0) {
      this.skipped -= 1;
      return;
    }
    if (name === "w:p") {
      const paragraph = this.paragraphs.pop();
      const current = this.currentHolder();
      if (current && !paragraph?.continues) this.endParagraph(current, paragraph);
    } else if (name === "w:tc") this.closeCell();
    else if (name === "w:tr") this.currentHolder()?.endRow();
    else if (name === this.holder && !isProperty(this.path)) this.closeHolder();
  }

  text(text: string): void {
    if (this.skipped > 0) return;
    const name = this.path.at(-1);
    if (name !== "w:t" && !(name === "t" && this.path.at(-2) === "r")) return;
    this.currentHolder()?.add(text);
  }

  private currentHolder(): TextHolder | undefined {
    this.current ??= { holder: this.findHolder() };
    return this.current.holder;
  }

  private findHolder(): TextHolder | undefined {
    const { holders } = this;
    const at = holders.findLastIndex(({ id }) => this.isNarrative(id));
    // Pasting can put a control within one of the same id: the two are read as one.
    return at < 0 ? undefined : (holders.slice(0, at).find(({ id }) => id === holders[at]?.id) ?? holders[at]);
  }

  private isNarrative(id: string): boolean {
    return this.holder === "w:docPart" ? id !== "" : ID.test(id);
  }

  private openHolder(): void {
    this.holders.push(new TextHolder());
    this.current = null;
  }

  private closeHolder(): void {
    const ended = this.holders.at(-1);
    const current = this.currentHolder();
    if (current && current === ended) this.endParagraph(current, this.paragraphs.at(-1));
    this.holders.pop();
    this.current = null;
    if (!ended || current !== ended || !(this.holder === "w:docPart" || ID.test(ended.id))) return;
    this.texts.push(ended.collected());
  }

  private endParagraph(holder: TextHolder, paragraph: OpenParagraph | undefined): void {
    if (holder.openCells > 0) holder.add(" ");
    else holder.endParagraph(paragraph ? markOf(paragraph, this.marks, this.counts) : "");
  }

  /** Counts a cell for the holders around it. A control around a whole cell has the cell's paragraphs; one around a table has its rows. */
  private countCell(by: 1 | -1, parent: string | undefined): void {
    this.holders.forEach((holder, index) => {
      if (parent !== "w:sdtContent" || index < this.holders.length - 1) holder.openCells += by;
    });
  }

  private closeCell(): void {
    this.countCell(-1, this.path.at(-1));
    this.currentHolder()?.endCell();
  }
}

function readParagraphProperty(
  paragraph: OpenParagraph,
  { name, attributes: { val = "" } }: WordElement,
  parent: string | undefined,
): void {
  if (name === "w:pStyle") paragraph.style = val;
  else if (name === "w:numId" && parent === "w:numPr") paragraph.place.list = val;
  else if (name === "w:ilvl" && parent === "w:numPr") paragraph.place.level = val;
  else if ((name === "w:del" || name === "w:moveFrom") && parent === "w:rPr") paragraph.continues = true;
}

/** True within a control's or entry's properties. A w:docPart there is the name of an entry. */
function isProperty(path: readonly string[]): boolean {
  return path.includes("w:sdtPr", path.lastIndexOf("w:sdt") + 1) || path.at(-2) === "w:docPartPr";
}

/** True for a tracked change to a paragraph's end or to a row, which deletes no content. */
function isMark(path: readonly string[]): boolean {
  const parent = path.at(-2);
  return parent === "w:rPr" || parent === "w:trPr";
}
