import { isRead } from "../../rag/periods/period";
import type { Reporting } from "../../rag/periods/reporting";
import { readPeriod } from "../../rag/periods/read-period";
import { comparePeriods } from "../../rag/periods/step-period";
import { readState, type HeldNarrative, type Subject } from "./held-narratives";
import type { MergedText } from "./merge-texts";
import { newsOfArchived, newsOfMove, newsOfReopened, newsOfUnreadState, type NarrativeNews } from "./narrative-news";
import { archivedId } from "./narrative-id";
import type { Narrative, NarrativeState } from "./narrative";

/** The state of a merge. */
export interface Merging {
  /** The reported period, as written; null where unknown. */
  period: string | null;
  /** How the body reports, by which periods are read. */
  reporting: Reporting;
  /** Ids that are in use. */
  taken: Set<string>;
  news: NarrativeNews[];
}

/** A narrative of this report, and the archived one of an earlier period. */
export interface UpdatedNarrative {
  narrative: Narrative;
  before: Narrative | null;
}

/** Updates a held narrative to the present workbook. Archives its text where that is of an earlier period. */
export function updateNarrative(
  found: HeldNarrative,
  { text, isChanged }: MergedText,
  subject: Subject,
  merging: Merging,
): UpdatedNarrative {
  const { period, news } = merging;
  news.push(...newsOfMove(found, subject));
  const { kind, section, kpi, metrics } = subject;
  const held: Narrative = {
    ...toNarrative(found, { text, isChanged }, "now", news),
    ...{ kind, section, kpi, metrics, owner: ownerOf(found, subject) },
  };
  if (kind !== "kpi" || period === null) return { narrative: held, before: null };
  // A text edited since then is about the current period.
  if (isChanged || found.period === "") return { narrative: { ...held, period }, before: null };
  return isLater(period, found.period, merging.reporting)
    ? startPeriod(found, held, period, merging)
    : { narrative: held, before: null };
}

/** Archives a narrative of an earlier period, and awaits a new one. */
function startPeriod(
  found: HeldNarrative,
  held: Narrative,
  period: string,
  { taken, news }: Merging,
): UpdatedNarrative {
  const due = found.due.isChanged ? held.due : "";
  const narrative: Narrative = { ...held, text: "", state: "awaited", typedState: undefined, due, period };
  // A due date or state that was typed beside an empty text is archived too.
  if (held.text === "" && held.due === due && held.typedState === undefined) return { narrative, before: null };
  if (held.text !== "") news.push(newsOfArchived(found, period));
  const id = archivedId(found.id, found.period, taken);
  return { narrative, before: { ...held, id, period: found.period, place: "earlier" } };
}

/** The owner named on the Narratives sheet, or else the one in the KPI rows. */
function ownerOf({ owner }: HeldNarrative, subject: Subject): string {
  return owner.isChanged ? owner.text.trim() : subject.owner;
}

/** A held narrative with its merged text. */
export function toNarrative(
  one: HeldNarrative,
  { text, isChanged }: MergedText,
  place: Narrative["place"],
  news: NarrativeNews[] = [],
): Narrative {
  const { id, kind, section, kpi, metrics, owner, due, period } = one;
  const typedState = readState(one.state.text) === null ? { typedState: one.state.text } : {};
  return {
    ...{ id, kind, section, kpi, metrics, owner: owner.text.trim(), due: due.text.trim() },
    ...{ state: stateOf(one, text, isChanged, news), ...typedState, text, period, place },
  };
}

/** The state of a narrative: a written text is at least a draft, and one that changed after it was signed off is a draft again. */
function stateOf(one: HeldNarrative, text: string, isChanged: boolean, news: NarrativeNews[]): NarrativeState {
  if (text === "") return "awaited";
  const read = readState(one.state.text);
  if (read === null) {
    news.push(newsOfUnreadState(one));
    return "draft";
  }
  if (read === "signed-off" && isChanged && !one.state.isChanged) {
    news.push(newsOfReopened(one));
    return "draft";
  }
  return read === "awaited" ? "draft" : read;
}

function isLater(period: string, than: string, reporting: Reporting): boolean {
  const [now, then] = [readPeriod(period, { reporting }), readPeriod(than, { reporting })];
  return isRead(now) && isRead(then) && (comparePeriods(now, then) ?? 0) > 0;
}
