import { describeRun } from "../../actions/describe/describe-outcome";
import { describeJudged } from "../../actions/describe/describe-periods";
import { review, type Review } from "../../actions/review";
import { NO_MAPPING, type ColumnMapping } from "../../kpi/columns/column-mapping";
import type { LayoutContext } from "../../kpi/layout/layout-context";
import { done } from "../../planning/problem";
import { readRulesSheet } from "../../planning/sheets/rag-rules/read";
import { readColumnsBlock } from "../../planning/sheets/rag-rules/read-columns";
import { RAG_RULES } from "../../planning/sheets/rag-rules/sheet";
import type { SheetSnapshot } from "../../planning/snapshot";
import { DEFAULT_RULESET } from "../../rag/rules/default-ruleset";
import { reportingOf } from "../../rag/rules/how-reported";
import type { Ruleset } from "../../rag/rules/ruleset";
import { openWorkbookFile } from "../../xlsx/open-workbook-file";
import type { Arguments } from "../arguments/command";
import type { Environment } from "../environment";
import { UnusableInput } from "../errors";
import { checkPeriod, chosenPeriod } from "../files/choose-period";
import { loadRules } from "../files/load-rules";
import { NODE_CODEC, valueOf } from "../files/open-workbook";
import { describeLock } from "../files/open-elsewhere";
import { readWholeFile, type ReadFile } from "../files/read-file";
import { describeWayToTeach, teachWordOptions } from "../files/teach-words";
import { describeQuestions } from "../print/describe-questions";
import { checkCells } from "./check-cells";
import { describeNoRows } from "./describe-no-rows";
import { openTextFile, type TextFile } from "./open-text-file";
import { openTextBook } from "./text-port";
import { planStatusWords, type TextStatuses } from "./write-statuses";

/** The KPI rows of a text file, with the rules that judge them and what -o would write. */
export interface TextReading extends Pick<Review, "tables"> {
  read: ReadFile;
  file: TextFile;
  ruleset: Ruleset;
  statuses: TextStatuses;
  /** Which period is judged, where the rows hold several. */
  judged: string | null;
  /** What was left alone or left out. */
  notes: string[];
}

/** Reads the KPI rows of a text file. Throws UnusableInput. */
export async function readTextRows(path: string, given: Arguments, environment: Environment): Promise<TextReading> {
  const { files } = environment;
  const read = readWholeFile(files, path);
  const lock = given.isOn("as-saved") ? null : describeLock(files, path);
  if (lock) throw new UnusableInput(lock);
  const rules = await readRules(given.valueOf("rules"), environment);
  const context = contextOf(rules);
  try {
    const file = openTextFile(read, context);
    const reviewed = await reviewFile(file, { ...rules, mapping: context.mapping, judges: chosenPeriod(given) });
    const { tables } = reviewed;
    checkCells({ rows: file.rows, separator: file.separator, tables });
    const ruleset = teachWordOptions(reviewed.ruleset, given);
    const statuses = planStatusWords(reviewed, ruleset, file);
    checkPeriod(given, reviewed, path);
    const judged = describeJudged(reviewed);
    return { read, file, tables, ruleset, statuses, judged, notes: describeNotes(reviewed, ruleset, statuses, path) };
  } catch (error) {
    if (error instanceof UnusableInput) throw new UnusableInput(`${path} cannot be rated: ${error.message}`);
    throw error;
  }
}

/** The rules for a text file: those of a file, of another workbook's sheet with its columns, or the defaults. */
interface RulesForText {
  sheet: SheetSnapshot | null;
  defaults: Ruleset;
}

async function readRules(path: string | undefined, { files }: Environment): Promise<RulesForText> {
  if (path === undefined) return { sheet: null, defaults: DEFAULT_RULESET };
  if (!/\.xls[xm]$/i.test(path)) return { sheet: null, defaults: loadRules(files, path) };
  const { port } = valueOf(openWorkbookFile(readWholeFile(files, path).bytes, { codec: NODE_CODEC }), path);
  const sheet = valueOf(
    await port.read(({ outline }) => Promise.resolve(done(outline.named ?? null)), RAG_RULES.name),
    path,
  );
  if (sheet) return { sheet, defaults: DEFAULT_RULESET };
  throw new UnusableInput(`${path} has no rules: it lacks the sheet ${RAG_RULES.name}.`);
}

/** How the file is read by its rules. Rules that cannot be read are refused when it is reviewed. */
function contextOf({ sheet, defaults }: RulesForText): LayoutContext {
  const rules = sheet ? readRulesSheet(sheet) : { ruleset: defaults };
  const reporting = reportingOf("ruleset" in rules ? rules.ruleset : defaults);
  return { mapping: sheet ? readColumnsBlock(sheet).mapping : NO_MAPPING, reporting, chosen: null };
}

async function reviewFile(
  file: TextFile,
  { sheet, defaults, mapping, judges }: RulesForText & { mapping: ColumnMapping; judges: string | null | undefined },
): Promise<Review> {
  const { name, values } = file;
  const port = { ...openTextBook({ name, values, rules: sheet }), ...(judges === undefined ? {} : { judges }) };
  const reviewed = await review(port, defaults);
  if (reviewed.ok) return reviewed.value;
  if (reviewed.problem.code === "no-kpi-table")
    throw new UnusableInput(describeNoRows(file.values, mapping, reviewed.problem.nearest));
  return valueOf(reviewed, sheet?.name ?? name);
}

function describeNotes(reviewed: Review, ruleset: Ruleset, statuses: TextStatuses, path: string): string[] {
  const { tables, skipped, said } = reviewed;
  const { kept, refusals } = statuses;
  const wordings = { byTable: new Map(), because: [], refusals };
  return [
    ...describeQuestions(reviewed, "text"),
    ...describeRun({ kept, skipped, said, tables, wordings }, { tellsWork: false, canNameColumns: false }),
    ...describeWayToTeach({ kept, tables, ruleset }, path, "text"),
  ];
}
