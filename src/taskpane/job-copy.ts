/** What is said while the jobs of the Report tab last, beside their buttons and above the statuses. */
export const JOB_COPY = {
  writingSheets: "Writing the sheets…",
  writingTexts: "Writing the report tables…",
  readingReport: "Reading the report…",
  takingTexts: "Taking the texts…",
  preparingClosing: "Working out what closing changes…",
  closing: "Closing the period…",
  savingCheck: "Saving…",
  /** What became of a finding, when it is over. */
  checkSaved: (address: string, isDismissed: boolean): string =>
    isDismissed
      ? `${address} is dismissed; the reason is in the sheet Dismissed Checks.`
      : `${address} is there to look at again.`,
} as const;
