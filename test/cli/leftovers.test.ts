import * as fs from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { readWholeFile } from "../../src/cli/files/read-file";
import { replaceFile, saveFile } from "../../src/cli/files/save-file";

/** The folder of a file after a process was killed at this write, on a disk without links. */
function brokenAt(write: number): typeof fs {
  let writes = 0;
  return {
    ...fs,
    linkSync: () => {
      throw Object.assign(new Error("no links"), { code: "EPERM" });
    },
    fsyncSync: (file: number) => {
      if (fs.fstatSync(file).isFile()) writes += 1;
      if (writes === write) throw new Error("killed");
    },
    unlinkSync: () => undefined,
  } as typeof fs;
}

/** The number of a process that has ended. */
const ended = spawnSync(process.execPath, ["-e", ""]).pid;

test("temporary files of a killed run are removed by the next run that writes the same file, and nothing else is", () => {
  const folder = fs.mkdtempSync(join(tmpdir(), "kpi-leftovers-"));
  const left = `.KPIs.xlsx.${ended}-0123abcd.tmp`;
  const others = [
    `.KPIs.xlsx.${process.pid}-0123abcd.tmp`,
    `.Other.xlsx.${ended}-0123abcd.tmp`,
    ".KPIs.xlsx.tmp",
    `KPIs.xlsx.${ended}-0123abcd.tmp`,
    ".KPIs.xlsx.notes-0123abcd.tmp",
  ];
  for (const name of [left, ...others]) fs.writeFileSync(join(folder, name), "x");
  saveFile(fs, join(folder, "KPIs.xlsx"), new Uint8Array([1]), { mayReplace: false });
  expect(fs.readdirSync(folder).sort()).toEqual(["KPIs.xlsx", ...others].sort());
  fs.rmSync(folder, { recursive: true });
});

test("temporary files of a backup by a killed run are removed by the next run", () => {
  const folder = fs.mkdtempSync(join(tmpdir(), "kpi-leftovers-"));
  const path = join(folder, "KPIs.xlsx");
  fs.writeFileSync(path, "x");
  const read = readWholeFile(fs, path);
  expect(() => replaceFile(brokenAt(1), read, new Uint8Array([1]), new Date(2024, 10, 20))).toThrow();
  const [left = ""] = fs.readdirSync(folder).filter((name) => name.endsWith(".tmp"));
  // As if written by a process that has ended since.
  fs.renameSync(join(folder, left), join(folder, left.replace(String(process.pid), String(ended))));
  saveFile(fs, path, new Uint8Array([2]), { mayReplace: true });
  expect(fs.readdirSync(folder)).toEqual(["KPIs.xlsx"]);
  fs.rmSync(folder, { recursive: true });
});
