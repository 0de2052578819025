import { cellAddress } from "../../kpi/address";
import type { CellValue } from "../../kpi/kpi-table";
import { done } from "../../planning/problem";
import type { BookName, BookPivot, BookReading, BookRequest, FormulaBlock } from "../../planning/wording/book-reading";
import { readArea } from "../cells/areas";
import { quoteSheetName } from "../workbook/defined-names";
import { readFormulaRules } from "./column-speech";
import { catchFaults } from "../file-fault";
import type { SheetEntry, WorkbookFile } from "../workbook/workbook-file";
import { childNamed, childrenNamed, parseXml, type XmlElement } from "../../office-package/xml/xml-tree";

/** The number of formulas of a workbook that are read. */
const MOST_FORMULAS = 200_000;

/** Reads the formulas, names, colour rules and pivot tables of a workbook. Damaged parts are skipped: the product does not depend on them. */
export function readBook(file: WorkbookFile, { sheetIds }: BookRequest): BookReading {
  const reading: BookReading = { formulas: [], rules: [], names: readNames(file), pivots: [] };
  let left = MOST_FORMULAS;
  for (const id of sheetIds) {
    const entry = file.findSheet(id);
    if (!entry) continue;
    catchFaults(() => {
      const sheet = file.sheet(entry);
      const formulas = sheet
        .formulas(left)
        .map(({ row, column, formula }): FormulaBlock => ({ sheetId: id, row, column, formulas: [[formula]] }));
      left -= formulas.length;
      // One by one: a workbook may have more formulas than a call takes arguments.
      for (const one of formulas) reading.formulas.push(one);
      for (const formula of readFormulaRules(sheet)) reading.rules.push({ sheetId: id, formula });
      return done(undefined);
    });
    catchFaults(() => {
      reading.pivots.push(...readPivots(file, entry));
      return done(undefined);
    });
  }
  return reading;
}

function readNames(file: WorkbookFile): BookName[] {
  return file.names().map(({ name, sheetId, refersTo }) => ({ name, sheetId, formula: `=${refersTo}` }));
}

/** The pivot tables of a sheet (ECMA-376 part 1, 18.10), each with the fields that it shows. */
function readPivots(file: WorkbookFile, entry: SheetEntry): BookPivot[] {
  return file.linkedParts(entry, "pivotTable").flatMap(({ part, text }): BookPivot[] => {
    const table = parseXml(text, part);
    const [cachePart] = file.linkedParts({ part }, "pivotCacheDefinition");
    const cache = cachePart && parseXml(cachePart.text, cachePart.part);
    const from = cache && childNamed(childNamed(cache, "cacheSource") ?? cache, "worksheetSource");
    const source = from && sourceOf(from, entry);
    if (!cache || source === undefined) return [];
    const shown = childrenNamed(childNamed(table, "pivotFields") ?? table, "pivotField").map(
      ({ attributes }) => attributes["axis"] !== undefined || attributes["dataField"] === "1",
    );
    const fields = childrenNamed(childNamed(cache, "cacheFields") ?? cache, "cacheField").flatMap((field, index) =>
      shown[index] ? [readField(field)] : [],
    );
    const area = readArea(childNamed(table, "location")?.attributes["ref"] ?? "");
    return [{ sheetId: entry.id, address: area ? cellAddress(area.row, area.column) : "A1", source, fields }];
  });
}

/** The source of a pivot table (cells, a table or a name) as a formula; undefined for one in another workbook. */
function sourceOf({ attributes }: XmlElement, entry: SheetEntry): string | undefined {
  const { ref, name, sheet = entry.name } = attributes;
  // A source in another workbook has a relationship.
  if (Object.keys(attributes).some((one) => /:id$/.test(one))) return undefined;
  return ref === undefined ? name && `=${name}` : `=${quoteSheetName(sheet)}!${ref}`;
}

function readField(field: XmlElement): BookPivot["fields"][number] {
  const items = (childNamed(field, "sharedItems")?.children ?? []).flatMap(({ local, attributes }): CellValue[] => {
    const value = attributes["v"] ?? "";
    if (local === "s") return [value];
    return local === "n" ? [Number(value)] : [];
  });
  return { name: field.attributes["name"] ?? "", items };
}
