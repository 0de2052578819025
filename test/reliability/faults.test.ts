import { KINDS } from "./scenarios";
import { testFaults } from "./fault-matrix";

testFaults("in one request", KINDS);
