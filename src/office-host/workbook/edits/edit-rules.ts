import { subtractArea } from "../a1-notation";
import { ExcelError } from "../excel-error";
import type { Area, ColourRule, IconSetFormat, ListValidation } from "../types";
import type { WorkbookState } from "../workbook-state";
import { assertMayFormat, assertUnprotected } from "./write-cells";

/** Adds an icon set above all other conditional formats, with Excel's defaults: three traffic lights at 33 and 67 per cent. */
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
  state.notify({ kind: "appearance", sheetId, area, source: state.source });
  return format;
}

/** Changes an icon set. Throws ItemNotFound. */
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
  state.notify({ kind: "appearance", sheetId, area: format.area, source: state.source });
}

/** Removes the conditional formats of a sheet that match. */
export function removeConditionalFormats(
  state: WorkbookState,
  sheetId: string,
  isRemoved: (format: IconSetFormat | ColourRule) => boolean,
): void {
  const sheet = state.sheet(sheetId);
  assertMayFormat(sheet);
  if (sheet.colourRules) sheet.colourRules = sheet.colourRules.filter((f) => !isRemoved(f));
  sheet.conditionalFormats = sheet.conditionalFormats.filter((f) => !isRemoved(f));
  state.notify({ kind: "appearance", sheetId, source: state.source });
}

/** Replaces the drop-down lists of an area with one list, or with none. Lists that reach beyond it keep their other cells. */
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
  state.notify({ kind: "appearance", sheetId, area, source: state.source });
}

/** Removes conditional formats from an area. A format that reaches beyond it keeps its other cells. */
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
  state.notify({ kind: "appearance", sheetId, area, source: state.source });
}
