import type { FaultMoment, RichApiHost } from "../../src/office-host/host/rich-api";
import { ExcelError, type ExcelErrorCode } from "../../src/office-host/workbook/excel-error";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";

/** Where a fault occurs: a request to Excel, counted from 1, and one of its steps or none (the request as a whole). */
export interface Moment {
  trip: number;
  action: number | null;
}

/** What goes wrong, and how an IT colleague would describe it. */
export interface Fault {
  name: string;
  /** Whether it can occur between the steps of a request, or only before one. */
  within: boolean;
  /** True if it occurs in the middle of each writing request, and nowhere else. */
  halfWay?: boolean;
  /** True if Excel continues to refuse, so that nothing can be rolled back either. */
  lasting?: boolean;
  /** True if Excel gives no reason, so that none can be passed on. */
  unexplained?: boolean;
  /** True if it occurs wherever a piece of decoration is made, at whichever request the fault is tried. */
  anywhere?: boolean;
  /** True if what was asked for is done all the same. */
  costsNothing?: boolean;
  /** What someone else does meanwhile. */
  change?(model: WorkbookModel, sheetId: string): void;
  /** Makes it happen at a moment. `changed` is called once someone else has changed the workbook. */
  strike(host: RichApiHost, model: WorkbookModel, sheetId: string, at: Moment, changed: () => void): void;
}

const isAt = (moment: FaultMoment, at: Moment): boolean =>
  moment.trip === at.trip &&
  (at.action === null ? moment.kind === "batch" : moment.kind === "action" && moment.index === at.action);

function refusal(name: string, code: ExcelErrorCode, options: Partial<Fault> = {}): Fault {
  return {
    name,
    within: true,
    ...options,
    strike: (host, _model, _sheetId, at) => {
      let struck = false;
      host.faults = (moment) => {
        if (isAt(moment, at)) struck = true;
        else if (!struck || !options.lasting) return;
        throw new ExcelError(code);
      };
    },
  };
}

/** Excel has smaller limits during one request: it does everything that was requested, and returns less or nothing. */
function limit(name: string, limits: Partial<RichApiHost["limits"]>, lasting = false): Fault {
  return {
    name,
    within: false,
    lasting,
    strike: (host, _model, _sheetId, at) => {
      const usual = { ...host.limits };
      host.faults = (moment) => {
        if (moment.kind === "batch")
          Object.assign(host.limits, moment.trip === at.trip || (lasting && moment.trip > at.trip) ? limits : usual);
      };
    },
  };
}

/** What Excel for Windows and Mac does only in the workbook that is in front, and its codes: Microsoft's "Troubleshooting Excel add-ins". */
const NEEDS_THE_FRONT: ReadonlyMap<string, ExcelErrorCode> = new Map([
  ["WorksheetCollection.add", "GeneralException"],
  ["Worksheet.activate", "GeneralException"],
  ["Worksheet.delete", "InvalidSelection"],
  ["Worksheet.gridlines", "GeneralException"],
  ["WorksheetFreezePanes.freezeRows", "GeneralException"],
  ["Range.select", "GeneralException"],
]);

/** Another workbook is in front during one request, or from then on. */
function behind(name: string, lasting = false): Fault {
  return {
    name,
    within: false,
    lasting,
    costsNothing: !lasting,
    strike: (host, _model, _sheetId, at) => {
      host.faults = (moment) => {
        const code = moment.kind === "action" ? NEEDS_THE_FRONT.get(moment.member) : undefined;
        if (code && (moment.trip === at.trip || (lasting && moment.trip > at.trip))) throw new ExcelError(code);
      };
    },
  };
}

/** Excel never makes a piece of decoration. */
function undecorated(name: string, member: string): Fault {
  return {
    name: `${name} (${member})`,
    within: false,
    anywhere: true,
    costsNothing: true,
    strike: (host) => {
      host.faults = (moment) => {
        if (moment.kind === "action" && moment.member === member) throw new ExcelError("GeneralException");
      };
    },
  };
}

/** Someone else changes the workbook just before a request is served. */
function meanwhile(name: string, change: (model: WorkbookModel, sheetId: string) => void): Fault {
  return {
    name,
    within: false,
    change,
    strike: (host, model, sheetId, at, changed) => {
      host.faults = (moment) => {
        if (!isAt(moment, at)) return;
        model.actAs("host", () => change(model, sheetId));
        changed();
      };
    },
  };
}

/** Reorders rows of a sheet, as sorting does. `from` is the first of them. */
function reorder(model: WorkbookModel, sheetId: string, from: number, order: readonly number[]): void {
  const { rows } = model.sheet(sheetId);
  rows.splice(from, order.length, ...order.map((index) => rows[from + index]));
}

/** A new row looks like the one above it. */
function insertRow(model: WorkbookModel, sheetId: string): void {
  model.shiftLines({ sheetId, axis: "row", at: 2, count: 1 });
  const width = 20;
  const above = model.numberFormats(sheetId, { row: 1, column: 0, rowCount: 1, columnCount: width });
  model.writeNumberFormats(sheetId, { row: 2, column: 0, rowCount: 1, columnCount: width }, above);
}

export const FAULTS: Fault[] = [
  refusal("A cell is being edited (InvalidOperationInCellEditMode)", "InvalidOperationInCellEditMode"),
  refusal("Excel denies access (AccessDenied)", "AccessDenied"),
  refusal("The request is too large (RequestPayloadSizeLimitExceeded)", "RequestPayloadSizeLimitExceeded"),
  refusal("The answer is too large (ResponsePayloadSizeLimitExceeded)", "ResponsePayloadSizeLimitExceeded"),
  refusal("A sheet or table is not found (ItemNotFound)", "ItemNotFound"),
  refusal("Cells are not found (InvalidReference)", "InvalidReference"),
  refusal("Excel is throttled (ActivityLimitReached)", "ActivityLimitReached"),
  refusal("The request is broken off (RequestAborted)", "RequestAborted"),
  refusal("The service is down (ServiceNotAvailable)", "ServiceNotAvailable"),
  refusal("The session is lost (InvalidOrTimedOutSession)", "InvalidOrTimedOutSession"),
  refusal("Excel gives no reason (GeneralException)", "GeneralException", { unexplained: true }),
  refusal("A request stops half-way (RequestAborted)", "RequestAborted", { halfWay: true }),
  limit("Everything is done, and the answer is lost", { responseBytes: 10 }),
  limit("Excel reads, and gives no values (null)", { cellsPerRead: 0 }),
  limit("Everything is done, and no answer comes any more", { responseBytes: 10 }, true),
  refusal("The session is lost for good", "InvalidOrTimedOutSession", { lasting: true }),
  refusal("Access is denied from then on", "AccessDenied", { lasting: true }),
  meanwhile("Someone deletes the sheet", (model, sheetId) => model.deleteSheet(sheetId)),
  meanwhile("Someone renames the sheet", (model, sheetId) => model.renameSheet(sheetId, "Bob's KPI's")),
  meanwhile("Someone protects the sheet", (model, sheetId) => model.protect(sheetId)),
  meanwhile("Someone sorts the rows", (model, sheetId) => reorder(model, sheetId, 1, [4, 3, 2, 1, 0])),
  meanwhile("Someone swaps two rows of the same value", (model, sheetId) => reorder(model, sheetId, 4, [1, 0])),
  meanwhile("Someone inserts a row in the table", insertRow),
  meanwhile("Someone inserts a row above the table", (model, sheetId) =>
    model.shiftLines({ sheetId, axis: "row", at: 0, count: 1 }),
  ),
  meanwhile("Someone deletes a row", (model, sheetId) => model.shiftLines({ sheetId, axis: "row", at: 3, count: -1 })),
  meanwhile("Someone inserts a column", (model, sheetId) =>
    model.shiftLines({ sheetId, axis: "column", at: 0, count: 1 }),
  ),
  behind("Another workbook is in front for a moment"),
  behind("Another workbook is in front from then on", true),
  undecorated("Headings are not frozen", "WorksheetFreezePanes.freezeRows"),
  undecorated("Gridlines are not hidden", "Worksheet.gridlines"),
  undecorated("Rows are not fitted", "RangeFormat.autofitRows"),
  undecorated("The page is not turned", "PageLayout.orientation"),
  undecorated("The paper is not set", "PageLayout.paperSize"),
  undecorated("The page is not fitted", "PageLayout.zoom"),
  undecorated("Headings are not repeated on each page", "PageLayout.setPrintTitleRows"),
  undecorated("The left of the footer is not written", "HeaderFooter.leftFooter"),
  undecorated("The right of the footer is not written", "HeaderFooter.rightFooter"),
];
