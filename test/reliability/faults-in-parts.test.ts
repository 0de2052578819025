import { KINDS_IN_PARTS } from "./scenarios";
import { testFaults } from "./fault-matrix";

testFaults("in parts", KINDS_IN_PARTS);
