import { runRate } from "./rate-command";

const HELP = `KPI Reporter on the command line

  kpi rate FILE           rate the KPI rows of a .csv or .tsv file, with a reason for each
    --rules RULES.json    judge by these rules instead of the defaults
    --json                print JSON for machines

FILE has the workbook's headings in its first row: Target, Good Is, Metric Name, Latest Value, and any of
Section, KPI, As of Date, Previous Value, Benchmark, Expected to Date, Tolerance, Override, Override Reason.

Exit code 0: rated. 2: the file, the rules or the command cannot be used; the reason is on stderr.

  npm run -s kpi -- rate assets/sample/published-2024-25-q2.tsv
`;

function main([command, ...args]: string[]): number {
  if (command === undefined || command === "help" || command === "--help" || command === "-h") {
    process.stdout.write(HELP);
    return command === undefined ? 2 : 0;
  }
  if (command === "rate") return runRate(args);
  process.stderr.write(`kpi: there is no command “${command}”. Try: kpi --help\n`);
  return 2;
}

process.exitCode = main(process.argv.slice(2));
