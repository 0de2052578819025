import type { CombineMethod } from "../../rag/rules/combining/combine";
import type { Composite } from "../../rag/rules/combining/composite";
import type { Against, DirectionChoice } from "../../rag/rules/direction";
import type { Edge } from "../../rag/rules/edges/edge";
import { writeEdge } from "../../rag/rules/edges/edge";
import { writeFigure } from "../../rag/reading/figure";
import { POLARITY_WORDS } from "../../rag/polarity";
import { writeProfile, type Cumulative, type Profile } from "../../rag/rules/edges/profile";
import type { Conditions, EdgeKind, SmallNumbers } from "../../rag/rules/ruleset";
import { describeMost, writeBeyond, writeDistance, type Tolerance } from "../../rag/rules/edges/tolerance";
import { countOf } from "../../report/words";

const COMBINE_WORDS: Record<CombineMethod, string> = {
  "worst-of": "the worst of its indicators’ statuses",
  majority: "the commonest of its indicators’ statuses",
  mean: "the average of its indicators’ statuses",
  weighted: "the average of its indicators’ statuses, by their weights",
};

const AGAINST: Record<Against, string> = {
  previous: "compared with the period before",
  "last-year": "compared with the same period last year",
  trend: "by the line through the periods charted",
};

/** The beginning of what was typed, which may be a whole page. */
const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** The words of the Rules tab, except those of the ruleset itself. */
export const RULES_COPY = {
  noTable: "The rules are shown here once the workbook has a KPI table.",
  reading: "The rules are shown here once the workbook has been read.",

  whose: "Rules in use",
  version: "Version",
  period: "Period",
  source: "From",
  defaults: "The defaults of KPI Reporter, as this workbook has no RAG Rules sheet.",
  sheet: (name: string): string => `The sheet ${name} of this workbook.`,
  showSheet: "Show the sheet",
  writeSheet: "Put the rules in a sheet",
  writeSheetHint:
    "Adds the sheet RAG Rules to this workbook, where the rules can be read and changed. No status changes.",
  writing: "Writing…",

  inWords: "The rules in plain words",
  kinds: {
    "high-or-low": "Where High or Low is good",
    "on-target": "Where On Target is good",
    comparable: "Where the target is to be comparable with someone else",
  } satisfies Record<EdgeKind, string>,
  met: "when the target is met",
  exceeding: (edge: Tolerance): string =>
    `when the target is beaten by ${edge.strict ? writeBeyond(edge) : `${writeDistance(edge)} or more`}`,
  beyond: "beyond that",
  edge: (edge: Edge): string => {
    switch (edge.kind) {
      case "percent":
      case "points":
      case "amount":
        return edge.strict ? `${writeEdge(edge)} off target` : `up to ${writeEdge(edge)} off target`;
      case "sides":
        return `up to ${writeEdge(edge)}`;
      case "at":
        return `as far as the figure ${writeFigure(edge.figure, edge.unit, edge.scale)}${edge.strict ? ", which is itself too far" : ""}`;
      case "no-worse":
        return `off target, but ${writeEdge(edge)}`;
    }
  },
  combine: (method: CombineMethod): string => `A combined KPI takes ${COMBINE_WORDS[method]}.`,
  cumulative: (cumulative: Cumulative): string => {
    switch (cumulative) {
      case "stated only":
        return "A cumulative target is judged only where the row says what was expected by now.";
      case "to date":
        return "A cumulative target is what is expected by now: the Target cell is kept up to date.";
      case "straight line":
        return "A cumulative target is expected to build up evenly through the year.";
      default:
        return `A cumulative target is expected to build up by quarter: ${writeProfile(cumulative)}.`;
    }
  },
  smallNumbers: ({ below, amber }: SmallNumbers): string =>
    `Small numbers: where the target is below ${below}, amber reaches at least ${amber}.`,
  direction: ({ against, steadyWithin }: DirectionChoice): string => {
    const steady = steadyWithin && `a change of ${describeMost(steadyWithin)} is steady`;
    return `Direction of travel: ${[against && AGAINST[against], steady].filter(Boolean).join("; ")}.`;
  },
  composite: ({ name, components }: Composite): string =>
    `${name} is an index of ${components.map(({ metric, weight }) => `${metric} (weight ${weight})`).join(", ")}.`,

  rules: "Rules for some indicators",
  rulesOrder: "The first that fits is used; what it leaves out comes from the rules above.",
  noRules: "There are none: every indicator follows the rules above.",
  showAllRules: (count: number): string => `Show all ${countOf(count, "rule", "rules")}`,
  conditions: ({ section, kpi, metric, unit, goodIs }: Conditions): string => {
    const parts = [
      section === undefined ? "" : `section “${section}”`,
      kpi === undefined ? "" : `KPI “${kpi}”`,
      metric === undefined ? "" : `metric “${metric}”`,
      unit === undefined ? "" : `unit ${unit}`,
      goodIs === undefined ? "" : `Good Is ${POLARITY_WORDS[goodIs]}`,
    ].filter((part) => part !== "");
    return parts.length === 0 ? "For every indicator" : `For ${parts.join(", ")}`;
  },
  profile: (profile: Profile): string =>
    profile === "straight line"
      ? "Builds up evenly through the year"
      : `Builds up by quarter: ${writeProfile(profile)}`,

  key: "Key",

  file: "Share the rules",
  save: "Save as a file…",
  copy: "Copy",
  load: "Load a file…",
  chooseFile: "Rules file",
  saved: (name: string): string => `Saved as ${name}, in your downloads. Where nothing arrives, use Copy.`,
  copied: "Copied. Paste it into an empty text file and give it a name that ends in .json.",
  copyByHand: "Excel does not let the pane copy. Select the text below and copy it.",
  rulesText: "The rules as text",
  faults: (file: string, count: number): string =>
    `${file} cannot be used: it has ${countOf(count, "fault", "faults")}. Nothing was changed.`,
  moreFaults: (count: number): string => `and ${countOf(count, "other", "others")}.`,
  unreadableFile: (file: string): string => `${file} could not be read. Nothing was changed.`,
  tooLargeFile: (file: string): string => `${file} is far larger than any rules. Nothing was changed.`,
  candidate: (name: string, version: string): string => `“${name}”, version ${version}`,
  inPlaceOf: (name: string, version: string): string => `in place of “${name}”, version ${version}`,
  use: "Use these rules",
  writesWhere: (sheet: string | null): string =>
    sheet === null
      ? "Puts them in a new sheet, RAG Rules. Statuses change when you press Recalculate RAG."
      : `Changes the sheet ${sheet}. Statuses change when you press Recalculate RAG.`,

  whatIf: "What if the edges were others?",
  whatIfIntro: "Try other edges where High or Low is good. Nothing is changed until you use them.",
  scope: "For",
  scopeAll: "All indicators",
  scopeSections: "One section",
  scopeMetrics: "One metric",
  greenEdge: (word: string): string => `${word} up to`,
  amberEdge: (word: string): string => `${word} up to`,
  now: (edge: string): string => `Now: ${edge}`,
  unreadEdge: (text: string): string =>
    `“${shortened(text)}” cannot be read. Write “10%”, “0.2 points”, “5” or “floor 90%”.`,
  unreadGreen: (text: string): string =>
    `“${shortened(text)}” cannot be read. Write “met”, “10%”, “0.2 points”, “5” or “floor 90%”.`,
  amberMet: "Amber begins where green ends. For no Amber at all, leave its line on the RAG Rules sheet empty.",
  contradicts: (level: string, problem: string): string => `These edges cannot be used: ${level} ${problem}.`,
  typeAnEdge: "Type an edge to see what would change.",
  working: "Working it out…",
  nothingMoves: "No status would change.",
  overridesStay: "Overrides stay as they are.",
  becomes: (from: string, to: string): string => `${from} becomes ${to}`,
  useEdges: "Use these edges",

  implied: "What do the statuses in the sheet imply?",
  impliedIntro:
    "Finds the amber edge that agrees best with the RAG Status column as it is now, where High or Low is good.",
  measure: "Measured in",
  percent: "Per cent of the target",
  amount: "The indicator’s own unit",
  find: "Find the edge",
  nothingToGoOn: "There are no statuses in the sheet that can be judged here.",
  agreement: (from: string, to: string | null, agreeing: number, judged: number): string => {
    const reach = to === null ? `of ${from} or more` : `from ${from} up to, not including, ${to}`;
    const share =
      agreeing === judged
        ? `all ${countOf(judged, "row", "rows")}`
        : `${agreeing} of ${countOf(judged, "row", "rows")}`;
    return `The statuses in the sheet agree with an amber edge ${reach}, for ${share}.`;
  },
  contradict: (count: number): string =>
    count === 1 ? "This row contradicts any single edge:" : `These ${count} rows contradict any single edge:`,
  inSheet: (word: string): string => `${word} in the sheet`,
  tryEdge: (edge: string): string => `Try ${edge} above`,
} as const;
