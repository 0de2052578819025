import config from "./jest.config.mjs";

const [unit, host] = ["unit", "host"].map((name) => config.projects.find(({ displayName }) => displayName === name));

/** The tests without a browser or a pane, and without those that try each fault at each moment: a room is changed some hundred times. */
export default {
  ...unit,
  displayName: undefined,
  testMatch: [...unit.testMatch, ...host.testMatch],
  testPathIgnorePatterns: [
    "/node_modules/",
    "/test/(?:taskpane|commands|cli|manifest|bundle|e2e|reliability|patterns|gallery|docs)/",
  ],
};
