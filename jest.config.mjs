/** Unit and integration tests run in Node; a test that needs a DOM says so in its first line. */
const transform = {
  "\\.tsx?$": [
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
const moduleNameMapper = { "\\.css$": "<rootDir>/test/support/empty-style.ts" };

// A machine that does other things besides may take long over a test that is quick on its own.
export default {
  testTimeout: 30_000,
  // By itself jest leaves one of two cores idle, and the longest tests would wait for each other.
  maxWorkers: "100%",
  projects: [
    {
      displayName: "unit",
      rootDir: import.meta.dirname,
      testEnvironment: "node",
      testMatch: ["<rootDir>/test/**/*.test.ts?(x)"],
      testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/e2e/"],
      transform,
      moduleNameMapper,
    },
    {
      displayName: "e2e",
      rootDir: import.meta.dirname,
      testEnvironment: "node",
      testMatch: ["<rootDir>/test/e2e/**/*.test.ts"],
      transform,
      moduleNameMapper,
    },
  ],
};
