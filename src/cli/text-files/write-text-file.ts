import { HEADINGS } from "../../kpi/columns/columns";
import type { Environment } from "../environment";
import { UnusableInput } from "../errors";
import { writeOutput, type Output, type Written } from "../files/choose-output";
import type { TextReading } from "./read-text-rows";
import { hasOwnStatus, writeStatusWords } from "./write-statuses";

/** Writes a text file with its statuses. Throws UnusableInput if it has no column for them, or cannot hold them. */
export function writeTextFile(
  { read, file, tables, statuses }: TextReading,
  output: Output,
  environment: Environment,
): Written {
  if (!tables.some((table) => hasOwnStatus(table, file)))
    throw new UnusableInput(
      `${read.path} has no column headed ${HEADINGS.status} that statuses could be written to. Add the heading beside the others, then try again.`,
    );
  const bytes = writeStatusWords(file, statuses.words);
  if (bytes) return writeOutput(environment, output, read, bytes);
  throw new UnusableInput(
    `${read.path} is in Windows' own encoding (ANSI), which lacks a letter of the words for statuses. Save it as “CSV UTF-8 (Comma delimited)” in Excel, then try again.`,
  );
}
