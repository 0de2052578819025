import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { DEFAULT_RULESET } from "../rag/rules/default-ruleset";
import { parseRuleset } from "../rag/rules/read-ruleset";
import { statusesOf, wordFor, type Ruleset } from "../rag/rules/ruleset";
import type { Status } from "../rag/status";
import { codeOf, messageOf, UnusableInput } from "./errors";
import { rateRows, type RatedRow } from "./rate-rows";
import { readRows } from "./read-rows";

const ICONS: Record<Status, string> = { exceeding: "★", green: "✓", amber: "!", red: "✗", "not-rated": "–" };

/** `kpi rate FILE`. Gives the exit code: 0 when rated, 2 with a sentence on stderr when it cannot be. */
export function runRate(args: string[]): number {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: "boolean", default: false }, rules: { type: "string" } },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) throw new UnusableInput("give one file to rate. Try: kpi --help");
    const ruleset = values.rules === undefined ? DEFAULT_RULESET : loadRules(values.rules);
    const rows = rateRows(loadRows(file), ruleset);
    process.stdout.write(values.json ? `${JSON.stringify(rows, null, 2)}\n` : writeTable(rows, ruleset));
    return 0;
  } catch (error) {
    process.stderr.write(`kpi: ${messageOf(error)}\n`);
    if (error instanceof UnusableInput || codeOf(error).startsWith("ERR_PARSE_ARGS")) return 2;
    throw error;
  }
}

function loadRows(file: string): ReturnType<typeof readRows> {
  const text = load(file);
  try {
    return readRows(text, /\.tsv$/i.test(file) ? "\t" : ",");
  } catch (error) {
    if (error instanceof UnusableInput) throw new UnusableInput(`${file} cannot be rated: ${error.message}`);
    throw error;
  }
}

function loadRules(file: string): Ruleset {
  const { ruleset, problems } = parseRuleset(load(file));
  if (ruleset) return ruleset;
  throw new UnusableInput(`${file} is not a ruleset:\n${problems.map((p) => `  ${p.path}: ${p.problem}`).join("\n")}`);
}

function load(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT") throw new UnusableInput(`there is no file ${file}.`);
    if (code === "EISDIR") throw new UnusableInput(`${file} is a folder, not a file.`);
    if (code === "EACCES") throw new UnusableInput(`${file} may not be read.`);
    throw error;
  }
}

function writeTable(rows: readonly RatedRow[], ruleset: Ruleset): string {
  const lines = rows.map((row) => {
    const word = wordFor(ruleset, row.status);
    const override = row.override ? `\n     override: ${row.override.reason}` : "";
    return `${String(row.row).padStart(4)} ${ICONS[row.status]} ${word.padEnd(9)} ${row.metric}\n     ${row.reason}${override}`;
  });
  const counts = statusesOf(ruleset).map(
    (status) => `${rows.filter((row) => row.status === status).length} ${wordFor(ruleset, status)}`,
  );
  return `${lines.join("\n")}\n\n${rows.length} rows: ${counts.join(", ")} (by ${ruleset.name} ${ruleset.version})\n`;
}
