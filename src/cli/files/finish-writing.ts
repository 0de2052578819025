import type { Arguments } from "../arguments/command";
import { writeOutput, type Output, type Written } from "./choose-output";
import type { OpenWorkbook } from "./open-workbook";
import type { Printer } from "../print/printer";
import type { Environment } from "../environment";

/** Whether and where a workbook's file was written. */
export interface Outcome {
  written: Written | null;
  /** Where it would have been written; null if no place was given. */
  wouldWrite: string | null;
  isDryRun: boolean;
}

/** Writes the workbook's file, unless this is a dry run, no place was given, or nothing changes in place. */
export function finishWriting(
  book: OpenWorkbook,
  given: Arguments,
  environment: Environment,
  output: Output | null,
): Outcome {
  const isDryRun = given.isOn("dry-run") || output === null;
  const hasNothing = book.applied.length === 0 && (output?.isInPlace ?? true);
  if (isDryRun || hasNothing) return { written: null, wouldWrite: output?.path ?? null, isDryRun };
  book.progress.show("Saving the workbook", 0.95);
  const written = writeOutput(environment, output, book.read, book.save());
  return { written, wouldWrite: null, isDryRun };
}

/** Prints what was written where, or that nothing was. `isHeldBack` is true if not everything was written, as the notes explain. */
export function printOutcome(
  printer: Printer,
  { written, wouldWrite, isDryRun }: Outcome,
  path: string,
  hasChanges: boolean,
  isHeldBack = false,
): void {
  printer.print();
  if (written) {
    if (!hasChanges) printer.print("Nothing changes: the file that was written is the same.");
    printer.print([{ text: "✓ ", tone: "good" }, `Written: ${written.path}`]);
    if (written.backup) printer.print(`  What it was before: ${written.backup}`);
    else printer.print(`  ${path} is as it was.`);
    return;
  }
  if (!hasChanges)
    return printer.print(
      isHeldBack
        ? "Nothing was written: the workbook is as it was."
        : "Nothing to change: the workbook was left as it is.",
    );
  if (!isDryRun) return printer.print("Nothing was written.");
  printer.print(
    wouldWrite === null
      ? "Nothing was written. To write this: -o OUT, or --in-place."
      : `Nothing was written: this is a dry run. Without --dry-run it goes to ${wouldWrite}.`,
  );
}

/** The same for `--json`. */
export function outcomeJson({ written, isDryRun }: Outcome): Record<string, unknown> {
  return { dryRun: isDryRun, written: written?.path ?? null, backup: written?.backup ?? null };
}
