import { isRead } from "../../rag/periods/period";
import { readPeriod } from "../../rag/periods/read-period";
import { reportingOf } from "../../rag/rules/how-reported";
import type { RatedIndicator } from "../../kpi/rated-indicator";
import type { Kpi } from "../../kpi/scorecard";
import { wordFor } from "../../rag/rules/ruleset";
import { STATUSES, type Status } from "../../rag/status";
import type { NotRatedReason } from "../../rag/rating";
import type { Narrative } from "../narratives/narrative";
import { joinWords, nameOr } from "../words";
import { isUnchanged, type Background } from "./background";

/** What to ask for where an indicator has this status. */
const ASKED: Record<Exclude<Status, "not-rated">, string> = {
  exceeding: "what took it beyond the target, and whether that will last",
  green: "what keeps performance there, and what could put it at risk",
  "amber-green": "what holds performance back, what is being done, and when it should reach the target",
  amber: "what holds performance back, what is being done, and when it should reach the target",
  "amber-red": "what holds performance back, what is being done, and when it should reach the target",
  red: "what caused this, what is being done about it, and when it will be back on track",
};

/** What a not rated indicator is waiting for, where it is one thing. */
const AWAITED: Partial<Record<NotRatedReason["code"], string>> = {
  "no-target": "a target",
  "no-value": "a value",
  "needs-benchmark": "the figure to compare with",
  "needs-previous-value": "an earlier result to compare with",
  "needs-date": "the day it was done, or is expected",
  "needs-base": "the result that the change is counted from",
  "needs-last-year": "last year's result",
  "needs-expected-to-date": "what was expected by now",
};

/** The worst statuses are asked about first. */
const ORDER: readonly Status[] = [...STATUSES.filter((status) => status !== "not-rated").reverse(), "not-rated"];

/** The most indicators named in a sentence; with more, they are counted. */
const MOST_NAMED = 3;

/**
 * What the narrative of a KPI should say, from its statuses and movements. Starts with who is asked and by when, where
 * known.
 */
export function askForNarrative({ indicators }: Kpi, narrative: Narrative, background: Background): string {
  const groups = ORDER.flatMap((status) => {
    const members = indicators.filter(({ rating }) => rating.status === status);
    return members.length > 0 ? [{ status, members }] : [];
  });
  const asked = groups.map(({ status, members }) => {
    const what = askAbout(status, members);
    return groups.length === 1
      ? `Say ${what}.`
      : `On ${nameGroup(members, wordFor(background.ruleset, status))}, say ${what}.`;
  });
  return addressed(
    narrative,
    [...(asked.length > 0 ? asked : ["Say what there is to say."]), ...askAboutMovement(indicators, background)].join(
      " ",
    ),
  );
}

function askAbout(status: Status, members: readonly RatedIndicator[]): string {
  if (status !== "not-rated") return ASKED[status];
  if (members.every(isForInformation)) return "what the figures show: they have no target to be rated by";
  const codes = new Set(
    members.map(({ rating: { override, computed } }) =>
      override || computed.status !== "not-rated" ? null : computed.reason.code,
    ),
  );
  const [only = null] = codes;
  const named = codes.size === 1 && only !== null ? AWAITED[only] : undefined;
  return `what is awaited before ${members.length === 1 ? "this" : "these"} can be rated${named ? ` (${named})` : ""}, and when it will come`;
}

/** True where the target says that there will be none, so that none is awaited. */
function isForInformation({ rating: { target, override } }: RatedIndicator): boolean {
  return (
    override === null && target.kind === "none" && (target.why === "not-applicable" || target.why === "information")
  );
}

function nameGroup(members: readonly RatedIndicator[], word: string): string {
  if (members.length > MOST_NAMED) return `the ${members.length.toLocaleString("en-GB")} indicators that are ${word}`;
  return `${nameAll(members)} (${word})`;
}

function nameAll(members: readonly RatedIndicator[]): string {
  if (members.length > MOST_NAMED) return `${members.length.toLocaleString("en-GB")} indicators`;
  return joinWords(members.map(({ metric }) => `“${nameOr(metric, "No metric name")}”`));
}

/**
 * Asks about a fall where nothing else asks for its cause, and about a rise that is not enough yet. Allows “No change” where
 * nothing has changed.
 */
function askAboutMovement(indicators: readonly RatedIndicator[], background: Background): string[] {
  if (indicators.length > 0 && indicators.every((indicator) => isUnchanged(indicator, background))) {
    const since = background.before?.since ?? "the period before";
    // A Red that stays Red is asked for its action in any case.
    const enough = indicators.some(({ rating }) => rating.status === "red")
      ? "is enough for the figures; say all the same what is being done"
      : "is enough where there is nothing more to say";
    return [`Nothing has changed since ${since}: “No change ${thisPeriod(background)}” ${enough}.`];
  }
  const goes = (direction: string, statuses: readonly Status[]): RatedIndicator[] =>
    indicators.filter(
      (indicator) =>
        background.trends.get(indicator)?.travel.direction === direction && statuses.includes(indicator.rating.status),
    );
  const worse = goes(
    "worsening",
    STATUSES.filter((status) => status !== "red"),
  );
  const better = goes("improving", ["amber-green", "amber", "amber-red", "red"]);
  const isOne = indicators.length === 1;
  const has = (those: readonly unknown[]): string => (those.length === 1 ? "has" : "have");
  return [
    ...(worse.length > 0
      ? [isOne ? "Say why it has got worse." : `Say why ${nameAll(worse)} ${has(worse)} got worse.`]
      : []),
    ...(better.length > 0
      ? [`${isOne ? "It" : nameAll(better)} ${has(better)} got better: say what made the difference.`]
      : []),
  ];
}

const PERIOD_WORDS: Partial<Record<string, string>> = {
  quarter: "quarter",
  half: "half year",
  month: "month",
  term: "term",
  year: "year",
  week: "week",
  "numbered-week": "week",
};

function thisPeriod({ period, ruleset }: Background): string {
  const reading = readPeriod(period ?? "", { reporting: reportingOf(ruleset) });
  return `this ${(isRead(reading) ? PERIOD_WORDS[reading.kind] : undefined) ?? "period"}`;
}

/** What the introduction of a section or of the report should say. */
export function askForIntroduction(narrative: Narrative): string {
  const asked =
    narrative.section === ""
      ? "Introduce the report: what it covers, and what stands out this time."
      : `Introduce this section in two or three sentences: what “${narrative.section}” reports on, and why it matters.`;
  return addressed(narrative, asked);
}

/** Where to type the address of a section's dashboard. */
export function askForDashboard(): string {
  return "Type the address of this section's dashboard, beginning with https://, or leave this empty.";
}

function addressed({ owner, due }: Narrative, asked: string): string {
  const [name, day] = [owner, due].map((text) => text.replace(/\s+/g, " ").trim());
  const parts = [name ? `From ${name}` : "", day ? `${name ? "by" : "By"} ${day}` : ""].filter((part) => part !== "");
  return parts.length === 0 ? asked : `${parts.join(", ")}: ${asked.charAt(0).toLowerCase()}${asked.slice(1)}`;
}
