import { readFileSync } from "node:fs";
import { join } from "node:path";
import { numberCell, textCell } from "../../src/rag/cell";
import type { IndicatorCells } from "../../src/rag/rating";
import type { RatedStatus } from "../../src/rag/status";
import { indicatorCells } from "./indicator-cells";

const FILE = join(__dirname, "../../assets/sample/published-2024-25-q2.tsv");

/** The 49 published rows as the report prints them, each with its printed status (null where it printed none). */
export function publishedRows(): { cells: IndicatorCells; published: RatedStatus | null }[] {
  const [, ...lines] = readFileSync(FILE, "utf8").trimEnd().split("\n");
  return lines.map((line) => {
    const [section, kpi, , target = "", goodIs, , metric, value = "", , rag = ""] = line.split("\t");
    const cells = indicatorCells({
      section: section ?? "",
      kpi: kpi ?? "",
      metric: metric ?? "",
      target: /^[\d.]+$/.test(target) ? numberCell(Number(target)) : textCell(target),
      goodIs,
      latestValue: numberCell(Number(value.replace(/,/g, ""))),
    });
    return { cells, published: rag === "green" || rag === "amber" || rag === "red" ? rag : null };
  });
}
