import * as fs from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { saveFile } from "../../src/cli/save-file";

/** The number of a process that has ended. */
const ended = spawnSync(process.execPath, ["-e", ""]).pid;

test("what a killed run left beside a file is cleared by the next that writes it, and nothing else", () => {
  const folder = fs.mkdtempSync(join(tmpdir(), "kpi-leftovers-"));
  const left = `.KPIs.xlsx.${ended}-0123abcd.tmp`;
  const others = [`.KPIs.xlsx.${process.pid}-0123abcd.tmp`, `.Other.xlsx.${ended}-0123abcd.tmp`, ".KPIs.xlsx.tmp", `KPIs.xlsx.${ended}-0123abcd.tmp`, ".KPIs.xlsx.notes-0123abcd.tmp"];
  for (const name of [left, ...others]) fs.writeFileSync(join(folder, name), "x");
  saveFile(fs, join(folder, "KPIs.xlsx"), new Uint8Array([1]), { mayReplace: false });
  expect(fs.readdirSync(folder).sort()).toEqual(["KPIs.xlsx", ...others].sort());
  fs.rmSync(folder, { recursive: true });
});
