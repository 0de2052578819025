import type { AttachedPlace, AttachedSnapshot } from "../../src/planning/snapshot";
import { opened, smallParts, zipOf } from "./parts";

const CELLS = `<row r="1"><c r="A1" t="inlineStr"><is><t>Team</t></is></c><c r="B1" t="inlineStr"><is><t>Rate</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Care</t></is></c><c r="B2"><v>0.25</v></c></row>`;
const NAMES = `<definedNames><definedName name="Leavers">S!$A$1:$B$2</definedName><definedName name="Leavers" localSheetId="0">'S'!$A$1:$B$1</definedName><definedName name="Both">S!$A$1,S!$B$2</definedName><definedName name="Rate">0.2</definedName><definedName name="Whole">S!$A:$B</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">S!$A$1</definedName></definedNames>`;

async function read(place: AttachedPlace, most = { rows: 40, columns: 8 }): Promise<AttachedSnapshot | undefined> {
  const plain = smallParts(CELLS);
  const parts = {
    ...plain,
    "xl/workbook.xml": plain["xl/workbook.xml"]?.replace("</workbook>", `${NAMES}</workbook>`) ?? "",
  };
  const snapshot = await opened(zipOf(parts)).port.read(async ({ readChosen }) => {
    const chosen = await readChosen({ tables: [], sheetIds: [] });
    return chosen.ok ? chosen.value.readRest({ ranges: [], attached: [{ place, most }] }) : chosen;
  });
  if (!snapshot.ok) throw new Error(snapshot.problem.code);
  return snapshot.value.snapshot.attached?.[0];
}

const named = (name: string, scopes: (string | null)[] = [null]): AttachedPlace => ({ kind: "name", name, scopes });
const BLOCK = { sheetId: "sheet:1", row: 0, column: 0, rowCount: 2, columnCount: 2 };
const HELD = {
  row: 0,
  column: 0,
  values: [
    ["Team", "Rate"],
    ["Care", 0.25],
  ],
  texts: [
    ["Team", "Rate"],
    ["Care", "0.25"],
  ],
  formats: [
    ["General", "General"],
    ["General", "General"],
  ],
};

describe("the block of cells that a row refers to in a file", () => {
  test.each<[string, AttachedPlace, unknown]>([
    ["an address", { kind: "area", ...BLOCK }, { ...BLOCK, used: HELD }],
    ["a name, in any case", named("leavers"), { ...BLOCK, used: HELD }],
    ["a sheet's own name before the workbook's", named("Leavers", ["sheet:1", null]), { ...BLOCK, rowCount: 1 }],
    ["a name for two blocks", named("Both"), "no-cells"],
    ["a name for a number", named("Rate"), "no-cells"],
    ["a name for whole columns", named("Whole"), { sheetId: "sheet:1", rowCount: 1_048_576, used: null }],
    ["an unknown name", named("Starters"), "not-found"],
    ["a name of Excel's own", named("_xlnm.Print_Area", ["sheet:1"]), "not-found"],
    [
      "empty cells",
      { kind: "area", sheetId: "sheet:1", row: 5, column: 0, rowCount: 2, columnCount: 2 },
      { used: { values: [], texts: [], formats: [] } },
    ],
    ["an unknown sheet", { kind: "area", ...BLOCK, sheetId: "sheet:9" }, "not-found"],
  ])("%s", async (_, place, expected) => {
    const found = await read(place);
    if (typeof expected === "string") expect(found).toBe(expected);
    else expect(found).toMatchObject(expected as object);
  });

  test("a block above the limits is not read", async () => {
    expect(await read({ kind: "area", ...BLOCK }, { rows: 1, columns: 8 })).toEqual({ ...BLOCK, used: null });
  });
});
