import { toPlainText, createPaper } from "./print/paper";
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
import type { Surroundings } from "./surroundings";
import { printHelp, printOverview } from "./print/write-help";

/** All that the command line does, in the order of an officer's quarter. */
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

/** Does what was typed after "kpi", and gives the exit code. A bug is thrown. */
export async function runKpi(args: readonly string[], around: Surroundings): Promise<number> {
  try {
    return await run(args, around);
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    // Line ends are the command's own: of what it quotes they were taken out.
    const text = messageOf(error).split("\n").map(toPlainText).join("\n");
    // A line of progress may stand there still.
    around.err.write(`${around.err.isTerminal ? "\r\u001b[K" : ""}kpi: ${text}\n`);
    return EXIT.unusable;
  }
}

/** Characters in a line of the help, where no terminal says how many it has. */
const HELP_WIDTH = 100;

function run(args: readonly string[], around: Surroundings): Promise<number> | number {
  const [first, ...others] = args;
  if (first === undefined || first === "--help" || first === "-h") {
    printOverview(createPaper(around, HELP_WIDTH), COMMANDS);
    return first === undefined ? EXIT.unusable : EXIT.done;
  }
  if (first === "--version" || first === "-v") {
    around.out.write(`${around.version}\n`);
    return EXIT.done;
  }
  if (first === "help") return run(others.length === 0 ? ["--help"] : [...others, "--help"], around);
  const { command, rest } = findCommand(args);
  if (rest.includes("--help") || rest.includes("-h")) {
    printHelp(createPaper(around, HELP_WIDTH), command);
    return EXIT.done;
  }
  return command.run(readArguments(command, rest), around);
}

/** The command whose name the first words are, and what follows it. Throws UnusableInput. */
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
