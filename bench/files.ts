import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { xlsxOf } from "../test/support/save-xlsx";
import type { FileEdit } from "./edit-file";
import { repeatedSample } from "./kpi-rows";
import { printTable, ratio } from "./table";

const ROW_COUNTS = [1_000, 10_000, 100_000];
/** General libraries that do the same edit. */
const OTHERS = ["exceljs", "xlsx-populate"];
const TSX = join(import.meta.dirname, "../node_modules/tsx/dist/cli.mjs");

/** Edits a file in a process of its own, so that its memory is measured alone. */
function edit(library: string, file: string): FileEdit {
  const printed = execFileSync(process.execPath, [TSX, join(import.meta.dirname, "edit-file.ts"), library, file], {
    encoding: "utf8",
  });
  return JSON.parse(printed) as FileEdit;
}

/** How long a workbook file takes to open, recalculate and save, in how much memory; against other libraries, which rate nothing. */
export function benchFiles(): void {
  const folder = mkdtempSync(join(tmpdir(), "kpi-files-"));
  try {
    const rows = ROW_COUNTS.map((rowCount): string[] => {
      const file = join(folder, `${rowCount}.xlsx`);
      writeFileSync(file, xlsxOf(repeatedSample(rowCount).toData()));
      const ours = edit("ours", file);
      const others = OTHERS.flatMap((name) => {
        const theirs = edit(name, file);
        return [ratio(theirs.seconds, ours.seconds), ratio(theirs.peakMegabytes, ours.peakMegabytes)];
      });
      return [
        rowCount.toLocaleString("en-GB"),
        `${ours.seconds.toFixed(1)} s`,
        `${((ours.seconds / rowCount) * 1e6).toFixed(0)} µs`,
        `${Math.round(ours.peakMegabytes)} MB`,
        ...others,
      ];
    });
    printTable("A workbook file opened, recalculated and saved", [
      ["rows", "time", "a row", "memory", ...OTHERS.flatMap((name) => [`${name}: time`, "memory"])],
      ...rows,
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
