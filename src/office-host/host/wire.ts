/* The Rich API batch (`ProcessQuery`) as the client writes and reads it: the fields that the host uses. */

/** The types of an action. */
export const ActionType = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  recursiveQuery: 6,
  queryAsJson: 7,
  ensureUnchanged: 8,
  update: 9,
} as const;

/** The types of an object path. */
export const ObjectPathType = {
  globalObject: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  referenceId: 6,
  nullObject: 7,
} as const;

/** The arguments of a call. */
export interface ArgumentInfo {
  Arguments?: unknown[] | null;
  /** For each argument, the id of its object path; 0 for a plain value. */
  ReferencedObjectPathIds?: (number | null)[] | null;
}

/** The properties that a load requests. */
export interface QueryInfo {
  Select?: string[] | null;
  Expand?: string[] | null;
  Skip?: number | null;
  Top?: number | null;
}

/** A step of a batch. */
export interface Action {
  Id: number;
  ActionType: number;
  Name: string;
  ObjectPathId: number;
  ArgumentInfo?: ArgumentInfo;
  QueryInfo?: QueryInfo;
}

/** How an object is reached from the root or from its parent. */
export interface ObjectPath {
  Id: number;
  ObjectPathType: number;
  Name: string;
  ParentObjectPathId?: number;
  ArgumentInfo?: ArgumentInfo;
}

/** A batch. */
export interface RequestBody {
  AutoKeepReference?: boolean;
  Actions: Action[];
  ObjectPaths: Record<string, ObjectPath>;
}

/** The error of a failed batch. */
export interface WireError {
  Code: string;
  Message: string;
  /** "Range.values": the member that failed. */
  Location: string;
  ActionIndex: number;
  HttpStatusCode: number;
}

/** The results of a batch, or its error. */
export interface ResponseBody {
  Error: WireError | null;
  Results: { ActionId: number; Value: unknown }[];
}
