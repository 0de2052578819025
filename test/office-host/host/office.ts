import { createRichApiHost, type RichApiHost, type RichApiHostOptions } from "../../../src/office-host/host/rich-api";
import { openOffice, type NodeOffice } from "../../../src/office-host/host/node-office";
import type { WorkbookData } from "../../../src/office-host/workbook/types";
import { WorkbookModel } from "../../../src/office-host/workbook/workbook-model";
import { sampleWorkbook } from "./sample-workbook";

export interface OpenWorkbook extends NodeOffice {
  host: RichApiHost;
  model: WorkbookModel;
}

/** The real Office.js over a model of the sample workbook or of another one. */
export function openWorkbook(options: RichApiHostOptions = {}, data: WorkbookData = sampleWorkbook()): OpenWorkbook {
  const model = new WorkbookModel(data, { today: () => new Date(2025, 5, 1) });
  const host = createRichApiHost(model, options);
  return { host, model, ...openOffice(host) };
}

/** The code and message with which a promise is rejected. */
export async function failureOf(
  work: Promise<unknown>,
): Promise<{ code: string; message: string; debugInfo?: object }> {
  try {
    await work;
  } catch (error) {
    return error as { code: string; message: string };
  }
  throw new Error("It did not fail.");
}
