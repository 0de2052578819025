import { subtractArea } from "../a1-notation";
import { ExcelError } from "../excel-error";
import type { Area, ColourRule, IconSetFormat, ListValidation } from "../types";
import type { WorkbookState } from "../workbook-state";
import { assertMayFormat, assertUnprotected } from "./write-cells";

/** Adds an icon set above all others, with Excel's own beginnings: three traffic lights at 33 and 67 per cent. */
export function addIconSet(state: WorkbookState, sheetId: string, area: Area): IconSetFormat {
  const sheet = state.sheet(sheetId);
  assertMayFormat(sheet);
  const at = (formula: string): IconSetFormat["criteria"][number] => ({
    type: "Percent",
    operator: "GreaterThanOrEqual",
    formula,
  });
  const format: IconSetFormat = {
    id: state.newId(),
    area: { ...area },
    type: "IconSet",
    style: "ThreeTrafficLights1",
    showIconOnly: false,
    reverseIconOrder: false,
    criteria: [at("=0"), at("=33"), at("=67")],
  };
  sheet.conditionalFormats.unshift(format);
  state.tell({ kind: "appearance", sheetId, area, source: state.source });
  return format;
}

export function changeIconSet(
  state: WorkbookState,
  sheetId: string,
  id: string,
  change: Partial<Omit<IconSetFormat, "id" | "type">>,
): void {
  const sheet = state.sheet(sheetId);
  assertMayFormat(sheet);
  const format = sheet.conditionalFormats.find((f) => f.id === id);
  if (!format) throw new ExcelError("ItemNotFound", "The conditional format has been deleted.");
  Object.assign(format, change);
  state.tell({ kind: "appearance", sheetId, area: format.area, source: state.source });
}

export function removeConditionalFormats(
  state: WorkbookState,
  sheetId: string,
  isGone: (format: IconSetFormat | ColourRule) => boolean,
): void {
  const sheet = state.sheet(sheetId);
  assertMayFormat(sheet);
  if (sheet.colourRules) sheet.colourRules = sheet.colourRules.filter((f) => !isGone(f));
  sheet.conditionalFormats = sheet.conditionalFormats.filter((f) => !isGone(f));
  state.tell({ kind: "appearance", sheetId, source: state.source });
}

/** Gives the cells of an area one list of choices, or none; other lists are cut to the cells outside it. */
export function setValidation(
  state: WorkbookState,
  sheetId: string,
  area: Area,
  list: Omit<ListValidation, "id" | "area"> | undefined,
): void {
  const sheet = state.sheet(sheetId);
  assertUnprotected(sheet);
  sheet.validations = sheet.validations.flatMap((other) => {
    const [rest, ...more] = subtractArea(other.area, area);
    return rest ? [{ ...other, area: rest }, ...more.map((part) => ({ ...other, id: state.newId(), area: part }))] : [];
  });
  if (list) sheet.validations.push({ id: state.newId(), area: { ...area }, ...list });
  state.tell({ kind: "appearance", sheetId, area, source: state.source });
}

/** Takes an area out of the conditional formats that reach into it. */
export function clearConditionalFormats(state: WorkbookState, sheetId: string, area: Area): void {
  const sheet = state.sheet(sheetId);
  assertMayFormat(sheet);
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((format) => {
    const [rest, ...more] = subtractArea(format.area, area);
    if (more.length > 0) {
      throw new ExcelError("NotImplemented", "This host keeps a conditional format over one rectangle only.");
    }
    return rest ? [{ ...format, area: rest }] : [];
  });
  if (sheet.colourRules?.some((rule) => subtractArea(rule.area, area)[0] !== rule.area)) {
    throw new ExcelError("NotImplemented", "This host clears only icon sets.");
  }
  state.tell({ kind: "appearance", sheetId, area, source: state.source });
}
