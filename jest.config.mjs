import { cpus } from "node:os";
import { BUNDLED_FLUENT } from "./test/support/bundle-fluent.mjs";

const transform = {
  "\\.[jt]sx?$": [
    "@swc/jest",
    {
      jsc: {
        parser: { syntax: "typescript", tsx: true },
        target: "es2022",
        transform: { react: { runtime: "automatic" } },
      },
      module: { type: "commonjs" },
    },
  ],
};

/** A group of tests that can be run by itself: `npx jest --selectProjects unit`. A test that needs a DOM says so in its first line. */
const group = (displayName, folders, outside = []) => ({
  displayName,
  rootDir: import.meta.dirname,
  testEnvironment: "node",
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}`),
  testPathIgnorePatterns: ["/node_modules/", ...outside.map((path) => `<rootDir>/test/${path}`)],
  transform,
  // Published as ES modules alone, which jest runs once they are transformed.
  transformIgnorePatterns: ["/node_modules/(?!@noble/)"],
  setupFilesAfterEnv: ["<rootDir>/test/support/plain-styles.ts"],
  moduleNameMapper: {
    "\\.css$": "<rootDir>/test/support/empty-style.ts",
    "^@fluentui/react-components$": BUNDLED_FLUENT,
    // Laws draw the same cases in every run.
    "^fast-check$": "<rootDir>/test/support/laws.ts",
  },
});

// Microsoft's validator is a process of its own, which takes longer to start than the pure rooms' tests together.
const VALIDATED = ["report/word/validity.test.ts"];

const HOST = [
  "excel",
  "xlsx",
  "workbook-port",
  "workbench",
  "office-host",
  "reliability",
  "gallery",
  "sample",
  "support",
];
/** What is looked at as a whole, from outside: not the pure rooms that `npm run test:unit` is quick for. */
const DOORS = ["taskpane", "commands", "cli", "manifest", "docs", "patterns", "release", "worst-input"];
const IN_A_BROWSER = ["bundle", "e2e"];

const within = (folders) => folders.map((folder) => `${folder}/**/*.test.ts?(x)`);

export default {
  // No test is about time: a machine that does other things besides may take long over one that is quick on its own.
  testTimeout: 300_000,
  // By itself jest leaves one of two cores idle. One worker more than cores: those of the browser and the pane often wait.
  maxWorkers: cpus().length + 1,
  testSequencer: "./test/support/longest-first.mjs",
  globalSetup: "./test/support/bundle-fluent.mjs",
  projects: [
    // Whatever is in none of the others: no test is left out for standing in a new folder.
    group(
      "unit",
      ["**/*.test.ts?(x)"],
      [...[...HOST, ...DOORS, ...IN_A_BROWSER].map((folder) => `${folder}/`), ...VALIDATED],
    ),
    group("host", [...within(HOST), ...VALIDATED]),
    group("doors", within(DOORS)),
    group("e2e", within(IN_A_BROWSER)),
  ],
};
