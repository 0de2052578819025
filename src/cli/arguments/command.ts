import type { Surroundings } from "../surroundings";

/** An option as a command takes it. */
export interface OptionSpec {
  /** One letter. */
  short?: string;
  /** What its value is called in the help: "OUT"; left out where it takes none. */
  value?: string;
  /** True for one that may be given several times. */
  isList?: true;
  about: string;
}

/** What a person gave a command. */
export interface Given {
  /** What is no option, in order. */
  words: readonly string[];
  /** An option's value; undefined where it was not given. */
  valueOf(option: string): string | undefined;
  /** All values of an option that may be given several times, in order. */
  valuesOf(option: string): readonly string[];
  isOn(option: string): boolean;
}

/** Something that the command line does. */
export interface Command {
  /** As it is typed: "rules what-if". */
  name: string;
  /** One line, for the list of commands. */
  summary: string;
  /** What is given besides options, as the help shows it: "FILE". */
  words: readonly string[];
  /** Sentences that a person can learn from. */
  about: readonly string[];
  options: Readonly<Record<string, OptionSpec>>;
  /** What may be typed, after "kpi", and what it does. */
  examples: readonly { typed: string; does: string }[];
  /** Gives the exit code. Throws UnusableInput. */
  run(given: Given, around: Surroundings): Promise<number>;
}
