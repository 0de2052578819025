import { createRichApiHost } from "../../src/office-host/host/rich-api";
import { openOffice } from "../../src/office-host/host/node-office";
import { parseArea } from "../../src/office-host/workbook/a1-notation";
import { emptySheet } from "../../src/office-host/workbook/sheet-names";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";

/** The add-in's own code, unchanged. */
async function markTotal(context: Excel.RequestContext): Promise<void> {
  const range = context.workbook.worksheets.getItem("Sales").getRange("B1:B3").load("values");
  await context.sync();
  const total = range.values.flat().filter((value) => typeof value === "number");
  range.getLastCell().getOffsetRange(1, 0).values = [[total.reduce((sum, value) => sum + value, 0)]];
  await context.sync();
}

test("the total is written below the figures", async () => {
  const sheet = {
    ...emptySheet("s1", "Sales"),
    rows: [
      [{ value: "Region" }, { value: "Sold" }],
      [{ value: "North" }, { value: 120 }],
      [{ value: "South" }, { value: 80 }],
    ],
  };
  const model = new WorkbookModel({
    sheets: [sheet],
    activeSheetId: "s1",
    selection: parseArea("A1"),
    settings: {},
  });
  const host = createRichApiHost(model, { requirementSets: { ExcelApi: "1.9" } });
  const { Excel } = openOffice(host);

  await Excel.run(markTotal);

  expect(model.values("s1", parseArea("B4"))).toEqual([[200]]);
  // One round trip to read and one to write; Excel.run ends with a third that only releases ranges.
  expect(host.trips.filter((trip) => !trip.releaseOnly)).toHaveLength(2);
});
