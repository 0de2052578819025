import type { WorkbookModel } from "../workbook/workbook-model";
import type { EventRegistry } from "./events";
import type { HostObject, NULL_OBJECT, RangeRef, Selves, TypeName } from "./objects";

/** What a member may use to answer. */
export interface Session {
  readonly model: WorkbookModel;
  readonly limits: HostLimits;
  readonly events: EventRegistry;
  /** Finds the range behind an event's `getRange`. */
  eventRange(referenceId: string): RangeRef | undefined;
  release(referenceId: string): void;
  /** Throws ApiNotFound when the host's ExcelApi is older, for parts of a member that came later than it. */
  assertOffered(what: string, since: ApiSet): void;
}

export interface HostLimits {
  /** Bytes of a request and of an answer: 5 MB on the web, which is the only place that limits them. */
  requestBytes: number;
  responseBytes: number;
  /** Cells in one read beyond which Excel gives null instead of values: 5 million. */
  cellsPerRead: number;
}

/** An ExcelApi requirement set, "1.7", as the type documentation gives it for each member. */
export type ApiSet = string;

interface Property<T> {
  since: ApiSet;
  get?: (self: T, session: Session) => unknown;
  set?: (self: T, value: unknown, session: Session) => void;
}

interface Navigation<T> {
  since: ApiSet;
  /** A null object where its name ends so, and there is none. */
  get: (self: T, session: Session) => HostObject | typeof NULL_OBJECT;
}

interface Method<T> {
  since: ApiSet;
  call: (self: T, args: readonly unknown[], session: Session) => unknown;
}

interface Collection<T> {
  /** The set of the collection itself. */
  since: ApiSet;
  /** The members, in order. */
  list: (self: T, session: Session) => HostObject[];
  /** The type of the members, so that a property can be refused by name when the collection is empty. */
  of: TypeName;
  /** `getItem`: throws ItemNotFound. Absent where the collection has none. */
  item?: (self: T, key: unknown, session: Session) => HostObject;
}

export interface TypeSpec<T> {
  /** What the client needs to find the object again: its Id, or its key as _Id. */
  identity?: (self: T, session: Session) => Record<string, unknown>;
  properties?: Record<string, Property<T>>;
  navigations?: Record<string, Navigation<T>>;
  methods?: Record<string, Method<T>>;
  collection?: Collection<T>;
}

/** A type of the API with the members that are served. Names are the ones that travel: "Values", "GetRange". */
export type ObjectType = Required<Pick<TypeSpec<unknown>, "properties" | "navigations" | "methods">> &
  Pick<TypeSpec<unknown>, "identity" | "collection"> & { name: TypeName };

/** Declares a type with the members that are served. */
export function defineType<T extends TypeName>(name: T, spec: TypeSpec<Selves[T]>): ObjectType {
  // The one place where a typed declaration meets untyped objects: `object` guarantees what `self` is.
  const untyped = spec as unknown as TypeSpec<unknown>;
  return {
    name,
    properties: untyped.properties ?? {},
    navigations: untyped.navigations ?? {},
    methods: untyped.methods ?? {},
    ...(untyped.identity ? { identity: untyped.identity } : {}),
    ...(untyped.collection ? { collection: untyped.collection } : {}),
  };
}

/** "RowCount" is "rowCount" to whoever writes an add-in. */
export function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** "Range.rowCount" */
export function memberName(type: ObjectType, name: string): string {
  return `${type.name}.${camelCase(name)}`;
}
