import type { CellArea } from "../../kpi/unwritable";
import type { Block } from "../../planning/plan";
import { rangeOf } from "../blocks";
import { readExcelError } from "../run-excel";

const PLACES = "areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount";

/**
 * The merged cells that reach into blocks, for each block. Excel tells them since ExcelApi 1.13, and none where there are more than 512
 * of them; on Windows asking may clear what an officer can undo, so that it is asked only before something is written. Nothing is
 * told where Excel does not: what is written is read back in any case.
 */
export async function readMerged(blocks: readonly Block[]): Promise<CellArea[][]> {
  const none = blocks.map((): CellArea[] => []);
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.13")) return none;
  try {
    return await Excel.run(async (context) => {
      const found = blocks.map((block) => {
        // Told are those that begin within: what reaches into a block begins above it or at its left.
        const around = {
          ...block,
          row: 0,
          column: 0,
          rowCount: block.row + block.rowCount,
          columnCount: block.column + block.columnCount,
        };
        return rangeOf(context, around).getMergedAreasOrNullObject().load(PLACES);
      });
      await context.sync();
      return found.map((merged) =>
        merged.isNullObject
          ? []
          : merged.areas.items.map(({ rowIndex: row, columnIndex: column, rowCount, columnCount }): CellArea => ({
              row,
              column,
              rowCount,
              columnCount,
            })),
      );
    });
  } catch (error) {
    if (!readExcelError(error)) throw error;
    return none;
  }
}
