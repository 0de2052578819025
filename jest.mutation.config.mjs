import config from "./jest.config.mjs";

/** The quick tests alone: a room is changed some hundred times, and each change runs the tests that reach it. */
export default { ...config.projects.find(({ displayName }) => displayName === "unit"), displayName: undefined };
