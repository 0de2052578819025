import nodeFiles, { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runKpi } from "../../src/cli/run-kpi";
import type { FileSystem, Environment } from "../../src/cli/environment";

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Differences from the environment of a script: no terminal, no variables, an autumn morning. */
export interface TestEnvironment {
  files?: Partial<FileSystem>;
  env?: Record<string, string>;
  /** True for a terminal. */
  isTerminal?: boolean;
  columns?: number;
  /** Milliseconds that pass with each look at the clock. */
  tick?: number;
}

/** Runs a command in this process, and returns its exit code and output. */
export async function run(
  args: readonly string[],
  { files = {}, env = {}, isTerminal = false, columns, tick = 0 }: TestEnvironment = {},
): Promise<Ran> {
  let [out, err] = ["", ""];
  let time = new Date(2024, 10, 20, 9, 30, 5).getTime();
  const environment: Environment = {
    out: { write: (text) => void (out += text), isTerminal, columns },
    err: { write: (text) => void (err += text), isTerminal, columns },
    files: { ...nodeFiles, ...files },
    env,
    now: () => new Date((time += tick)),
    version: "1.2.3",
  };
  const code = await runKpi(args, environment);
  return { code, out, err };
}

/** Creates an empty folder. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "kpi-cli-"));
}

/** Writes a file into a folder, and returns its path. */
export function put(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

export function namesIn(folder: string): string[] {
  return readdirSync(folder).sort();
}

/** Runs a command with --json, and returns the parsed output. */
export async function runJson(
  args: readonly string[],
  environment: TestEnvironment = {},
): Promise<Record<string, unknown>> {
  const { code, out, err } = await run([...args, "--json"], environment);
  if (code > 1) throw new Error(err);
  return JSON.parse(out) as Record<string, unknown>;
}
