import type { Item } from "./item";
import { UNNAMED, type NamedUnit } from "../units/named-unit";
import { wordSet } from "./phrase";
import { COUNTED_NOUNS } from "../targets/target-words";

/*
 * The words after a figure without a unit: what it counts ("12 new homes"), or an unknown unit ("5 furlongs"). A figure
 * in an unknown unit must not be compared with others.
 */

/** Words that end the noun: they start something else, or bound the figure. */
const ENDS = wordSet(
  "a above across after against an and are as at be been before below better between by down during each every fewer for from",
  "greater higher if in into is least less lower max maximum min minimum minus more most of off on only onto or out over per plus",
  "since than that the through till to under until up via was were when where which who with within without",
);

/** Adjectives and adverbs that are neither a noun nor a unit. */
const DESCRIBING = wordSet(
  "actual additional again all also altogether annually annum approx average bad baseline big both circa clean combined core",
  "cumulative cumulatively current currently daily day due each early estimated extra fair final first forecast free full further",
  "good great green gross half here high key large last late level live locally long low main mean median month monthly more",
  "nationally net new next no not now off on ongoing onwards open other outturn overall pa part plus poor previous pro provisional",
  "quarter quarterly rata respectively safe same second short small so stable static still target targets there third todate",
  "together too total unchanged week weekly whole year yearly ytd",
);
const DESCRIBING_ENDS = /(?:ly|ed|ing|al|able|ible|ive|ary|ous|ic|ish|ful|less|wide|based|term)$/;

/**
 * Nouns that performance indicators count. Most other nouns for people and activities are recognised by their endings.
 */
const COUNTED = wordSet(
  "accounts acts adults advocates aircraft apps areas arrests articles assets attacks audits awards babies badges bags bays beds",
  "bids bikes bins birds births blocks boats bodies books boxes boys brands breaks bridges bugs buses businesses calls camps cars",
  "cases cats causes centres certificates champions cheques churches claims classes clinics clubs cohorts colleges companies",
  "complaints concerns contacts contracts copies councils counties courses crashes crimes cycles dates deaths debts defects designs",
  "desks devices diagnoses discharges districts dogs dols doses downloads dtocs ehcps emails enquiries entries episodes exams",
  "families faults files films fines fires firms fish flags flats foi fois forms forums fpns frauds friends ftas gaps girls graves",
  "groups guests gullies hazards hedges hits hmos homes horses hostels hotels houses hubs humans ideas initiatives injuries",
  "inquests inquiries invoices issues items jobs journeys kits lakes lanes laws leads leases lessons libraries licenses lights",
  "likes lines lives loans machines males maps markets matches milestones mums nights notes notices nurses objects offenses offices",
  "outbreaks outlets outputs pads panels parcels parishes parks parties passes pcns penalties permits persons phones photos phvs",
  "pieces pitches places plans plots points policies polls ponds pools posts potholes practices premises prizes problems products",
  "programmes programs projects properties pupils quotes records recruits regions reports requests responses reviews risks roads",
  "rooms routes routines rows runs sales samples sars schemes schools seats services sets shifts shops sites sizes skills skips",
  "slots spaces species spots staff stairlifts starts stays steps stewards stories streets strikes studies subjects summonses",
  "supplies surveys systems tablets tasks taxis teams tests tickets tools tours towns tracks trades trains trips trusts turbines",
  "tweets types uniforms units vehicles venues vessels victims videos views visits voids votes waits wards wells words works",
  "workshops youths zones",
);
/** Endings of nouns for people and activities: volunteers, inspections, apprenticeships, referrals, deliveries. */
const COUNTED_ENDS =
  /(?:ers|ors|ees|ants|ents|ists|ians|ments|tions|sions|xions|ings|als|ances|ences|ies|ices|ives|ships|ages|ures|isms|holds|mates|men|people|children|hoods|grounds|points|starts)$/;

/** The longest run of words that is examined: a noun is near its figure. */
const LONGEST = 4;

/**
 * The words after the figure at `index - 1`, up to where the noun ends, as written: "new homes". "" where there are
 * none.
 */
export function nounAfter(text: string, items: readonly Item[], index: number): string {
  const words: string[] = [];
  for (let at = index; at < items.length && words.length < LONGEST; at += 1) {
    const item = items[at];
    // "100 p.a."
    if (item?.kind !== "word" || ENDS.has(item.word) || (item.word === "p" && items[at + 1]?.word === ".")) break;
    words.push(text.slice(item.start, item.end));
  }
  return words.join(" ");
}

/** The meaning of the words after a figure: none, something countable, or an unknown unit. */
export type Noun = { is: "nothing" } | { is: "counted" } | { is: "unknown"; word: string };

const NOTHING: Noun = { is: "nothing" };
const THINGS: Noun = { is: "counted" };

/**
 * Tells countable nouns from unknown units, by the word itself or by the metric's name. Words that only describe ("95
 * achieved") have no meaning here.
 */
export function readNoun(noun: string, metric: string): Noun {
  if (noun === "") return NOTHING;
  let unknown: string | null = null;
  for (const written of noun.split(" ")) {
    const word = written.toLowerCase();
    if (isCounted(word, written)) return THINGS;
    if (isNamedIn(word, metric)) return word.endsWith("s") ? THINGS : NOTHING;
    if (!DESCRIBING.has(word) && !(word.length > 4 && DESCRIBING_ENDS.test(word))) unknown ??= word;
  }
  return unknown === null ? NOTHING : { is: "unknown", word: unknown };
}

/** The unit named for a figure, unless the words after it name something else: "5 furlongs" under "(km)" are not km. */
export function namedBeside(noun: string, metric: string, named: NamedUnit): NamedUnit {
  return noun === "" || readNoun(noun, metric).is === "nothing" ? named : UNNAMED;
}

function isCounted(word: string, written: string): boolean {
  const forms = [word, `${word}s`, word.replace(/y$/, "ies")];
  if (forms.some((one) => COUNTED.has(one) || COUNTED_NOUNS.has(one))) return true;
  // "SMEs" and "GPs" are countable; full-time equivalents are measured.
  if (/^[A-Z]{2,}s$/.test(written)) return word !== "ftes";
  return !isAbbreviation(written) && word !== "cents" && forms.some((one) => COUNTED_ENDS.test(one));
}

/** True for "FTE" or "dB": abbreviations, whose endings mean nothing. */
function isAbbreviation(written: string): boolean {
  return written.length <= 4 && /[A-Z]/.test(written.slice(1));
}

/**
 * True where the metric's name contains the word, in the singular or plural, or another of its stem: "apprentices",
 * "Apprenticeships".
 */
function isNamedIn(word: string, metric: string): boolean {
  const stem = stemOf(word);
  return metric
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .some((other) => other !== "" && (stemOf(other) === stem || (stem.length >= 5 && other.startsWith(stem))));
}

function stemOf(word: string): string {
  return word
    .replace(/ies$/, "y")
    .replace(/(?<=(?:s|x|ch|sh))es$/, "")
    .replace(/(?<=[^s])s$/, "");
}
