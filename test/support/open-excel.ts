import { openOffice, type NodeOffice } from "../../src/office-host/host/node-office";
import { createRichApiHost, type RichApiHost, type RichApiHostOptions } from "../../src/office-host/host/rich-api";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";

/** Connects the real Office.js to a workbook model, as the global that the add-in's code uses. */
export function openExcel(
  model: WorkbookModel,
  options: RichApiHostOptions = {},
): { host: RichApiHost; office: NodeOffice } {
  const host = createRichApiHost(model, { requirementSets: { ExcelApi: "1.9" }, ...options });
  const office = openOffice(host);
  const requirements = { isSetSupported: host.isSetSupported };
  Object.assign(globalThis, {
    Excel: office.Excel,
    OfficeExtension: office.OfficeExtension,
    Office: { context: { requirements } },
  });
  return { host, office };
}
