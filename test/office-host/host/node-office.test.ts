/* eslint-disable office-addins/load-object-before-read -- what is loaded here is what the tests are about */
import { assertSeam } from "../../../src/office-host/host/node-office";
import { failureOf, openWorkbook } from "./office";

describe("Office.js connected to a host in Node", () => {
  test("reads and writes through the real client", async () => {
    const { Excel, model } = openWorkbook();
    const seen = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Q2 figures").getRange("A1:C2");
      range.load("values,address");
      await context.sync();
      range.values = [
        ["Region", "Target", "Actual"],
        ["North", 90, 0.9],
      ];
      await context.sync();
      return { values: range.values, address: range.address };
    });
    expect(seen.address).toBe("'Q2 figures'!A1:C2");
    expect(seen.values[1]).toEqual(["North", 90, 0.9]);
    expect(model.values("{S1}", { row: 1, column: 1, rowCount: 1, columnCount: 2 })).toEqual([[90, 0.9]]);
  });

  test("a property that was not loaded is the client's own error", async () => {
    const { Excel } = openWorkbook();
    const failure = await failureOf(
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Notes");
        await context.sync();
        return sheet.name;
      }),
    );
    expect(failure.code).toBe("PropertyNotLoaded");
    expect(failure).toBeInstanceOf(Error);
  });

  test("several hosts can be open at once", async () => {
    const one = openWorkbook();
    const two = openWorkbook();
    const write = (office: typeof one, text: string): Promise<void> =>
      office.Excel.run(async (context) => {
        await context.sync();
        context.workbook.worksheets.getItem("Notes").getRange("A1").values = [[text]];
        await context.sync();
      });
    await Promise.all([write(one, "one"), write(two, "two")]);
    const area = { row: 0, column: 0, rowCount: 1, columnCount: 1 };
    expect([one.model.values("{S2}", area), two.model.values("{S2}", area)]).toEqual([[["one"]], [["two"]]]);
  });

  test("accepts options of Excel.run, and a context created by hand", async () => {
    const { Excel } = openWorkbook();
    await Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.worksheets.getItem("Notes").getRange("A1").values = [["x"]];
      await context.sync();
    });
    const context = new Excel.RequestContext();
    const sheet = context.workbook.worksheets.getItem("Notes");
    sheet.load("id");
    await context.sync();
    expect(sheet.id).toBe("{S2}");
  });

  test("a client without the undocumented parts is refused, and they are named", () => {
    expect(() => assertSeam({ Excel: {}, OfficeExtension: {} })).toThrow("no OfficeExtension.SessionBase");
  });
});
