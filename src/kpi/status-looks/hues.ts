import { paintOf, type Colour } from "../../rag/rules/statuses/colours";
import type { Ruleset } from "../../rag/rules/ruleset";
import type { RatedStatus, Status } from "../../rag/status";

/** The meaning of a fill in a column of statuses. */
export type HueMeaning = "red" | "amber" | "green" | "blue";

/** The name of a fill, and its meaning. */
export interface Hue {
  name: "red" | "orange" | "yellow" | "green" | "blue";
  means: HueMeaning;
}

/**
 * The fills that mean a status: up to which angle of the colour wheel (red is 0, green 120, blue 240), and from which
 * saturation. Hues between them and duller ones mean none: turquoise, purple and pink, beige and grey.
 */
const HUES: readonly { hue: Hue | null; upTo: number; saturation: number }[] = [
  { hue: { name: "red", means: "red" }, upTo: 14, saturation: 0.35 },
  { hue: { name: "orange", means: "amber" }, upTo: 42, saturation: 0.5 },
  { hue: { name: "yellow", means: "amber" }, upTo: 68, saturation: 0.5 },
  { hue: { name: "green", means: "green" }, upTo: 168, saturation: 0.3 },
  { hue: null, upTo: 185, saturation: 0 },
  { hue: { name: "blue", means: "blue" }, upTo: 255, saturation: 0.3 },
  { hue: null, upTo: 345, saturation: 0 },
  { hue: { name: "red", means: "red" }, upTo: 360, saturation: 0.35 },
];

/** Of 255: with a smaller difference between its strongest and weakest channel, a fill is white, grey or black. */
const LEAST_DIFFERENCE = 18;
/** A fill darker than this is black. */
const LEAST_LIGHT = 0.12;

/** The meaning of a fill ("#RRGGBB"); null where it means no status. */
export function hueOf(fill: string): Hue | null {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(fill.slice(at, at + 2), 16));
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const difference = most - least;
  const light = (most + least) / 2 / 255;
  if (!(difference >= LEAST_DIFFERENCE) || light < LEAST_LIGHT) return null;
  const saturation = difference / 255 / (1 - Math.abs(2 * light - 1));
  const sixth =
    most === red
      ? (green - blue) / difference
      : most === green
        ? 2 + (blue - red) / difference
        : 4 + (red - green) / difference;
  const angle = (sixth * 60 + 360) % 360;
  const found = HUES.find(({ upTo }) => angle <= upTo);
  return found?.hue && saturation >= found.saturation ? found.hue : null;
}

/** The fills that are compatible with each level. */
const FITTING: Readonly<Record<RatedStatus, readonly HueMeaning[]>> = {
  exceeding: ["green", "blue"],
  green: ["green"],
  "amber-green": ["amber", "green"],
  amber: ["amber"],
  "amber-red": ["amber", "red"],
  red: ["red"],
};

/** True where a fill contradicts the status in its cell, considering the colours that the rules use. */
export function contradictsStatus({ means }: Hue, status: Status, { statuses }: Pick<Ruleset, "statuses">): boolean {
  const isOf = (colour: Colour): boolean =>
    Object.values(paintOf(colour)).some((one) => hueOf(`#${one}`)?.means === means);
  const listed = statuses.find((one) => one.status === status);
  if (
    listed &&
    status !== "not-rated" &&
    (FITTING[status].includes(means) || listed.countsAs === means || isOf(listed.colour))
  )
    return false;
  // Blue means a status only where the rules have a blue one.
  return means !== "blue" || statuses.some((one) => isOf(one.colour));
}
