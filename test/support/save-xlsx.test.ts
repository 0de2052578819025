import { XMLValidator } from "fast-xml-parser";
import { strFromU8, unzipSync } from "fflate";
import type { WorkbookData } from "../../src/office-host/workbook/types";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { emptySheet } from "../../src/office-host/workbook/sheet-names";
import { xlsxOf, type XlsxOptions } from "./save-xlsx";

const area = (row: number, column: number, rowCount = 1, columnCount = 1) => ({ row, column, rowCount, columnCount });

/** A workbook with one of each feature that is written. */
function everything(): WorkbookModel {
  const data: WorkbookData = {
    sheets: [
      emptySheet("s1", "Q2 & more"),
      { ...emptySheet("s2", "Hidden"), visibility: "VeryHidden", protected: true },
    ],
    activeSheetId: "s1",
    selection: area(1, 1),
    settings: { "kpi-rules": {} },
    names: [{ name: "Targets", sheetId: "s1", area: area(1, 1, 3) }],
  };
  const model = new WorkbookModel(data);
  model.writeValues("s1", area(0, 0, 3, 3), [
    ["KPI", "Target", "Status"],
    ["Bins <5>", 0.95, 3],
    ["Roads", true, "#N/A"],
  ]);
  model.writeNumberFormats("s1", area(1, 2, 2), '[=3]"Green";"Red"');
  model.writeNumberFormats("s1", area(1, 1), "0%");
  model.addTable("s1", area(0, 0, 3, 3), true, "Measures");
  const { id } = model.rules.addIconSet("s1", area(1, 2, 2));
  model.rules.changeIconSet("s1", id, { style: "ThreeSymbols2", reverseIconOrder: true });
  model.rules.setValidation("s1", area(1, 2, 2), {
    source: "1,2,3",
    prompt: { title: "Status", message: 'One of "1", "2", "3"' },
  });
  model.restyle("s1", area(1, 0), {
    bold: true,
    fill: "#C6EFCE",
    color: "#006100",
    wrap: true,
    vertical: "Top",
    locked: false,
  });
  model.changeLines("s1", [area(1, 0)], "EdgeBottom", () => ({ color: "#FF0000", weight: "Medium" }));
  model.writeValues("s1", area(5, 0), "A note");
  model.merge("s1", area(5, 0, 1, 3), false);
  model.resizeLines("s1", "column", 0, 1, 140);
  model.resizeLines("s1", "row", 1, 1, 40);
  model.hideLines("s1", "row", 3, 1, true);
  model.hideLines("s1", "column", 4, 1, true);
  model.freeze("s1", 1, 1);
  model.changeSheet("s1", { tabColor: "#00B050", showGridlines: false });
  model.changePrint("s1", {
    ...{ orientation: "Landscape", paperSize: "A3", zoom: { wide: 1 }, leftMargin: 36, centerHorizontally: true },
    ...{ titleRows: area(0, 0, 1, 16_384), areas: [area(0, 0, 6, 3)], leftFooter: "Council & co", rightFooter: "&P" },
  });
  return model;
}

function partsOf(data: WorkbookData, options?: XlsxOptions): Record<string, string> {
  const files = Object.entries(unzipSync(xlsxOf(data, options)));
  return Object.fromEntries(files.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

test("every part of the file is well-formed XML", () => {
  const parts = partsOf(everything().toData());
  expect(Object.entries(parts).map(([name, xml]) => [name, XMLValidator.validate(xml)])).toEqual(
    Object.keys(parts).map((name) => [name, true]),
  );
});

describe("a saved workbook", () => {
  const parts = partsOf(everything().toData());
  const sheet = parts["xl/worksheets/sheet1.xml"] ?? "";
  const styles = parts["xl/styles.xml"] ?? "";
  const workbook = parts["xl/workbook.xml"] ?? "";

  test.each<[string, string, string]>([
    ["a text", sheet, '<is><t xml:space="preserve">Bins &lt;5&gt;</t></is>'],
    ["a number", sheet, "<v>0.95</v>"],
    ["TRUE", sheet, ' t="b"><v>1</v>'],
    ["an error", sheet, ' t="e"><v>#N/A</v>'],
    ["a number format", styles, 'formatCode="[=3]&quot;Green&quot;;&quot;Red&quot;"'],
    ["a percentage", styles, 'numFmtId="9"'],
    ["a font", styles, '<b/><sz val="11"/><color rgb="FF006100"/>'],
    ["a fill", styles, '<fgColor rgb="FFC6EFCE"/>'],
    ["a line", styles, '<bottom style="medium"><color rgb="FFFF0000"/></bottom>'],
    ["an alignment, and an unlocked cell", styles, '<alignment vertical="top" wrapText="1"/><protection locked="0"/>'],
    ["a width", sheet, '<col min="1" max="1" width="20" customWidth="1"/>'],
    ["a height", sheet, '<row r="2" ht="30" customHeight="1">'],
    ["a hidden row", sheet, '<row r="4" hidden="1"/>'],
    ["a hidden column", sheet, '<col min="5" max="5" width="9.140625" hidden="1" customWidth="1"/>'],
    ["merged cells", sheet, '<mergeCell ref="A6:C6"/>'],
    ["frozen panes", sheet, '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'],
    ["gridlines, and the sheet in front", sheet, '<sheetView showGridLines="0" tabSelected="1"'],
    [
      "a tab's colour, and fitting to pages",
      sheet,
      '<sheetPr><tabColor rgb="FF00B050"/><pageSetUpPr fitToPage="1"/></sheetPr>',
    ],
    ["an icon set", sheet, '<iconSet iconSet="3Symbols2" reverse="1"><cfvo type="percent" val="0"/>'],
    ["a list of choices", sheet, "<formula1>&quot;1,2,3&quot;</formula1>"],
    ["a prompt", sheet, 'prompt="One of &quot;1&quot;, &quot;2&quot;, &quot;3&quot;"'],
    ["a page", sheet, '<pageSetup paperSize="8" fitToWidth="1" fitToHeight="0" orientation="landscape"/>'],
    ["margins", sheet, '<pageMargins left="0.5" right="0.7"'],
    ["centring", sheet, '<printOptions horizontalCentered="1"/>'],
    ["a footer", sheet, "<oddFooter>&amp;LCouncil &amp; co&amp;R&amp;P</oddFooter>"],
    ["a table", parts["xl/tables/table1.xml"] ?? "", 'displayName="Measures" ref="A1:C3"'],
    [
      "title rows",
      workbook,
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'Q2 &amp; more'!$1:$1</definedName>`,
    ],
    [
      "a print area",
      workbook,
      `<definedName name="_xlnm.Print_Area" localSheetId="0">'Q2 &amp; more'!$A$1:$C$6</definedName>`,
    ],
    ["a name", workbook, `<definedName name="Targets">'Q2 &amp; more'!$B$2:$B$4</definedName>`],
    ["a hidden sheet", workbook, '<sheet name="Hidden" sheetId="2" state="veryHidden" r:id="rId2"/>'],
    ["protection", parts["xl/worksheets/sheet2.xml"] ?? "", '<sheetProtection sheet="1"'],
  ])("has %s", (_what, xml, piece) => {
    expect(xml).toContain(piece);
  });

  test("for LibreOffice has table styles written out, and wrapped rows as high as their text", () => {
    const model = new WorkbookModel({ ...everything().toData() });
    model.writeValues(
      "s1",
      area(8, 0),
      "A long sentence that takes several lines of its column, and then some more of them.",
    );
    model.restyle("s1", area(8, 0), { wrap: true });
    const drawn = partsOf(model.toData(), { forLibreOffice: true });
    expect(drawn["xl/styles.xml"]).toContain('<fgColor rgb="FF4472C4"/>');
    const height = /<row r="9" ht="([\d.]+)"/.exec(drawn["xl/worksheets/sheet1.xml"] ?? "")?.[1];
    expect(Number(height)).toBeGreaterThan(40);
    expect(partsOf(model.toData())["xl/worksheets/sheet1.xml"]).not.toMatch(/<row r="9" ht/);
  });

  test("has icons that came after 2007 in an extension", () => {
    const model = everything();
    const { id } = model.rules.addIconSet("s1", area(1, 1));
    model.rules.changeIconSet("s1", id, { style: "ThreeStars" });
    expect(partsOf(model.toData())["xl/worksheets/sheet1.xml"]).toMatch(
      /<extLst>.*<x14:iconSet iconSet="3Stars">.*<xm:sqref>B2:B2<\/xm:sqref>/,
    );
  });
});
