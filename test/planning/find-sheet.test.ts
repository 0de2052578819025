import {
  findSheetById,
  findSheetNamed,
  freeName,
  isOneNameToExcel,
  isSameSheetName,
  sheetsNamed,
} from "../../src/planning/find-sheet";

const named = (...names: string[]): { id: string; name: string }[] =>
  names.map((name, index) => ({ id: `id-${index}`, name }));

test.each([
  ["RAG Log", "rag log", true, true],
  ["RAG Log ", "RAG Log", true, false],
  ["RAG  Log", "RAG Log", true, false],
  ["RAG Log 2", "RAG Log", false, false],
])("%j and %j are the same to a person: %p, to Excel: %p", (one, other, toPerson, toExcel) => {
  expect([isSameSheetName(one, other), isOneNameToExcel(one, other)]).toEqual([toPerson, toExcel]);
});

test.each<[sheets: string[], name: string, found: string | undefined]>([
  [["Notes", "rag log"], "RAG Log", "rag log"],
  [["Notes", " RAG Log "], "RAG Log", " RAG Log "],
  // Both may be in a workbook. The one that Excel finds by the name is meant.
  [["RAG Log ", "RAG Log"], "RAG Log", "RAG Log"],
  [["Notes"], "RAG Log", undefined],
])("among %j, %j finds %j", (sheets, name, found) => {
  expect(findSheetNamed(named(...sheets), name)?.name).toBe(found);
});

test("sheets of several names are found in workbook order", () => {
  expect(sheetsNamed(named("b ", "Notes", "A"), ["a", "B"]).map(({ name }) => name)).toEqual(["b ", "A"]);
});

test("a sheet is found by its id, or by the name that Excel finds it by", () => {
  const sheets = named("Notes", "RAG Log ");
  expect(findSheetById(sheets, "id-1")?.name).toBe("RAG Log ");
  expect(findSheetById(sheets, "notes")?.name).toBe("Notes");
  expect(findSheetById(sheets, "RAG Log")).toBeNull();
});

test.each([
  [["KPIs"], "KPIs 2"],
  [["kpis ", "KPIS 2"], "KPIs 3"],
  [["Notes"], "KPIs"],
])("beside %j, %j is free", (taken, free) => {
  expect(freeName("KPIs", taken, " ")).toBe(free);
});
