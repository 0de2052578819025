import type { NotesReading, ReportProgress, WorkbookPort } from "../planning/port";
import { done, refused, type Problem, type Result } from "../planning/problem";
import { applyPlan } from "./write/apply-plan";
import { PLAIN_CODEC, type Codec } from "./package/codec";
import { readContentType } from "./package/content-types";
import { catchFaults, catchFaultsIn, damaged, FileFault } from "./file-fault";
import { insertTable } from "./write/insert-table";
import { openPackage, type Package } from "./package/package";
import { readNotes } from "./read/read-notes";
import { readInSteps } from "./read/read-in-steps";
import { readRelationships } from "./package/relationships";
import { undoPlan } from "./write/undo-plan";
import { openWorkbookPart, type WorkbookFile } from "./workbook-file";

/** A workbook file that is open: the workbook's port over it, and its bytes as they are by now. */
export interface FilePort {
  port: WorkbookPort;
  /**
   * The file with what was written to it; all else is as it came. Without a change it is given back as it came. Throws a
   * FileFault where a sheet has become larger than can be read again.
   */
  save(): Uint8Array;
}

export interface FileOptions {
  /** Whose way of writing dates the texts of cells are shown in: a BCP 47 tag. */
  locale?: string;
  /** What packs and unpacks: Node has faster code of its own. */
  codec?: Codec;
  onProgress?: ReportProgress;
}

/**
 * Opens an .xlsx or .xlsm file. Refused where it is none, or takes a password, or is damaged, or is larger than any that
 * could be right. Nobody else writes to a file that is open: what was read is what is written over.
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
        return change((draft) => applyPlan(draft, plan));
      },
      undo: (plan, alongside) => change((draft) => undoPlan(draft, plan, alongside)),
      readNotes: (sheetIds) => Promise.resolve(notesOf(file, sheetIds)),
      insertTable: (blank) => change((draft) => insertTable(draft, blank)),
      // Nobody looks at a file, or changes it beside us.
      select: () => Promise.resolve(done(undefined)),
      watchSelection: () => Promise.resolve(() => Promise.resolve()),
      watchChanges: () => Promise.resolve(() => Promise.resolve()),
    };
    return done({ port, save: () => (isChanged ? file.save() : bytes) });
  });
}

/** A part of notes that is damaged is no reason to refuse the workbook: of its notes nothing is known. */
function notesOf(file: WorkbookFile, sheetIds: readonly string[]): NotesReading {
  const read = catchFaults(() => done(readNotes(file, sheetIds)));
  return read.ok ? read.value : { cells: [], coverage: "neither" };
}

/** Opens the parts of an .xlsx or .xlsm file, for what has to know more of it than a port tells. Throws a FileFault, or refuses. */
export function openFile(bytes: Uint8Array, codec: Codec = PLAIN_CODEC): Result<WorkbookFile> {
  const wrong = sniff(bytes);
  if (wrong) return refused(wrong);
  const opened = openPackage(bytes, codec);
  const file = openWorkbookPart(opened, findWorkbook(opened));
  // To know now rather than half-way that it can be read.
  file.sheets();
  return done(file);
}

/** The first bytes of a zip file, and of an OLE file: Excel before 2007, and whatever takes a password. */
const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
/** How far the names in an OLE file's directory are looked for, and how much of a file tells that it is a text. */
const LOOKED_AT = 4096;

function sniff(bytes: Uint8Array): Problem | null {
  const startsWith = (first: readonly number[]): boolean => first.every((byte, index) => bytes[index] === byte);
  if (startsWith(ZIP)) return null;
  if (startsWith(OLE)) {
    if (holdsName(bytes, "EncryptedPackage")) return { code: "file-encrypted" };
    return {
      code: "not-a-workbook",
      looksLike: holdsName(bytes, "Workbook") || holdsName(bytes, "Book") ? "old-excel" : "unknown",
    };
  }
  const first = bytes.subarray(0, LOOKED_AT);
  return { code: "not-a-workbook", looksLike: first.length > 0 && !first.includes(0) ? "text" : "unknown" };
}

/** True where an OLE file has an entry of this name, in UTF-16 as its directory has it. */
function holdsName(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

/** The name of the workbook's part. Throws a FileFault where the package is something else. */
function findWorkbook(file: Package): string {
  const other = new FileFault({ code: "not-a-workbook", looksLike: "other-package" });
  if (!file.has("[Content_Types].xml") || !file.has("_rels/.rels")) throw other;
  const part = readRelationships(file, "").find(({ type }) => type === "officeDocument")?.target;
  if (!part) throw other;
  const type = readContentType(file, part) ?? "";
  if (/sheet\.binary/.test(type)) throw new FileFault({ code: "not-a-workbook", looksLike: "binary-excel" });
  if (!/(?:spreadsheetml|ms-excel)/.test(type)) throw other;
  if (!file.has(part)) throw damaged(part);
  return part;
}
