import { escapeXml } from "../text/clean-text";
import type { OpenPackage } from "./package/open-package";
import { parseXml } from "./package/parse-xml";
import { done, refused, type WordResult } from "./word-problem";

export interface Relationship {
  id: string;
  /** The whole address: ".../relationships/styles". */
  type: string;
  /** As written: a path from the part's folder, or, where it is external, any address. */
  target: string;
  isExternal: boolean;
}

/** The last word of a relationship's type: "styles". Strict and transitional files differ in what stands before. */
export function kindOf({ type }: Relationship): string {
  return type.slice(type.lastIndexOf("/") + 1);
}

/** Where the relationships of a part are: "word/_rels/document.xml.rels". */
export function relationshipsPath(part: string): string {
  const slash = part.lastIndexOf("/");
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

/** The relationships of a part, or of the package where `part` is "". Empty where it has none. */
export function readRelationships(opened: OpenPackage, part: string): WordResult<Relationship[]> {
  const path = relationshipsPath(part);
  if (!opened.has(path)) return done([]);
  const bytes = opened.read(path);
  if (!bytes.ok) return bytes;
  const found: Relationship[] = [];
  const parsed = parseXml(path, bytes.value, {
    open: ({ name, attributes }) => {
      const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes;
      if (name === "Relationship" && id && type && target !== undefined)
        found.push({ id, type, target, isExternal: mode !== undefined && mode !== "Internal" });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return parsed.ok ? done(found) : parsed;
}

/** The path in the package that a relationship of a part leads to; null where it leads out. */
export function resolveTarget(part: string, { target, isExternal }: Relationship): string | null {
  if (isExternal) return null;
  const path = target.startsWith("/") ? [] : part.split("/").slice(0, -1);
  for (const step of target.replaceAll("\\", "/").split("/")) {
    if (step === "..") path.pop();
    else if (step !== "" && step !== ".") path.push(step);
  }
  return path.join("/");
}

/** The path that the first relationship of a kind leads to; null where a part has none, or it leads out. */
export function findTarget(part: string, relationships: readonly Relationship[], kind: string): string | null {
  const found = relationships.find((relationship) => kindOf(relationship) === kind);
  return found ? resolveTarget(part, found) : null;
}

/** A path as a part of a folder names it. LibreOffice loses parts of a glossary that are named from the top. */
export function targetFrom(part: string, path: string): string {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  return folder !== "" && path.startsWith(folder) ? path.slice(folder.length) : `/${path}`;
}

/** Relationships as the part that holds them. */
export function writeRelationships(relationships: readonly Relationship[]): string {
  const lines = relationships.map(
    ({ id, type, target, isExternal }) =>
      `<Relationship Id="${escapeXml(id)}" Type="${escapeXml(type)}" Target="${escapeXml(target)}"${isExternal ? ' TargetMode="External"' : ""}/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join("")}</Relationships>`;
}

const WORD_TYPE = /wordprocessingml\.(?:document|template)\.main\+xml$|ms-word\.(?:document|template)\.macroEnabled/i;

/** A package's main part and what it is, by the content types. */
export interface MainPart {
  path: string;
  contentType: string;
}

/** Finds the document of a Word package: it need not be called word/document.xml. */
export function findMainPart(opened: OpenPackage): WordResult<MainPart> {
  if (!opened.has("[Content_Types].xml")) return refused({ code: "not-word" });
  const relationships = readRelationships(opened, "");
  if (!relationships.ok) return relationships;
  const path = findTarget("", relationships.value, "officeDocument");
  if (!path || !opened.has(path)) return refused({ code: "not-word" });
  const types = readContentTypes(opened);
  if (!types.ok) return types;
  const contentType = types.value.overrides.get(`/${path}`.toLowerCase()) ?? "";
  return WORD_TYPE.test(contentType) ? done({ path, contentType }) : refused({ code: "not-word" });
}

export interface ContentTypes {
  /** By extension, in lower case. */
  defaults: Map<string, string>;
  /** By path in lower case, with its slash. */
  overrides: Map<string, string>;
}

export function readContentTypes(opened: OpenPackage): WordResult<ContentTypes> {
  const path = "[Content_Types].xml";
  const bytes = opened.read(path);
  if (!bytes.ok) return bytes;
  const types: ContentTypes = { defaults: new Map(), overrides: new Map() };
  const parsed = parseXml(path, bytes.value, {
    open: ({ name, attributes: { Extension, PartName, ContentType = "" } }) => {
      if (name === "Default" && Extension) types.defaults.set(Extension.toLowerCase(), ContentType);
      if (name === "Override" && PartName) types.overrides.set(PartName.toLowerCase(), ContentType);
    },
    close: () => undefined,
    text: () => undefined,
  });
  return parsed.ok ? done(types) : parsed;
}
