/*
 * Spellings of units, worked out from those of the units that they are made of. "|" separates spellings.
 */

/** Spellings of a mass of gas: "tco2e", "tonnes of co2e", "kg co2 equivalent". */
export function spellingsOfGas(spellings: string, gas: string): string {
  const written =
    gas === "CO2e"
      ? ["co2e", "co2 eq", "co2eq", "co2 equivalent", "carbon dioxide equivalent"]
      : ["co2", "carbon dioxide"];
  return spellings
    .split("|")
    .flatMap((one) => [one, ...pluralsOf(one)])
    .flatMap((one) =>
      written.flatMap((word) => [`${one} ${word}`, `${one} of ${word}`, ...(one.length <= 2 ? [`${one}${word}`] : [])]),
    )
    .join("|");
}

/** Spellings of watt hours: "kwh", "kilowatt hour". */
export function spellingsOfHours(spellings: string): string {
  return spellings
    .split("|")
    .flatMap((one) => (one.length <= 2 ? [`${one}h`] : [`${one} hour`, `${one}hour`]))
    .join("|");
}

/** Names of squares and cubes: "m²", "square miles". */
export function nameOfPower(name: string, power: "²" | "³"): string {
  if (name === "metres") return `m${power}`;
  return name.length === 2 ? `${name}${power}` : `${power === "²" ? "square" : "cubic"} ${name}`;
}

/** Spellings of squares and cubes: "sq m", "sqm", "square metre", "m2", "metre squared". */
export function spellingsOfPower(name: string, spellings: string, power: "2" | "3"): string {
  const [short, long, passive] = power === "2" ? ["sq", "square", "squared"] : ["cu", "cubic", "cubed"];
  const all = name === "metres" ? `m|${spellings}` : spellings;
  return all
    .split("|")
    .flatMap((one) => [one, ...pluralsOf(one)])
    .flatMap((one) => [
      `${short} ${one}`,
      `${long} ${one}`,
      `${one} ${passive}`,
      `${one}${power}`,
      ...(one.length <= 2 ? [`${short}${one}`] : []),
    ])
    .join("|");
}

/** A size squared or cubed, without the noise of binary multiplication. */
export function exactPower(size: number, power: 2 | 3): number {
  return Number((size ** power).toPrecision(15));
}

/**
 * Plurals: "hours", "inches", "kms". Single letters, currency codes and spellings that end in "s" or a digit have none.
 */
export function pluralsOf(spelling: string): string[] {
  if (spelling.length < 2 || /[s%\d]$|^(?:gbp|eur|usd)$/.test(spelling)) return [];
  return [`${spelling}s`];
}

/** American spellings: "meter" for "metre". */
export function americanOf(spelling: string): string[] {
  const other = spelling.replace(/(met|lit)re(?=s?\b|$)/, "$1er");
  return other === spelling ? [] : [other];
}
