import type { Figure, ItemBody } from "./item";
import type { ScannedText } from "./scan";

/** An item, and the index of the token after it. */
export interface FoundItem {
  item: ItemBody;
  end: number;
}

/** A number among the tokens of a text. */
export interface NumberPlace {
  /** The token of its sign or currency, where there is one; else that of the number. */
  from: number;
  /** The token of the number. */
  index: number;
  sign: "+" | "-" | null;
}

/** A figure that takes the tokens from the number's first to before `end`. */
export function foundFigure(
  { tokens }: ScannedText,
  { from, sign }: NumberPlace,
  { figure, unit, scale }: Pick<Figure, "figure" | "unit" | "scale">,
  end: number,
  spelled = false,
): FoundItem {
  const start = tokens[from]?.start ?? 0;
  // Written out rather than spread, for speed: a text has many figures.
  const body = { figure, unit, scale, start, end: tokens[end - 1]?.end ?? 0, sign, spelled };
  return { item: { kind: "figure", figure: body, word: "" }, end };
}
