import type { PresentWork } from "../../planning/edits/found-work";

/** Queues which sheets and tables exist; call the result once the batch has run. */
export function queuePresent(context: Excel.RequestContext): () => PresentWork {
  const sheets = context.workbook.worksheets.load(
    "items/id,items/name,items/protection/protected,items/protection/options,items/autoFilter/isDataFiltered",
  );
  const tables = context.workbook.tables.load(
    "items/id,items/name,items/worksheet/id,items/worksheet/name,items/columns/items/name,items/autoFilter/isDataFiltered",
  );
  return () => ({
    sheets: sheets.items.map(({ id, name, protection, autoFilter }) => ({
      ...{ id, name, isProtected: protection.protected, isFiltered: autoFilter.isDataFiltered },
      allowsFormats: protection.protected && protection.options.allowFormatCells === true,
    })),
    tables: tables.items.map(({ id, name, worksheet, columns, autoFilter }) => ({
      ...{ id, name, sheetId: worksheet.id, sheetName: worksheet.name },
      headings: columns.items.map((column) => column.name),
      isFiltered: autoFilter.isDataFiltered,
    })),
  });
}
