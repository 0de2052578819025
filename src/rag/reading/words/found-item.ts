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
export function figureBody(
  { tokens }: ScannedText,
  { from, sign }: NumberPlace,
  figure: Pick<Figure, "figure" | "unit" | "scale">,
  end: number,
  spelled = false,
): ItemBody {
  const [first, last] = [tokens[from], tokens[end - 1]];
  return {
    kind: "figure",
    figure: { ...figure, start: first?.start ?? 0, end: last?.end ?? 0, sign, spelled },
    word: "",
  };
}
