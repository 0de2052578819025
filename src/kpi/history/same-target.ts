import type { CellContent } from "../../rag/cell";
import type { TargetReading } from "../../rag/reading/targets/target-reading";
import { readTarget } from "../../rag/reading/targets/read-target";
import { foldName } from "../../rag/fold-name";

/**
 * True where two targets ask for the same, however written: "2023/24 85%", "2024/25 85%" and a bare 85 do. Unreadable
 * ones, and ones that say there is none yet, are compared by their words.
 */
export function isSameTarget(a: CellContent, b: CellContent): boolean {
  const [one, other] = [readTarget(a), readTarget(b)];
  const [unit, otherUnit] = [unitOf(one), unitOf(other)];
  return contentOf(one) === contentOf(other) && (unit === null || otherUnit === null || unit === otherUnit);
}

function unitOf(target: TargetReading): string | null {
  return "unit" in target ? (target.unit?.name ?? null) : null;
}

function contentOf(target: TargetReading): string {
  if (target.kind === "none" || target.kind === "not-read") return `${target.kind} ${foldName(target.text)}`;
  const content: Record<string, unknown> = { ...target };
  // Its name, and the scale its figures are written in, do not affect what it asks for.
  for (const part of ["text", "period", "setAside", "scale", "unit", "shown"]) content[part] = null;
  return JSON.stringify(content);
}
