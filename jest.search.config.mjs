// Laws with new cases each time, at full strength: a case that fails is named by its seed.
process.env.TEST_LAWS = "search";

export { default } from "./jest.full.config.mjs";
