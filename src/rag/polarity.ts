/** Which way is good, the column headed "Good Is". */
export type Polarity = "high" | "low" | "on-target";

export const POLARITY_WORDS: Record<Polarity, string> = { high: "High", low: "Low", "on-target": "On Target" };

/** By what a person wrote. A Map: "constructor" is in every object. */
const WRITTEN = new Map<string, Polarity>([
  ["high", "high"],
  ["higher", "high"],
  ["higher is better", "high"],
  ["up", "high"],
  ["bigger is better", "high"],
  ["low", "low"],
  ["lower", "low"],
  ["lower is better", "low"],
  ["down", "low"],
  ["smaller is better", "low"],
  ["on target", "on-target"],
  ["on-target", "on-target"],
  ["target", "on-target"],
]);

/** As the drop-down writes them: nearly every row. */
const AS_HEADED = new Map<string, Polarity>([
  ["High", "high"],
  ["Low", "low"],
  ["On Target", "on-target"],
]);

/** The polarity a person wrote, or null when it is not one of High, Low and On Target or a plain synonym. */
export function readPolarity(text: string): Polarity | null {
  return AS_HEADED.get(text) ?? WRITTEN.get(text.trim().toLowerCase().replace(/\s+/g, " ")) ?? null;
}
