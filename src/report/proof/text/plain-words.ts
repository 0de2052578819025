import { wordSet } from "../../../rag/reading/words/phrase";

/*
 * The words that make up a sentence about a KPI as a whole. A sentence with any other word may be about something else
 * (a district, a team, a forecast) and is left alone: a proof-reader with too many false alarms is not read.
 */

/** Words for a result. */
export const RESULT_WORDS: ReadonlySet<string> = wordSet(
  "performance performing perform performs performed result results figure figures rate rates score scores",
  "value values level levels proportion percentage percent % number numbers outturn position positions",
  "indicator indicators measure measures kpi kpis index outcome outcomes total metric metrics trend",
);

/** Words that refer to an earlier subject. */
export const STAND_INS: ReadonlySet<string> = wordSet("we it this they our us council");

/** Words that do not change what a sentence is about. */
const PLAIN_WORDS: ReadonlySet<string> = wordSet(
  "a an the its their these this that there we it they our us council councils councils as of in on at to for",
  "from by with is are was were be been being am has have had having do does did remain remains remained",
  "remaining continue continues continued continuing stay stays stayed stand stands stood sit sits sat reach",
  "reaches reached show shows shown showing see sees seen saw sustain sustained maintain maintains maintained",
  "keep kept achieve achieves achieved make made making now still also again just only well far even both all",
  "overall current latest report reported reporting reports data strong good excellent high low steady steadily",
  "consistent slight small significant marginal positive modest stable very more than less over under above",
  "below about around and so while whilst however but although though despite if additionally quarter quarters",
  "quarterly year years yearly annual annually month months monthly period periods end start date final time",
  "week services service county local authority published confirmed improvement improvements improved improve",
  "improving increase increases increased increasing decrease decreases decreased decreasing reduction",
  "reductions reduced reducing decline declined declining fall fallen fell falling rise risen rose rising drop",
  "dropped dropping worsened worsening deteriorated deteriorating change changed target targets average during",
  "throughout area areas academic financial calendar case here last previous prior preceding same ago compared",
  "comparison combined give gives giving set agreed up down point points percentage out per who which were not took",
  "or recorded come came comes gone went yoy qoq represents represented representing equates",
);

/** Words that show that a sentence is not about the present, or not about a fact. */
export const HEDGES: ReadonlySet<string> = wordSet(
  "expect expected expects expecting anticipate anticipated anticipates anticipating forecast forecasts",
  "forecasted projected projection predict predicted likely unlikely aim aims aimed aiming plan plans planned",
  "planning hope hopes hoped hoping will wont shall may might would could should if unless until till towards",
  "toward when once ambition intend intends intended want seek seeks seeking trajectory possible possibly",
  "potential potentially estimated estimate assuming ensure ensures ensuring help helps helping order challenge",
  "challenges challenging risk risks able can cannot must need needs needed required hypothetical next future",
  "soon eventually rather",
);

/** Words that negate a sentence. */
export const NEGATIONS: ReadonlySet<string> = wordSet(
  "not no never neither nor without yet isnt wasnt arent werent hasnt havent hadnt didnt dont doesnt nearly",
  "almost close near approaching fails fail failed failing hardly barely nothing",
);

/** Words that put a sentence in another time. */
export const OTHER_TIMES: ReadonlySet<string> = wordSet(
  "last previous previously prior earlier formerly historically historic before ago since past preceding",
  "baseline",
);

/** True for a word without influence on what a sentence is about. */
export function isPlain(word: string): boolean {
  return (
    PLAIN_WORDS.has(word) || RESULT_WORDS.has(word) || !/\p{L}/u.test(word) || (word.length > 4 && word.endsWith("ly"))
  );
}

/** The stem of a word: "surveyed" and "surveys" have the same. Short words stay unchanged. */
export function stemOf(word: string): string {
  const cut = word.replace(/(?:ations?|ings?|ions?|ed|es|s|e)$/, "");
  return cut.length >= 4 ? cut : word.replace(/s$/, "");
}

/** Words too common to distinguish one name from another. */
export const LITTLE_WORDS: ReadonlySet<string> = wordSet(
  "a an the of in on at to for from by with or and is are was were who which that their its be been not no into",
  "per",
);
