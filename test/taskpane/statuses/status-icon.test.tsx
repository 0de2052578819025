/** @jest-environment jsdom */
import { render } from "@testing-library/react";
import { ICON_NAMES } from "../../../src/rag/rules/statuses/excel-icons";
import type { ListedStatus } from "../../../src/rag/rules/statuses/status-list";
import { ListedStatuses, StatusIcon } from "../../../src/taskpane/statuses/StatusIcon";
import { rulesListing } from "../../rag/rules/listed";

const drawn = (statuses: readonly ListedStatus[]): string => {
  const { container } = render(
    <ListedStatuses.Provider value={statuses}>
      <StatusIcon status="green" />
    </ListedStatuses.Provider>,
  );
  return container.querySelector("svg")?.innerHTML ?? "";
};

const withIcon = (icon: ListedStatus["icon"]): ListedStatus[] =>
  rulesListing("green", "red").statuses.map((one) => (one.status === "green" ? { ...one, icon } : one));

test("a status has the icon that the rules give it, or the usual one before the rules are read", () => {
  expect(drawn([])).toBe(drawn(withIcon("green tick")));
  expect(drawn(withIcon("green arrow up"))).not.toBe(drawn(withIcon("green tick")));
});

test("every icon has a drawing, and the icons of one set differ in shape", () => {
  const drawings = ICON_NAMES.map((icon) => drawn(withIcon(icon)));
  expect(drawings.filter((drawing) => drawing === "")).toEqual([]);
  const arrows = ICON_NAMES.flatMap((icon, index) => (icon.includes("arrow") ? [drawings[index]] : []));
  expect(new Set(arrows).size).toBe(5);
});
