import { ExcelError } from "../excel-error";
import type { NameData, WorkbookData } from "../types";
import type { WorkbookState } from "../workbook-state";

/*
 * Names for constants. The limits on names and on text in formulas follow "Names in formulas" and "Excel specifications and
 * limits", support.microsoft.com.
 */

const LONGEST_NAME = 255;
const LONGEST_TEXT = 255;
/** A letter, "_" or "\", followed by these, digits and full stops. */
const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u;
/** A name must not read as a cell: A1, R1C1, or the single letters R and C. */
export const READS_AS_CELL = /^(?:[a-z]{1,3}\d+|r\d*c\d*|[rc])$/i;

/** Adds a name for a constant to a workbook or to one of its sheets. Throws InvalidArgument. */
export function addConstant(
  { data }: WorkbookState,
  name: string,
  formula: string,
  scopeSheetId: string | undefined,
): NameData {
  const isName = name.length <= LONGEST_NAME && NAME.test(name) && !READS_AS_CELL.test(name);
  if (!isName) throw new ExcelError("InvalidArgument", `${name} cannot be a name.`);
  const isTaken = (data.names ?? []).some(
    (one) => one.scopeSheetId === scopeSheetId && one.name.toLowerCase() === name.toLowerCase(),
  );
  if (isTaken) throw new ExcelError("InvalidArgument", `There is a name ${name} already.`);
  const added: NameData = {
    name,
    sheetId: scopeSheetId ?? data.activeSheetId,
    area: { row: 0, column: 0, rowCount: 1, columnCount: 1 },
    constant: readConstant(formula),
    ...(scopeSheetId === undefined ? {} : { scopeSheetId }),
  };
  data.names = [...(data.names ?? []), added];
  return added;
}

/** Deletes a name. */
export function deleteName({ data }: WorkbookState, name: NameData): void {
  setNames(
    data,
    (data.names ?? []).filter((one) => one !== name),
  );
}

/** Sets the workbook's names. Without names it has no list at all. */
export function setNames(data: WorkbookData, names: NameData[]): void {
  if (names.length > 0) data.names = names;
  else delete data.names;
}

/** Reads a constant formula: `="a text"`, `=2.5`, `=TRUE`. Throws InvalidArgument for any other: nothing is calculated here. */
export function readConstant(formula: string): NonNullable<NameData["constant"]> {
  const [, text] = /^="((?:[^"]|"")*)"$/.exec(formula) ?? [];
  if (text !== undefined) {
    const value = text.replaceAll('""', '"');
    if (value.length > LONGEST_TEXT)
      throw new ExcelError("InvalidArgument", `A formula's text takes ${LONGEST_TEXT} characters.`);
    return { type: "String", value };
  }
  const [, number, truth] = /^=(?:(-?\d+(?:\.\d+)?)|(TRUE|FALSE))$/i.exec(formula) ?? [];
  if (number !== undefined) return { type: "Double", value: Number(number) };
  if (truth !== undefined) return { type: "Boolean", value: truth.toUpperCase() === "TRUE" };
  throw new ExcelError("InvalidArgument", "This host defines names only for constants.");
}

/** Writes a name's constant as a formula. */
export function writeConstant({ value }: NonNullable<NameData["constant"]>): string {
  if (typeof value === "boolean") return `=${String(value).toUpperCase()}`;
  return typeof value === "number" || value.startsWith("#") ? `=${value}` : `="${value.replaceAll('"', '""')}"`;
}
