/** Mutation testing, by scripts/mutate.mjs. The scores are in docs/mutation.md. */
export default {
  testRunner: "jest",
  jest: { projectType: "custom", configFile: "jest.mutation.config.mjs", enableFindRelatedTests: true },
  coverageAnalysis: "perTest",
  // A change of a constant that is worked out once, when its file is loaded, would need every test to start anew.
  ignoreStatic: true,
  reporters: ["clear-text", "json"],
  concurrency: 2,
  tempDirName: ".stryker-tmp",
};
