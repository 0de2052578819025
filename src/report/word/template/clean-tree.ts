import {
  ALLOWED_SETTINGS,
  isKnownNamespace,
  OFFICE_RELATIONSHIPS,
  REMOVED_ELEMENTS,
  UNWRAPPED_ELEMENTS,
  WORD,
} from "./allowed";
import { findFieldPieces, isAllowedField, nameOfField } from "./fields";
import type { LeftOutKind, TellLeftOut } from "./left-out";
import { attributeOf, elementsIn, type TreeAttribute, type TreeElement, type TreeNode } from "./xml-tree";

const XMLNS = "http://www.w3.org/2000/xmlns/";
const XML = "http://www.w3.org/XML/1998/namespace";
const COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/** Elements that make no sense without the picture in them. */
const FRAMES = new Set(["drawing", "pict", "numPicBullet"]);
/** Attributes that name what is elsewhere, are run, or hold a drawing a second time, packed. */
const REMOVED_ATTRIBUTE = /^(?:href|src|althref|relid|gfxdata|macro|on(?:click|load|error|focus|begin|mouse\w+))$/i;
/** A value that is an address: of the web, of a server, of a file. */
const ADDRESS = /:\/\/|^\s*(?:\\\\|(?:mailto|javascript|vbscript|data|file):)/i;
/** Elements that are drawn by what they refer to. */
const PICTURES = new Set(["blip", "imagedata"]);
/** Attributes that are read by people, or name a vocabulary. */
const TEXTS = new Set(["val", "descr", "title", "name"]);

interface Cleaning {
  tell: TellLeftOut;
  /** The relationships that the part keeps. */
  ids: ReadonlySet<string>;
  fieldPieces: ReadonlySet<TreeElement>;
  /** Prefixes of vocabularies that are not known. */
  unknownPrefixes: ReadonlySet<string>;
  /** Whether a picture in the innermost frame is missing. */
  isBroken: boolean;
}

/**
 * A part's tree without all that runs, is embedded or comes from elsewhere; `ids` are the relationships that the part keeps.
 * What can be read stays: the words of links and fields, the content of bound controls.
 */
export function cleanTree(root: TreeElement, ids: ReadonlySet<string>, tell: TellLeftOut): TreeElement {
  const fieldPieces = findFieldPieces(root, (name) => tell("field", name));
  const cleaning: Cleaning = {
    tell,
    ids,
    fieldPieces,
    unknownPrefixes: new Set(findUnknownPrefixes(root)),
    isBroken: false,
  };
  const isSettings = root.uri === WORD && root.local === "settings";
  const children = isSettings ? keepSettings(root, tell) : root.children;
  const cleaned = cleanInside({ ...root, children, attributes: cleanAttributes(root, cleaning) }, cleaning);
  return root.local === "numbering" ? withoutLostBullets(cleaned) : cleaned;
}

const SETTINGS_TOLD: ReadonlyMap<string, [LeftOutKind, string]> = new Map([
  ["documentProtection", ["protection", ""]],
  ["writeProtection", ["protection", ""]],
  ["mailMerge", ["data", ""]],
  ["attachedSchema", ["data", ""]],
  ["saveThroughXslt", ["data", ""]],
]);

function keepSettings(root: TreeElement, tell: TellLeftOut): TreeElement[] {
  return elementsIn(root).filter(({ local }) => {
    const told = SETTINGS_TOLD.get(local);
    if (told) tell(...told);
    return ALLOWED_SETTINGS.has(local);
  });
}

function cleanInside(element: TreeElement, cleaning: Cleaning): TreeElement {
  const children = element.children.flatMap((child): TreeNode[] =>
    typeof child === "string" ? [child] : cleanElement(child, cleaning),
  );
  return { ...element, children };
}

/** What becomes of an element: itself, what is in it, or nothing. */
function cleanElement(element: TreeElement, cleaning: Cleaning): TreeNode[] {
  const { local, uri } = element;
  if (cleaning.fieldPieces.has(element)) return [];
  if (!isKnownNamespace(uri)) {
    cleaning.tell("other", local);
    return [];
  }
  const removed = REMOVED_ELEMENTS.get(local);
  if (removed !== undefined) {
    if (removed !== null) cleaning.tell(removed);
    tellOfRemoved(element, cleaning.tell);
    // A header or a cell must have a paragraph, and this may have stood for its only one.
    return local === "altChunk" || local === "subDoc"
      ? [{ ...element, name: element.name.replace(local, "p"), local: "p", attributes: [], children: [] }]
      : [];
  }
  if (uri === WORD && UNWRAPPED_ELEMENTS.has(local)) return cleanInside(element, cleaning).children;
  if (uri === WORD && local === "fldSimple") return cleanSimpleField(element, cleaning);
  if (uri === COMPATIBILITY && local === "AlternateContent") return cleanAlternatives(element, cleaning);
  return FRAMES.has(local) ? cleanFrame(element, cleaning) : cleanPlain(element, cleaning);
}

function tellOfRemoved(element: TreeElement, tell: TellLeftOut): void {
  if (attributeOf(element, "action") !== "") tell("macro");
  for (const child of elementsIn(element))
    if (child.local === "entryMacro" || child.local === "exitMacro") tell("macro", attributeOf(child, "val"));
}

function cleanSimpleField(element: TreeElement, cleaning: Cleaning): TreeNode[] {
  const code = attributeOf(element, "instr");
  if (isAllowedField(code)) return cleanPlain(element, cleaning);
  cleaning.tell("field", nameOfField(code));
  return cleanInside(element, cleaning).children;
}

function cleanPlain(element: TreeElement, cleaning: Cleaning): TreeElement[] {
  const missing = missingReferences(element, cleaning);
  const isPicture = PICTURES.has(element.local);
  // A picture that is in the file, and linked to elsewhere as well, stays.
  if (missing.length > 0 && (!isPicture || missing.length === referencesOf(element).length)) {
    cleaning.isBroken ||= isPicture;
    return [];
  }
  const cleaned = cleanInside({ ...element, attributes: cleanAttributes(element, cleaning) }, cleaning);
  if (cleaned.local === "graphicData" && elementsIn(cleaned).length === 0) cleaning.isBroken = true;
  return [cleaned];
}

function cleanFrame(element: TreeElement, cleaning: Cleaning): TreeElement[] {
  const inner: Cleaning = { ...cleaning, isBroken: false };
  const [cleaned] = cleanPlain(element, inner);
  if (cleaned && !inner.isBroken && elementsIn(cleaned).length > 0) return [cleaned];
  cleaning.tell("picture");
  return [];
}

/** Alternatives of which nothing is left go; a fallback that is left alone stands for itself. */
function cleanAlternatives(element: TreeElement, cleaning: Cleaning): TreeNode[] {
  const branches = elementsIn(element).flatMap((branch) => {
    const cleaned = cleanInside({ ...branch, attributes: cleanAttributes(branch, cleaning) }, cleaning);
    const isUsable =
      branch.local === "Fallback" || attributeOf(cleaned, "Requires") === attributeOf(branch, "Requires");
    return isUsable && elementsIn(cleaned).length > 0 ? [cleaned] : [];
  });
  if (branches.some(({ local }) => local === "Choice"))
    return [{ ...element, attributes: cleanAttributes(element, cleaning), children: branches }];
  return branches.flatMap(({ children }) => children);
}

function referencesOf({ attributes }: TreeElement): TreeAttribute[] {
  return attributes.filter(({ uri }) => uri === OFFICE_RELATIONSHIPS);
}

function missingReferences(element: TreeElement, { ids }: Cleaning): TreeAttribute[] {
  return referencesOf(element).filter(({ value }) => !ids.has(value));
}

function cleanAttributes(element: TreeElement, cleaning: Cleaning): TreeAttribute[] {
  return element.attributes.flatMap((attribute): TreeAttribute[] => {
    const { local, uri, value } = attribute;
    if (uri === XMLNS) return value === OFFICE_RELATIONSHIPS || isKnownNamespace(value) ? [attribute] : [];
    if (uri === OFFICE_RELATIONSHIPS) return cleaning.ids.has(value) ? [attribute] : [];
    if (isPrefixList(element, attribute))
      return [
        {
          ...attribute,
          value: value
            .split(/\s+/)
            .filter((prefix) => !cleaning.unknownPrefixes.has(prefix))
            .join(" "),
        },
      ];
    if (uri !== "" && uri !== XML && !isKnownNamespace(uri)) return [];
    if (uri === WORD && local === "dirty") return [];
    if (REMOVED_ATTRIBUTE.test(local)) {
      tellAddress(attribute, cleaning.tell);
      return [];
    }
    if (
      !ADDRESS.test(value) ||
      TEXTS.has(local) ||
      (local === "uri" && /^http:\/\/schemas\.(?:openxmlformats\.org|microsoft\.com)\//.test(value))
    )
      return [attribute];
    cleaning.tell("link", value);
    return [];
  });
}

function tellAddress({ local, value }: TreeAttribute, tell: TellLeftOut): void {
  if (/^(?:on|macro)/i.test(local)) tell("macro");
  else if (ADDRESS.test(value)) tell(/^href$/i.test(local) ? "link" : "picture", value);
}

/** Lists of prefixes: what may be ignored, and what must be known. */
function isPrefixList({ uri: owner }: TreeElement, { local, uri }: TreeAttribute): boolean {
  return uri === COMPATIBILITY || (owner === COMPATIBILITY && uri === "" && local === "Requires");
}

function findUnknownPrefixes(element: TreeElement): string[] {
  const own = element.attributes.filter(
    ({ uri, value }) => uri === XMLNS && value !== OFFICE_RELATIONSHIPS && !isKnownNamespace(value),
  );
  return [...own.map(({ local }) => local), ...elementsIn(element).flatMap(findUnknownPrefixes)];
}

/** Levels of lists whose bullet was a picture that is gone. */
function withoutLostBullets(numbering: TreeElement): TreeElement {
  const kept = new Set(
    elementsIn(numbering)
      .filter(({ local }) => local === "numPicBullet")
      .map((bullet) => attributeOf(bullet, "numPicBulletId")),
  );
  const clean = (element: TreeElement): TreeElement => ({
    ...element,
    children: element.children
      .filter(
        (child) => typeof child === "string" || child.local !== "lvlPicBulletId" || kept.has(attributeOf(child, "val")),
      )
      .map((child) => (typeof child === "string" ? child : clean(child))),
  });
  return clean(numbering);
}
