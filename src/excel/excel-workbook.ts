import { readAddress } from "../kpi/address";
import type { Place, StopWatching, WorkbookPort } from "../planning/port";
import { done } from "../planning/problem";
import { rangeOf } from "./blocks";
import { createExcelRun, type ExcelOptions } from "./excel-run";
import { SAFE_LIMITS } from "./request-limits";
import { runExcel } from "./run-excel";

/** The workbook that is open in Excel. Needs ExcelApi 1.9. */
export function createExcelWorkbook(options: ExcelOptions = {}): WorkbookPort {
  const limits = { ...SAFE_LIMITS, ...options.limits };
  return {
    ...createExcelRun(options),
    fetchAhead: async () => {
      await Promise.all([import("./write/apply-in-parts"), import("./write/undo-plan")]);
    },
    undo: async (plan, more) => {
      const { undoPlan } = await import("./write/undo-plan");
      return runExcel((context) => undoPlan(context, plan, more, limits));
    },
    // Loaded on demand: few findings depend on notes.
    readNotes: async (sheetIds) => (await import("./read/read-notes")).readNotes(sheetIds),
    insertTable: async (blank) => {
      const { insertTable } = await import("./write/insert-table");
      return runExcel((context) => insertTable(context, blank, limits));
    },
    select: (place) =>
      runExcel(async (context) => {
        const cell = rangeOf(context, { ...place, rowCount: 1, columnCount: 1 });
        context.workbook.worksheets.getItem(place.sheetId).activate();
        cell.select();
        await context.sync();
        return done(undefined);
      }),
    watchSelection,
    watchChanges,
  };
}

function watchSelection(onSelect: (place: Place) => void): Promise<StopWatching> {
  return watch((context) =>
    context.workbook.worksheets.onSelectionChanged.add((event) => {
      const cell = readAddress(event.address);
      if (cell) onSelect({ sheetId: event.worksheetId, ...cell });
      return Promise.resolve();
    }),
  );
}

function watchChanges(onChange: (sheetId: string) => void): Promise<StopWatching> {
  return watch((context) =>
    context.workbook.worksheets.onChanged.add((event) => {
      onChange(event.worksheetId);
      return Promise.resolve();
    }),
  );
}

async function watch<T>(
  subscribe: (context: Excel.RequestContext) => OfficeExtension.EventHandlerResult<T>,
): Promise<StopWatching> {
  const subscription = await Excel.run(async (context) => {
    const added = subscribe(context);
    await context.sync();
    return added;
  });
  return async () => {
    // Excel removes an event handler only in the context that added it.
    await Excel.run(subscription.context, async (context) => {
      subscription.remove();
      await context.sync();
    });
  };
}
