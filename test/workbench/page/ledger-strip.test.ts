import type { Trip } from "../../../src/office-host/host/rich-api";
import { describeRun } from "../../../src/workbench/page/ledger-strip";

function trip(change: Partial<Trip>): Trip {
  return {
    number: 1,
    actions: 1,
    requestBytes: 1024,
    responseBytes: 20_480,
    releaseOnly: false,
    members: [],
    ...change,
  };
}

test.each<[string, Trip[], string]>([
  ["one", [trip({})], "Last run: 1 round trip, 1.0 KB sent, 20 KB received"],
  ["two", [trip({}), trip({ requestBytes: 512 })], "Last run: 2 round trips, 1.5 KB sent, 40 KB received"],
  [
    "a refused one",
    [trip({ responseBytes: 0, error: "AccessDenied" })],
    "Last run: 1 round trip, 1.0 KB sent, 0.0 KB received; refused: AccessDenied",
  ],
])("%s", (_what, trips, text) => {
  expect(describeRun(trips)).toBe(text);
});
