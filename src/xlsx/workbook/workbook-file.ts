import type { Package } from "../../office-package/package";
import { damaged } from "../../office-package/package-error";
import { linkedPart, readRelationships } from "../../office-package/relationships";
import { isOneNameToExcel } from "../../planning/find-sheet";
import { readSheetPart, type SheetPart } from "../sheet/read-sheet-part";
import { Sheet } from "../sheet/edited-sheet";
import { readStyles, type Styles } from "../styles/cell-styles";
import { EMPTY_STYLES, hasStyles } from "../styles/styles-part";
import { quoteSheetName, readNames, readNameText, writeNameText, type NameEntry } from "./defined-names";
import { saveWorkbook } from "./save-workbook";
import { readSharedStrings } from "./shared-strings";
import { readSheetList, readTable, readTables, type SheetEntry, type SheetList, type TableEntry } from "./sheet-list";
import { addSheetPart, addTablePart, removeSheetPart, textOf } from "./sheet-parts";
import { readTableNumber } from "./table-part";
import { withoutSheetName, withSheetName } from "./workbook-part";

export type { SheetEntry, TableEntry };

/** Excel's own name for the rows and columns of a sheet that every printed page repeats (ECMA-376 part 1, 18.2.5). */
const PRINT_TITLES = "_xlnm.Print_Titles";

/** What is read once and shared by all copies of a workbook. */
interface Shared {
  workbookPart: string;
  sharedStrings: () => readonly string[];
  stringsPart: string | null;
  stylesPart: string | null;
  /** Sheets' parts as they were read, by name. */
  read: Map<string, SheetPart>;
}

/** Opens the workbook of a package. Throws a FileFault. */
export function openWorkbookPart(file: Package, workbookPart: string): WorkbookFile {
  const links = readRelationships(file, workbookPart);
  const stringsPart = linkedPart(links, "sharedStrings");
  let strings: readonly string[] | null = null;
  const sharedStrings = (): readonly string[] => {
    strings ??= stringsPart === null ? [] : readSharedStrings(file.text(stringsPart) ?? "<sst/>", stringsPart);
    return strings;
  };
  const stylesPart = linkedPart(links, "styles");
  const text = stylesPart === null ? null : file.text(stylesPart);
  const styles = readStyles(text !== null && hasStyles(text) ? text : EMPTY_STYLES, stylesPart ?? "xl/styles.xml");
  const shared = { workbookPart, sharedStrings, stringsPart, stylesPart, read: new Map<string, SheetPart>() };
  return new WorkbookFile(shared, file, styles, new Map(), false);
}

/**
 * A workbook file that is open. A copy shares what was read and keeps its own changes: a plan is applied to a copy, which replaces
 * the original only when every edit was made.
 */
export class WorkbookFile {
  private sheetList: SheetList | null = null;
  private tableList: readonly TableEntry[] | null = null;

  constructor(
    private readonly shared: Shared,
    private readonly file: Package,
    readonly styles: Styles,
    /** Sheets that were read or changed, by part. */
    private readonly openSheets: Map<string, Sheet>,
    /** True where formulas changed before this copy was made. */
    private readonly hadOtherFormulas: boolean,
  ) {}

  get isDate1904(): boolean {
    return this.list.workbook.isDate1904;
  }

  get isStructureLocked(): boolean {
    return this.list.workbook.isStructureLocked;
  }

  /** The text of the theme, which has colours and fonts; null where the workbook has none. */
  get themeText(): string | null {
    const part = linkedPart(readRelationships(this.file, this.shared.workbookPart), "theme");
    return part === null ? null : this.file.text(part);
  }

  /** The worksheets in the order of their tabs, without chart sheets. */
  sheets(): readonly SheetEntry[] {
    return this.list.entries;
  }

  /** Finds a sheet by its id, or by its name in any case: a plan knows a sheet that it adds by its name only. */
  findSheet(id: string): SheetEntry | null {
    return this.list.find(id) ?? this.list.findNamed(id);
  }

  sheet({ part }: SheetEntry): Sheet {
    const open = this.openSheets.get(part);
    if (open) return open;
    const read = this.shared.read.get(part) ?? this.readSheet(part);
    this.shared.read.set(part, read);
    const sheet = new Sheet(read);
    this.openSheets.set(part, sheet);
    return sheet;
  }

  tables(): readonly TableEntry[] {
    this.tableList ??= readTables(this.file, this.list.entries);
    return this.tableList;
  }

  /** The defined names that people gave. */
  names(): NameEntry[] {
    return readNames(this.list);
  }

  /** Replaces a part other than a sheet's. */
  setPart(part: string, text: string): void {
    this.file.set(part, text);
    this.tableList =
      this.tableList?.map((table) => (table.part === part ? readTable(this.file, part, table.sheetId) : table)) ?? null;
  }

  /** The text of a part. Throws a FileFault where there is none. */
  partText(part: string): string {
    return textOf(this.file, part);
  }

  /** The parts of a kind ("comments") that a sheet or another part links to. */
  linkedParts({ part }: Pick<SheetEntry, "part">, wanted: string): { part: string; text: string }[] {
    const targets = readRelationships(this.file, part).flatMap(({ kind, part: target }) =>
      kind === wanted && target !== null ? [target] : [],
    );
    return [...new Set(targets)].flatMap((target) => {
      const text = this.file.text(target);
      return text === null ? [] : [{ part: target, text }];
    });
  }

  /** Adds a sheet after all others. */
  addSheet(name: string, text: string): SheetEntry {
    const { workbookPart } = this.shared;
    const part = addSheetPart(this.file, { workbookPart, list: this.list }, { name, text });
    this.sheetList = null;
    const entry = this.list.entries.at(-1);
    if (!entry) throw damaged(workbookPart);
    this.openSheets.set(part, new Sheet(this.readSheet(part)));
    return entry;
  }

  removeSheet(entry: SheetEntry): void {
    removeSheetPart(this.file, { workbookPart: this.shared.workbookPart, list: this.list }, entry);
    this.sheetList = null;
    this.tableList = null;
    this.openSheets.delete(entry.part);
  }

  /** Repeats the first rows of a sheet on every printed page. */
  repeatInPrint(entry: SheetEntry, rowCount: number): void {
    const { workbookPart } = this.shared;
    const refersTo = `${quoteSheetName(entry.name)}!$1:$${rowCount}`;
    this.setWorkbook(
      withSheetName(this.partText(workbookPart), workbookPart, PRINT_TITLES, this.list.indexOf(entry), refersTo),
    );
  }

  /** The text that is stored with a sheet under a name; null where there is none. */
  sheetText(entry: SheetEntry, name: string): string | null {
    const index = this.list.indexOf(entry);
    const found = this.list.workbook.names.find((one) => one.sheetIndex === index && isOneNameToExcel(one.name, name));
    return found ? readNameText(found.refersTo) : null;
  }

  /** Stores a text with a sheet, under a hidden name; null removes the name. */
  setSheetText(entry: SheetEntry, name: string, text: string | null): void {
    const { workbookPart } = this.shared;
    const index = this.list.indexOf(entry);
    const without = withoutSheetName(this.partText(workbookPart), workbookPart, name, index);
    this.setWorkbook(
      text === null ? without : withSheetName(without, workbookPart, name, index, writeNameText(text), true),
    );
  }

  /** Adds a table to a sheet. `write` gives its part for the number that it gets; returns the id of the sheet's link to it. */
  addTable(entry: SheetEntry, write: (number: number) => string): string {
    const numbers = this.tables().map(({ part }) => readTableNumber(this.partText(part), part));
    const text = write(numbers.reduce((highest, number) => Math.max(highest, number), 0) + 1);
    this.tableList = null;
    return addTablePart(this.file, this.shared.workbookPart, entry.part, text);
  }

  copy(): WorkbookFile {
    const sheets = new Map([...this.openSheets].map(([part, sheet]) => [part, sheet.copy()]));
    return new WorkbookFile(this.shared, this.file.copy(), this.styles.copy(), sheets, this.hasOtherFormulas());
  }

  /** The file's bytes; unchanged parts keep theirs. Throws a FileFault where a sheet is larger than can be read again. */
  save(): Uint8Array {
    const { workbookPart, stylesPart, stringsPart, sharedStrings } = this.shared;
    return saveWorkbook(this.file, {
      ...{ workbookPart, stylesPart, stylesText: this.styles.write(), sheets: this.openSheets },
      strings: { part: stringsPart, count: () => sharedStrings().length },
      names: new Map(this.list.entries.map(({ part, name }) => [part, name])),
      hasOtherFormulas: this.hadOtherFormulas,
      hasFormulas: () => this.list.entries.some((entry) => this.hasFormulas(entry)),
    });
  }

  private get list(): SheetList {
    this.sheetList ??= readSheetList(this.file, this.shared.workbookPart);
    return this.sheetList;
  }

  private readSheet(part: string): SheetPart {
    const { isDate1904, results } = this.list.workbook;
    return readSheetPart(this.partText(part), part, {
      ...{ sharedStrings: this.shared.sharedStrings, isDate1904, results },
    });
  }

  private setWorkbook(text: string): void {
    this.file.set(this.shared.workbookPart, text);
    this.sheetList = null;
  }

  private hasOtherFormulas(): boolean {
    return this.hadOtherFormulas || [...this.openSheets.values()].some((sheet) => sheet.hasOtherFormulas);
  }

  private hasFormulas({ part }: SheetEntry): boolean {
    const open = this.openSheets.get(part);
    if (open) return open.hasFormulas();
    const read = this.shared.read.get(part);
    if (read) return read.cells.formulas.size > 0;
    return /<(?:[\w.-]+:)?f[\s>/]/.test(this.file.text(part) ?? "");
  }
}
