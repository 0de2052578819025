/** Mutation testing, by scripts/mutate.mjs. The scores are in docs/mutation.md. */
export default {
  testRunner: "jest",
  jest: { projectType: "custom", configFile: "jest.mutation.config.mjs", enableFindRelatedTests: false },
  coverageAnalysis: "perTest",
  // A change of a constant that is worked out once, when its file is loaded, would need every test to start anew.
  ignoreStatic: true,
  // Decisions are changed. Sentences have tests of their own, and the compiler sees a list or a block that is missing.
  mutator: { excludedMutations: ["StringLiteral", "ObjectLiteral", "ArrayDeclaration", "BlockStatement"] },
  reporters: ["clear-text", "progress-append-only", "json"],
  concurrency: 1,
  // A machine that does other things besides is no endless loop.
  timeoutMS: 60_000,
  tempDirName: ".stryker-tmp",
};
