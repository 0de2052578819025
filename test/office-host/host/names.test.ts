import { openWorkbook } from "./office";

/* Names for constants, as Microsoft documents NamedItemCollection.add and NamedItem. */

const refusal = (job: (context: Excel.RequestContext) => void): Promise<string> =>
  openWorkbook()
    .Excel.run(async (context) => {
      job(context);
      await context.sync();
      return "done";
    })
    .catch((error: { code: string }) => error.code);

test("a sheet's name for a text is added, hidden, changed and deleted", async () => {
  const { Excel, model } = openWorkbook();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Notes");
    const added = sheet.names.add("_Layout", '="2|a,""b"""');
    added.visible = false;
    added.load("name,value,formula,visible,scope,type");
    const ofWorkbook = context.workbook.names.getItemOrNullObject("_Layout");
    await context.sync();
    expect(added.toJSON()).toMatchObject({
      name: "_Layout",
      value: '2|a,"b"',
      formula: '="2|a,""b"""',
      visible: false,
      scope: "Worksheet",
      type: "String",
    });
    expect(ofWorkbook.isNullObject).toBe(true);
    const again = sheet.names.getItem("_layout");
    again.formula = "=2.5";
    again.load("value");
    await context.sync();
    expect(again.value).toBe(2.5);
    sheet.names.getItem("_Layout").delete();
    await context.sync();
  });
  expect(model.toData().names).toBeUndefined();
});

test("a name for a constant stays, whichever rows and columns are deleted", async () => {
  const { Excel, model } = openWorkbook();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("Other");
    sheet.names.add("_Layout", '="1"');
    await context.sync();
    sheet.getRange("A1:A2").getEntireRow().delete("Up");
    sheet.getRange("A1").getEntireColumn().delete("Left");
    await context.sync();
  });
  expect(model.toData().names).toMatchObject([{ name: "_Layout", constant: { value: "1" } }]);
});

test("a sheet's own names are deleted with it", async () => {
  const { Excel, model } = openWorkbook();
  await Excel.run(async (context) => {
    context.workbook.worksheets.add("Other").names.add("_Layout", '="1"');
    await context.sync();
    context.workbook.worksheets.getItem("Other").delete();
    await context.sync();
  });
  expect(model.toData().names).toBeUndefined();
});

test.each<[string, (context: Excel.RequestContext) => void, string]>([
  [
    "a name twice in one place",
    ({ workbook }) => void [workbook.names.add("Rate", "=1"), workbook.names.add("RATE", "=2")],
    "InvalidArgument",
  ],
  [
    "the same name in two places",
    ({ workbook }) =>
      void [workbook.names.add("Rate", "=1"), workbook.worksheets.getItem("Notes").names.add("Rate", "=2")],
    "done",
  ],
  ["a name that reads as a cell", ({ workbook }) => void workbook.names.add("AB12", "=1"), "InvalidArgument"],
  ["a name with a space", ({ workbook }) => void workbook.names.add("A rate", "=1"), "InvalidArgument"],
  [
    "a text of 256 characters",
    ({ workbook }) => void workbook.names.add("Long", `="${"x".repeat(256)}"`),
    "InvalidArgument",
  ],
  ["a text of 255 characters", ({ workbook }) => void workbook.names.add("Long", `="${"x".repeat(255)}"`), "done"],
  ["a formula that is to be calculated", ({ workbook }) => void workbook.names.add("Sum", "=1+1"), "InvalidArgument"],
  ["one that is not there", ({ workbook }) => void workbook.names.getItem("None").delete(), "ItemNotFound"],
])("%s", async (_, job, expected) => {
  expect(await refusal(job)).toBe(expected);
});
