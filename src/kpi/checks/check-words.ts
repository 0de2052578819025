import type { FindingCode } from "./finding";

/** The name of each check, in the order in which they are listed: certain errors before possible ones. */
export const CHECK_WORDS: Record<FindingCode, string> = {
  "not-calculated": "Formula not calculated",
  "value-missing": "Value missing",
  "value-parts-differ": "Value that its parts contradict",
  "percent-over-100": "Percentage over 100",
  "value-fell-to-zero": "Fall to zero",
  "gap-too-wide": "Gap that can hardly be",
  "percent-format": "Fraction or per cent",
  "good-is-at-odds": "Good Is at odds with the earlier value",
  "fill-at-odds": "Fill at odds with the status",
  "value-jump": "Value that jumps",
  "period-not-begun": "Period not begun",
  "period-not-read": "Period not read",
  "period-missing": "Period missing",
  "period-stale": "Stale period",
  "target-of-another-year": "Target of another year",
  "target-changed": "Target changed",
  "duplicate-metric": "Same metric twice",
  "owner-missing": "Owner missing",
  "override-not-used": "Override not used",
  "override-due": "Override to be looked at",
  "override-day-not-read": "Review day not read",
  "combined-good-is": "Combined with different Good Is",
  "combined-at-odds": "Combined statuses at odds",
  "attached-not-read": "Attached table not read",
  "attached-total": "Total of an attached table",
  "attached-ratio": "Worked-out column of an attached table",
  "attached-untidy": "Attached table to be tidied",
};

export const CHECK_CODES = Object.keys(CHECK_WORDS) as FindingCode[];
