import type { NoteCoverage } from "../../kpi/checks/finding";
import type { NotesReading, Place } from "../../planning/port";
import { untracked } from "../blocks";
import { readExcelError } from "../run-excel";

/** What Excel is asked of each sheet, and what the answer tells. */
type Asked = { notes: boolean; coverage: Exclude<NoteCoverage, "neither"> };

/**
 * Reads which cells of these sheets have a note or a comment with words in it, in two trips: the texts, and where they are. What Excel
 * refuses is asked again without notes, and then counts as not known: a check can do without it.
 */
export async function readNotes(sheetIds: readonly string[]): Promise<NotesReading> {
  for (const asked of whatToAsk()) {
    try {
      return { coverage: asked.coverage, cells: await Excel.run((context) => readPlaces(context, sheetIds, asked)) };
    } catch (error) {
      if (!readExcelError(error)) throw error;
    }
  }
  return { coverage: "neither", cells: [] };
}

/** Comments are of ExcelApi 1.10 and notes of 1.18; a library that is older than the set has no such member. */
function whatToAsk(): Asked[] {
  const has = (set: string, member: "comments" | "notes"): boolean =>
    Office.context.requirements.isSetSupported("ExcelApi", set) && member in Excel.Worksheet.prototype;
  if (!has("1.10", "comments")) return [];
  const comments: Asked = { notes: false, coverage: "comments" };
  return has("1.18", "notes") ? [{ notes: true, coverage: "notes-and-comments" }, comments] : [comments];
}

async function readPlaces(context: Excel.RequestContext, sheetIds: readonly string[], asked: Asked): Promise<Place[]> {
  const sheets = sheetIds.map((sheetId) => {
    const sheet = context.workbook.worksheets.getItem(sheetId);
    return {
      sheetId,
      lists: [sheet.comments.load("items/content"), ...(asked.notes ? [sheet.notes.load("items/content")] : [])],
    };
  });
  await context.sync();
  const places = sheets.flatMap(({ sheetId, lists }) =>
    lists
      .flatMap(({ items }): (Excel.Comment | Excel.Note)[] => items)
      .filter(({ content }) => content.trim() !== "")
      .map((item) => ({ sheetId, cell: untracked(item.getLocation()).load("rowIndex,columnIndex") })),
  );
  if (places.length > 0) await context.sync();
  return places.map(({ sheetId, cell }) => ({ sheetId, row: cell.rowIndex, column: cell.columnIndex }));
}
