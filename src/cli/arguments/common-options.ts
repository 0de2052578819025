import type { OptionSpec } from "./command";

/** Options that most commands take. */
export const HELP_OPTION = { help: { short: "h", about: "show this help" } } satisfies Record<string, OptionSpec>;
export const JSON_OPTION = { json: { about: "print JSON for machines" } } satisfies Record<string, OptionSpec>;

/** The word for the period that is judged where none is chosen. */
export const NEWEST_PERIOD = "newest";

export const READING_OPTIONS = {
  rules: { value: "RULES.json", about: "judge by these rules if the workbook has none of its own" },
  period: {
    value: "PERIOD",
    about: `where rows hold several periods, judge this one (“August 2025”), or the ${NEWEST_PERIOD} that most rows report, whatever the line Period judged of the sheet RAG Rules says`,
  },
  today: { value: "DAY", about: "take this day for today (2024-11-20), so that a run can be repeated" },
  "as-saved": { about: "read the file as it was last saved, even if Excel has it open" },
} satisfies Record<string, OptionSpec>;
export const WRITING_OPTIONS = {
  output: { short: "o", value: "OUT", about: "write the workbook to OUT, which must not exist yet" },
  force: { about: "write over OUT if it exists" },
  "in-place": { about: "write over FILE itself, and keep a backup beside it" },
  "dry-run": { about: "show what would be written, cell by cell, and write nothing" },
} satisfies Record<string, OptionSpec>;

export const LOGGING_OPTIONS = {
  "no-name": { about: "leave the name that the system has for you out of the RAG Log, which stays in the workbook" },
} satisfies Record<string, OptionSpec>;
