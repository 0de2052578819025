import colourNames from "color-name";
import { ExcelError } from "../workbook/excel-error";

/* Reads the arguments of calls. Like Excel, it throws InvalidArgument for a value of another type. */

/** Reads text. */
export function textArgument(value: unknown, what: string): string {
  if (typeof value === "string") return value;
  throw new ExcelError("InvalidArgument", `${what} has to be text.`);
}

/** Reads a whole number. */
export function integerArgument(value: unknown, what: string): number {
  if (typeof value === "number" && Number.isInteger(value)) return value;
  throw new ExcelError("InvalidArgument", `${what} has to be a whole number.`);
}

/** Reads a finite number. */
export function numberArgument(value: unknown, what: string): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new ExcelError("InvalidArgument", `${what} has to be a number.`);
}

/** Reads true or false. */
export function booleanArgument(value: unknown, what: string): boolean {
  if (typeof value === "boolean") return value;
  throw new ExcelError("InvalidArgument", `${what} has to be true or false.`);
}

/** Reads one of the given words. */
export function choiceArgument<T extends string>(value: unknown, choices: readonly T[], what: string): T {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  throw new ExcelError("InvalidArgument", `${what} has to be one of ${choices.join(", ")}.`);
}

/** True for an argument that was not given. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

/** Reads a colour: "#c6efce", "c6efce" or an HTML colour's name. Returns it as Excel does, "#C6EFCE". */
export function colourArgument(value: unknown): string {
  const text = textArgument(value, "A colour");
  const name = text.toLowerCase();
  const named = Object.hasOwn(colourNames, name) ? colourNames[name] : undefined;
  if (named) return `#${named.map((part) => part.toString(16).padStart(2, "0")).join("")}`.toUpperCase();
  const hex = /^#?([0-9a-f]{6})$/i.exec(text);
  if (!hex) throw new ExcelError("InvalidArgument", `${JSON.stringify(text)} is not a colour such as "#C6EFCE".`);
  return `#${(hex[1] ?? "").toUpperCase()}`;
}
