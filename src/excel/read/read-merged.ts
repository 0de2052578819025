import type { CellArea } from "../../kpi/unwritable";
import type { Block } from "../../planning/plan";
import { rangeOf } from "../blocks";
import { readExcelError } from "../run-excel";

const PLACES = "areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount";

/**
 * Finds the merged cells that overlap each block. Excel reports them since ExcelApi 1.13, and none if there are more than 512. On
 * Windows the request may clear the officer's undo list, so it is made only before writing. If Excel reports none, the read-back of
 * what was written still notices them.
 */
export async function readMerged(blocks: readonly Block[]): Promise<CellArea[][]> {
  const none = blocks.map((): CellArea[] => []);
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.13")) return none;
  try {
    return await Excel.run(async (context) => {
      const found = blocks.map((block) => {
        // Excel reports merged cells that begin within a range: those that overlap a block may begin above it or to its left.
        const upToBlock = {
          ...block,
          row: 0,
          column: 0,
          rowCount: block.row + block.rowCount,
          columnCount: block.column + block.columnCount,
        };
        return rangeOf(context, upToBlock).getMergedAreasOrNullObject().load(PLACES);
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
