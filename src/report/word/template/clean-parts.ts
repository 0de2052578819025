import type { OpenPackage } from "../package/open-package";
import {
  kindOf,
  readRelationships,
  relationshipsPath,
  resolveTarget,
  targetFrom,
  writeRelationships,
  type ContentTypes,
  type Relationship,
} from "../word-package";
import { done, refused, type WordResult } from "../word-problem";
import {
  ALLOWED_PARTS,
  CONTENT_TYPES,
  IMAGE_TYPES,
  isKnownNamespace,
  OFFICE_RELATIONSHIPS,
  type PartKind,
} from "./allowed";
import { cleanTree } from "./clean-tree";
import { tellRelationship, type TellLeftOut } from "./left-out";
import { MOST_ELEMENTS, parseTree, writeTree } from "./xml-tree";

/** The parts of a template that a report takes on. */
export interface CleanParts {
  /** By path, cleaned, with the relationships of each. */
  parts: Map<string, Uint8Array>;
  /** By path, what each is. */
  types: Map<string, string>;
  /** Of the document itself: those that are kept. */
  relationships: Relationship[];
}

interface Work {
  opened: OpenPackage;
  types: ContentTypes;
  /** The document's path. */
  main: string;
  tell: TellLeftOut;
  kept: CleanParts;
  /** Which kind each kept path is: a part that is two things at once is neither. */
  kinds: Map<string, PartKind>;
  budget: { elements: number };
  /** Parts that are not kept, of which it is told where they lead. */
  told: Set<string>;
}

/**
 * Goes from the document to the parts it leads to, and on from these, by the lists of what is allowed; what is not on them is
 * told. `isUsed` says which of the document's headers and footers its last section names.
 */
export function cleanParts(
  opened: OpenPackage,
  types: ContentTypes,
  main: string,
  isUsed: (id: string) => boolean,
  tell: TellLeftOut,
): WordResult<CleanParts> {
  const work: Work = {
    opened,
    types,
    main,
    tell,
    kept: { parts: new Map(), types: new Map(), relationships: [] },
    kinds: new Map(),
    budget: { elements: MOST_ELEMENTS },
    told: new Set(),
  };
  const relationships = keepRelationships(work, main, "document", isUsed);
  if (!relationships.ok) return relationships;
  work.kept.relationships = relationships.value;
  return done(work.kept);
}

/** The relationships of a part that are kept; the parts they lead to are cleaned and kept with them. */
function keepRelationships(
  work: Work,
  part: string,
  kind: "document" | PartKind,
  isUsed: (id: string) => boolean,
): WordResult<Relationship[]> {
  const found = readRelationships(work.opened, part);
  if (!found.ok) return found;
  const kept: Relationship[] = [];
  for (const relationship of found.value) {
    const target = allowedTarget(work, part, kind, relationship);
    if (target === null || ((target.kind === "header" || target.kind === "footer") && !isUsed(relationship.id))) {
      const isTold = tellLost(work, part, kind, relationship);
      if (!isTold.ok) return isTold;
      continue;
    }
    const cleaned = keepPart(work, target.path, target.kind);
    if (!cleaned.ok) return cleaned;
    kept.push({ ...relationship, target: targetFrom(part, target.path), isExternal: false });
  }
  return done(kept);
}

/** The part that a relationship leads to, where that is allowed. */
function allowedTarget(
  work: Work,
  part: string,
  owner: "document" | PartKind,
  relationship: Relationship,
): { path: string; kind: PartKind } | null {
  const path = resolveTarget(part, relationship);
  const kind = ALLOWED_PARTS[owner].find((allowed) => relationship.type === `${OFFICE_RELATIONSHIPS}/${allowed}`);
  // What a package says of itself is no part of it.
  if (path === null || path === work.main || /^\[Content_Types\]|(?:^|\/)_rels\//i.test(path)) return null;
  if (kind === undefined || !work.opened.has(path) || typeOf(work, path, kind) === null) return null;
  const known = work.kinds.get(path);
  return known === undefined || known === kind ? { path, kind } : null;
}

/** What a part of a kind is written down as; null for a picture of a kind that is not kept. */
function typeOf({ types }: Work, path: string, kind: PartKind): string | null {
  const own =
    types.overrides.get(`/${path.toLowerCase()}`) ??
    types.defaults.get(path.slice(path.lastIndexOf(".") + 1).toLowerCase()) ??
    "";
  return CONTENT_TYPES[kind] ?? (IMAGE_TYPES.has(own.toLowerCase()) ? own.toLowerCase() : null);
}

function keepPart(work: Work, path: string, kind: PartKind): WordResult<null> {
  if (work.kinds.has(path)) return done(null);
  work.kinds.set(path, kind);
  const { parts, types } = work.kept;
  const bytes = work.opened.read(path);
  if (!bytes.ok) return bytes;
  types.set(path, typeOf(work, path, kind) ?? "");
  const relationships = keepRelationships(work, path, kind, () => false);
  if (!relationships.ok) return relationships;
  if (kind === "image" || kind === "font") {
    parts.set(path, bytes.value);
    return done(null);
  }
  const tree = parseTree(path, bytes.value, work.budget);
  if (!tree.ok) return tree;
  if (!isKnownNamespace(tree.value.uri)) return refused({ code: "unsupported" });
  const ids = new Set(relationships.value.map(({ id }) => id));
  parts.set(
    path,
    new TextEncoder().encode(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${writeTree(cleanTree(tree.value, ids, work.tell))}`,
    ),
  );
  if (relationships.value.length > 0)
    parts.set(relationshipsPath(path), new TextEncoder().encode(writeRelationships(relationships.value)));
  return done(null);
}

/** Tells of what is not kept. Links and pictures of the document's own text go with that. */
function tellLost(
  work: Work,
  part: string,
  owner: "document" | PartKind,
  relationship: Relationship,
): WordResult<null> {
  const kind = kindOf(relationship);
  const target = relationship.isExternal ? relationship.target : "";
  // A picture that is not kept is told where it is drawn: an SVG has another beside it that is.
  const isTextOnly = owner === "document" && kind === "hyperlink";
  if (!isTextOnly && (kind !== "image" || (target !== "" && owner !== "document")))
    tellRelationship(work.tell, kind, target);
  // What is left out may be remote by what it leads to: frames, the template that settings name.
  const path = resolveTarget(part, relationship);
  if (path === null || !["webSettings", "settings"].includes(kind) || work.told.has(path)) return done(null);
  work.told.add(path);
  const further = readRelationships(work.opened, path);
  if (!further.ok) return further;
  for (const one of further.value) tellRelationship(work.tell, kindOf(one), one.isExternal ? one.target : "");
  return done(null);
}
