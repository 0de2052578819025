import { readStatusIcons, USUAL_ICONS, type StatusIcons } from "../../kpi/status-looks/status-icons";
import { crc32 } from "../../office-package/crc32";
import { areaAddress, holdsCell, isOverlapping, type Area } from "../parts/areas";
import { rulesOf, type FormatRule } from "./format-rules";
import { addPiece } from "../sheet-pieces";
import type { SheetPiece } from "./read-sheet";
import type { Sheet } from "../sheet";
import { attributeSplice, spliceText } from "../../office-package/xml/splice-text";
import { parseXml, type XmlElement } from "../../office-package/xml/xml-tree";
import { writeElement } from "../../office-package/xml/write-xml";

export { readStatusIcons, type StatusIcons };

/** A conditional format that shows icons. */
export interface IconSet {
  /** Unique while the file is open, until an identical icon set over the same cells is removed. */
  id: string;
  areas: Area[];
}

/** A longer list of cells is replaced in an id by its beginning and checksum: a thousand rules may share one of a million letters. */
const LONGEST_IN_ID = 200;

function withIds(rules: readonly FormatRule[]): (FormatRule & { id: string })[] {
  const seen = new Map<string, number>();
  const sums = new Map<string, string>();
  const nameOf = (sqref: string): string => {
    if (sqref.length <= LONGEST_IN_ID) return sqref;
    const sum = sums.get(sqref) ?? `${sqref.slice(0, LONGEST_IN_ID)}#${crc32(new TextEncoder().encode(sqref))}`;
    sums.set(sqref, sum);
    return sum;
  };
  return rules
    .filter(({ type }) => type === "iconSet")
    .map((rule) => {
      const { piece, element, sqref } = rule;
      const contents = piece.text.slice(element.openEnd, element.closeStart);
      const key = `${nameOf(sqref)} ${contents}`;
      const count = seen.get(key) ?? 0;
      seen.set(key, count + 1);
      return { ...rule, id: `icons:${count}:${key}` };
    });
}

export function readIconSets(sheet: Sheet): IconSet[] {
  return withIds(rulesOf(sheet)).map(({ id, areas }) => ({ id, areas }));
}

/** True where a colour scale overlaps an area. */
export function hasColourScale(sheet: Sheet, area: Area): boolean {
  return rulesOf(sheet).some(
    ({ type, areas }) => type === "colorScale" && areas.some((one) => isOverlapping(one, area)),
  );
}

/** An icon set with its priority. Of several over the same cells, the one with the lowest number is shown. */
export interface IconRule extends IconSet {
  priority: number;
  element: XmlElement;
}

export function readIconRules(sheet: Sheet): IconRule[] {
  return withIds(rulesOf(sheet)).map(({ id, areas, element }) => ({
    id,
    areas,
    element,
    priority: Number(element.attributes["priority"] ?? 0),
  }));
}

export function reachesInto({ areas }: IconSet, area: Area): boolean {
  return areas.some((one) => isOverlapping(one, area));
}

export function coversCell({ areas }: IconSet, row: number, column: number): boolean {
  return areas.some((area) => holdsCell(area, row, column));
}

/** The name of a set in files: "3Symbols2" for "ThreeSymbols2". */
const COUNTS = { Three: "3", Five: "5" } as const;

function fileName(set: StatusIcons["set"]): string {
  return set.replace(/^(?:Three|Five)/, (count) => COUNTS[count as keyof typeof COUNTS]);
}

/**
 * Adds an icon set over the numbers of statuses, above all other rules of the same cells; by default three uncircled symbols (tick,
 * exclamation mark, cross) for 3, 2 and 1. Written as Excel writes it, with a first threshold that has no effect.
 */
export function addStatusIcons(sheet: Sheet, area: Area, { set, from }: StatusIcons = USUAL_ICONS): void {
  const { prefix } = sheet.part;
  const rules = rulesOf(sheet);
  const isBeneath = rules.some(({ areas }) => areas.some((one) => isOverlapping(one, area)));
  const priorities = rules.map(({ element }) => Number(element.attributes["priority"] ?? 0));
  if (isBeneath && priorities.includes(1)) lowerAll(sheet, rules);
  const priority = isBeneath ? 1 : priorities.reduce((most, one) => Math.max(most, one), 0) + 1;
  const threshold = (type: string, val: number): string => writeElement(`${prefix}cfvo`, { type, val });
  const icons = writeElement(
    `${prefix}iconSet`,
    { iconSet: fileName(set) },
    threshold("percent", 0) + from.map((least) => threshold("num", least)).join(""),
  );
  const rule = writeElement(`${prefix}cfRule`, { type: "iconSet", priority }, icons);
  addPiece(
    sheet.pieces,
    "conditionalFormatting",
    writeElement(`${prefix}conditionalFormatting`, { sqref: areaAddress(area) }, rule),
  );
}

/** Lowers the priority of all rules, so that one can be added above them. */
function lowerAll({ pieces }: Sheet, rules: readonly FormatRule[]): void {
  const byPiece = groupByPiece(rules);
  pieces.forEach((piece, at) => {
    const splices = byPiece
      .get(piece)
      ?.filter(({ element }) => element.attributes["priority"] !== undefined)
      .map(({ element }) =>
        attributeSplice(piece.text, element, "priority", String(Number(element.attributes["priority"]) + 1)),
      );
    if (splices) pieces[at] = { ...piece, text: spliceText(piece.text, splices) };
  });
}

export function removeIconSets(sheet: Sheet, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const wanted = new Set(ids);
  const byPiece = groupByPiece(withIds(rulesOf(sheet)).filter(({ id, isLater }) => wanted.has(id) && !isLater));
  const left = sheet.pieces.flatMap((piece): SheetPiece[] => {
    const gone = byPiece.get(piece);
    if (!gone) return [piece];
    const rest = spliceText(
      piece.text,
      gone.map(({ element: { start, end } }) => ({ start, end, text: "" })),
    );
    const isEmpty = !parseXml(rest, piece.name, sheet.part.prefix).children.some(({ local }) => local === "cfRule");
    return isEmpty ? [] : [{ ...piece, text: rest }];
  });
  sheet.pieces.length = 0;
  for (const piece of left) sheet.pieces.push(piece);
}

function groupByPiece<R extends FormatRule>(rules: readonly R[]): Map<SheetPiece, R[]> {
  const byPiece = new Map<SheetPiece, R[]>();
  for (const rule of rules) {
    const known = byPiece.get(rule.piece);
    if (known) known.push(rule);
    else byPiece.set(rule.piece, [rule]);
  }
  return byPiece;
}
