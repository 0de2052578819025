import { KINDS } from "./deeds";
import { testFaults } from "./fault-matrix";

testFaults("in one request", KINDS);
