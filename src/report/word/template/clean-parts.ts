import type { Package } from "../../../office-package/package";
import { targetFrom } from "../../../office-package/part-names";
import {
  OFFICE_RELATIONSHIPS,
  readRelationships,
  relationshipsPart,
  writeRelationships,
  type Relationship,
} from "../../../office-package/relationships";
import { XML_HEAD } from "../../../office-package/xml/write-xml";
import { readPart } from "../word-package";
import { WordFault } from "../word-problem";
import { ALLOWED_PARTS, IMAGE_TYPES, isKnownNamespace, PART_TYPES, type PartKind } from "./allowed";
import { cleanTree } from "./clean-tree";
import { reportRelationship, type ReportLeftOut } from "./left-out";
import { MAX_TEMPLATE_ELEMENTS, parseTree, writeTree } from "./element-tree";

/** The parts of a template that a report takes over. */
export interface CleanParts {
  /** By name, cleaned, each with its relationships: XML as text, pictures and fonts as bytes. */
  parts: Map<string, string | Uint8Array>;
  /** The content type of each, by name. */
  types: Map<string, string>;
  /** The document's relationships to kept parts. */
  relationships: Relationship[];
}

/** Options for cleaning a template's parts. */
export interface CleaningOptions {
  /** The content type of a part. */
  typeOf: (part: string) => string | null;
  /** The name of the document's part. */
  main: string;
  /** True for the relationships of the headers and footers that the document's last section refers to. */
  isUsed: (id: string) => boolean;
  report: ReportLeftOut;
}

type Owner = "document" | PartKind;

/** Keeps the parts that a template's document refers to, directly or through others, where `allowed.ts` allows them. Throws a WordFault. */
export function cleanParts(file: Package, options: CleaningOptions): CleanParts {
  return new PartCleaner(file, options).clean();
}

class PartCleaner {
  private readonly parts: CleanParts["parts"] = new Map();
  private readonly types: CleanParts["types"] = new Map();
  /** The kind of each kept part. A part that is used as two kinds is not kept as the second. */
  private readonly kinds = new Map<string, PartKind>();
  private readonly budget = { elements: MAX_TEMPLATE_ELEMENTS };
  /** Parts that are not kept, and whose external relationships were reported. */
  private readonly reported = new Set<string>();

  constructor(
    private readonly file: Package,
    private readonly options: CleaningOptions,
  ) {}

  clean(): CleanParts {
    const { main, isUsed } = this.options;
    const relationships = this.keepRelationships(main, "document", isUsed);
    return { parts: this.parts, types: this.types, relationships };
  }

  /** Filters the relationships of a part, and keeps the parts that the remaining ones lead to. */
  private keepRelationships(part: string, owner: Owner, isUsed: (id: string) => boolean): Relationship[] {
    return readRelationships(this.file, part).flatMap((relationship): Relationship[] => {
      const target = this.allowedTarget(owner, relationship);
      const isUnused = (target?.kind === "header" || target?.kind === "footer") && !isUsed(relationship.id);
      if (target === null || isUnused) {
        this.reportLost(owner, relationship);
        return [];
      }
      this.keepPart(target.path, target.kind);
      return [{ ...relationship, target: targetFrom(part, target.path) }];
    });
  }

  /** The part that a relationship leads to, where that is allowed. */
  private allowedTarget(owner: Owner, { type, part }: Relationship): { path: string; kind: PartKind } | null {
    const kind = ALLOWED_PARTS[owner].find((allowed) => type === `${OFFICE_RELATIONSHIPS}/${allowed}`);
    // Content types and relationships describe the package; they are not parts of the document.
    if (part === null || part === this.options.main || /^\[Content_Types\]|(?:^|\/)_rels\//i.test(part)) return null;
    if (kind === undefined || !this.file.has(part) || this.typeOf(part, kind) === null) return null;
    const known = this.kinds.get(part);
    return known === undefined || known === kind ? { path: part, kind } : null;
  }

  /** The content type that a part is written with; null for a picture of a type that is not kept. */
  private typeOf(part: string, kind: PartKind): string | null {
    const declared = this.options.typeOf(part)?.toLowerCase() ?? "";
    return PART_TYPES[kind] ?? (IMAGE_TYPES.has(declared) ? declared : null);
  }

  private keepPart(path: string, kind: PartKind): void {
    if (this.kinds.has(path)) return;
    this.kinds.set(path, kind);
    this.types.set(path, this.typeOf(path, kind) ?? "");
    const relationships = this.keepRelationships(path, kind, () => false);
    if (kind === "image" || kind === "font") {
      this.parts.set(path, this.file.bytes(path) ?? new Uint8Array());
      return;
    }
    const tree = parseTree(readPart(this.file, path), path, this.budget);
    if (!isKnownNamespace(tree.uri)) throw new WordFault({ code: "unsupported" });
    const ids = new Set(relationships.map(({ id }) => id));
    this.parts.set(path, XML_HEAD + writeTree(cleanTree(tree, ids, this.options.report)));
    if (relationships.length > 0) this.parts.set(relationshipsPart(path), writeRelationships(relationships));
  }

  /** Reports a relationship that is not kept. */
  private reportLost(owner: Owner, relationship: Relationship): void {
    const { kind, part } = relationship;
    const address = externalAddress(relationship);
    // Links and pictures of the document's own text are left out with that text, and not reported.
    const isOfText = owner === "document" && kind === "hyperlink";
    // A picture that is not kept is reported where it is drawn: an SVG has a PNG beside it that is kept.
    const isDrawn = kind === "image" && (address === "" || owner === "document");
    if (!isOfText && !isDrawn) reportRelationship(this.options.report, kind, address);
    // Settings may refer to something outside of the file: frames, a template.
    if (part === null || !["webSettings", "settings"].includes(kind) || this.reported.has(part)) return;
    this.reported.add(part);
    for (const one of readRelationships(this.file, part))
      reportRelationship(this.options.report, one.kind, externalAddress(one));
  }
}

/** The address that a relationship leads to outside of the file; "" where it stays inside. */
export function externalAddress({ isExternal, target }: Relationship): string {
  return isExternal ? target : "";
}
