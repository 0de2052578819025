import { readStatusIcons, type StatusIcons } from "../../xlsx/conditional-formats/icon-sets";
import type { IconSetFormat, SheetData } from "../../office-host/workbook/types";

/** Parts of a sheet that can be changed in the workbench but are not written to a file, with their names for a person. */
const UNSAVED: { key: keyof SheetData; what: string }[] = [
  { key: "merged", what: "its merged cells" },
  { key: "hiddenRows", what: "its hidden rows" },
  { key: "rowHeights", what: "the heights of its rows" },
  { key: "frozenColumns", what: "its frozen columns" },
  { key: "filter", what: "its filter" },
  { key: "protected", what: "its protection" },
  { key: "comments", what: "where its comments are" },
  { key: "tabColor", what: "the colour of its tab" },
  { key: "visibility", what: "whether it is hidden" },
];

const UNSAVED_OF_EXISTING_SHEETS: typeof UNSAVED = [
  { key: "name", what: "its new name" },
  { key: "hiddenColumns", what: "its hidden columns" },
  { key: "frozenRows", what: "its frozen rows" },
  { key: "showGridlines", what: "its gridlines" },
  { key: "print", what: "how it prints" },
];

/** Describes the changes of a sheet that a copy does not have, in sentences. */
export function findUnsaved(before: SheetData, now: SheetData, isNew: boolean): string[] {
  const parts = isNew ? UNSAVED : [...UNSAVED, ...UNSAVED_OF_EXISTING_SHEETS];
  const found = parts
    .filter(({ key }) => JSON.stringify(before[key]) !== JSON.stringify(now[key]))
    .map(({ what }) => what);
  const isFiltered = (sheet: SheetData): string =>
    JSON.stringify(sheet.tables.map(({ id, filtered }) => (filtered ? id : "")).filter(Boolean));
  if (isFiltered(before) !== isFiltered(now)) found.push("the filters of its tables");
  const removed = before.tables
    .filter(({ id }) => !now.tables.some((table) => table.id === id))
    .map(({ name }) => name);
  if (removed.length > 0) found.push(`that ${removed.join(" and ")} is no longer a table`);
  const known = new Set(before.conditionalFormats.map(({ id }) => id));
  const others = now.conditionalFormats.filter((format) => numberIcons(format) === null && !known.has(format.id));
  if (others.length > 0) found.push("its new icon sets");
  const sources = new Set(before.validations.map(({ source }) => source));
  if (now.validations.some(({ source }) => source.startsWith("=") && !sources.has(source)))
    found.push("its new drop-downs");
  return found.map((what) => `Of the sheet ${now.name}, ${what} is not in the copy.`);
}

/** The limits of an icon set over status numbers. Null for other icon sets, which are not written to a file. */
export function numberIcons({ style, reverseIconOrder, criteria }: IconSetFormat): StatusIcons | null {
  if (criteria.some(({ customIcon }) => customIcon)) return null;
  const limits = criteria.map(({ type, operator, formula }) => ({
    isNumber: type === "Number",
    isFrom: operator === "GreaterThanOrEqual",
    figure: Number(formula.replace(/^=/, "")),
  }));
  return readStatusIcons(style, reverseIconOrder, limits);
}
