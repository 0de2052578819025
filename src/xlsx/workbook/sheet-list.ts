import type { Package } from "../../office-package/package";
import { nameKey } from "../../office-package/part-names";
import { readRelationships } from "../../office-package/relationships";
import type { Hidden } from "../../planning/snapshot";
import { checkTables } from "./check-tables";
import { damaged } from "../../office-package/package-error";
import { readTablePart, type TablePart } from "./table-part";
import { readWorkbookPart, type WorkbookPart } from "./workbook-part";

/** A worksheet without its cells. */
export interface SheetEntry {
  /** Begins with "sheet:", as no name does: Excel allows no colon in the name of a sheet. */
  id: string;
  name: string;
  /** The name of its part. */
  part: string;
  /** Null for a visible sheet. */
  hidden: Hidden | null;
}

/** A table of a workbook. */
export interface TableEntry extends TablePart {
  id: string;
  part: string;
  sheetId: string;
}

/** The worksheets that the workbook's part lists, and the rest of its content. */
export class SheetList {
  private readonly byId: ReadonlyMap<string, SheetEntry>;
  private readonly byName: ReadonlyMap<string, SheetEntry>;

  constructor(
    readonly workbook: WorkbookPart,
    /** In the order of their tabs, without chart sheets. */
    readonly entries: readonly SheetEntry[],
  ) {
    // Of two sheets with the same id or name the first counts.
    const reversed = entries.toReversed();
    this.byId = new Map(reversed.map((entry) => [entry.id, entry]));
    this.byName = new Map(reversed.map((entry) => [entry.name.toLowerCase(), entry]));
  }

  find(id: string): SheetEntry | null {
    return this.byId.get(id) ?? null;
  }

  /** Finds a sheet by its name in any case. */
  findNamed(name: string): SheetEntry | null {
    return this.byName.get(name.toLowerCase()) ?? null;
  }

  /** The index among all listed sheets, by which defined names refer to a sheet. */
  indexOf({ id }: SheetEntry): number {
    return this.workbook.sheets.findIndex(({ sheetId }) => `sheet:${sheetId}` === id);
  }

  /** The id of the sheet at such an index. */
  idAt(index: number): string {
    return `sheet:${this.workbook.sheets[index]?.sheetId ?? ""}`;
  }
}

/** Reads the list of sheets. Throws a FileFault. */
export function readSheetList(file: Package, workbookPart: string): SheetList {
  const workbook = readWorkbookPart(file.text(workbookPart) ?? "", workbookPart);
  const links = new Map(readRelationships(file, workbookPart).map((link) => [link.id, link]));
  const seen = new Set<string>();
  const entries = workbook.sheets.flatMap(({ name, sheetId, hidden, link }): SheetEntry[] => {
    // A module of macros from Excel 5 is listed, and has no part.
    if (link === "") return [];
    const target = links.get(link);
    const part = target?.part ?? null;
    // Excel does not open a file where two sheets share a part; a thousand of them would be read a thousand times.
    if (part === null || !file.has(part) || seen.has(nameKey(part))) throw damaged(workbookPart);
    seen.add(nameKey(part));
    return target?.kind === "worksheet" ? [{ id: `sheet:${sheetId}`, name, part, hidden }] : [];
  });
  return new SheetList(workbook, entries);
}

/** Reads the tables of all sheets. Throws a FileFault. */
export function readTables(file: Package, sheets: readonly SheetEntry[]): TableEntry[] {
  const owners = new Map<string, string>();
  const tables = sheets.flatMap(({ id, part }) =>
    readRelationships(file, part).flatMap(({ kind, part: target }): TableEntry[] => {
      if (kind !== "table" || target === null) return [];
      const owner = owners.get(target);
      if (owner === id) return [];
      if (owner !== undefined) throw damaged(target);
      owners.set(target, id);
      return [readTable(file, target, id)];
    }),
  );
  checkTables(tables, (sheetId) => sheets.find(({ id }) => id === sheetId)?.name ?? "");
  return tables;
}

/** Reads the table of a part. Throws a FileFault. */
export function readTable(file: Package, part: string, sheetId: string): TableEntry {
  const text = file.text(part);
  if (text === null) throw damaged(part);
  return { ...readTablePart(text, part), id: `table:${part}`, part, sheetId };
}
