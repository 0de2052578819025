import { parseXml } from "../../office-package/xml/xml-tree";
import { readArea, readAreas, subtractArea, type Area } from "../cells/areas";
import { coverOf } from "../cells/cover";
import type { FileFormula } from "../cells/sheet-cells";
import type { SheetPart } from "./read-sheet-part";
import { pieceNamed } from "./sheet-pieces";

/** Cells that one formula fills: a dynamic array, an array formula of the older kind, or a what-if data table. */
export interface FileArray {
  area: Area;
  kind: "spill" | "array" | "data-table";
}

type IncludesCell = (row: number, column: number) => boolean;

/** The merged areas and arrays of a worksheet, each read when first asked for. */
export class SheetAreas {
  private arrayList: readonly FileArray[] | null = null;
  private mergedList: readonly Area[] | null = null;
  private includesArrayCell: IncludesCell | null = null;
  private includesCoveredCell: IncludesCell | null = null;

  constructor(private readonly part: SheetPart) {}

  /** The areas that array formulas and what-if data tables fill. */
  arrays(): readonly FileArray[] {
    this.arrayList ??= [...this.part.cells.formulas.values()].flatMap(toArray);
    return this.arrayList;
  }

  isInArray(row: number, column: number): boolean {
    this.includesArrayCell ??= coverOf(this.arrays().map(({ area }) => area));
    return this.includesArrayCell(row, column);
  }

  merged(): readonly Area[] {
    this.mergedList ??= readMerged(pieceNamed(this.part.pieces, "mergeCells"), this.part.prefix);
    return this.mergedList;
  }

  /** True for every cell of a merged area but the first: Excel keeps nothing in it. */
  isCovered(row: number, column: number): boolean {
    this.includesCoveredCell ??= coverOf(
      this.merged().flatMap((area) => subtractArea(area, { ...area, rowCount: 1, columnCount: 1 })),
    );
    return this.includesCoveredCell(row, column);
  }
}

function toArray({ kind, ref, isDynamic }: FileFormula): FileArray[] {
  const area = kind === "normal" || kind === "shared" ? null : readArea(ref ?? "");
  return area ? [{ area, kind: kind === "table" ? "data-table" : isDynamic ? "spill" : "array" }] : [];
}

function readMerged(piece: string | null, prefix: string): Area[] {
  if (piece === null) return [];
  return parseXml(piece, "mergeCells", prefix).children.flatMap(({ attributes }) => readAreas(attributes["ref"] ?? ""));
}
