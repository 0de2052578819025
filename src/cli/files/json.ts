import type { Surroundings } from "../surroundings";

/** Prints something for machines. Characters that steer a terminal are written as their numbers. */
export function printJson({ out }: Pick<Surroundings, "out">, value: unknown): void {
  const text = JSON.stringify(value, null, 2).replace(
    /[\x7f-\x9f\u2028\u2029]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  out.write(`${text}\n`);
}
