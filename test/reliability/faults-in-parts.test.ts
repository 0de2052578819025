import { isFullRun } from "../support/strength";
import { KINDS_IN_PARTS } from "./scenarios";
import { testFaults } from "./fault-matrix";

// The short run leaves these to the full one: test/excel/cut-plans tries the faults between the parts.
if (isFullRun) testFaults("in parts", KINDS_IN_PARTS);
else test.todo("faults while a plan is written in parts: npm run test:full");
