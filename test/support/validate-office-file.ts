import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const COMMAND = join(__dirname, "../../node_modules/@ooxml-tools/validate/dist/npm/bin/ooxml-validate.js");

/** A fault that the validator found. */
export interface OfficeFault {
  part: string;
  /** Where in the part. */
  at: string;
  description: string;
}

/** The findings of Microsoft's Open XML validator, run in a process of its own because Jest cannot load it. */
export function validateOfficeFile(bytes: Uint8Array, extension: "docx" | "xlsx"): Promise<OfficeFault[]> {
  const folder = mkdtempSync(join(tmpdir(), "kpi-validity-"));
  const file = join(folder, `file.${extension}`);
  writeFileSync(file, bytes);
  return new Promise<OfficeFault[]>((resolve, reject) => {
    execFile(process.execPath, [COMMAND, file, "--of", "json"], { maxBuffer: 50_000_000 }, (error, stdout) => {
      rmSync(folder, { recursive: true, force: true });
      if (error) return reject(error);
      const faults = JSON.parse(stdout) as { description: string; path: { xpath: string; partUri: string } }[];
      resolve(faults.map(({ description, path }) => ({ part: path.partUri, at: path.xpath, description })));
    });
  });
}
