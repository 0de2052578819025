import { KINDS_IN_PARTS } from "./deeds";
import { testFaults } from "./fault-matrix";

testFaults("in parts", KINDS_IN_PARTS);
