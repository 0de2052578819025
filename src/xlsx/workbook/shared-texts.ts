import { addContentType, readContentTypes } from "../../office-package/content-types";
import type { Package } from "../../office-package/package";
import { addRelationship } from "../../office-package/relationships";
import { withAttribute } from "../../office-package/xml/splice-text";
import { escapeText, XML_HEAD } from "../../office-package/xml/write-xml";
import { prefixOf } from "../../office-package/xml/xml-tree";
import { encodeText } from "../cells/cell-text";
import { growingText } from "../sheet/growing-text";
import type { NumberText } from "../sheet/write-sheet-part";

/** The texts that the cells of a file share. */
export interface TextsPlace {
  workbookPart: string;
  /** Null where the workbook has no such part yet. */
  part: string | null;
  /** How many texts there are already. */
  count: () => number;
}

/** Excel's limit for a heading. Shorter texts take little more space in their cells than references to a list would. */
const LONGEST_IN_A_CELL = 255;

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml";

/**
 * Collects the long texts of the sheets that are written, so that each is in the file once, as Excel does it. Written to each cell, a
 * reason that 16,000 rows share would take half a gigabyte. `save` adds them after the existing texts.
 */
export function collectTexts(file: Package, place: TextsPlace): { numberOf: NumberText; save: () => void } {
  const known = place.part === null ? null : file.text(place.part);
  const list = openList(known);
  const numbers = new Map<string, number>();
  let written: ReturnType<typeof growingText> | null = null;
  let last = "";
  let next = 0;
  return {
    numberOf: (text, sheet) => {
      if (text.length <= LONGEST_IN_A_CELL) return null;
      const old = numbers.get(text);
      if (old !== undefined) return old;
      if (written === null) {
        written = growingText();
        written.push(list.before, sheet);
        next = known === null ? 0 : place.count();
      }
      const { prefix } = list;
      written.push(
        `<${prefix}si><${prefix}t xml:space="preserve">${escapeText(encodeText(text))}</${prefix}t></${prefix}si>`,
        sheet,
      );
      last = sheet;
      numbers.set(text, next);
      next += 1;
      return next - 1;
    },
    save: () => {
      if (written === null) return;
      written.push(list.after, last);
      const part = place.part ?? freeName(file, place.workbookPart);
      file.set(part, written.text(last));
      if (readContentTypes(file)(part) !== TYPE) addContentType(file, part, TYPE);
      if (place.part === null) addRelationship(file, place.workbookPart, "sharedStrings", part);
    },
  };
}

/** The text of the part before and after the place where texts are added. Its optional counts are left out: they would be wrong. */
function openList(known: string | null): { before: string; after: string; prefix: string } {
  if (known === null) return { before: `${XML_HEAD}<sst xmlns="${MAIN}">`, after: "</sst>", prefix: "" };
  const prefix = prefixOf(known);
  const start = known.indexOf(`<${prefix}sst`);
  const openEnd = known.indexOf(">", start) + 1;
  const isSelfClosing = known.charAt(openEnd - 2) === "/";
  const tag = known.slice(start, isSelfClosing ? openEnd - 2 : openEnd - 1).trimEnd();
  const open = withAttribute(withAttribute(`${tag}>`, "count", null), "uniqueCount", null);
  const head = known.slice(0, start) + open;
  if (isSelfClosing) return { before: head, after: `</${prefix}sst>${known.slice(openEnd)}`, prefix };
  const extensions = known.lastIndexOf(`<${prefix}extLst`);
  const end = extensions >= 0 ? extensions : known.lastIndexOf(`</${prefix}sst`);
  return { before: head + known.slice(openEnd, end), after: known.slice(end), prefix };
}

function freeName(file: Package, workbookPart: string): string {
  const base = `${workbookPart.slice(0, workbookPart.lastIndexOf("/") + 1)}sharedStrings`;
  let name = `${base}.xml`;
  for (let number = 2; file.has(name); number += 1) name = `${base}${number}.xml`;
  return name;
}
