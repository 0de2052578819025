import { isOneNameToExcel } from "../planning/find-sheet";
import type { Hidden } from "../planning/snapshot";
import { readArea, type Area } from "./parts/areas";
import { withTitle } from "./parts/app-titles";
import { checkTables } from "./check-tables";
import { addContentType, removeContentType } from "./package/content-types";
import { damaged } from "./file-fault";
import type { Package } from "./package/package";
import { pieceNamed } from "./pieces";
import { readSheetPart, type SheetPart, type SheetReading } from "./read/read-sheet";
import { addRelationship, readRelationships, relationshipsPart, removeRelationship } from "./package/relationships";
import { readSharedStrings } from "./parts/shared-strings";
import { sheetOf, type Sheet } from "./sheet";
import { EMPTY_STYLES, hasStyles, readStyles, type Styles } from "./parts/styles";
import { hasCriteria, readTablePart, type TablePart } from "./parts/table-part";
import {
  readWorkbookPart,
  withFullCalculation,
  withoutSheet,
  withoutSheetName,
  withSheet,
  withSheetName,
} from "./parts/workbook-part";
import { collectTexts } from "./write/shared-texts";
import { writeSheetPart } from "./write/write-sheet";
import { isOn, parseXml, type XmlElement } from "./package/xml";

const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A worksheet, as far as it is known without its cells. */
export interface SheetEntry {
  /** No sheet can be named so: a colon is not allowed there. */
  id: string;
  name: string;
  /** The name of its part. */
  part: string;
  /** Null for a sheet that is seen. */
  hidden: Hidden | null;
}

export interface TableEntry extends TablePart {
  id: string;
  part: string;
  sheetId: string;
}

export interface NameEntry {
  name: string;
  /** The sheet that it belongs to; null for the workbook's own. */
  sheetId: string | null;
  /** The one block of cells that it stands for; null where it stands for something else. */
  area: { sheetId: string; area: Area } | null;
  /** The text that it stands for. */
  text: string | null;
  /** What it stands for, as a formula has it, without "=". */
  refersTo: string;
  isHidden: boolean;
}

/** A workbook file that is open. A copy shares what was read, and keeps its own changes: so all edits of a plan are made, or none. */
export interface WorkbookFile {
  readonly isDate1904: boolean;
  readonly isStructureLocked: boolean;
  /** In the order of their tabs; charts' sheets are not among them. */
  sheets(): SheetEntry[];
  /** By its id, or its name in any case: one that was only just added has no other. */
  findSheet(id: string): SheetEntry | null;
  sheet(entry: SheetEntry): Sheet;
  isProtected(entry: SheetEntry): boolean;
  /** What a protected sheet allows all the same; null where the sheet is not protected. */
  protection(entry: SheetEntry): { allowsFormats: boolean } | null;
  /** True when the sheet's own filter hides rows. */
  isFiltered(entry: SheetEntry): boolean;
  tables(): readonly TableEntry[];
  /** The names that somebody gave; those that begin with _xlnm are Excel's own. */
  names(): NameEntry[];
  /** Replaces a part that is no sheet's. */
  setPart(part: string, text: string): void;
  partText(part: string): string;
  /** The parts of a type that a sheet links to and that are in the file; the type is the last word of the link's: "comments". */
  linkedParts(entry: SheetEntry, type: string): { part: string; text: string }[];
  /** The same of any part. */
  partsLinkedFrom(part: string, type: string): { part: string; text: string }[];
  readonly styles: Styles;
  /** The part of its theme's colours and fonts; null where it has none. */
  readonly themeText: string | null;
  /** Adds a sheet behind all others. */
  addSheet(name: string, text: string): SheetEntry;
  removeSheet(entry: SheetEntry): void;
  /** Adds a name that belongs to a sheet, such as the rows that are repeated in print. */
  addSheetName(entry: SheetEntry, name: string, refersTo: string): void;
  /** The text that a name of a sheet stands for; null where there is none. */
  sheetText(entry: SheetEntry, name: string): string | null;
  /** Has a name of a sheet, which nobody sees, stand for a text; null takes the name away. */
  setSheetText(entry: SheetEntry, name: string, text: string | null): void;
  addTable(entry: SheetEntry, write: (number: number) => string): string;
  copy(): WorkbookFile;
  /** Throws a FileFault where a sheet has become larger than can be read again. */
  save(): Uint8Array;
}

/** What does not change, however a workbook is edited. */
interface Shared {
  workbookPart: string;
  sharedStrings: () => readonly string[];
  stringsPart: string | null;
  stylesPart: string | null;
  /** Sheets' parts as they were read, by name. */
  read: Map<string, SheetPart>;
}

/** Opens the workbook whose part this is. Throws a FileFault. */
export function openWorkbookPart(file: Package, workbookPart: string): WorkbookFile {
  const links = readRelationships(file, workbookPart);
  const linked = (type: string): string | null => links.find((link) => link.type === type)?.target ?? null;
  const stringsPart = linked("sharedStrings");
  let strings: readonly string[] | null = null;
  const sharedStrings = (): readonly string[] => {
    strings ??= stringsPart === null ? [] : readSharedStrings(file.text(stringsPart) ?? "<sst/>", stringsPart);
    return strings;
  };
  const stylesPart = linked("styles");
  const stylesText = stylesPart === null ? null : file.text(stylesPart);
  const styles = readStyles(
    stylesText !== null && hasStyles(stylesText) ? stylesText : EMPTY_STYLES,
    stylesPart ?? "xl/styles.xml",
  );
  return makeFile(
    { workbookPart, sharedStrings, stringsPart, stylesPart, read: new Map() },
    file,
    new Map(),
    styles,
    false,
  );
}

function makeFile(
  shared: Shared,
  file: Package,
  changed: Map<string, Sheet>,
  styles: Styles,
  hadOtherFormulas: boolean,
): WorkbookFile {
  const { workbookPart } = shared;
  let known: {
    entries: SheetEntry[];
    byId: Map<string, SheetEntry>;
    byName: Map<string, SheetEntry>;
    listed: ReturnType<typeof readWorkbookPart>;
  } | null = null;
  let hasOtherFormulas = hadOtherFormulas;
  const workbook = (): NonNullable<typeof known> => {
    if (known) return known;
    const listed = readWorkbookPart(file.text(workbookPart) ?? "", workbookPart);
    const links = new Map(readRelationships(file, workbookPart).map((link) => [link.id, link]));
    const parts = new Set<string>();
    const entries = listed.sheets.flatMap(({ name, sheetId, hidden, link }): SheetEntry[] => {
      // A module of macros of long ago is listed, and is no part.
      if (link === "") return [];
      const target = links.get(link);
      // Two sheets of one part: Excel opens no such file, and a thousand of them would be read a thousand times.
      if (!target?.target || !file.has(target.target) || parts.has(target.target.toLowerCase()))
        throw damaged(workbookPart);
      parts.add(target.target.toLowerCase());
      return target.type === "worksheet" ? [{ id: `sheet:${sheetId}`, name, part: target.target, hidden }] : [];
    });
    // Of two sheets that are alike in this the first counts.
    const byId = new Map(entries.toReversed().map((entry) => [entry.id, entry]));
    const byName = new Map(entries.toReversed().map((entry) => [entry.name.toLowerCase(), entry]));
    known = { entries, byId, byName, listed };
    return known;
  };
  const findNamed = (name: string): SheetEntry | null => workbook().byName.get(name.toLowerCase()) ?? null;
  const textOf = (part: string): string => {
    const text = file.text(part);
    if (text === null) throw damaged(part);
    return text;
  };
  const readingOf = (): SheetReading => {
    const { isDate1904, results } = workbook().listed;
    return { sharedStrings: shared.sharedStrings, isDate1904, results };
  };
  const sheet = ({ part }: SheetEntry): Sheet => {
    const open = changed.get(part);
    if (open) return open;
    let read = shared.read.get(part);
    if (!read) {
      read = readSheetPart(textOf(part), part, readingOf());
      shared.read.set(part, read);
    }
    const opened = sheetOf(read);
    changed.set(part, opened);
    return opened;
  };
  const indexOf = (entry: SheetEntry): number =>
    workbook().listed.sheets.findIndex(({ sheetId }) => `sheet:${sheetId}` === entry.id);
  const setWorkbook = (text: string): void => {
    file.set(workbookPart, text);
    known = null;
  };
  const setTitle = (change: { added: string } | { removed: string }): void => {
    const part = readRelationships(file, "").find(({ type }) => type === "extended-properties")?.target;
    const text = part ? file.text(part) : null;
    if (part && text !== null) file.set(part, withTitle(text, part, workbook().entries.length, change));
  };
  const freePart = (folder: string, stem: string): string => {
    const base = `${workbookPart.slice(0, workbookPart.lastIndexOf("/") + 1)}${folder}/${stem}`;
    let number = 1;
    while (file.has(`${base}${number}.xml`)) number += 1;
    return `${base}${number}.xml`;
  };
  let knownTables: readonly TableEntry[] | null = null;
  const tables = (): readonly TableEntry[] => (knownTables ??= readTables());
  const readTables = (): TableEntry[] => {
    const sheetOf = new Map<string, string>();
    const found = workbook().entries.flatMap(({ id, part }) =>
      readRelationships(file, part).flatMap(({ type, target }): TableEntry[] => {
        if (type !== "table" || target === null) return [];
        const on = sheetOf.get(target);
        if (on === id) return [];
        if (on !== undefined) throw damaged(target);
        sheetOf.set(target, id);
        return [tableAt(target, id)];
      }),
    );
    checkTables(found, (sheetId) => workbook().entries.find(({ id }) => id === sheetId)?.name ?? "");
    return found;
  };
  const tableAt = (part: string, sheetId: string): TableEntry => ({
    ...readTablePart(textOf(part), part),
    id: `table:${part}`,
    part,
    sheetId,
  });
  const setPart = (part: string, text: string): void => {
    file.set(part, text);
    knownTables = knownTables?.map((table) => (table.part === part ? tableAt(part, table.sheetId) : table)) ?? null;
  };
  const partsLinkedFrom = (part: string, wanted: string): { part: string; text: string }[] =>
    [...new Set(readRelationships(file, part).map(({ type, target }) => (type === wanted ? target : null)))].flatMap(
      (target) => {
        const text = target === null ? null : file.text(target);
        return target === null || text === null ? [] : [{ part: target, text }];
      },
    );
  const pieceOf = (entry: SheetEntry, name: string): XmlElement | null => {
    const { pieces, part } = sheet(entry);
    const piece = pieceNamed(pieces, name);
    return piece === null ? null : parseXml(piece, name, part.prefix);
  };
  const protection = (entry: SheetEntry): { allowsFormats: boolean } | null => {
    const { sheet: isSheet, formatCells = "1" } = pieceOf(entry, "sheetProtection")?.attributes ?? {};
    // "1" forbids, and is what is meant where nothing is said of formats (ECMA-376 part 1, 18.3.1.85).
    return isOn(isSheet) ? { allowsFormats: !isOn(formatCells) } : null;
  };
  return {
    get isDate1904() {
      return workbook().listed.isDate1904;
    },
    get isStructureLocked() {
      return workbook().listed.isStructureLocked;
    },
    styles,
    get themeText() {
      const part = readRelationships(file, workbookPart).find(({ type }) => type === "theme")?.target;
      return part ? file.text(part) : null;
    },
    sheets: () => workbook().entries,
    findSheet: (id) => workbook().byId.get(id) ?? findNamed(id),
    sheet,
    protection,
    isProtected: (entry) => protection(entry) !== null,
    isFiltered: (entry) => hasCriteria(pieceOf(entry, "autoFilter")?.children ?? []),
    tables,
    names: () => {
      const { listed } = workbook();
      const sheetAt = (index: number): string => `sheet:${listed.sheets[index]?.sheetId ?? ""}`;
      return listed.names
        .filter(({ name }) => !/^_xlnm\./i.test(name))
        .map(({ name, sheetIndex, refersTo, isHidden }): NameEntry => {
          const { sheet: on, area } = readPlace(refersTo);
          const entry = findNamed(on);
          return {
            name,
            sheetId: sheetIndex === null ? null : sheetAt(sheetIndex),
            area: entry && area ? { sheetId: entry.id, area } : null,
            text: readText(refersTo),
            refersTo,
            isHidden,
          };
        });
    },
    setPart,
    partText: textOf,
    linkedParts: (entry, wanted) => partsLinkedFrom(entry.part, wanted),
    partsLinkedFrom,
    addSheet: (name, text) => {
      const part = freePart("worksheets", "sheet");
      setTitle({ added: name });
      file.set(part, text);
      addContentType(file, part, `${CONTENT}.worksheet+xml`);
      const link = addRelationship(file, workbookPart, "worksheet", part);
      const sheetId = workbook().listed.sheets.reduce((most, one) => Math.max(most, one.sheetId), 0) + 1;
      setWorkbook(withSheet(textOf(workbookPart), workbookPart, { name, sheetId, link }));
      const entry = workbook().entries.at(-1);
      if (!entry) throw damaged(workbookPart);
      changed.set(part, sheetOf(readSheetPart(text, part, readingOf())));
      return entry;
    },
    removeSheet: (entry) => {
      setTitle({ removed: entry.name });
      knownTables = null;
      for (const { type, target } of readRelationships(file, entry.part)) {
        if (type !== "table" || target === null) continue;
        removeContentType(file, target);
        file.remove(target);
      }
      setWorkbook(withoutSheet(textOf(workbookPart), workbookPart, indexOf(entry)));
      removeRelationship(file, workbookPart, entry.part);
      removeContentType(file, entry.part);
      if (file.has(relationshipsPart(entry.part))) file.remove(relationshipsPart(entry.part));
      file.remove(entry.part);
      changed.delete(entry.part);
      known = null;
    },
    addSheetName: (entry, name, refersTo) =>
      setWorkbook(withSheetName(textOf(workbookPart), workbookPart, name, indexOf(entry), refersTo)),
    sheetText: (entry, name) => {
      const index = indexOf(entry);
      const found = workbook().listed.names.find((one) => one.sheetIndex === index && isOneNameToExcel(one.name, name));
      return found ? readText(found.refersTo) : null;
    },
    setSheetText: (entry, name, text) => {
      const index = indexOf(entry);
      const without = withoutSheetName(textOf(workbookPart), workbookPart, name, index);
      setWorkbook(
        text === null
          ? without
          : withSheetName(without, workbookPart, name, index, `"${text.replaceAll('"', '""')}"`, true),
      );
    },
    addTable: (entry, write) => {
      const numbers = tables().map(({ part }) => Number(parseXml(textOf(part), part).attributes["id"] ?? 0));
      const part = freePart("tables", "table");
      file.set(part, write(numbers.reduce((most, number) => Math.max(most, number), 0) + 1));
      knownTables = null;
      addContentType(file, part, `${CONTENT}.table+xml`);
      return addRelationship(file, entry.part, "table", part);
    },
    copy: () => {
      for (const one of changed.values()) hasOtherFormulas ||= one.hasOtherFormulas;
      return makeFile(
        shared,
        file.copy(),
        new Map([...changed].map(([part, one]) => [part, one.copy()])),
        styles.copy(),
        hasOtherFormulas,
      );
    },
    save: () => {
      const saved = file.copy();
      let isEdited = false;
      const names = new Map(workbook().entries.map(({ part, name }) => [part, name]));
      const texts = collectTexts(saved, {
        workbookPart,
        part: shared.stringsPart,
        count: () => shared.sharedStrings().length,
      });
      for (const [part, one] of changed) {
        const text = writeSheetPart(one, names.get(part) ?? part, texts.numberOf);
        if (text === file.text(part)) continue;
        saved.set(part, text);
        isEdited = true;
        hasOtherFormulas ||= one.hasOtherFormulas;
      }
      texts.save();
      saveStyles(shared, saved, styles);
      if (hasOtherFormulas) dropCalcChain(saved, workbookPart);
      if (isEdited && workbook().entries.some((entry) => hasFormulas(shared, saved, changed, entry))) {
        saved.set(workbookPart, withFullCalculation(textOf(workbookPart), workbookPart));
      }
      return saved.save();
    },
  };
}

/** The text of a constant, `"a ""text"""`; null for whatever is none. */
function readText(refersTo: string): string | null {
  const [, text] = /^"((?:[^"]|"")*)"$/.exec(refersTo) ?? [];
  return text?.replaceAll('""', '"') ?? null;
}

/** "'Staff 2024'!$A$1:$D$6" as a sheet's name and an area; an area of null for whatever is no such block. */
function readPlace(refersTo: string): { sheet: string; area: Area | null } {
  const [, quoted, plain = "", ref = ""] = /^(?:'((?:[^']|'')+)'|([^'!,(]+))!([$A-Z\d:]+)$/i.exec(refersTo) ?? [];
  return { sheet: quoted?.replaceAll("''", "'") ?? plain, area: ref === "" ? null : readArea(ref) };
}

function hasFormulas(
  { read }: Shared,
  file: Package,
  changed: ReadonlyMap<string, Sheet>,
  { part }: SheetEntry,
): boolean {
  const known =
    changed.get(part)?.hasFormulas() ?? (read.has(part) ? (read.get(part)?.cells.formulas.size ?? 0) > 0 : null);
  if (known !== null) return known;
  return /<(?:[\w.-]+:)?f[\s>/]/.test(file.text(part) ?? "");
}

function saveStyles({ stylesPart, workbookPart }: Shared, file: Package, styles: Styles): void {
  const text = styles.write();
  if (text === EMPTY_STYLES) return;
  if (stylesPart !== null && file.has(stylesPart)) {
    if (text !== file.text(stylesPart)) file.set(stylesPart, text);
    return;
  }
  const part = stylesPart ?? "xl/styles.xml";
  file.set(part, text);
  addContentType(file, part, `${CONTENT}.styles+xml`);
  if (stylesPart === null) addRelationship(file, workbookPart, "styles", part);
}

/** The order in which Excel calculates: it makes a new one where there is none, and takes one that is wrong for damage. */
function dropCalcChain(file: Package, workbookPart: string): void {
  const part = readRelationships(file, workbookPart).find(({ type }) => type === "calcChain")?.target;
  if (!part) return;
  removeRelationship(file, workbookPart, part);
  removeContentType(file, part);
  if (file.has(part)) file.remove(part);
}
