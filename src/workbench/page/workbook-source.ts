import { describeAnyProblem } from "../../planning/describe-file-problem";
import type { Problem } from "../../planning/problem";
import { openForWorkbench, type OpenedFile } from "../files/open-file";
import type { WorkbookData } from "../../office-host/workbook/types";
import { takeChosenFile } from "./chosen-file";

/** The query parameter that says that a file was chosen. */
export const CHOSEN = "chosen";

/** The workbook that the page shows. */
export interface Source {
  data: WorkbookData;
  /** Its file name. */
  name: string;
  /** The file that a copy is based on; null when it has to be fetched or does not exist. */
  opened: OpenedFile | null;
  /** The address of its file; null when it cannot be fetched. */
  address: string | null;
  /** A message to show with it. */
  message: string | null;
}

/** The query parameter that names a sample. */
export const SAMPLE = "sample";

/** A workbook that comes with the workbench. */
interface Sample {
  name: string;
  json: string;
  address: string;
}

/** One row for each indicator, as published for a quarter. */
const QUARTER: Sample = {
  ...{ name: "Sample workbook.xlsx", json: "/sample-workbook.json", address: "/sample-workbook.xlsx" },
};

/** The name in the address of the sample with months across. */
export const MONTHS = "months";

/** The other samples, by their name in the address. */
const SAMPLES: Readonly<Record<string, Sample>> = {
  [MONTHS]: { name: "Sample with months.xlsx", json: "/months-workbook.json", address: "/months-workbook.xlsx" },
};

/** Reads the page's workbook: the chosen file, the one named in the address, or a sample. */
export async function readSource(search: URLSearchParams): Promise<Source> {
  if (search.has(CHOSEN)) return readChosen();
  const named = search.get("workbook");
  if (named === null) return readSample(null, SAMPLES[search.get(SAMPLE) ?? ""]);
  const data = JSON.parse(await fetchText(`/workbooks/${encodeURIComponent(named)}.json`)) as WorkbookData;
  return { data, name: `${named}.xlsx`, opened: null, address: null, message: null };
}

async function readChosen(): Promise<Source> {
  const chosen = await takeChosenFile();
  // The page was reloaded, and no copy of the file is kept.
  if (!chosen) return readSample("The workbook was closed when the page was reloaded. Choose its file again.");
  const opened = openForWorkbench(chosen.bytes);
  if (opened.ok)
    return { data: opened.value.data, name: chosen.name, opened: opened.value, address: null, message: null };
  return readSample(describeRefusedFile(chosen.name, opened.problem));
}

/** Says why a file cannot be opened. */
export function describeRefusedFile(name: string, problem: Problem): string {
  const { title, body } = describeAnyProblem(problem);
  return `${name}: ${title}. ${body}`;
}

async function readSample(message: string | null, { name, json, address } = QUARTER): Promise<Source> {
  const data = JSON.parse(await fetchText(json)) as WorkbookData;
  return { data, name, opened: null, address, message };
}

/** Fetches text from the page's own server. Throws when there is none. */
export async function fetchText(address: string): Promise<string> {
  return (await fetchOwn(address)).text();
}

/** Returns the file of a source; null when it has none. */
export async function fileOf({ data, opened, address }: Source): Promise<OpenedFile | null> {
  if (opened || address === null) return opened;
  const read = openForWorkbench(new Uint8Array(await (await fetchOwn(address)).arrayBuffer()));
  // The sample's JSON and .xlsx are generated from one description, so changes to the one can be written to the other.
  return read.ok ? { data, file: read.value.file } : null;
}

async function fetchOwn(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} could not be fetched (${response.status}).`);
  return response;
}
