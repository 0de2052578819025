import { describeAnyProblem } from "../../planning/describe-file-problem";
import { openForWorkbench, type OpenedFile } from "../files/open-file";
import type { WorkbookData } from "../../office-host/workbook/types";
import { takeChosenFile } from "./chosen-file";

/** The address's sign that a file was chosen. */
export const CHOSEN = "chosen";

/** What the page shows. */
export interface Source {
  data: WorkbookData;
  /** The name of its file. */
  name: string;
  /** The file that a copy is made of; null where it has to be fetched, or there is none. */
  opened: OpenedFile | null;
  /** Where its file can be fetched from; null where there is none to be had. */
  address: string | null;
  /** What has to be said about it. */
  message: string | null;
}

const SAMPLE = { name: "Sample workbook.xlsx", json: "/sample-workbook.json", address: "/sample-workbook.xlsx" };

/** The workbook of this page: the file that was chosen, the one that its address names, or the sample. */
export async function readSource(search: URLSearchParams): Promise<Source> {
  if (search.has(CHOSEN)) return readChosen();
  const named = search.get("workbook");
  if (named === null) return readSample(null);
  const data = JSON.parse(await fetchText(`/workbooks/${encodeURIComponent(named)}.json`)) as WorkbookData;
  return { data, name: `${named}.xlsx`, opened: null, address: null, message: null };
}

async function readChosen(): Promise<Source> {
  const chosen = await takeChosenFile();
  // The page was loaded again: no copy of the file is kept for that.
  if (!chosen)
    return readSample("The workbook is no longer open, for its page was loaded again. Choose its file once more.");
  const opened = openForWorkbench(chosen.bytes);
  if (opened.ok)
    return { data: opened.value.data, name: chosen.name, opened: opened.value, address: null, message: null };
  const { title, body } = describeAnyProblem(opened.problem);
  return readSample(`${chosen.name}: ${title}. ${body}`);
}

async function readSample(message: string | null): Promise<Source> {
  const data = JSON.parse(await fetchText(SAMPLE.json)) as WorkbookData;
  return { data, name: SAMPLE.name, opened: null, address: SAMPLE.address, message };
}

/** Fetches a text of the page's own server. Throws where there is none. */
export async function fetchText(address: string): Promise<string> {
  return (await fetchOwn(address)).text();
}

/** The file that a source was opened from; null where it has none. */
export async function fileOf({ data, opened, address }: Source): Promise<OpenedFile | null> {
  if (opened || address === null) return opened;
  const read = openForWorkbench(new Uint8Array(await (await fetchOwn(address)).arrayBuffer()));
  // The sample is made as both from one description: what is other than in the one is written to the other.
  return read.ok ? { data, file: read.value.file } : null;
}

async function fetchOwn(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} could not be read (${response.status}).`);
  return response;
}
