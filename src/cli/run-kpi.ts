import { toPlainText, createPrinter } from "./print/printer";
import type { Command } from "./arguments/command";
import { CHECK } from "./commands/check";
import { CLOSE_PERIOD } from "./commands/close-period";
import { COMBINE } from "./commands/combine";
import { RATE } from "./commands/rate";
import { RECALCULATE } from "./commands/recalculate";
import { REPORT } from "./commands/report";
import { RULES_EXPORT } from "./commands/rules-export";
import { RULES_IMPORT } from "./commands/rules-import";
import { RULES_WHAT_IF } from "./commands/rules-what-if";
import { EXIT, messageOf, UnusableInput } from "./errors";
import { findNearest } from "./arguments/nearest-word";
import { readArguments } from "./arguments/read-arguments";
import type { Environment } from "./environment";
import { printHelp, printOverview } from "./print/write-help";

/** All commands, in the order of an officer's quarter. */
export const COMMANDS: readonly Command[] = [
  RECALCULATE,
  COMBINE,
  CHECK,
  REPORT,
  CLOSE_PERIOD,
  RULES_EXPORT,
  RULES_IMPORT,
  RULES_WHAT_IF,
  RATE,
];

/** Runs the command that was typed after "kpi" and returns the exit code. Bugs throw. */
export async function runKpi(args: readonly string[], environment: Environment): Promise<number> {
  try {
    return await run(args, environment);
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    // Line breaks are the command's own: texts that it quotes have none.
    const text = messageOf(error).split("\n").map(toPlainText).join("\n");
    // Clears a progress line that may still be shown.
    environment.err.write(`${environment.err.isTerminal ? "\r\u001b[K" : ""}kpi: ${text}\n`);
    return EXIT.unusable;
  }
}

/** The width of the help if it is not printed to a terminal. */
const HELP_WIDTH = 100;

function run(args: readonly string[], environment: Environment): Promise<number> | number {
  const [first, ...others] = args;
  if (first === undefined || first === "--help" || first === "-h") {
    printOverview(createPrinter(environment, HELP_WIDTH), COMMANDS);
    return first === undefined ? EXIT.unusable : EXIT.done;
  }
  if (first === "--version" || first === "-v") {
    environment.out.write(`${environment.version}\n`);
    return EXIT.done;
  }
  if (first === "help") return run(others.length === 0 ? ["--help"] : [...others, "--help"], environment);
  const { command, rest } = findCommand(args);
  if (rest.includes("--help") || rest.includes("-h")) {
    printHelp(createPrinter(environment, HELP_WIDTH), command);
    return EXIT.done;
  }
  return command.run(readArguments(command, rest), environment);
}

/** Finds the command that the first words name. Throws UnusableInput. */
function findCommand(args: readonly string[]): { command: Command; rest: string[] } {
  const [first = "", second = ""] = args;
  for (const length of [2, 1]) {
    const name = args.slice(0, length).join(" ");
    const command = COMMANDS.find((one) => one.name === name);
    if (command) return { command, rest: args.slice(length) };
  }
  const group = COMMANDS.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name);
  if (group.length > 0 && (second === "" || second.startsWith("-")))
    throw new UnusableInput(`say what to do with the ${first}: ${group.join(", ")}. See: kpi --help`);
  const wanted = group.length > 0 ? `${first} ${second}` : first;
  const nearest = findNearest(
    wanted,
    group.length > 0 ? group : [...new Set(COMMANDS.flatMap(({ name }) => [name, name.split(" ")[0] ?? ""]))],
  );
  throw new UnusableInput(
    `there is no command “${wanted}”.${nearest ? ` Did you mean ${nearest}?` : ""} See: kpi --help`,
  );
}
