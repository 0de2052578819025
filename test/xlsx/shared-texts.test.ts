import { openFile } from "../../src/xlsx/open-workbook-file";
import { contentOf } from "../../src/xlsx/cells/cell-content";
import { growingText } from "../../src/xlsx/sheet/growing-text";
import { partsOf, smallParts, zipOf, type Parts } from "./parts";
import { fullTest } from "../support/strength";

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const LONG = `Waiting for the auditors & "others" <sic>. ${"They come in May. ".repeat(50)} `;

/** The parts of a workbook with these texts written to column A, and the texts of the column after it is opened again. */
function written(parts: Parts, texts: readonly string[]): { parts: Parts; texts: unknown[] } {
  const opened = openFile(zipOf(parts));
  if (!opened.ok) throw new Error(opened.problem.code);
  const [entry] = opened.value.sheets();
  if (!entry) throw new Error("no sheet");
  texts.forEach((text, row) => opened.value.sheet(entry).write(row, 0, contentOf(text)));
  const bytes = opened.value.save();
  const again = openFile(bytes);
  const [same] = again.ok ? again.value.sheets() : [];
  if (!again.ok || !same) throw new Error("not opened again");
  const sheet = again.value.sheet(same);
  return { parts: partsOf(bytes), texts: texts.map((_, row) => sheet.contentAt(row, 0).value) };
}

const STRINGS = "xl/sharedStrings.xml";
const links = "xl/_rels/workbook.xml.rels";
const noStrings = Object.fromEntries(
  Object.entries(smallParts(""))
    .filter(([name]) => name !== STRINGS)
    .map(([name, text]) => [name, name === links ? text.replace(/<Relationship Id="rId2"[^>]*>/, "") : text]),
);

test.each<[string, Parts]>([
  ["an empty list of texts", smallParts("")],
  [
    "a list of texts",
    smallParts("", { [STRINGS]: `<sst ${MAIN} count="9" uniqueCount="1"><si><t>Calls</t></si></sst>` }),
  ],
  [
    "a list with a prefix and extensions",
    smallParts("", {
      [STRINGS]: `<x:sst xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:si><x:r><x:t>Ca</x:t></x:r><x:r><x:t>lls</x:t></x:r></x:si><x:extLst/></x:sst>`,
    }),
  ],
  ["no list of texts", noStrings],
])("a long text of many cells is written once to a file with %s", (_, parts) => {
  const texts = [LONG, "short", LONG, `${LONG}!`, LONG, " ".repeat(300)];
  const after = written(parts, texts);
  expect(after.texts).toEqual(texts);
  const all = Object.values(after.parts).join("");
  expect(all.split("Waiting for the auditors")).toHaveLength(3);
  expect(after.parts[STRINGS]).not.toMatch(/ount="/);
  expect(after.parts["xl/_rels/workbook.xml.rels"]?.split('/sharedStrings"')).toHaveLength(2);
});

test("an existing shared text is kept", () => {
  const parts = smallParts('<row r="9"><c r="B9" t="s"><v>0</v></c></row>', {
    [STRINGS]: `<sst ${MAIN}><si><t>Calls</t></si></sst>`,
  });
  const after = written(parts, [LONG]);
  expect(after.parts["xl/worksheets/sheet1.xml"]).toContain('<c r="B9" t="s"><v>0</v></c>');
  expect(after.parts["xl/worksheets/sheet1.xml"]).toContain('<c r="A1" t="s"><v>1</v></c>');
});

fullTest("a reason of 32,000 characters in 20,000 rows is saved and read again", () => {
  const reason = `${"They come in May. ".repeat(1800)}`;
  const { parts, texts } = written(
    smallParts(""),
    Array.from({ length: 20_000 }, () => reason),
  );
  expect(new Set(texts)).toEqual(new Set([reason]));
  expect((parts[STRINGS] ?? "").length).toBeLessThan(33_000);
});

test.each<[string, string, number, boolean]>([
  ["as many characters as there is room for", "a", 100, true],
  ["one character more", "a", 101, false],
  ["as many bytes as there is room for", "é", 50, true],
  ["more bytes than there is room for", "é", 51, false],
  ["as many surrogate pairs as there is room for", "😀", 25, true],
  ["more surrogate pairs than there is room for", "😀", 26, false],
])("a part of %s", (_, letter, count, isRoom) => {
  const text = growingText(100);
  const write = (): string => {
    for (let at = 0; at < count; at += 1) text.push(letter, "RAG Log");
    return text.text("RAG Log");
  };
  if (isRoom) expect(write()).toBe(letter.repeat(count));
  else expect(write).toThrow(expect.objectContaining({ problem: { code: "sheet-too-large", sheet: "RAG Log" } }));
});
