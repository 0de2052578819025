import type { NoteCoverage } from "../../kpi/checks/finding";
import type { NotesReading, Place } from "../../planning/port";
import { untracked } from "../blocks";
import { readExcelError } from "../run-excel";

/** What to load of each sheet, and what the result then covers. */
type NotesQuery = { notes: boolean; coverage: Exclude<NoteCoverage, "neither"> };

/**
 * Reads which cells of these sheets have a note or a comment with words in it, in two trips: the texts, then their places. After a
 * refusal it asks for comments alone; after another the result is unknown, which the checks allow for.
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

/** Comments came with ExcelApi 1.10, notes with 1.18. An older library lacks the member even where the set is supported. */
function whatToAsk(): NotesQuery[] {
  const has = (set: string, member: "comments" | "notes"): boolean =>
    Office.context.requirements.isSetSupported("ExcelApi", set) && member in Excel.Worksheet.prototype;
  if (!has("1.10", "comments")) return [];
  const comments: NotesQuery = { notes: false, coverage: "comments" };
  return has("1.18", "notes") ? [{ notes: true, coverage: "notes-and-comments" }, comments] : [comments];
}

async function readPlaces(
  context: Excel.RequestContext,
  sheetIds: readonly string[],
  asked: NotesQuery,
): Promise<Place[]> {
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
