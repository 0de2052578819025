import type { Environment } from "../environment";

/** An option of a command. */
export interface OptionSpec {
  /** One letter. */
  short?: string;
  /** The name of its value in the help ("OUT"); left out for a flag. */
  value?: string;
  /** True if it may be given several times. */
  isList?: true;
  about: string;
}

/** The parsed arguments of a command. */
export interface Arguments {
  /** Arguments that are not options, in order. */
  words: readonly string[];
  /** An option's value; undefined if it was not given. */
  valueOf(option: string): string | undefined;
  /** All values of an option that may be given several times, in order. */
  valuesOf(option: string): readonly string[];
  /** True if a flag was given. */
  isOn(option: string): boolean;
}

/** A command of the command line. */
export interface Command {
  /** "rules what-if". */
  name: string;
  /** One line, for the list of commands. */
  summary: string;
  /** Names of arguments that are not options, for the help: "FILE". */
  words: readonly string[];
  /** Paragraphs of the help. */
  about: readonly string[];
  options: Readonly<Record<string, OptionSpec>>;
  /** Examples without "kpi", and what they do. */
  examples: readonly { typed: string; does: string }[];
  /** Returns the exit code. Throws UnusableInput. */
  run(given: Arguments, environment: Environment): Promise<number>;
}
