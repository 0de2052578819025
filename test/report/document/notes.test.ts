import type { RowOf } from "../../kpi/kpi-table-of";
import type { DocumentNote } from "../../../src/report/document/document";
import { documentKpiOf } from "./reported";

const GREEN: RowOf = { target: "90%", latestValue: "95%" };
const GIVEN: RowOf = { ...GREEN, override: "Red", overrideReason: "Late return" };
const open = (text: string): DocumentNote => ({ text, isInternal: false });
const internal = (text: string): DocumentNote => ({ text, isInternal: true });

const BY_OFFICER = open("The status was set by an officer.");
const REASON = internal("The rules give Green. Reason for Red: Late return.");

test.each<[string, readonly RowOf[], DocumentNote[]]>([
  ["nothing about a rated indicator", [GREEN], []],
  ["that an officer set a status, and internally why", [GIVEN], [BY_OFFICER, REASON]],
  [
    "when it is to be reviewed",
    [{ ...GIVEN, reviewBy: "31/10/2024" }],
    [
      BY_OFFICER,
      internal("The rules give Green. Reason for Red: Late return. To be looked at again by: 31 October 2024, past."),
    ],
  ],
  [
    "which indicator it is about",
    [GREEN, GIVEN],
    [
      open("Measure 2: The status was set by an officer."),
      internal("Measure 2: The rules give Green. Reason for Red: Late return."),
    ],
  ],
  ["it once for all indicators", [GIVEN, GIVEN], [open("The statuses were set by an officer."), REASON]],
  [
    "what is missing, for a reader who cannot correct it",
    [{ target: "TBC", latestValue: 5 }],
    [open("Not rated: there is no target yet.")],
  ],
  [
    "that an override is not used",
    [{ ...GREEN, override: "Red" }],
    [internal("The override is not used because it has no reason. Write one in an Override Reason column.")],
  ],
  [
    "that a name is written in two ways",
    [
      { ...GREEN, kpi: "Rent" },
      { ...GREEN, kpi: "RENT" },
    ],
    [internal("Its name is written in 2 ways, “Rent” and “RENT”; they were taken as one KPI.")],
  ],
])("says %s", (_, rows, expected) => {
  expect(documentKpiOf(rows).notes).toEqual(expected);
});

test("counts many indicators instead of naming them", () => {
  const rows = [GREEN, ...Array.from({ length: 9 }, (): RowOf => ({ target: "TBC", latestValue: 5 }))];
  expect(documentKpiOf(rows).notes).toEqual([open("9 of the 10 indicators: Not rated: there is no target yet.")]);
});
