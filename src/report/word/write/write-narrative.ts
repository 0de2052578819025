import { cleanText, escapeXml, shortLine } from "../../text/clean-text";
import type { NarrativePlace } from "../../document/document";
import { readTextBlocks } from "../../text/text-blocks";
import { placeholderName } from "../join/glossary";
import type { BodyWriter } from "./body-writer";
import type { StyleKey } from "./style-names";

/** Word does not open a file where a control has a longer tag or title. */
const LONGEST_TAG = 64;
/** The first id; those that Word gives are random and hardly ever the same. */
const FIRST_CONTROL = 1_000_000_000;

/** Options for a narrative's content control. */
export interface ControlLook {
  /** The control's title: the KPI's name. */
  title: string;
  /** The style of its paragraphs. */
  style: StyleKey;
  /** True to lock the control against deletion; its text can be edited. */
  isLocked: boolean;
  /** The text as XML paragraphs, where it has formatting. */
  write?: (text: string) => string;
}

/**
 * A narrative in a content control around whole paragraphs, which carries the narrative's id. While it is empty it shows its prompt
 * and what is already known in one paragraph, so that typing replaces all of it with its formatting.
 */
export function writeNarrative(
  writer: BodyWriter,
  { narrative, prompt, facts }: NarrativePlace,
  look: ControlLook,
): string {
  const text = cleanText(narrative.text);
  const id = writer.nextId();
  const isEmpty = text.trim() === "";
  const shown = [prompt, ...facts].filter((line) => line.trim() !== "").join("\n");
  const placeholder = writer.paragraph(look.style, writer.run(shown, "placeholder"));
  const name = placeholderName(narrative.id);
  writer.placeholders.push({
    name,
    xml: shown === "" ? writer.paragraph(look.style, writer.run("Click here to write.", "placeholder")) : placeholder,
  });
  const properties = [
    `<w:alias w:val="${escapeXml(shortLine(look.title, LONGEST_TAG))}"/>`,
    `<w:tag w:val="${escapeXml(narrative.id.slice(0, LONGEST_TAG))}"/>`,
    `<w:id w:val="${FIRST_CONTROL + id}"/>`,
    look.isLocked ? '<w:lock w:val="sdtLocked"/>' : "",
    `<w:placeholder><w:docPart w:val="${escapeXml(name)}"/></w:placeholder>`,
    isEmpty && shown !== "" ? "<w:showingPlcHdr/>" : "",
  ];
  const content = isEmpty ? placeholder : (look.write?.(text) ?? writeBlocks(writer, text, look.style));
  return `<w:sdt><w:sdtPr>${properties.join("")}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
}

/** Paragraphs and lists of points. */
function writeBlocks(writer: BodyWriter, text: string, style: StyleKey): string {
  return readTextBlocks(text)
    .flatMap((block) =>
      block.kind === "list"
        ? block.items.map((item) => writer.paragraph("bullet", writer.run(item)))
        : [writer.paragraph(style, writer.run(block.lines.join("\n")))],
    )
    .join("");
}
