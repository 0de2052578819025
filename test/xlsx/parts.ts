import { readWorkbook } from "../../src/planning/read-steps";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { openWorkbookFile, type FilePort } from "../../src/xlsx/open-workbook-file";
import type { Problem } from "../../src/planning/problem";

/** The text of each part of a file, by name. */
export type Parts = Record<string, string>;

/** The parts of a file as texts; on request with a character for each byte, so that every difference shows. */
export function partsOf(bytes: Uint8Array, isByByte = false): Parts {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part, isByByte)]));
}

/** Packs parts into a file. */
export function zipOf(parts: Record<string, string | Uint8Array>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part]),
    ),
  );
}

/** The names of the parts that differ or are in one of the files only. */
export function changedParts(before: Parts, after: Parts): string[] {
  return Object.keys({ ...before, ...after })
    .filter((name) => before[name] !== after[name])
    .sort();
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The parts of a small workbook with one sheet, S; other parts replace these or are added. */
export function smallParts(sheetData: string, others: Parts = {}): Parts {
  return {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${CONTENT}.worksheet+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${LINKS}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${LINKS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${LINKS}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${LINKS}/calcChain" Target="calcChain.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet ${MAIN}><sheetData>${sheetData}</sheetData></worksheet>`,
    "xl/sharedStrings.xml": `<sst ${MAIN}/>`,
    "xl/calcChain.xml": `<calcChain ${MAIN}/>`,
    ...others,
  };
}

/** Opens a file over its port. Throws where it is refused. */
export function opened(bytes: Uint8Array): FilePort {
  const file = openWorkbookFile(bytes);
  if (!file.ok) throw new Error(JSON.stringify(file.problem));
  return file.value;
}

/** Why a file is refused when it is opened or fully read; null where it is not. */
export async function refusalOf(bytes: Uint8Array): Promise<Problem | null> {
  const file = openWorkbookFile(bytes);
  if (!file.ok) return file.problem;
  const read = await readWorkbook(file.value.port, ({ sheets, tables }) => ({
    tables: tables.map(({ id, headings }) => ({
      tableId: id,
      columns: headings.map((_, index) => ({ index, parts: ["values", "texts"], sparse: false })),
      iconColumn: 0,
    })),
    sheetIds: sheets.map(({ id }) => id),
  }));
  return read.ok ? null : read.problem;
}
