import { isOneNameToExcel } from "../../planning/find-sheet";
import type { Hidden } from "../../planning/snapshot";
import { FileFault } from "../file-fault";
import { damaged } from "../../office-package/package-error";
import { OFFICE_RELATIONSHIPS } from "../../office-package/relationships";
import { readResults, type Results } from "../cells/missing-results";
import {
  appendSplices,
  attributeSplice,
  insertSplice,
  removeElements,
  spliceText,
  type Splice,
} from "../../office-package/xml/splice-text";
import { childNamed, childrenNamed, elementPrefix, isOn, parseXml } from "../../office-package/xml/xml-tree";
import { escapeText, writeElement } from "../../office-package/xml/write-xml";

/** A sheet as the workbook's part lists it; chart sheets are included. */
export interface ListedSheet {
  name: string;
  sheetId: number;
  /** Null for a visible sheet. */
  hidden: Hidden | null;
  /** The id of its relationship. */
  link: string;
}

/** The content of the workbook's part. */
export interface WorkbookPart {
  sheets: ListedSheet[];
  isDate1904: boolean;
  /** How reliable the results of formulas are. */
  results: Results;
  /** True where sheets may not be added, renamed or removed. */
  isStructureLocked: boolean;
  names: DefinedName[];
}

/** A defined name as the workbook's part lists it. */
export interface DefinedName {
  name: string;
  /** The index of the sheet that it belongs to, among all listed sheets; null for a name of the workbook. */
  sheetIndex: number | null;
  /** As in a formula, without "=". */
  refersTo: string;
  isHidden: boolean;
}

/** The order of the part's pieces (ECMA-376 part 1, 18.2.27). */
const ORDER =
  "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst".split(
    " ",
  );

/** Reads the workbook's part. Throws a FileFault. */
export function readWorkbookPart(text: string, part: string): WorkbookPart {
  const root = parseXml(text, part);
  if (/^\s*<[^>]*http:\/\/purl\.oclc\.org\/ooxml\//.test(text.slice(root.start, root.openEnd))) {
    throw new FileFault({ code: "file-not-supported", what: "strict", part: null });
  }
  const list = childNamed(root, "sheets");
  if (root.local !== "workbook" || !list) throw damaged(part);
  return {
    sheets: childrenNamed(list, "sheet").map(({ attributes }) => ({
      name: attributes["name"] ?? "",
      sheetId: Number(attributes["sheetId"]),
      hidden: hiddenBy(attributes["state"]),
      link: Object.entries(attributes).find(([name]) => /^[^:]+:id$/.test(name))?.[1] ?? "",
    })),
    isDate1904: isOn(childNamed(root, "workbookPr")?.attributes["date1904"]),
    results: readResults(childNamed(root, "calcPr")?.attributes),
    isStructureLocked: isOn(childNamed(root, "workbookProtection")?.attributes["lockStructure"]),
    names: (childNamed(root, "definedNames")?.children ?? []).map(({ attributes, text: refersTo }) => ({
      name: attributes["name"] ?? "",
      sheetIndex: attributes["localSheetId"] === undefined ? null : Number(attributes["localSheetId"]),
      refersTo: refersTo.trim(),
      isHidden: isOn(attributes["hidden"]),
    })),
  };
}

function hiddenBy(state = "visible"): Hidden | null {
  return state === "visible" ? null : state === "veryHidden" ? "very-hidden" : "hidden";
}

/** Adds a sheet after all others. */
export function withSheet(text: string, part: string, { name, sheetId, link }: Omit<ListedSheet, "hidden">): string {
  const root = parseXml(text, part);
  const list = childNamed(root, "sheets");
  if (!list) throw damaged(part);
  const bound = Object.entries(root.attributes)
    .find(([key, value]) => value === OFFICE_RELATIONSHIPS && key.startsWith("xmlns:"))?.[0]
    .slice(6);
  const given = {
    name,
    sheetId,
    ...(bound === undefined ? { "xmlns:r": OFFICE_RELATIONSHIPS } : {}),
    [`${bound ?? "r"}:id`]: link,
  };
  return spliceText(text, appendSplices(text, list, writeElement(`${elementPrefix(root)}sheet`, given)));
}

/** Removes the sheet at an index with its names, and updates the sheet indexes of other names. */
export function withoutSheet(text: string, part: string, index: number): string {
  const root = parseXml(text, part);
  const sheets = childrenNamed(childNamed(root, "sheets") ?? root, "sheet");
  const gone = sheets[index];
  const splices: Splice[] = gone ? [{ start: gone.start, end: gone.end, text: "" }] : [];
  const names = childNamed(root, "definedNames");
  const owned = names ? childrenNamed(names, "definedName") : [];
  const left = owned.filter(({ attributes }) => attributes["localSheetId"] !== String(index));
  if (names && owned.length > 0 && left.length === 0) splices.push({ start: names.start, end: names.end, text: "" });
  else {
    for (const name of owned) {
      const local = name.attributes["localSheetId"];
      if (local === String(index)) splices.push({ start: name.start, end: name.end, text: "" });
      else if (local !== undefined && Number(local) > index)
        splices.push(attributeSplice(text, name, "localSheetId", String(Number(local) - 1)));
    }
  }
  for (const view of childNamed(root, "bookViews")?.children ?? []) {
    let tag = text.slice(view.start, view.openEnd);
    for (const attribute of ["firstSheet", "activeTab"]) {
      const tab = Number(view.attributes[attribute] ?? 0);
      if (tab > 0 && tab >= index)
        tag = attributeSplice(tag, { ...view, start: 0, openEnd: tag.length }, attribute, String(tab - 1)).text;
    }
    splices.push({ start: view.start, end: view.openEnd, text: tag });
  }
  return spliceText(text, splices);
}

/** Adds a name that belongs to the sheet at an index. `refersTo` is as in a formula, without "=". */
export function withSheetName(
  text: string,
  part: string,
  name: string,
  index: number,
  refersTo: string,
  isHidden = false,
): string {
  const root = parseXml(text, part);
  const prefix = elementPrefix(root);
  const written = writeElement(
    `${prefix}definedName`,
    { name, localSheetId: index, hidden: isHidden || undefined },
    escapeText(refersTo),
  );
  const names = childNamed(root, "definedNames");
  if (names) return spliceText(text, appendSplices(text, names, written));
  const list = writeElement(`${prefix}definedNames`, {}, written);
  return spliceText(text, [insertSplice(root, ORDER, "definedNames", list)]);
}

/** Removes a name of the sheet at an index. */
export function withoutSheetName(text: string, part: string, name: string, index: number): string {
  const root = parseXml(text, part);
  const names = childNamed(root, "definedNames");
  const owned = names ? childrenNamed(names, "definedName") : [];
  const gone = owned.filter(
    ({ attributes }) =>
      attributes["localSheetId"] === String(index) && isOneNameToExcel(attributes["name"] ?? "", name),
  );
  return removeElements(text, names && gone.length > 0 && gone.length === owned.length ? [names] : gone);
}

/** Asks Excel to calculate all formulas when it opens the workbook, since earlier results may be out of date. */
export function withFullCalculation(text: string, part: string): string {
  const root = parseXml(text, part);
  const settings = childNamed(root, "calcPr");
  if (settings) return spliceText(text, [attributeSplice(text, settings, "fullCalcOnLoad", "1")]);
  const added = writeElement(`${elementPrefix(root)}calcPr`, { fullCalcOnLoad: true });
  return spliceText(text, [insertSplice(root, ORDER, "calcPr", added)]);
}
