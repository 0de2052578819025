import { STATUSES } from "../../rag/status";
import { STATUS_LOOKS } from "../status-looks";

const STATUS_RULES = STATUSES.map((status) => `.status.${status}{background:#${STATUS_LOOKS[status].fill};color:#${STATUS_LOOKS[status].ink}}`).join("");

/** The page's style: texts on their grounds have a contrast of 7:1 and more; statuses are told by symbol and word too. */
export const HTML_STYLE =
  "body{font:16px/1.5 Calibri,Carlito,Arial,sans-serif;color:#1a1a1a;background:#fff;max-width:62rem;margin:0 auto;padding:1.5rem}" +
  "h1,h2,h3{color:#1f3864;line-height:1.25}h1{font-size:2rem;margin-bottom:0}h2{font-size:1.5rem;margin-top:2.5rem;border-bottom:2px solid #8ea9db}h3{font-size:1.15rem;margin-top:2rem}" +
  ".period{font-size:1.25rem;margin:0}.made,.note,caption{color:#4a4a4a;font-size:.9rem}a{color:#0b4f9e}" +
  ".skip{position:absolute;left:-99rem}.skip:focus{position:static}" +
  "table{border-collapse:collapse;width:100%;margin:.5rem 0}caption{text-align:left;padding-bottom:.25rem}th,td{border:1px solid #8ea9db;padding:.35rem .5rem;text-align:left;vertical-align:top;font-weight:400;overflow-wrap:anywhere}" +
  ".kpi{table-layout:fixed;min-width:46rem}.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}thead th{overflow-wrap:normal;background:#ddebf7;color:#1f3864;font-weight:700}.key{width:auto}.status{white-space:nowrap;font-weight:700}" +
  STATUS_RULES +
  ".scroll{overflow-x:auto}.scroll:focus-visible,a:focus-visible{outline:3px solid #0b4f9e;outline-offset:2px}" +
  ".awaited{border-left:4px solid #8ea9db;background:#f4f7fc;padding:.5rem 1rem;margin:1rem 0;color:#333}.narrative{margin:1rem 0}.combined{font-weight:700}" +
  "nav ol{padding-left:1.5rem}@media print{body{font-size:10.5pt;max-width:none;padding:0}nav,.skip{display:none}tr,h2,h3{break-inside:avoid}h2,h3{break-after:avoid}.scroll{overflow:visible}.kpi{min-width:0}thead{display:table-header-group}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}@page{size:A4;margin:18mm}";
