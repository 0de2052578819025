import { openWorkbook } from "./office";
import { settle } from "../../../src/office-host/host/node-office";

describe("events", () => {
  test("onChanged reports the place, the source and the change, and can be removed", async () => {
    const { Excel, model } = openWorkbook();
    const seen: Excel.WorksheetChangedEventArgs[] = [];
    const handler = await Excel.run(async (context) => {
      const result = context.workbook.worksheets.onChanged.add((event) => {
        seen.push(event);
        return Promise.resolve();
      });
      await context.sync();
      return result;
    });

    model.edit("{S1}", 1, 1, "97");
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Notes").getRange("A1:B1").values = [["x", "y"]];
      await context.sync();
    });
    await settle();
    expect(seen).toEqual([
      expect.objectContaining({
        type: "WorksheetChanged",
        address: "B2",
        worksheetId: "{S1}",
        source: "Local",
        triggerSource: "Unknown",
        changeType: "RangeEdited",
        details: { valueBefore: 95, valueAfter: 97, valueTypeBefore: "Double", valueTypeAfter: "Double" },
      }),
      expect.objectContaining({ address: "A1:B1", worksheetId: "{S2}", triggerSource: "ThisLocalAddin" }),
    ]);

    await Excel.run(handler.context as Excel.RequestContext, async (context) => {
      handler.remove();
      await context.sync();
    });
    model.edit("{S1}", 1, 1, "98");
    await settle();
    expect(seen).toHaveLength(2);
  });

  test("the range of an event can be read", async () => {
    const { Excel, model } = openWorkbook();
    const addresses: string[] = [];
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Q2 figures").onChanged.add((event) =>
        Excel.run(async (inner) => {
          const range = event.getRange(inner).load("address,values");
          await inner.sync();
          addresses.push(`${range.address}=${String(range.values[0]?.[0])}`);
        }),
      );
      await context.sync();
    });
    model.edit("{S1}", 2, 2, "651");
    await settle();
    await settle();
    expect(addresses).toEqual(["'Q2 figures'!C3=651"]);
  });

  test("are raised for the selection, sheets and tables", async () => {
    const { Excel, model } = openWorkbook();
    const seen: string[] = [];
    const note = (event: object): Promise<void> => {
      const { type, address, worksheetId, tableId } = event as Record<string, string | undefined>;
      seen.push([type, worksheetId, tableId, address].filter((x) => x !== undefined).join(" "));
      return Promise.resolve();
    };
    await Excel.run(async (context) => {
      const { worksheets, tables } = context.workbook;
      worksheets.onSelectionChanged.add(note);
      worksheets.onActivated.add(note);
      worksheets.onAdded.add(note);
      worksheets.onDeleted.add(note);
      tables.onChanged.add(note);
      await context.sync();
    });
    model.select("{S1}", { row: 1, column: 1, rowCount: 2, columnCount: 1 });
    model.activate("{S2}");
    model.edit("{S1}", 3, 0, "Eastern");
    const { id } = model.addSheet("New");
    model.deleteSheet(id);
    await settle();
    expect(seen).toEqual([
      "WorksheetSelectionChanged {S1} B2:B3",
      "WorksheetActivated {S2}",
      "TableChanged {S1} {T1} A4",
      `WorksheetAdded ${id}`,
      `WorksheetDeleted ${id}`,
    ]);
  });

  test("are not raised while the add-in has disabled them", async () => {
    const { Excel, host, model } = openWorkbook();
    let count = 0;
    host.onEvent(() => count++);
    const enable = (enabled: boolean): Promise<void> =>
      Excel.run(async (context) => {
        context.workbook.worksheets.onChanged.add(() => Promise.resolve());
        context.runtime.enableEvents = enabled;
        await context.sync();
      });
    await enable(false);
    model.edit("{S1}", 1, 1, "1");
    await enable(true);
    model.edit("{S1}", 1, 1, "2");
    expect(count).toBe(1);
  });
});

test("adding or deleting a table's column raises an event of cells for the sheet and of a column for the table", async () => {
  const { Excel, model } = openWorkbook();
  const seen: unknown[] = [];
  await Excel.run(async (context) => {
    const hear = (event: Excel.WorksheetChangedEventArgs | Excel.TableChangedEventArgs): Promise<void> => {
      seen.push([event.type, event.changeType, event.address]);
      return Promise.resolve();
    };
    context.workbook.worksheets.onChanged.add(hear);
    context.workbook.tables.getItem("Sales").onChanged.add(hear);
    await context.sync();
    context.workbook.tables.getItem("Sales").columns.add(undefined, undefined, "Owner");
    await context.sync();
  });
  model.deleteTableColumn("{T1}", 3);
  await settle();
  expect(seen).toEqual([
    ["WorksheetChanged", "CellInserted", "D1:D4"],
    ["TableChanged", "ColumnInserted", "D1:D4"],
    ["WorksheetChanged", "RangeEdited", "D1"],
    ["TableChanged", "RangeEdited", "D1"],
    ["WorksheetChanged", "CellDeleted", "D1:D4"],
    ["TableChanged", "ColumnDeleted", "D1:D4"],
  ]);
});
