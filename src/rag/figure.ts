/** What a figure is counted in. Two units of one family convert by `size`; different families never do. */
export interface Unit {
  family: "percent" | "points" | "currency" | "duration" | "working-duration";
  /** As written in sentences: "%", "points", "£", "days". */
  name: string;
  /** Size in the family's smallest unit: 1 for %, points and £; seconds for a duration; 1 for a working day. */
  size: number;
}

/** A number found in a text, with what was written around it that belongs to it. */
export interface Figure {
  /** The number in full: "192.365m" is 192365000. */
  figure: number;
  unit: Unit | null;
  /** 1, or the scale that was written: 1000 for k, 1000000 for m. */
  scale: number;
  /** Where in the text it stands. */
  start: number;
  end: number;
}

export const PERCENT: Unit = { family: "percent", name: "%", size: 1 };
export const POINTS: Unit = { family: "points", name: "points", size: 1 };

const DURATIONS: Record<string, Unit> = {
  second: { family: "duration", name: "seconds", size: 1 },
  sec: { family: "duration", name: "seconds", size: 1 },
  minute: { family: "duration", name: "minutes", size: 60 },
  min: { family: "duration", name: "minutes", size: 60 },
  hour: { family: "duration", name: "hours", size: 3600 },
  hr: { family: "duration", name: "hours", size: 3600 },
  day: { family: "duration", name: "days", size: 86400 },
  week: { family: "duration", name: "weeks", size: 604800 },
  "working day": { family: "working-duration", name: "working days", size: 1 },
};

const CURRENCIES: Record<string, Unit> = {
  "£": { family: "currency", name: "£", size: 1 },
  "€": { family: "currency", name: "€", size: 1 },
  $: { family: "currency", name: "$", size: 1 },
};

const SCALES: Record<string, number> = {
  k: 3,
  thousand: 3,
  m: 6,
  mn: 6,
  million: 6,
  bn: 9,
  billion: 9,
};

// A number with well-placed thousands separators, or without any; never the middle of a word or of a longer number.
const FIGURE = new RegExp(
  String.raw`(?<![\p{L}\d.,])(?<currency>[£€$])?\s?` +
    String.raw`(?<sign>[-+\u2212](?=[\d£€$.]))?(?<currency2>[£€$])?` +
    String.raw`(?<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?![\d]|,\d)` +
    String.raw`(?:\s?(?<scale>k|mn?|bn|million|billion|thousand)(?![\p{L}\d]))?` +
    String.raw`(?:\s?(?<unit>%|per\s?cent(?:age points)?(?!\p{L})|percent(?!\p{L})|percentage points?|points?(?!\p{L})|` +
    String.raw`working\s+days?|(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?)(?!\p{L})))?`,
  "giu",
);

/** Every figure in the text, in order. Figures glued to letters ("KS2", "A1") are not figures. */
export function findFigures(text: string): Figure[] {
  const found: Figure[] = [];
  for (const match of text.matchAll(FIGURE)) {
    const groups = match.groups ?? {};
    const scaleWord = groups.scale?.toLowerCase() ?? "";
    const exponent = SCALES[scaleWord] ?? 0;
    const negative = groups.sign === "-" || groups.sign === "\u2212";
    const digits = (groups.number ?? "").replace(/,/g, "");
    // Written as an exponent so that 192.365m is exactly 192365000, not 192365000.00000003.
    const figure = Number(`${negative ? "-" : ""}${digits}e${exponent}`);
    const leading = match[0].length - match[0].trimStart().length;
    found.push({
      figure,
      unit: readUnit(groups.unit ?? groups.currency ?? groups.currency2 ?? ""),
      scale: 10 ** exponent,
      start: match.index + leading,
      end: match.index + match[0].length,
    });
  }
  return found;
}

function readUnit(written: string): Unit | null {
  const word = written.toLowerCase().replace(/\s+/g, " ");
  if (word === "") return null;
  if (word === "%" || word === "percent" || word === "per cent") return PERCENT;
  if (word.includes("point")) return POINTS;
  const currency = CURRENCIES[word];
  if (currency) return currency;
  return DURATIONS[word.replace(/s$/, "")] ?? null;
}

/**
 * The unit and scale that a metric's name gives to its values: "Capital forecast £m" is in millions of pounds,
 * "answered in timescales average (days)" in days. "%" in a name tells the unit only; scale 1.
 */
export function unitFromName(name: string): { unit: Unit | null; scale: number } {
  const money = /([£€$])\s?(k|m|mn|bn|million|billion|thousand)?(?![\p{L}\d])/iu.exec(name);
  if (money?.[1]) {
    return { unit: CURRENCIES[money[1]] ?? null, scale: 10 ** (SCALES[money[2]?.toLowerCase() ?? ""] ?? 0) };
  }
  if (/%|\bper\s?cent(?:age)?\b/iu.test(name)) return { unit: PERCENT, scale: 1 };
  const duration = /\((working days|seconds|secs|minutes|mins|hours|hrs|days|weeks)\)/iu.exec(name);
  if (duration?.[1]) return { unit: readUnit(duration[1]), scale: 1 };
  return { unit: null, scale: 1 };
}

/**
 * A figure as a person would write it: "2,910,912", "95%", "£192.365m", "10 days", "0.2 points". `figure` is in full;
 * `scale` is the scale it was written in.
 */
export function writeFigure(figure: number, unit: Unit | null, scale = 1): string {
  const scaled = scale === 1 ? figure : Number((figure / scale).toPrecision(15));
  const digits = `${writeNumber(scaled)}${SCALE_WORDS[scale] ?? ""}`;
  if (!unit) return digits;
  if (unit.family === "percent") return `${digits}%`;
  if (unit.family === "currency") return figure < 0 ? `-${unit.name}${digits.slice(1)}` : `${unit.name}${digits}`;
  return `${digits} ${Math.abs(scaled) === 1 ? unit.name.replace(/s$/, "") : unit.name}`;
}

const SCALE_WORDS: Record<number, string> = { 1000: "k", 1000000: "m", 1000000000: "bn" };

/** A number with thousands separators, to at most 15 significant digits and no trailing zeros. */
export function writeNumber(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  if (text.includes("e")) return text;
  const [whole = "", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
