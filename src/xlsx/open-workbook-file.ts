import { APPLIED, type Applied } from "../planning/decoration";
import type { NotesReading, ReportProgress, WorkbookPort } from "../planning/port";
import { done, refused, type Problem, type Result } from "../planning/problem";
import { applyPlan } from "./write/apply-plan";
import { PLAIN_CODEC, type Codec } from "../office-package/codec";
import { CONTENT_TYPES, readContentTypes } from "../office-package/content-types";
import type { PackageLimits } from "../office-package/package-limits";
import { catchFaults, catchFaultsIn, FileFault } from "./file-fault";
import { damaged } from "../office-package/package-error";
import { insertTable } from "./write/insert-table";
import { openPackage, type Package } from "../office-package/package";
import { readNotes } from "./read/read-notes";
import { readInSteps } from "./read/read-in-steps";
import { linkedPart, readRelationships, relationshipsPart } from "../office-package/relationships";
import { sniffFile, type FileKind } from "../office-package/sniff-file";
import { MAX_PART_BYTES } from "./sheet/growing-text";
import { undoPlan } from "./write/undo-plan";
import { openWorkbookPart, type WorkbookFile } from "./workbook/workbook-file";

/** An open workbook file: the port over it, and its current bytes. */
export interface FilePort {
  port: WorkbookPort;
  /**
   * The file with all changes; everything else keeps its bytes. An unchanged file is returned as it was. Throws a FileFault where a
   * sheet has become larger than can be read again.
   */
  save(): Uint8Array;
}

/** Options for opening a workbook file. */
export interface FileOptions {
  /** The locale in which dates are shown: a BCP 47 tag. */
  locale?: string;
  /** Compresses and decompresses: Node passes in its own codec, which is faster. */
  codec?: Codec;
  onProgress?: ReportProgress;
}

/**
 * Opens an .xlsx or .xlsm file. Refuses other files, and those that have a password, are damaged or are too large. Nobody else changes
 * an open file, so plans are applied to what was read.
 */
export function openWorkbookFile(
  bytes: Uint8Array,
  { locale = "en-GB", codec = PLAIN_CODEC, onProgress = () => undefined }: FileOptions = {},
): Result<FilePort> {
  return catchFaults(() => {
    const opened = openFile(bytes, codec);
    if (!opened.ok) return opened;
    let file = opened.value;
    let isChanged = false;
    const change = <T>(job: (draft: WorkbookFile) => Result<T>): Promise<Result<T>> => {
      const made = catchFaults(() => {
        const draft = file.copy();
        const result = job(draft);
        if (result.ok) {
          file = draft;
          isChanged = true;
        }
        return result;
      });
      return Promise.resolve(made);
    };
    const port: WorkbookPort = {
      yieldToMain: () => new Promise((resolve) => setTimeout(resolve, 0)),
      reportProgress: onProgress,
      read: (job, sheetName) => {
        onProgress({ at: "reading" });
        return catchFaultsIn(() => readInSteps(file, job, { sheetName, locale }));
      },
      apply: (plan) => {
        onProgress({ at: "writing", part: 1, of: 1 });
        // A file has all of its decoration with its sheets.
        return change((draft) => asApplied(applyPlan(draft, plan)));
      },
      undo: (plan, alongside) => change((draft) => undoPlan(draft, plan, alongside)),
      readNotes: (sheetIds) => Promise.resolve(notesOf(file, sheetIds)),
      insertTable: (blank) => change((draft) => asApplied(insertTable(draft, blank))),
      // A file has no selection, and nobody else changes it.
      select: () => Promise.resolve(done(undefined)),
      watchSelection: () => Promise.resolve(() => Promise.resolve()),
      watchChanges: () => Promise.resolve(() => Promise.resolve()),
    };
    return done({ port, save: () => (isChanged ? file.save() : bytes) });
  });
}

function asApplied(result: Result<void>): Result<Applied> {
  return result.ok ? done(APPLIED) : result;
}

/** A damaged part of notes is no reason to refuse the workbook: its notes count as unknown. */
function notesOf(file: WorkbookFile, sheetIds: readonly string[]): NotesReading {
  const read = catchFaults(() => done(readNotes(file, sheetIds)));
  return read.ok ? read.value : { cells: [], coverage: "neither" };
}

/** How much of a workbook file is unpacked. */
const LIMITS: PackageLimits = { part: MAX_PART_BYTES, total: MAX_PART_BYTES, parts: 0xffff };

/** Opens the package of a workbook file. Throws a FileFault. */
export function openWorkbookPackage(bytes: Uint8Array, codec: Codec = PLAIN_CODEC): Package {
  return openPackage(bytes, { limits: LIMITS, codec });
}

/** Opens an .xlsx or .xlsm file for callers that need more of it than a port gives. Refuses other files; throws a FileFault. */
export function openFile(bytes: Uint8Array, codec: Codec = PLAIN_CODEC): Result<WorkbookFile> {
  const kind = sniffFile(bytes);
  if (kind !== "package") return refused(problemOfKind(kind));
  const opened = openWorkbookPackage(bytes, codec);
  const file = openWorkbookPart(opened, findWorkbook(opened));
  // A list of sheets that cannot be read is reported now rather than half-way.
  file.sheets();
  return done(file);
}

function problemOfKind(kind: Exclude<FileKind, "package">): Problem {
  switch (kind) {
    case "encrypted":
      return { code: "file-encrypted" };
    case "old-excel":
    case "text":
      return { code: "not-a-workbook", looksLike: kind };
    case "compound":
    case "unknown":
      return { code: "not-a-workbook", looksLike: "unknown" };
  }
}

/** The name of the workbook's part. Throws a FileFault where the package is something else. */
function findWorkbook(file: Package): string {
  const other = new FileFault({ code: "not-a-workbook", looksLike: "other-package" });
  if (!file.has(CONTENT_TYPES) || !file.has(relationshipsPart(""))) throw other;
  const part = linkedPart(readRelationships(file, ""), "officeDocument");
  if (!part) throw other;
  const type = readContentTypes(file)(part) ?? "";
  if (/sheet\.binary/.test(type)) throw new FileFault({ code: "not-a-workbook", looksLike: "binary-excel" });
  if (!/(?:spreadsheetml|ms-excel)/.test(type)) throw other;
  if (!file.has(part)) throw damaged(part);
  return part;
}
