import { strToU8, unzipSync, zipSync } from "fflate";
import { fullTest } from "../../support/strength";
import { validateOfficeFile } from "../../support/validate-office-file";
import { documentOf, kpiOf, sampleDocument } from "./sample-document";
import { textsOf, writeOrFail } from "./zip-parts";

const small = documentOf([
  kpiOf("rent", {
    notes: [{ text: "A note", isInternal: true }],
    attached: {
      title: "Leavers",
      rows: [
        ["Team", "Count"],
        ["One", "2"],
      ],
      troubles: ["It does not add up."],
    },
  }),
]);

fullTest("the validator finds a planted fault", async () => {
  const bytes = await writeOrFail(small);
  const text = textsOf(bytes)["word/document.xml"] ?? "";
  const faulty = {
    ...unzipSync(bytes),
    "word/document.xml": strToU8(text.replace("<w:tblPr>", "<w:bogus/><w:tblPr>")),
  };
  expect(await validateOfficeFile(zipSync(faulty), "docx")).toHaveLength(1);
});

const SMALL: [string, () => Promise<Uint8Array>][] = [
  ["a report of one KPI", () => writeOrFail(small)],
  ["a report of one KPI in another's template", async () => writeOrFail(small, { template: await writeOrFail(small) })],
];

/** The validator takes long over a long document. */
const LONG: typeof SMALL = [
  ["the sample's report", () => writeOrFail(sampleDocument())],
  ["its public version", () => writeOrFail(sampleDocument(true))],
  [
    "the sample's report in another's template",
    async () => writeOrFail(sampleDocument(), { template: await writeOrFail(sampleDocument()) }),
  ],
];

fullTest.each([...SMALL, ...LONG])("%s is valid by the rules of the format", async (_, write) => {
  expect(await validateOfficeFile(await write(), "docx")).toEqual([]);
});
