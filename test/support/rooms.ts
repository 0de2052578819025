/** A folder of src/ with one subject of its own. */
export interface Room {
  /** Its path below src/. A file in nested rooms belongs to the one with the longest path. */
  name: string;
  /** What it is about, as docs/architecture.md shows it. */
  holds: string;
  /** The other rooms whose files it may import. None of these may import it, directly or indirectly. */
  mayImport: readonly string[];
}

const CORE = ["rag", "kpi", "report", "planning", "actions"] as const;

/** Which rooms may import which, the lowest first. The table in docs/architecture.md is generated from this. */
export const ROOMS: readonly Room[] = [
  {
    name: "rag",
    holds:
      "the shared RAG rules, `rate.ts` first: `periods/` (the calendar, and the grammar by which periods are found, read and written), `reading/` (targets, changes, values, dates, the table of units), `units/` (the units of a row's figures), `percent/` (fractions or per cent), `comparing/` (what a value is compared with), `judging/`, `sentences/`, `rules/` (the document: edges, statuses, how KPIs combine); what-if and inferred tolerances",
    mayImport: [],
  },
  {
    name: "kpi",
    holds:
      "column headings, finding KPI rows in plain cells, a table's cells, indicators, the scorecard (sections, KPIs, counts), the status column's form; `layout/` (which of several periods is judged, and what the others are to it), `answers/` (what only an officer can say); periods in cells, history, direction of travel, checks before publishing",
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
      "works out what will change in a workbook, as plain data, before anything is written: `snapshot.ts` and `port.ts` (what is read, and by whom), `plan.ts` and `edits/` (what is written, and how it is undone), `tables/` (which cells are KPI rows), `statuses/`, `status-looks/` and `wording/` (how statuses are written there), `closing/`, `undo/`, `large-plans/`; problems and their sentences; `sheets/`, the add-in's own sheets, a folder each",
    mayImport: ["rag", "kpi", "report"],
  },
  {
    name: "actions",
    holds:
      "what an officer does, one file each: review, recalculate, override an indicator, write the rules, say which column is which, choose the period, answer what is asked, make the report's sheets, take texts back from Word, close the period, dismiss a check, insert a KPI sheet, show an indicator, undo a run",
    mayImport: ["rag", "kpi", "report", "planning"],
  },
  {
    name: "progress",
    holds: "progress while a workbook is read and written: pauses, waiting for a slow Excel, reports of progress",
    mayImport: ["planning"],
  },
  { name: "excel", holds: "the port over Office.js", mayImport: ["kpi", "report", "planning", "progress"] },
  {
    name: "xlsx",
    holds:
      "the port over a workbook file, which patches the parts that change and copies all others: `workbook/`, `sheet/`, `cells/`, `styles/` and `conditional-formats/` are the parts of a file, `read/` and `write/` what the port does",
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
    holds: "a door: the command line, the actions over a workbook file; rates rows of a text file (`.csv`, `.txt`)",
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

/** The rooms that people and scripts use. They show what an action returns, and calculate nothing themselves. */
export const DOORS: readonly string[] = ["taskpane", "commands", "cli"];

/** Folders of checks and proof rules: a door may import types from them, and the files in OPEN_TO_DOORS, and nothing else. */
export const RULES_CLOSED_TO_DOORS: readonly string[] = ["kpi/checks", "report/proof"];

/** Words and addresses with which a door shows a finding. */
export const OPEN_TO_DOORS: readonly string[] = ["kpi/checks/check-words", "report/proof/proof-finding"];

/** The files that assemble findings: a door may not even import their types. */
export const NEVER_AT_A_DOOR = /^(?:kpi\/checks\/check-report|report\/proof\/proof-read)/;

/** The functions that findings are assembled with: only actions may call them. */
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
