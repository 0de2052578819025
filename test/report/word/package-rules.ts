import { strFromU8, unzipSync } from "fflate";
import { findAll, parse, type Node } from "./zip-parts";

/*
 * The rules of ISO/IEC 29500 that a Word file of this project could break, which Word reports as "unreadable content". Children
 * and their order follow the transitional schema (wml.xsd), for the elements that are written.
 */

/** The children an element may have, in the order they must come. */
const ORDER: Record<string, string> = {
  "w:pPr":
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens spacing ind contextualSpacing mirrorIndents jc outlineLvl rPr sectPr",
  "w:rPr":
    "rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang",
  "w:tblPr":
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
  "w:tbl": "tblPr tblGrid tr",
  "w:trPr": "",
  "w:tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
  "w:sdt": "sdtPr sdtEndPr sdtContent",
  "w:sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding docPartObj richText text",
  "w:style":
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
  "w:tblStylePr": "pPr rPr tblPr trPr tcPr",
  "w:docPartPr": "name style category types behaviors description guid",
  "w:docPart": "docPartPr docPartBody",
  "w:abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
  "w:lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId lvlJc pPr rPr",
  "w:numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
  "w:styles": "docDefaults latentStyles style",
  "w:sectPr":
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
  "w:settings":
    "view zoom displayBackgroundShape attachedTemplate defaultTabStop evenAndOddHeaders characterSpacingControl updateFields footnotePr endnotePr compat rsids m:mathPr themeFontLang clrSchemeMapping decimalSymbol listSeparator",
};
const BLOCKS = ["w:p", "w:tbl", "w:sdt"];
const UNORDERED = new Set(["w:headerReference", "w:footerReference"]);

/** The faults of a package as sentences. */
export function faultsOf(bytes: Uint8Array): string[] {
  const files = unzipSync(bytes);
  const trees = new Map(
    Object.entries(files).flatMap(([name, part]) =>
      /\.(?:xml|rels)$/.test(name) ? [[name, parse(strFromU8(part))] as const] : [],
    ),
  );
  return [
    ...findTypeFaults(trees, Object.keys(files)),
    ...findTargetFaults(trees, Object.keys(files)),
    ...[...trees].flatMap(([name, tree]) => [...findOrderFaults(name, tree), ...findBlockFaults(name, tree)]),
    ...findReferenceFaults(trees),
  ];
}

function findTypeFaults(trees: ReadonlyMap<string, Node>, names: readonly string[]): string[] {
  const types = trees.get("[Content_Types].xml");
  if (!types) return ["no content types"];
  const extensions = new Set(findAll(types, "Default").map(({ attributes }) => attributes.Extension));
  const overrides = findAll(types, "Override").map(({ attributes }) => attributes.PartName ?? "");
  return [
    ...overrides
      .filter((path) => !names.includes(path.slice(1)))
      .map((path) => `a type for ${path}, which is not there`),
    ...(new Set(overrides).size === overrides.length ? [] : ["two types for one part"]),
    ...names
      .filter(
        (name) =>
          name !== "[Content_Types].xml" &&
          !extensions.has(name.slice(name.lastIndexOf(".") + 1)) &&
          !overrides.includes(`/${name}`),
      )
      .map((name) => `no type for ${name}`),
  ];
}

function findTargetFaults(trees: ReadonlyMap<string, Node>, names: readonly string[]): string[] {
  return [...trees].flatMap(([name, tree]) => {
    if (!name.endsWith(".rels")) return [];
    const folder = name.replace(/_rels\/[^/]*$/, "");
    const relationships = findAll(tree, "Relationship").map(({ attributes }) => attributes);
    const ids = relationships.map(({ Id }) => Id);
    const part = trees.get(name.replace(/_rels\/([^/]*)\.rels$/, "$1"));
    const used = part ? [...attributesOf(part, "r:id"), ...attributesOf(part, "r:embed")] : [];
    return [
      ...(new Set(ids).size === ids.length ? [] : [`${name}: two relationships of one id`]),
      ...used.filter((id) => !ids.includes(id)).map((id) => `${name}: no relationship ${id}`),
      ...relationships
        .filter(
          ({ TargetMode, Target = "" }) =>
            TargetMode !== "External" && !names.includes(Target.startsWith("/") ? Target.slice(1) : folder + Target),
        )
        .map(({ Target }) => `${name}: ${Target} is not there`),
    ];
  });
}

function attributesOf(node: Node, name: string): string[] {
  return node.children.flatMap((child) => [
    ...(child.attributes[name] === undefined ? [] : [child.attributes[name]]),
    ...attributesOf(child, name),
  ]);
}

function findOrderFaults(part: string, node: Node): string[] {
  return node.children.flatMap((child) => {
    const order = ORDER[child.name]?.split(" ").map((name) => (name.includes(":") ? name : `w:${name}`));
    const faults = findOrderFaults(part, child);
    if (!order || child.name === "w:trPr") return faults;
    let last = 0;
    for (const { name } of child.children) {
      if (!name.startsWith("w:") && !order.includes(name)) continue;
      const at = order.indexOf(name);
      if (at < 0) faults.push(`${part}: ${name} in ${child.name}`);
      else if (at < last && !UNORDERED.has(name)) faults.push(`${part}: ${name} too late in ${child.name}`);
      last = Math.max(last, at);
    }
    return faults;
  });
}

/** Checks blocks: only blocks may be beside paragraphs, a cell ends with a paragraph, and two tables are not adjacent. */
function findBlockFaults(part: string, node: Node): string[] {
  return node.children.flatMap((child) => {
    const faults = findBlockFaults(part, child);
    const names = child.children.map(({ name }) => name).filter((name) => name !== "w:tcPr" && name !== "w:sectPr");
    if (["w:body", "w:tc", "w:docPartBody"].includes(child.name)) {
      faults.push(...names.filter((name) => !BLOCKS.includes(name)).map((name) => `${part}: ${name} in ${child.name}`));
      if (names.length === 0 || (child.name === "w:tc" && names.at(-1) !== "w:p"))
        faults.push(`${part}: ${child.name} without a paragraph at its end`);
      names.forEach((name, index) => {
        if (name === "w:tbl" && names[index - 1] === "w:tbl") faults.push(`${part}: two tables that touch`);
      });
    }
    if (child.name === "w:sdtContent" && names.length === 0) faults.push(`${part}: an empty control`);
    return faults;
  });
}

function findReferenceFaults(trees: ReadonlyMap<string, Node>): string[] {
  const values = (part: string, name: string, attribute: string): string[] => {
    const tree = trees.get(part);
    return tree ? findAll(tree, name).flatMap(({ attributes }) => attributes[attribute] ?? []) : [];
  };
  const document = "word/document.xml";
  const styles = values("word/styles.xml", "w:style", "w:styleId");
  const used = ["w:pStyle", "w:rStyle", "w:tblStyle"].flatMap((name) =>
    [...trees.keys()].flatMap((part) => values(part, name, "w:val")),
  );
  const based = ["w:basedOn", "w:next", "w:link"].flatMap((name) => values("word/styles.xml", name, "w:val"));
  const entries = values("word/glossary/document.xml", "w:name", "w:val");
  return [
    ...twice(styles).map((id) => `two styles ${id}`),
    ...[...new Set([...used, ...based])].filter((id) => !styles.includes(id)).map((id) => `no style ${id}`),
    ...twice(values(document, "w:bookmarkStart", "w:id")).map((id) => `two bookmarks ${id}`),
    ...twice(values(document, "wp:docPr", "id")).map((id) => `two pictures ${id}`),
    ...twice(values(document, "w:sdt/id", "w:val")).map((id) => `two controls ${id}`),
    ...values(document, "w:tag", "w:val")
      .filter((tag) => tag.length > 64)
      .map((tag) => `a tag of ${tag.length} characters`),
    ...values(document, "w:alias", "w:val")
      .filter((title) => title.length > 64)
      .map((title) => `a title of ${title.length} characters`),
    ...values(document, "w:docPart", "w:val")
      .filter((name) => !entries.includes(name))
      .map((name) => `no glossary entry ${name}`),
    ...values("word/styles.xml", "w:numId", "w:val")
      .filter((id) => id !== "0" && !values("word/numbering.xml", "w:num", "w:numId").includes(id))
      .map((id) => `no list ${id}`),
  ];
}

function twice(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
