import { readAddress } from "../kpi/address";
import type { Place, StopWatching, WorkbookPort } from "../workbook/port";
import { done } from "../workbook/problem";
import { applyPlan } from "./apply-plan";
import { rangeOf } from "./blocks";
import { insertTable } from "./insert-table";
import { readSnapshot } from "./read-snapshot";
import { runExcel } from "./run-excel";
import { undoPlan } from "./undo-plan";

/** The workbook that is open in Excel. Needs ExcelApi 1.9. */
export function createExcelWorkbook(): WorkbookPort {
  return {
    read: async (choose, chooseRanges, sheetName) => {
      const snapshot = await runExcel((context) => readSnapshot(context, choose, chooseRanges, sheetName));
      await breathe();
      return snapshot;
    },
    apply: (plan) => runExcel((context) => applyPlan(context, plan)),
    undo: (plan, alongside = () => null) => runExcel((context) => undoPlan(context, plan, alongside)),
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

/**
 * Lets the browser draw, and answer the officer, before what was read is judged: taking in 10,000 rows and rating them in
 * one go would hold the pane still.
 */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
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
