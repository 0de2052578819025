import { parseArgs } from "node:util";
import type { Command, Arguments } from "./command";
import { UnusableInput } from "../errors";
import { findNearest } from "./nearest-word";

/** Parses the arguments after a command's name. Throws UnusableInput with a sentence that helps. */
export function readArguments(command: Command, args: readonly string[]): Arguments {
  const { name, options } = command;
  const help = `See: kpi ${name} --help`;
  const types = Object.entries(options).map(
    ([option, { short, value }]) =>
      [option, { type: value === undefined ? "boolean" : "string", ...(short ? { short } : {}) }] as const,
  );
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(types),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const flags = new Set<string>();
  const values = new Map<string, string[]>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const spec = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!spec) {
      const nearest = findNearest(token.name, Object.keys(options));
      throw new UnusableInput(
        `${name} has no option ${token.rawName}.${nearest ? ` Did you mean --${nearest}?` : ""} ${help}`,
      );
    }
    const isAgain = flags.has(token.name) || values.has(token.name);
    if (isAgain && !spec.isList) throw new UnusableInput(`${token.rawName} was given twice. ${help}`);
    if (spec.value === undefined) {
      if (token.value !== undefined) throw new UnusableInput(`--${token.name} takes no value. ${help}`);
      flags.add(token.name);
      continue;
    }
    // "--green -5%" is probably a mistake; "--green=-5%" is not.
    const isMissing =
      token.value === undefined ||
      token.value === "" ||
      (!token.inlineValue && token.value.startsWith("-") && token.value.length > 1);
    if (isMissing) throw new UnusableInput(`${token.rawName} needs a value: ${token.rawName} ${spec.value}. ${help}`);
    values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? ""]);
  }
  return {
    words,
    valueOf: (option) => values.get(option)?.[0],
    valuesOf: (option) => values.get(option) ?? [],
    isOn: (option) => flags.has(option),
  };
}

/** The arguments that are not options. Throws UnusableInput if there are too many or too few. */
export function takeWords({ name, words }: Pick<Command, "name" | "words">, given: Arguments): string[] {
  const missing = words[given.words.length];
  if (missing !== undefined)
    throw new UnusableInput(
      `${name} needs ${words.join(" and ")}: kpi ${name} ${words.join(" ")}. See: kpi ${name} --help`,
    );
  const surplus = given.words[words.length];
  if (surplus !== undefined)
    throw new UnusableInput(
      `${name} takes ${words.join(" and ")} and no more, but “${surplus}” was given too. A name with spaces goes in quotes. See: kpi ${name} --help`,
    );
  return [...given.words];
}
