/** A folder of src/ with one subject of its own. */
export interface Room {
  /** Its path below src/. Of a file in several, the longest is its room. */
  name: string;
  /** What it is about, as docs/architecture.md says it. */
  holds: string;
  /** The rooms whose files it may import, besides its own. None of these may import it, by whatever way round. */
  mayImport: readonly string[];
}

const CORE = ["rag", "kpi", "report", "planning", "actions"] as const;

/** Who may import whom, from the ground up. The table in docs/architecture.md is written from this. */
export const ROOMS: readonly Room[] = [
  {
    name: "rag",
    holds:
      "the shared RAG rules, `rate.ts` first: `reading/` (targets, changes, values, dates, the table of units), `units/` (which figures of a row are in), `percent/` (fractions or per cent), `comparing/` (what a value is held against), `judging/`, `sentences/`, `rules/` (the document: edges, statuses, how KPIs combine); what-if and inferred tolerances",
    mayImport: [],
  },
  {
    name: "kpi",
    holds:
      "column headings, finding KPI rows in plain cells, a table's cells, indicators, the scorecard (sections, KPIs, counts), the status column's form; periods, history, direction of travel, checks before publishing",
    mayImport: ["rag"],
  },
  {
    name: "office-package",
    holds:
      "Open Packaging Conventions, for .xlsx and .docx files alike: zip, parts, relationships, content types, reading and writing XML, and the limits of what is unpacked",
    mayImport: [],
  },
  {
    name: "report",
    holds:
      "what the report says, as plain data: the document and its forms (Word, web page); how a KPI came to its status; narratives; the proof-reader",
    mayImport: ["rag", "kpi", "office-package"],
  },
  {
    name: "planning",
    holds:
      "what will be written, as plain data: the port: snapshot, edits and plans as plain data; choosing KPI tables and ranges; planning statuses and overrides; problems and their sentences; `sheets/`, the add-in's own sheets, a folder each with what it declares, describes, reads and plans",
    mayImport: ["rag", "kpi", "report"],
  },
  {
    name: "actions",
    holds:
      "what an officer does, one file each: review, recalculate, override an indicator, write the rules, say which column is which, make the report's sheets, close the period, dismiss a check, insert a KPI sheet, show an indicator",
    mayImport: ["rag", "kpi", "report", "planning"],
  },
  {
    name: "progress",
    holds:
      "time that passes while a workbook is read and written: pauses, timeouts for a slow Excel, reports of progress",
    mayImport: ["planning"],
  },
  { name: "excel", holds: "the port over Office.js", mayImport: ["kpi", "report", "planning", "progress"] },
  {
    name: "xlsx",
    holds: "the port over a workbook file: its parts are read and patched, all others come out as they went in",
    mayImport: ["kpi", "report", "planning", "office-package"],
  },
  { name: "taskpane", holds: "a door: the pane", mayImport: [...CORE, "excel", "progress"] },
  {
    name: "commands",
    holds: "a door: the ribbon command and its notice",
    mayImport: ["rag", "planning", "actions", "excel", "progress"],
  },
  {
    name: "cli",
    holds: "a door: the command line, the actions over a workbook file; rates rows of a `.csv` or `.tsv` file",
    mayImport: [...CORE, "office-package", "xlsx", "progress"],
  },
  { name: "office-host/workbook", holds: "a workbook in memory that follows Excel's rules", mayImport: [] },
  {
    name: "office-host/host",
    holds: "runs the real Office.js over that model, without Excel, for any add-in",
    mayImport: ["office-host/workbook"],
  },
  {
    name: "office-host/server",
    holds: "a local server for a page, an add-in's build and Office.js",
    mayImport: ["office-host/host"],
  },
  {
    name: "workbench",
    holds: "what `npm start` runs: the workbench's server, with the folders that it serves",
    mayImport: ["office-host/server"],
  },
  {
    name: "workbench/files",
    holds: "opens a workbook file as the model, and saves a copy",
    mayImport: ["office-host/workbook", "planning", "office-package", "xlsx"],
  },
  {
    name: "workbench/gallery",
    holds: "every state of the pane on one page, for whoever changes the pane and for the tests of its looks",
    mayImport: ["rag", "planning", "actions", "xlsx", "taskpane"],
  },
  {
    name: "workbench/page",
    holds: "the page that puts host, grid and the unmodified add-in together",
    mayImport: ["office-host/workbook", "office-host/host", "workbench/files", "planning"],
  },
];

/** The rooms through which people and scripts come in. They show what an action gives, and work nothing out themselves. */
export const DOORS: readonly string[] = ["taskpane", "commands", "cli"];

/** Folders of checks and proof rules: of these a door takes types, and what is named here, and nothing else. */
export const RULES_CLOSED_TO_DOORS: readonly string[] = ["kpi/checks", "report/proof"];

/** Words and addresses, by which a door shows a finding. */
export const OPEN_TO_DOORS: readonly string[] = ["kpi/checks/check-words", "report/proof/finding"];

/** What assembles the findings: not even its types are a door's business. */
export const NEVER_AT_A_DOOR = /^(?:kpi\/checks\/check-report|report\/proof\/proof-read)/;

/** Pieces that findings are assembled from: only actions put them together. */
export const PIECES_OF_FINDINGS =
  /\b(?:splitFindings|findNoteTables|checkReport|proofReadByKpi|findTextPlaces)\b|\bport\.readNotes\b/;

/** The table of docs/architecture.md. */
export function writeRoomTable(rooms: readonly Room[]): string {
  const code = (text: string): string => `\`${text}\``;
  const rows = rooms.map(
    ({ name, holds, mayImport }) =>
      `| ${code(`src/${name}/`)} | ${holds} | ${mayImport.length === 0 ? "nothing" : mayImport.map(code).join(" ")} |`,
  );
  return ["| folder | what it holds | may import |", "| --- | --- | --- |", ...rows].join("\n");
}
