import { ExcelError, type ExcelErrorCode } from "../../../src/office-host/workbook/excel-error";
import { failureOf, openWorkbook, type OpenWorkbook } from "./office";

const AREA = { row: 0, column: 0, rowCount: 1, columnCount: 2 };

function writeTwo(office: OpenWorkbook): Promise<void> {
  return office.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Notes");
    sheet.getRange("A1").values = [["first"]];
    sheet.getRange("B1").values = [["second"]];
    await context.sync();
  });
}

describe("faults", () => {
  const codes: ExcelErrorCode[] = [
    "InvalidOperationInCellEditMode",
    "AccessDenied",
    "RequestPayloadSizeLimitExceeded",
    "ResponsePayloadSizeLimitExceeded",
    "ActivityLimitReached",
    "InvalidOrTimedOutSession",
    "ItemNotFound",
  ];
  test.each(codes)("%s refuses a batch, and nothing is written", async (code) => {
    const office = openWorkbook({
      faults: (moment) => {
        if (moment.kind === "batch") throw new ExcelError(code);
      },
    });
    expect((await failureOf(writeTwo(office))).code).toBe(code);
    expect(office.model.values("{S2}", AREA)).toEqual([["", ""]]);
    expect(office.host.trips[0]).toMatchObject({ error: code, number: 1 });
    office.host.faults = undefined;
    await writeTwo(office);
    expect(office.model.values("{S2}", AREA)).toEqual([["first", "second"]]);
  });

  test("a batch that fails half-way keeps its earlier actions: it is not a transaction", async () => {
    let writes = 0;
    const office = openWorkbook({
      faults: (moment) => {
        if (moment.kind === "action" && moment.member === "Range.values" && ++writes === 2) {
          throw new ExcelError("GeneralException");
        }
      },
    });
    const failure = await failureOf(writeTwo(office));
    expect(failure.code).toBe("GeneralException");
    expect(failure.debugInfo).toMatchObject({ errorLocation: "Range.values" });
    expect(office.model.values("{S2}", AREA)).toEqual([["first", ""]]);
  });

  test("a request over the limit is refused before it runs, a response after", async () => {
    const request = openWorkbook({ limits: { requestBytes: 500 } });
    expect((await failureOf(writeTwo(request))).code).toBe("RequestPayloadSizeLimitExceeded");
    const read = openWorkbook({ limits: { responseBytes: 500 } });
    const failure = await failureOf(
      read.Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Notes").getRange("A1:J99").load("values");
        await context.sync();
      }),
    );
    expect(failure.code).toBe("ResponsePayloadSizeLimitExceeded");
  });
});

describe("the recorded trips", () => {
  test("have their bytes and members, and mark the release that ends a run", async () => {
    const { Excel, host } = openWorkbook();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Notes").getRange("A1").load("values");
      await context.sync();
    });
    expect(host.trips.map((t) => [t.number, t.releaseOnly])).toEqual([
      [1, false],
      [2, true],
    ]);
    const [first] = host.trips;
    expect(first?.members).toEqual([
      "Workbook.worksheets",
      "WorksheetCollection.getItem",
      "Worksheet.getRange",
      "Range.values",
    ]);
    expect(first?.requestBytes).toBeGreaterThan(500);
    expect(first?.responseBytes).toBeGreaterThan(50);
    host.resetTrips();
    expect(host.trips).toEqual([]);
  });

  test("the host says which requirement sets it offers", () => {
    const { host } = openWorkbook({ requirementSets: { ExcelApi: "1.14" } });
    expect(["1.1", "1.9", "1.14", "1.15", "1.17"].map((v) => host.isSetSupported("ExcelApi", v))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(host.isSetSupported("SharedRuntime", "1.1")).toBe(false);
  });
});
