import { readStatusIcons, type StatusIcons } from "../../xlsx/read/icon-sets";
import type { IconSetFormat, SheetData } from "../../office-host/workbook/types";

/** What of a sheet can be changed in the workbench and is not written to a file, and how a person would name it. */
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

const OF_SHEETS_THAT_WERE_THERE: typeof UNSAVED = [
  { key: "name", what: "its new name" },
  { key: "hiddenColumns", what: "its hidden columns" },
  { key: "frozenRows", what: "its frozen rows" },
  { key: "showGridlines", what: "its gridlines" },
  { key: "print", what: "how it prints" },
];

/** What a copy does not tell of a sheet that is other than it was, in sentences. */
export function findUnsaved(before: SheetData, now: SheetData, isNew: boolean): string[] {
  const asked = isNew ? UNSAVED : [...UNSAVED, ...OF_SHEETS_THAT_WERE_THERE];
  const found = asked
    .filter(({ key }) => JSON.stringify(before[key]) !== JSON.stringify(now[key]))
    .map(({ what }) => what);
  const isFiltered = (sheet: SheetData): string =>
    JSON.stringify(sheet.tables.map(({ id, filtered }) => (filtered ? id : "")).filter(Boolean));
  if (isFiltered(before) !== isFiltered(now)) found.push("the filters of its tables");
  const gone = before.tables.filter(({ id }) => !now.tables.some((table) => table.id === id)).map(({ name }) => name);
  if (gone.length > 0) found.push(`that ${gone.join(" and ")} is a table no more`);
  const known = new Set(before.conditionalFormats.map(({ id }) => id));
  const others = now.conditionalFormats.filter((format) => numberIcons(format) === null && !known.has(format.id));
  if (others.length > 0) found.push("its new icon sets");
  const sources = new Set(before.validations.map(({ source }) => source));
  if (now.validations.some(({ source }) => source.startsWith("=") && !sources.has(source)))
    found.push("its new drop-downs");
  return found.map((what) => `Of the sheet ${now.name}, ${what} is not in the copy.`);
}

/** How icons draw that an add-in put over numbers, such as statuses; null for others, which are not written to a file. */
export function numberIcons({ style, reverseIconOrder, criteria }: IconSetFormat): StatusIcons | null {
  if (criteria.some(({ customIcon }) => customIcon)) return null;
  const limits = criteria.map(({ type, operator, formula }) => ({
    isNumber: type === "Number",
    isFrom: operator === "GreaterThanOrEqual",
    figure: Number(formula.replace(/^=/, "")),
  }));
  return readStatusIcons(style, reverseIconOrder, limits);
}
