import { CONTENT_TYPES, readContentTypes } from "../../office-package/content-types";
import type { PackageLimits } from "../../office-package/package-limits";
import { openPackage, type Package } from "../../office-package/package";
import { damaged } from "../../office-package/package-error";
import { linkedPart, readRelationships } from "../../office-package/relationships";
import { sniffFile } from "../../office-package/sniff-file";
import { LARGEST_WORD_FILE, WordFault } from "./word-problem";

/** How much of a Word file is unpacked: a report of 1,000 KPIs is 20 MB and 2,000 pictures. */
export const WORD_LIMITS: PackageLimits = { part: 64 * 2 ** 20, total: LARGEST_WORD_FILE, parts: 20_000 };

/** Opens the package of a Word file. Throws a WordFault. */
export function openWordPackage(bytes: Uint8Array, limits: PackageLimits = WORD_LIMITS): Package {
  switch (sniffFile(bytes)) {
    case "package":
      return openPackage(bytes, { limits });
    case "encrypted":
      throw new WordFault({ code: "encrypted" });
    case "old-excel":
    case "compound":
      throw new WordFault({ code: "old-format" });
    case "text":
    case "unknown":
      throw new WordFault({ code: "not-word" });
  }
}

/** The part of a Word file's document, and its content type. */
export interface MainPart {
  path: string;
  contentType: string;
}

const WORD_TYPE = /wordprocessingml\.(?:document|template)\.main\+xml$|ms-word\.(?:document|template)\.macroEnabled/i;

/** Finds the document of a Word file, which need not be called word/document.xml. Throws a WordFault. */
export function findMainPart(file: Package): MainPart {
  if (!file.has(CONTENT_TYPES)) throw new WordFault({ code: "not-word" });
  const path = linkedPart(readRelationships(file, ""), "officeDocument");
  const contentType = path !== null && file.has(path) ? readContentTypes(file)(path) : null;
  if (path === null || contentType === null || !WORD_TYPE.test(contentType)) throw new WordFault({ code: "not-word" });
  return { path, contentType };
}

/** The text of a part that has to be there. Throws a WordFault. */
export function readPart(file: Package, path: string): string {
  const text = file.text(path);
  if (text === null) throw damaged(path);
  return text;
}
