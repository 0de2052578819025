/** Numbers written out, as in "eighteen minutes" or "zero cases". */
const SMALL: ReadonlyMap<string, number> = new Map(
  Object.entries({
    zero: 0,
    nil: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
  }),
);

const TENS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
  }),
);

/** The number spelled by the words from `index` on, and how many words it takes; null where they spell none. */
export function numberWordAt(
  wordAt: (index: number) => string,
  index: number,
): { figure: number; length: number } | null {
  const first = belowHundred(wordAt, index);
  if (!first) return null;
  if (wordAt(index + first.length) !== "hundred") return first;
  if (first.figure === 0 || first.figure > 9) return null;
  const hundreds = { figure: first.figure * 100, length: first.length + 1 };
  const joined = wordAt(index + hundreds.length) === "and" ? 1 : 0;
  const rest = belowHundred(wordAt, index + hundreds.length + joined);
  if (!rest || rest.figure === 0) return hundreds;
  return { figure: hundreds.figure + rest.figure, length: hundreds.length + joined + rest.length };
}

function belowHundred(wordAt: (index: number) => string, index: number): { figure: number; length: number } | null {
  const word = wordAt(index);
  const small = SMALL.get(word);
  if (small !== undefined) return { figure: small, length: 1 };
  const tens = TENS.get(word);
  if (tens === undefined) return null;
  const units = SMALL.get(wordAt(index + 1));
  return units !== undefined && units > 0 && units < 10
    ? { figure: tens + units, length: 2 }
    : { figure: tens, length: 1 };
}
