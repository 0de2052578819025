import { LEVELS, STATUS_WORDS, type RatedStatus } from "../../status";
import { contrastOf, LEAST_CONTRAST, PALETTE_NAMES, readColour, type Colour } from "./colours";
import { readForm, readList, readObject, readText, type Reader, type RulesetProblem } from "../read-document";
import { ICON_NAMES, ICONS, readIconName } from "./excel-icons";
import { readWord } from "./status-word";
import {
  COUNTED_AS,
  LEAST_STATUSES,
  MOST_STATUSES,
  type CountedAs,
  type ListedStatus,
  type Wording,
} from "./status-list";
import { USUAL_LOOKS } from "./usual-icons-and-colours";

/** Reads a word and its meaning. */
export const readWording: Reader<Wording> = (value, path, problems) => {
  const entry = readObject(value, path, problems, ["word", "meaning"]);
  return entry && readWordingOf(entry, path, problems);
};

function readWordingOf(entry: Record<string, unknown>, path: string, problems: RulesetProblem[]): Wording | undefined {
  const word = readWord(entry.word, `${path}.word`, problems);
  const meaning = readText(entry.meaning, `${path}.meaning`, problems);
  return word && meaning ? { word, meaning } : undefined;
}

const readLevel = readForm(
  (text): RatedStatus | null => LEVELS.find((level) => level === text) ?? null,
  `one of ${LEVELS.join(", ")}`,
);

const readIcon = readForm(readIconName, `one of Excel's icons: ${ICON_NAMES.join(", ")}`);

const readCounted = readForm(
  (text): CountedAs | null => COUNTED_AS.find((one) => one === text.trim().toLowerCase()) ?? null,
  COUNTED_AS.join(", "),
);

const readColourName = readForm(readColour, `a colour: ${PALETTE_NAMES.join(", ")}, or one such as #1f5c99`);

const readStatusColour: Reader<Colour> = (value, path, problems) => {
  const colour = readColourName(value, path, problems);
  if (colour === undefined || contrastOf(colour) >= LEAST_CONTRAST) return colour;
  const found = Math.floor(contrastOf(colour) * 10) / 10;
  const problem = `"${colour}" is too light to be read on paper: its contrast is ${found} to 1, and has to be ${LEAST_CONTRAST} to 1 or more`;
  problems.push({ path, problem: `${problem}. Choose a darker one` });
  return undefined;
};

const readStatus: Reader<ListedStatus> = (value, path, problems) => {
  const entry = readObject(value, path, problems, ["status", "word", "meaning", "icon", "colour", "countsAs"]);
  const status = entry && readLevel(entry.status, `${path}.status`, problems);
  const wording = entry && readWordingOf(entry, path, problems);
  if (!entry || !status) return undefined;
  const usual = USUAL_LOOKS[status];
  const icon = entry.icon === undefined ? usual.icon : readIcon(entry.icon, `${path}.icon`, problems);
  const colour = entry.colour === undefined ? usual.colour : readStatusColour(entry.colour, `${path}.colour`, problems);
  const countsAs =
    entry.countsAs === undefined ? usual.countsAs : readCounted(entry.countsAs, `${path}.countsAs`, problems);
  return wording && icon && colour && countsAs ? { status, ...wording, icon, colour, countsAs } : undefined;
};

/**
 * The number of statuses read from a list: more than it may hold, so that a list that is too long is reported as a
 * whole.
 */
const MOST_READ = 20;

/** Reads the list of statuses: two to five, best first, with green and red among them. */
export const readStatuses: Reader<ListedStatus[]> = (value, path, problems) => {
  if (value === undefined) {
    problems.push({ path, problem: "is missing" });
    return undefined;
  }
  const found = problems.length;
  const statuses = readList(value, path, problems, readStatus, MOST_READ);
  if (!statuses || problems.length > found) return undefined;
  if (statuses.length < LEAST_STATUSES || statuses.length > MOST_STATUSES) {
    problems.push({
      path,
      problem: `should list ${LEAST_STATUSES} to ${MOST_STATUSES} statuses, and lists ${statuses.length}`,
    });
  }
  for (const needed of ["green", "red"] as const) {
    if (!statuses.some(({ status }) => status === needed))
      problems.push({ path, problem: `should list ${needed}: ${NEEDED[needed]}` });
  }
  statuses.forEach((one, index) => checkStatus(one, statuses[index - 1], `${path}[${index}]`, problems));
  return problems.length > found ? undefined : statuses;
};

const NEEDED = {
  green: "the status of a target that is met, whatever its word",
  red: "the status of what is beyond every edge, whatever its word",
};

function checkStatus(
  listed: ListedStatus,
  better: ListedStatus | undefined,
  path: string,
  problems: RulesetProblem[],
): void {
  const { status, icon, colour, countsAs } = listed;
  const add = (key: string, problem: string): void => void problems.push({ path: `${path}.${key}`, problem });
  if (better && LEVELS.indexOf(status) <= LEVELS.indexOf(better.status)) {
    const isTwice = status === better.status;
    add(
      "status",
      isTwice
        ? `${status} is listed twice`
        : `${status} stands below ${better.status}, and is better: list the best first`,
    );
  }
  if (status === "green" || status === "exceeding" ? countsAs !== "green" : status === "red" && countsAs !== "red") {
    add("countsAs", `${STATUS_WORDS[status]} has to count as ${status === "red" ? "red" : "green"}`);
  } else if (better && COUNTED_AS.indexOf(countsAs) < COUNTED_AS.indexOf(better.countsAs)) {
    add("countsAs", `counts as ${countsAs}, which is better than ${better.countsAs}, what ${better.status} counts as`);
  }
  const { tone, set, place } = ICONS[icon];
  const above = better && ICONS[better.icon];
  if (above && above.set !== set) {
    add(
      "icon",
      `the ${icon} and the ${better.icon} are of different sets, and Excel draws a column by one: choose icons of one set`,
    );
  } else if (above && above.place < place) {
    add("icon", `the ${icon} comes before the ${better.icon} in Excel's set, and stands for a worse status`);
  }
  if (tone !== "none" && tone !== countsAs)
    add("icon", `the ${icon} is for what counts as ${tone}, and ${status} counts as ${countsAs}`);
  if ((colour === "green" || colour === "red") && colour !== countsAs) {
    add("colour", `${colour} is for what counts as ${colour}, and ${status} counts as ${countsAs}`);
  }
}
