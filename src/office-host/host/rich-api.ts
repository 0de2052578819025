import { ExcelError } from "../workbook/excel-error";
import type { WorkbookModel } from "../workbook/workbook-model";
import { runBatch, type BatchSession } from "./batch";
import { createEvents, type EventMessage } from "./events";
import { ADDIN_SERVICE } from "./members/addin-service";
import { memberName, type HostLimits, type ObjectType } from "./object-type";
import { object } from "./objects";
import { isSetOffered, type RequirementSets } from "./requirement-sets";
import { createTrackedObjects } from "./tracked-objects";
import { ActionType, type RequestBody, type ResponseBody } from "./wire";

/** One request of the add-in. */
export interface Trip {
  number: number;
  actions: number;
  requestBytes: number;
  responseBytes: number;
  /** True for the request that ends Excel.run, which only releases ranges. */
  releaseOnly: boolean;
  /** The members that it used, each once: "Range.values". */
  members: string[];
  /** The code with which it failed. */
  error?: string;
}

/** A point at which a fault can be injected: before a batch, or before one of its actions. Releases are excluded. */
export type FaultMoment =
  | { kind: "batch"; trip: number; actions: number; requestBytes: number }
  | { kind: "action"; trip: number; index: number; member: string };

/** Throws an ExcelError to make the batch or action fail. */
export type Faults = (moment: FaultMoment) => void;

/** What a host offers and limits, and how it fails. */
export interface RichApiHostOptions {
  /** The highest version of each requirement set. ExcelApi defaults to 1.15, the last set of which the client on npm has every member; "1.14" is Excel LTSC 2021. */
  requirementSets?: Record<string, string>;
  faults?: Faults;
  limits?: Partial<HostLimits>;
}

/** The host's answer to one request: a response, or the refusal of the whole batch. */
export type HostAnswer =
  | { kind: "answer"; body: ResponseBody; text: string }
  | { kind: "refusal"; code: ExcelError["code"]; message: string; status: number };

/** Excel as Office.js sees it: answers batches and raises events. */
export interface RichApiHost {
  readonly model: WorkbookModel;
  readonly requirementSets: RequirementSets;
  readonly trips: readonly Trip[];
  /** Can be replaced at any time. */
  faults: Faults | undefined;
  limits: HostLimits;
  resetTrips(): void;
  /** True when the host offers this requirement set; for `Office.context.requirements.isSetSupported`. */
  isSetSupported(name: string, version?: string): boolean;
  /** Answers a batch given as JSON text. */
  execute(requestText: string): HostAnswer;
  /** Answers a batch. Throws the ExcelError of a refused batch. */
  processQuery(body: RequestBody): ResponseBody;
  /** Subscribes to the events that the add-in has registered. Returns a function that unsubscribes. */
  onEvent(listener: (message: EventMessage) => void): () => void;
}

const FIVE_MEGABYTES = 5 * 1024 * 1024;

const DEFAULT_LIMITS: HostLimits = {
  requestBytes: FIVE_MEGABYTES,
  responseBytes: FIVE_MEGABYTES,
  cellsPerRead: 5_000_000,
};

/** Serves a workbook to Office.js: answers its Rich API batches as Excel would. */
export function createRichApiHost(model: WorkbookModel, options: RichApiHostOptions = {}): RichApiHost {
  const requirementSets: RequirementSets = { ExcelApi: "1.15", ...options.requirementSets };
  const tracked = createTrackedObjects(model);
  const events = createEvents(model, (range) => tracked.track([range], object("Range", range)));
  const trips: Trip[] = [];

  const session: Omit<BatchSession, "limits"> = {
    model,
    events,
    root: object("Workbook", null),
    newObject: (name) => (name === ADDIN_SERVICE ? object("AddinInternalService", null) : undefined),
    referenced: (id) => tracked.object(id),
    eventRange: (id) => tracked.range(id),
    track: (ranges, kept) => tracked.track(ranges, kept),
    release: (id) => tracked.release(id),
    assertOffered: (what, since) => assertOffered(requirementSets, what, since),
  };

  const host: RichApiHost = {
    model,
    requirementSets,
    trips,
    faults: options.faults,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    resetTrips: () => void (trips.length = 0),
    isSetSupported: (name, version = "1.1") => isSetOffered(requirementSets, name, version),
    onEvent: (listener) => events.subscribe(listener),

    execute(requestText) {
      const body = JSON.parse(requestText) as RequestBody;
      const trip = startTrip(body, requestText, trips.length + 1);
      if (!isHandlerReady(body)) trips.push(trip);
      return answerRequest(body, trip, host, session);
    },

    processQuery(body) {
      const answer = host.execute(JSON.stringify(body));
      if (answer.kind === "answer") return answer.body;
      throw new ExcelError(answer.code);
    },
  };
  return host;
}

function startTrip(body: RequestBody, requestText: string, number: number): Trip {
  return {
    number,
    actions: body.Actions.length,
    requestBytes: byteLength(requestText),
    responseBytes: 0,
    releaseOnly: isReleaseOnly(body),
    members: [],
  };
}

/** Answers a request and completes its trip. Anything but an ExcelError is a bug of the host and is thrown. */
function answerRequest(
  body: RequestBody,
  trip: Trip,
  host: RichApiHost,
  session: Omit<BatchSession, "limits">,
): HostAnswer {
  try {
    const response = runTrip(body, trip, host, session);
    const text = JSON.stringify(response);
    trip.responseBytes = byteLength(text);
    if (trip.responseBytes > host.limits.responseBytes) throw new ExcelError("ResponsePayloadSizeLimitExceeded");
    if (response.Error) trip.error = response.Error.Code;
    return { kind: "answer", body: JSON.parse(text) as ResponseBody, text };
  } catch (error) {
    if (!(error instanceof ExcelError)) throw error;
    trip.error = error.code;
    return { kind: "refusal", code: error.code, message: error.message, status: error.status };
  }
}

/** Runs a batch within the host's limits, and with its faults. */
function runTrip(
  body: RequestBody,
  trip: Trip,
  host: RichApiHost,
  session: Omit<BatchSession, "limits">,
): ResponseBody {
  if (!trip.releaseOnly) {
    if (trip.requestBytes > host.limits.requestBytes) throw new ExcelError("RequestPayloadSizeLimitExceeded");
    host.faults?.({ kind: "batch", trip: trip.number, actions: trip.actions, requestBytes: trip.requestBytes });
  }
  const members = new Set<string>();
  const recordMember = (type: ObjectType, name: string, since: string): void => {
    const member = memberName(type, name);
    if (members.has(member)) return;
    session.assertOffered(member, since);
    members.add(member);
  };
  const beforeAction = (index: number, member: string): void => {
    if (!trip.releaseOnly) host.faults?.({ kind: "action", trip: trip.number, index, member });
  };
  const response = host.model.actAs("add-in", () =>
    runBatch(body, { ...session, limits: host.limits }, recordMember, beforeAction),
  );
  trip.members = [...members];
  return response;
}

function assertOffered(sets: RequirementSets, what: string, since: string): void {
  if (isSetOffered(sets, "ExcelApi", since)) return;
  throw new ExcelError(
    "ApiNotFound",
    `${what} is part of ExcelApi ${since}; this host offers ExcelApi ${sets["ExcelApi"]}.`,
  );
}

/** The client's notice that it is ready for ribbon commands. It is not the add-in's request, and so is not recorded. */
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

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
