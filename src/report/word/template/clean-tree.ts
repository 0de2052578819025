import { OFFICE_RELATIONSHIPS } from "../../../office-package/relationships";
import { ALLOWED_SETTINGS, isKnownNamespace, REMOVED_ELEMENTS, UNWRAPPED_ELEMENTS, WORD } from "./allowed";
import { findFieldPieces, isAllowedField, nameOfField } from "./fields";
import type { LeftOutKind, ReportLeftOut } from "./left-out";
import {
  attributeOf,
  elementsIn,
  referencesOf,
  XMLNS,
  type TreeAttribute,
  type TreeElement,
  type TreeNode,
} from "./element-tree";

const XML = "http://www.w3.org/XML/1998/namespace";
const COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/** Elements that are removed with the picture in them. */
const FRAMES = new Set(["drawing", "pict", "numPicBullet"]);
/** Attributes that refer to something outside, that are run, or that repeat a drawing in packed form. */
const REMOVED_ATTRIBUTE = /^(?:href|src|althref|relid|gfxdata|macro|on(?:click|load|error|focus|begin|mouse\w+))$/i;
/** A value that is the address of a web page, a server or a file. */
const ADDRESS = /:\/\/|^\s*(?:\\\\|(?:mailto|javascript|vbscript|data|file):)/i;
/** Elements that draw a picture by reference. */
const PICTURES = new Set(["blip", "imagedata"]);
/** Attributes whose value is shown to people, so that an address in it does no harm. */
const TEXTS = new Set(["val", "descr", "title", "name"]);

interface Cleaning {
  report: ReportLeftOut;
  /** The ids of the relationships that the part keeps. */
  ids: ReadonlySet<string>;
  fieldPieces: ReadonlySet<TreeElement>;
  /** Prefixes of unknown namespaces. */
  unknownPrefixes: ReadonlySet<string>;
  /** Set once a picture in the innermost frame is missing. */
  isBroken: boolean;
}

/**
 * Removes everything from a part's tree that runs, is embedded or comes from outside. Readable content stays: the text of links
 * and fields, the content of bound controls. `ids` are those of the relationships that the part keeps.
 */
export function cleanTree(root: TreeElement, ids: ReadonlySet<string>, report: ReportLeftOut): TreeElement {
  const fieldPieces = findFieldPieces(root, (name) => report("field", name));
  const cleaning: Cleaning = {
    report,
    ids,
    fieldPieces,
    unknownPrefixes: new Set(findUnknownPrefixes(root)),
    isBroken: false,
  };
  const isSettings = root.uri === WORD && root.local === "settings";
  const children = isSettings ? keepSettings(root, report) : root.children;
  const cleaned = cleanInside({ ...root, children, attributes: cleanAttributes(root, cleaning) }, cleaning);
  return root.local === "numbering" ? withoutLostBullets(cleaned) : cleaned;
}

const REPORTED_SETTINGS: ReadonlyMap<string, [LeftOutKind, string]> = new Map([
  ["documentProtection", ["protection", ""]],
  ["writeProtection", ["protection", ""]],
  ["mailMerge", ["data", ""]],
  ["attachedSchema", ["data", ""]],
  ["saveThroughXslt", ["data", ""]],
]);

function keepSettings(root: TreeElement, report: ReportLeftOut): TreeElement[] {
  return elementsIn(root).filter(({ local }) => {
    const reported = REPORTED_SETTINGS.get(local);
    if (reported) report(...reported);
    return ALLOWED_SETTINGS.has(local);
  });
}

function cleanInside(element: TreeElement, cleaning: Cleaning): TreeElement {
  const children = element.children.flatMap((child): TreeNode[] =>
    typeof child === "string" ? [child] : cleanElement(child, cleaning),
  );
  return { ...element, children };
}

/** Cleans an element to itself, to its content, or to nothing. */
function cleanElement(element: TreeElement, cleaning: Cleaning): TreeNode[] {
  const { local, uri } = element;
  if (cleaning.fieldPieces.has(element)) return [];
  if (!isKnownNamespace(uri)) {
    cleaning.report("other", local);
    return [];
  }
  const removed = REMOVED_ELEMENTS.get(local);
  if (removed !== undefined) {
    if (removed !== null) cleaning.report(removed);
    reportRemoved(element, cleaning.report);
    // A header or a cell needs a paragraph, and this may have been its only one.
    return local === "altChunk" || local === "subDoc"
      ? [{ ...element, name: element.name.replace(local, "p"), local: "p", attributes: [], children: [] }]
      : [];
  }
  if (uri === WORD && UNWRAPPED_ELEMENTS.has(local)) return cleanInside(element, cleaning).children;
  if (uri === WORD && local === "fldSimple") return cleanSimpleField(element, cleaning);
  if (uri === COMPATIBILITY && local === "AlternateContent") return cleanAlternatives(element, cleaning);
  return FRAMES.has(local) ? cleanFrame(element, cleaning) : cleanPlain(element, cleaning);
}

function reportRemoved(element: TreeElement, report: ReportLeftOut): void {
  if (attributeOf(element, "action") !== "") report("macro");
  for (const child of elementsIn(element))
    if (child.local === "entryMacro" || child.local === "exitMacro") report("macro", attributeOf(child, "val"));
}

function cleanSimpleField(element: TreeElement, cleaning: Cleaning): TreeNode[] {
  const code = attributeOf(element, "instr");
  if (isAllowedField(code)) return cleanPlain(element, cleaning);
  cleaning.report("field", nameOfField(code));
  return cleanInside(element, cleaning).children;
}

function cleanPlain(element: TreeElement, cleaning: Cleaning): TreeElement[] {
  const missing = missingReferences(element, cleaning);
  const isPicture = PICTURES.has(element.local);
  // A picture that is in the file as well as linked stays.
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
  cleaning.report("picture");
  return [];
}

/** Removes alternatives without any content left; a fallback that is left alone takes the place of the whole. */
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
      reportAddress(attribute, cleaning.report);
      return [];
    }
    if (
      !ADDRESS.test(value) ||
      TEXTS.has(local) ||
      (local === "uri" && /^http:\/\/schemas\.(?:openxmlformats\.org|microsoft\.com)\//.test(value))
    )
      return [attribute];
    cleaning.report("link", value);
    return [];
  });
}

function reportAddress({ local, value }: TreeAttribute, report: ReportLeftOut): void {
  if (/^(?:on|macro)/i.test(local)) report("macro");
  else if (ADDRESS.test(value)) report(/^href$/i.test(local) ? "link" : "picture", value);
}

/** True for an attribute that lists prefixes: those that may be ignored, or must be understood. */
function isPrefixList({ uri: owner }: TreeElement, { local, uri }: TreeAttribute): boolean {
  return uri === COMPATIBILITY || (owner === COMPATIBILITY && uri === "" && local === "Requires");
}

function findUnknownPrefixes(element: TreeElement): string[] {
  const own = element.attributes.filter(
    ({ uri, value }) => uri === XMLNS && value !== OFFICE_RELATIONSHIPS && !isKnownNamespace(value),
  );
  return [...own.map(({ local }) => local), ...elementsIn(element).flatMap(findUnknownPrefixes)];
}

/** Removes references to picture bullets that were removed. */
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
