/** Thrown for input that cannot be used, with a sentence for the person at the terminal. */
export class UnusableInput extends Error {}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error);
}

/** Node's code for an error ("ENOENT"), or "". */
export function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}

/** Exit codes. */
export const EXIT = { done: 0, findings: 1, unusable: 2, bug: 70 } as const;
