import { COLUMN_LIMIT, formatArea, intersect, ROW_LIMIT } from "../workbook/a1-notation";
import type { WorkbookChange } from "../workbook/workbook-change";
import type { WorkbookModel } from "../workbook/workbook-model";
import type { RangeRef } from "./objects";

/** The client's numbers for events (`eventType` in excel-web-16.00.debug.js). */
export const EventType = {
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetDeactivated: 12,
  worksheetAdded: 13,
  worksheetSelectionChanged: 14,
  worksheetDeleted: 15,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

/** The target of an event of the whole workbook. Other targets are ids of worksheets and tables. */
export const WORKBOOK_TARGET = "Workbook";

/** `GenericEventRegistration.richApiMessageEventCategory` */
const EVENT_CATEGORY = 65_536;

/** An entry of a "richApiMessage", in the shape that the client's `_handleRichApiMessage` reads. */
export interface EventMessage {
  messageCategory: number;
  messageType: number;
  targetId: string;
  /** The event's arguments as JSON. */
  message: string;
  id: number;
  isRemoteOverride: boolean;
}

/** The events that the add-in has registered. */
export interface EventRegistry {
  register(type: number, target: string): void;
  unregister(type: number, target: string): void;
  /** False while the add-in has set `runtime.enableEvents` to false. */
  enabled: boolean;
}

/** Raises the registered events for changes of the workbook. */
export function createEvents(
  model: WorkbookModel,
  keepRange: (range: RangeRef) => string,
): EventRegistry & { subscribe(listener: (message: EventMessage) => void): () => void } {
  const registered = new Map<string, number>();
  const listeners = new Set<(message: EventMessage) => void>();
  let nextId = 1;

  const registry = {
    enabled: true,
    register: (type: number, target: string) => void registered.set(key(type, target), type),
    unregister: (type: number, target: string) => void registered.delete(key(type, target)),
    subscribe(listener: (message: EventMessage) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };

  function raise(type: number, targets: readonly string[], args: () => Record<string, unknown>): void {
    if (!registry.enabled) return;
    for (const targetId of targets) {
      if (!registered.has(key(type, targetId))) continue;
      const message: EventMessage = {
        messageCategory: EVENT_CATEGORY,
        messageType: type,
        targetId,
        message: JSON.stringify(args()),
        id: nextId++,
        isRemoteOverride: false,
      };
      for (const listener of [...listeners]) listener(message);
    }
  }

  model.onChange((change) => raiseFor(change, model, keepRange, raise));
  return registry;
}

function key(type: number, target: string): string {
  return `${type} ${target}`;
}

/** Raises an event for its targets. The arguments are created only when the event is registered. */
type Raise = (type: number, targets: readonly string[], args: () => Record<string, unknown>) => void;

function raiseFor(
  change: WorkbookChange,
  model: WorkbookModel,
  keepRange: (r: RangeRef) => string,
  raise: Raise,
): void {
  const { sheetId } = change;
  const onSheet = [WORKBOOK_TARGET, sheetId];
  const triggerSource = change.source === "add-in" ? "ThisLocalAddin" : "Unknown";
  switch (change.kind) {
    case "cells": {
      const args = (): Record<string, unknown> => ({
        worksheetId: sheetId,
        address: formatArea(change.area),
        changeType: "RangeEdited",
        source: "Local",
        triggerSource,
        shiftDirection: "None",
        referenceId: keepRange({ sheetId, area: change.area }),
        ...change.details,
      });
      raise(EventType.worksheetChanged, onSheet, args);
      for (const table of model.sheet(sheetId).tables) {
        const shared = intersect(table.area, change.area);
        if (!shared) continue;
        const tableArgs = (): Record<string, unknown> => ({
          ...args(),
          tableId: table.id,
          address: formatArea(shared),
        });
        raise(EventType.tableChanged, [WORKBOOK_TARGET, sheetId, table.id], tableArgs);
      }
      return;
    }
    case "selection": {
      const address = formatArea(change.area);
      raise(EventType.worksheetSelectionChanged, onSheet, () => ({ worksheetId: sheetId, address }));
      for (const table of model.sheet(sheetId).tables) {
        const shared = intersect(table.area, change.area);
        const args = { worksheetId: sheetId, tableId: table.id, address: shared ? formatArea(shared) : "" };
        raise(EventType.tableSelectionChanged, [table.id], () => ({ ...args, isInsideTable: shared !== undefined }));
      }
      return;
    }
    case "activation":
      raise(EventType.worksheetDeactivated, [WORKBOOK_TARGET, change.previousSheetId], () => ({
        worksheetId: change.previousSheetId,
      }));
      raise(EventType.worksheetActivated, onSheet, () => ({ worksheetId: sheetId }));
      return;
    case "structure":
      raiseForStructure(change, onSheet, triggerSource, raise);
      return;
    case "appearance":
      // No event of ExcelApi 1.15 that is served reports formats.
      return;
  }
}

function raiseForStructure(
  change: Extract<WorkbookChange, { kind: "structure" }>,
  onSheet: readonly string[],
  triggerSource: string,
  raise: Raise,
): void {
  const { sheetId } = change;
  const source = "Local";
  if (change.what === "sheet-added") raise(EventType.worksheetAdded, onSheet, () => ({ worksheetId: sheetId, source }));
  if (change.what === "sheet-deleted")
    raise(EventType.worksheetDeleted, onSheet, () => ({ worksheetId: sheetId, source }));
  if (change.what === "table-added" || change.what === "table-deleted") {
    const type = change.what === "table-added" ? EventType.tableAdded : EventType.tableDeleted;
    raise(type, onSheet, () => ({ worksheetId: sheetId, tableId: change.tableId, source }));
  }
  if (change.what === "cells") {
    const { axis, cells, isInsert } = change.shift;
    const directions = axis === "row" ? (["Down", "Up"] as const) : (["Right", "Left"] as const);
    const what = isInsert ? "Inserted" : "Deleted";
    const args = {
      worksheetId: sheetId,
      address: formatArea(cells),
      source,
      triggerSource,
      shiftDirection: directions[isInsert ? 0 : 1],
    };
    raise(EventType.worksheetChanged, onSheet, () => ({ ...args, changeType: `Cell${what}` }));
    const tableArgs = { ...args, tableId: change.tableId, changeType: `${axis === "row" ? "Row" : "Column"}${what}` };
    raise(EventType.tableChanged, [...onSheet, change.tableId], () => tableArgs);
  }
  if (change.what === "lines") {
    const { axis, at, count } = change.shift;
    const size = Math.abs(count);
    const area =
      axis === "row"
        ? { row: at, column: 0, rowCount: size, columnCount: COLUMN_LIMIT }
        : { row: 0, column: at, rowCount: ROW_LIMIT, columnCount: size };
    raise(EventType.worksheetChanged, onSheet, () => ({
      worksheetId: sheetId,
      address: formatArea(area),
      changeType: `${axis === "row" ? "Row" : "Column"}${count > 0 ? "Inserted" : "Deleted"}`,
      source,
      triggerSource,
      shiftDirection: "None",
    }));
  }
}
