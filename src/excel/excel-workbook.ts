import { readAddress } from "../kpi/address";
import type { Place, StopWatching, TellProgress, WorkbookPort } from "../workbook/port";
import { done } from "../workbook/problem";
import { applyInParts } from "./apply-in-parts";
import { rangeOf } from "./blocks";
import { insertTable } from "./insert-table";
import { SAFE_LIMITS, type Limits } from "./limits";
import { pause } from "./pause";
import { readSnapshot } from "./read-snapshot";
import { runExcel } from "./run-excel";
import { undoPlan } from "./undo-plan";

/** The workbook that is open in Excel. Needs ExcelApi 1.9. `tell` hears how far something large is. */
export function createExcelWorkbook(options: { tell?: TellProgress; limits?: Partial<Limits> } = {}): WorkbookPort {
  const { tell = () => undefined } = options;
  const limits = { ...SAFE_LIMITS, ...options.limits };
  return {
    breathe: () => pause(),
    tell,
    read: async (choose, chooseRanges, sheetName, chooseAttached) => {
      tell({ at: "reading" });
      const snapshot = await runExcel((context) => readSnapshot(context, choose, chooseRanges, { sheetName, limits, chooseAttached }));
      await pause();
      return snapshot;
    },
    apply: (plan) => {
      tell({ at: "writing", part: 1, of: 1 });
      return runExcel((context) => applyInParts(context, plan, limits, tell));
    },
    undo: (plan, more) => runExcel((context) => undoPlan(context, plan, more, limits)),
    insertTable: (blank) => runExcel((context) => insertTable(context, blank)),
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

async function watch<T>(subscribe: (context: Excel.RequestContext) => OfficeExtension.EventHandlerResult<T>): Promise<StopWatching> {
  const subscription = await Excel.run(async (context) => {
    const added = subscribe(context);
    await context.sync();
    return added;
  });
  return async () => {
    // An event handler can only be removed in the context that it was added in.
    await Excel.run(subscription.context, async (context) => {
      subscription.remove();
      await context.sync();
    });
  };
}
