import { shiftArea } from "../workbook/a1-notation";
import type { WorkbookChange } from "../workbook/workbook-change";
import { ExcelError } from "../workbook/excel-error";
import { shiftWithin } from "../workbook/edits/shift-cells";
import type { Area } from "../workbook/types";
import type { WorkbookModel } from "../workbook/workbook-model";
import { runBatch, type BatchSession } from "./batch";
import { createEvents, type EventMessage } from "./events";
import { ADDIN_SERVICE } from "./members/addin-service";
import { type HostLimits, memberName } from "./object-type";
import { type HostObject, object, type RangeRef } from "./objects";
import { ActionType, type RequestBody, type ResponseBody } from "./wire";

/** One request that the add-in sent. */
export interface Trip {
  number: number;
  actions: number;
  requestBytes: number;
  responseBytes: number;
  /** True for the request with which Excel.run ends: it does nothing but release ranges. */
  releaseOnly: boolean;
  /** The members used, each once: "Range.values". */
  members: string[];
  /** The code it failed with. */
  error?: string;
}

/** Asked before each batch and before each of its actions; releases are not asked about. */
export type FaultMoment =
  | { kind: "batch"; trip: number; actions: number; requestBytes: number }
  | { kind: "action"; trip: number; index: number; member: string };

/** Throws an ExcelError to make the batch, or the action, fail. */
export type Faults = (moment: FaultMoment) => void;

export interface RichApiHostOptions {
  /** The newest requirement set of each name. ExcelApi is 1.17 unless told; "1.14" is Excel LTSC 2021. */
  requirementSets?: Record<string, string>;
  faults?: Faults;
  limits?: Partial<HostLimits>;
}

/** The host's answer to one request: an answer body, or the refusal of the whole batch. */
export type HostAnswer =
  | { kind: "answer"; body: ResponseBody; text: string }
  | { kind: "refusal"; code: ExcelError["code"]; message: string; status: number };

export interface RichApiHost {
  readonly model: WorkbookModel;
  readonly requirementSets: Readonly<Record<string, string>>;
  readonly trips: readonly Trip[];
  /** Can be changed while it runs. */
  faults: Faults | undefined;
  limits: HostLimits;
  resetTrips(): void;
  /** True when the host offers this requirement set, as `Office.context.requirements.isSetSupported` says it. */
  isSetSupported(name: string, version?: string): boolean;
  /** Answers a batch given as JSON text. */
  execute(requestText: string): HostAnswer;
  /** Answers a batch. A refused batch throws its ExcelError. */
  processQuery(body: RequestBody): ResponseBody;
  /** Tells of the events the add-in asked for, as they happen. The answer stops it. */
  onEvent(listener: (message: EventMessage) => void): () => void;
}

const FIVE_MEGABYTES = 5 * 1024 * 1024;

/** Serves a workbook to Office.js: answers its Rich API batches as Excel would. */
export function createRichApiHost(model: WorkbookModel, options: RichApiHostOptions = {}): RichApiHost {
  const requirementSets: Record<string, string> = { ExcelApi: "1.17", ...options.requirementSets };
  const references = new Map<string, { ranges: readonly RangeRef[]; object: HostObject }>();
  const trips: Trip[] = [];
  let nextReference = 1;

  const keep = (ranges: readonly RangeRef[], object: HostObject): string => {
    const id = `range-${nextReference++}`;
    references.set(id, { ranges, object });
    return id;
  };
  const events = createEvents(model, (range) => keep([range], object("Range", range)));

  model.onChange((change) => {
    if (change.kind !== "structure" || (change.what !== "lines" && change.what !== "cells")) return;
    for (const range of [...references.values()].flatMap(({ ranges }) => ranges)) {
      if (range.sheetId !== change.sheetId) continue;
      const area = shifted(range.area, change);
      if (area) range.area = area;
      else range.gone = true;
    }
  });

  const session: Omit<BatchSession, "limits"> = {
    model,
    events,
    root: object("Workbook", null),
    newObject: (name) => (name === ADDIN_SERVICE ? object("AddinInternalService", null) : undefined),
    referenced: (id) => references.get(id)?.object,
    eventRange: (id) => references.get(id)?.ranges[0],
    keep,
    release: (id) => void references.delete(id),
    assertOffered,
  };

  const host: RichApiHost = {
    model,
    requirementSets,
    trips,
    faults: options.faults,
    limits: {
      requestBytes: FIVE_MEGABYTES,
      responseBytes: FIVE_MEGABYTES,
      cellsPerRead: 5_000_000,
      ...options.limits,
    },
    resetTrips: () => void (trips.length = 0),
    isSetSupported: (name, version = "1.1") => isSetOffered(requirementSets, name, version),
    onEvent: (listener) => events.subscribe(listener),

    execute(requestText) {
      const body = JSON.parse(requestText) as RequestBody;
      const trip: Trip = {
        number: trips.length + 1,
        actions: body.Actions.length,
        requestBytes: byteLength(requestText),
        responseBytes: 0,
        releaseOnly: isReleaseOnly(body),
        members: [],
      };
      if (!isHandlerReady(body)) trips.push(trip);
      try {
        const answer = answerBatch(body, trip);
        const text = JSON.stringify(answer);
        trip.responseBytes = byteLength(text);
        if (trip.responseBytes > host.limits.responseBytes) throw new ExcelError("ResponsePayloadSizeLimitExceeded");
        if (answer.Error) trip.error = answer.Error.Code;
        return { kind: "answer", body: JSON.parse(text) as ResponseBody, text };
      } catch (error) {
        if (!(error instanceof ExcelError)) throw error;
        trip.error = error.code;
        return { kind: "refusal", code: error.code, message: error.message, status: error.status };
      }
    },

    processQuery(body) {
      const answer = host.execute(JSON.stringify(body));
      if (answer.kind === "answer") return answer.body;
      throw new ExcelError(answer.code);
    },
  };

  function assertOffered(what: string, since: string): void {
    if (isSetOffered(requirementSets, "ExcelApi", since)) return;
    const offered = requirementSets["ExcelApi"];
    throw new ExcelError("ApiNotFound", `${what} is of ExcelApi ${since}; this host is ExcelApi ${offered}.`);
  }

  function answerBatch(body: RequestBody, trip: Trip): ResponseBody {
    if (!trip.releaseOnly) {
      if (trip.requestBytes > host.limits.requestBytes) throw new ExcelError("RequestPayloadSizeLimitExceeded");
      host.faults?.({ kind: "batch", trip: trip.number, actions: trip.actions, requestBytes: trip.requestBytes });
    }
    const members = new Set<string>();
    const answer = model.actAs("add-in", () =>
      runBatch(
        body,
        { ...session, limits: host.limits },
        (type, name, since) => {
          const member = memberName(type, name);
          assertOffered(member, since);
          members.add(member);
        },
        (index, member) => {
          if (!trip.releaseOnly) host.faults?.({ kind: "action", trip: trip.number, index, member });
        },
      ),
    );
    trip.members = [...members];
    return answer;
  }

  return host;
}

function shifted(area: Area, change: Extract<WorkbookChange, { what: "lines" | "cells" }>): Area | undefined {
  if (change.what === "cells") return shiftWithin(area, change.shift);
  const { axis, at, count } = change.shift;
  return shiftArea(area, axis, at, count);
}

/** The client's own word that ribbon commands may come: no doing of the add-in's, and so not counted. */
function isHandlerReady(body: RequestBody): boolean {
  return Object.values(body.ObjectPaths).some((path) => path.Name === ADDIN_SERVICE);
}

function isReleaseOnly(body: RequestBody): boolean {
  const isRelease = (name: string): boolean => name === "_RemoveReference";
  return (
    body.Actions.some((a) => isRelease(a.Name)) &&
    body.Actions.every((a) => a.ActionType === ActionType.instantiate || isRelease(a.Name))
  );
}

/** "1.9" is before "1.17". */
function isSetOffered(sets: Readonly<Record<string, string>>, name: string, version: string): boolean {
  const key = Object.keys(sets).find((k) => k.toLowerCase() === name.toLowerCase());
  const offered = key === undefined ? undefined : sets[key];
  if (offered === undefined) return false;
  const [offeredMajor = 0, offeredMinor = 0] = offered.split(".").map(Number);
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return offeredMajor > major || (offeredMajor === major && offeredMinor >= minor);
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
