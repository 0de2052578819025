import type { RatedIndicator } from "../../kpi/rated-indicator";
import type { Kpi } from "../../kpi/scorecard";
import type { Trend } from "../../kpi/travel/travels";
import { wordFor, type Ruleset } from "../../rag/rules/ruleset";
import { STATUSES, type Status } from "../../rag/status";
import type { Narrative } from "../narratives/narrative";

/** What is asked for where a KPI has this status. */
const ASKED: Record<Status, string> = {
  exceeding: "what took it beyond the target, and whether that will last",
  green: "what keeps performance there, and what could put it at risk",
  amber: "what holds performance back, what is being done, and when it should reach the target",
  red: "what caused this, what is being done about it, and when it will be back on track",
  "not-rated": "what is awaited before this can be rated, and when it will come",
};

/** What the narrative of a KPI is to say, by its statuses and where it is going; begins with who is asked, and by when. */
export function askForNarrative(kpi: Kpi, trends: ReadonlyMap<RatedIndicator, Trend>, ruleset: Ruleset, narrative: Narrative): string {
  const { indicators } = kpi;
  const statuses = new Set(indicators.map(({ rating }) => rating.status));
  const [only] = statuses;
  const worstFirst = [...STATUSES].filter((status) => status !== "not-rated").reverse();
  const asked =
    statuses.size === 1 && only
      ? `Say ${ASKED[only]}.`
      : [...worstFirst, "not-rated" as const]
          .filter((status) => statuses.has(status))
          .map((status) => `For what is ${wordFor(ruleset, status)}, say ${ASKED[status]}.`)
          .join(" ");
  const travels = indicators.flatMap((indicator) => trends.get(indicator)?.travel ?? []);
  const isWorse = travels.some(({ direction }) => direction === "worsening");
  const isUnchanged = indicators.length > 0 && travels.length === indicators.length && travels.every((travel) => travel.direction === "steady" && travel.moved === "level");
  const worse = isWorse && !statuses.has("red") ? " Say why it has got worse." : "";
  const unchanged = isUnchanged ? " The figures have not changed: “No change this quarter” will do where that is all there is to say." : "";
  return addressed(narrative, asked + worse + unchanged);
}

/** What the introduction of a section, or of the report, is to say. */
export function askForIntroduction(narrative: Narrative): string {
  const asked =
    narrative.section === ""
      ? "Introduce the report: what it covers, and what stands out this time."
      : `Introduce this section in two or three sentences: what “${narrative.section}” reports on, and why it matters.`;
  return addressed(narrative, asked);
}

/** Where the address of a section's dashboard is to be typed. */
export function askForDashboard(): string {
  return "Type the address of this section's dashboard, beginning with https://, or leave this empty.";
}

function addressed({ owner, due }: Narrative, asked: string): string {
  if (owner === "" && due === "") return asked;
  const who = owner === "" ? "" : `From ${owner}`;
  const when = due === "" ? "" : `${owner === "" ? "By" : "by"} ${due}`;
  return `${[who, when].filter((part) => part !== "").join(", ")}: ${asked.charAt(0).toLowerCase()}${asked.slice(1)}`;
}
