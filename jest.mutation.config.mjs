import config from "./jest.config.mjs";

/** The tests that scripts/mutate.mjs names, as one file. */
export default {
  ...config.projects.find(({ displayName }) => displayName === "unit"),
  displayName: undefined,
  testMatch: ["<rootDir>/test/support/mutation-tests.ts"],
  testPathIgnorePatterns: ["/node_modules/"],
};
