import { sha256 } from "@noble/hashes/sha2.js";
import { strToU8 } from "fflate";
import type { Status } from "../../rag/status";
import type { KeyEntry } from "../document/document";
import { REPORT_COLUMNS, widthsInPercent } from "../kpi-columns-and-widths";
import { looksOf } from "../status-looks";

/** The left border of a status cell. Its style distinguishes statuses where neither fill nor colour is printed. */
const BORDERS: Record<Status, string> = {
  exceeding: "7px double",
  green: "3px solid",
  "amber-green": "4px dashed",
  amber: "6px dashed",
  "amber-red": "8px dashed",
  red: "9px solid",
  "not-rated": "5px dotted",
};

function statusRules(key: readonly KeyEntry[]): string {
  return [...looksOf(key)]
    .map(
      ([status, { fill, ink }]) =>
        `.status.${status}{background:#${fill};color:#${ink};border-left:${BORDERS[status]} #${ink}}`,
    )
    .join("\n");
}

const COLUMN_RULES = widthsInPercent(REPORT_COLUMNS)
  .map((width, index) => `.kpi thead th:nth-child(${index + 1}){width:${width}%}`)
  .join("\n");

/**
 * On a narrow screen each row becomes a card, and each cell shows its column's name. Screen readers read the header
 * cells as in a table.
 */
const LABEL_RULES = REPORT_COLUMNS.map(
  ({ heading }, index) =>
    `.kpi tbody>tr>:nth-child(${index + 1})::before{content:"${heading}";content:"${heading}"/""}`,
).join("\n");

/** Text, headings, contents and tables. */
const BASE_RULES = `*{box-sizing:border-box}
body{font:1rem/1.5 "Segoe UI",Calibri,Carlito,Arial,sans-serif;color:#1a1a1a;background:#fff;max-width:64rem;margin:0 auto;padding:0 1.5rem 3rem;overflow-wrap:anywhere}
h1,h2,h3{color:#1f3864;line-height:1.25;text-wrap:balance}
h1{font-size:2.4rem;margin:0}
h2{font-size:1.6rem;margin:3.5rem 0 1rem;padding-bottom:.35rem;border-bottom:3px solid #1f3864}
h3{font-size:1.2rem;margin:0 0 .75rem}
p,ul{margin:0 0 .75rem}
li+li{margin-top:.25rem}
a{color:#0b4f9e}
a:focus-visible,.scroll:focus-visible{outline:3px solid #0b4f9e;outline-offset:2px}
.skip{position:absolute;left:-99rem;background:#fff;padding:.75rem}
.skip:focus{left:1.5rem;top:.5rem}
.cover{border-top:.6rem solid #1f3864;padding:2.5rem 0 1.5rem}
.cover p{margin:.5rem 0 0}
.period{font-size:1.5rem;color:#1f3864}
.quiet,.note,.combined,.state{color:#404040;font-size:.95em}
.public{border-left:4px solid #1f3864;padding-left:.75rem}
nav{background:#eef3fa;border-top:1px solid #8ea9db;border-bottom:1px solid #8ea9db;padding:1.25rem 1.5rem}
nav h2{font-size:1.25rem;border:0;margin:0 0 .5rem;padding:0}
nav ol{list-style:none;margin:0;padding:0}
nav>ol{columns:2;column-gap:2.5rem}
nav>ol>li{margin:0 0 1rem;font-weight:600}
nav ol ol{margin-top:.25rem;font-weight:400;font-size:.95em}
nav ol ol li{break-inside:avoid;padding-left:1rem}
article{margin-top:1.75rem;padding-top:1.5rem;border-top:1px solid #8ea9db}
table{border-collapse:collapse;width:100%;margin:0 0 .9rem;font-size:.92em}
caption{text-align:left;padding-bottom:.35rem;font-weight:600;color:#1f3864}
.kpi caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{border:1px solid #8ea9db;padding:.4rem .55rem;text-align:left;vertical-align:top;font-weight:400}
thead th{background:#ddebf7;color:#1f3864;font-weight:600;vertical-align:bottom;overflow-wrap:normal}
.figure{text-align:right;font-variant-numeric:tabular-nums}
.kpi .figure{font-weight:600}
.status{font-weight:600}
.icon{display:inline-block;min-width:1em;text-align:center}`;

/** The key, pictures, wide tables and narratives. */
const PART_RULES = `.key{width:auto;min-width:50%}
.trend svg{display:block;max-width:100%;margin-bottom:.15rem}
.scroll{overflow-x:auto}
.narrative p,.narrative ul{max-width:46rem}
.awaited{border:1px dashed #5b6f95;border-left:5px solid #5b6f95;background:#f6f8fc;padding:.75rem 1rem;margin:0 0 .75rem}
.awaited>:last-child{margin-bottom:0}`;

/** On a narrow screen each row of a KPI's table becomes a card. */
const NARROW_RULES = `@media (max-width:46rem){
body{padding:0 1rem 2rem}
h1{font-size:1.8rem}
h2{font-size:1.4rem;margin-top:2.5rem}
nav>ol{columns:1}
.kpi,.kpi tbody{display:block}
.kpi thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.kpi tr{display:flex;flex-direction:column;border:1px solid #8ea9db;margin-bottom:.75rem}
.kpi tbody th,.kpi td{display:block;position:relative;min-height:2.2rem;padding-left:8rem;border-top:0;border-right:0}
.kpi tbody>tr>:not(.status){border-left:0}
.kpi tbody th{order:-1;font-weight:600;background:#eef3fa}
.kpi tbody>tr>:last-child{border-bottom:0}
.kpi tbody>tr>*::before{position:absolute;left:.55rem;width:7rem;color:#1f3864;font-weight:600}
.kpi .figure{text-align:left}
${LABEL_RULES}
.key{width:100%}
}`;

/** On A4 paper. */
const PRINT_RULES = `@media print{
body{font-size:10pt;max-width:none;padding:0;line-height:1.4}
h1{font-size:26pt}
h2{font-size:16pt;margin-top:0}
h3{font-size:12pt}
a{color:inherit;text-decoration:none}
.skip{display:none}
.cover{padding:14mm 0 8mm}
nav{background:none;padding:4mm 0;font-size:9pt}
section{break-before:page}
article{border-top:1px solid #8ea9db;margin-top:6mm;padding-top:5mm}
h2,h3,caption,thead{break-after:avoid}
tr,li,.short,.awaited{break-inside:avoid}
.short{break-after:avoid}
p{orphans:3;widows:3}
table{font-size:8.5pt}
th,td{padding:1mm 1.5mm}
thead{display:table-header-group}
.scroll{overflow:visible}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
@page{size:A4;margin:18mm 16mm 20mm;@bottom-right{content:counter(page);font:9pt Calibri,Carlito,Arial,sans-serif;color:#404040}}`;

/**
 * The page's style sheet. Text has a contrast of at least 7:1 on its background; statuses also differ by symbol, word
 * and border. Prints on A4.
 */
export function htmlStyle(key: readonly KeyEntry[]): string {
  return `\n${[BASE_RULES, statusRules(key), COLUMN_RULES, PART_RULES, NARROW_RULES, PRINT_RULES].join("\n")}\n`;
}

/**
 * The SHA-256 of the style sheet, which is the only one that the page's content security policy allows. The browser's
 * own digest is asynchronous, and the report is written synchronously, in Node too.
 */
export function hashOfStyle(style: string): string {
  return `sha256-${btoa(String.fromCharCode(...sha256(strToU8(style))))}`;
}
