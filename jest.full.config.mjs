// Every test at full strength: what test/support/strength.ts shortens elsewhere is done in full.
process.env.TEST_STRENGTH = "full";

export { default } from "./jest.config.mjs";
