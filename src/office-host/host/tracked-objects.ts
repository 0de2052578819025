import { shiftArea } from "../workbook/a1-notation";
import { shiftWithin } from "../workbook/edits/shift-cells";
import type { Area } from "../workbook/types";
import type { WorkbookChange } from "../workbook/workbook-change";
import type { WorkbookModel } from "../workbook/workbook-model";
import type { HostObject, RangeRef } from "./objects";

/** Objects that the client uses beyond the batch that created them. Their ranges move when cells move. */
export interface TrackedObjects {
  /** Tracks an object and its ranges, and returns its reference id. */
  track(ranges: readonly RangeRef[], object: HostObject): string;
  object(id: string): HostObject | undefined;
  /** The first range of a tracked object. */
  range(id: string): RangeRef | undefined;
  release(id: string): void;
}

/** Tracks objects of a workbook. */
export function createTrackedObjects(model: WorkbookModel): TrackedObjects {
  const tracked = new Map<string, { ranges: readonly RangeRef[]; object: HostObject }>();
  let nextId = 1;

  model.onChange((change) => {
    if (change.kind !== "structure" || (change.what !== "lines" && change.what !== "cells")) return;
    for (const range of [...tracked.values()].flatMap(({ ranges }) => ranges)) {
      if (range.sheetId !== change.sheetId) continue;
      const area = shifted(range.area, change);
      if (area) range.area = area;
      else range.isDeleted = true;
    }
  });

  return {
    track(ranges, object) {
      const id = `range-${nextId++}`;
      tracked.set(id, { ranges, object });
      return id;
    },
    object: (id) => tracked.get(id)?.object,
    range: (id) => tracked.get(id)?.ranges[0],
    release: (id) => void tracked.delete(id),
  };
}

function shifted(area: Area, change: Extract<WorkbookChange, { what: "lines" | "cells" }>): Area | undefined {
  if (change.what === "cells") return shiftWithin(area, change.shift);
  const { axis, at, count } = change.shift;
  return shiftArea(area, axis, at, count);
}
