import type { WorkbookModel } from "../workbook/workbook-model";
import type { EventRegistry } from "./events";
import type { HostObject, NULL_OBJECT, RangeRef, Selves, TypeName } from "./objects";

/** What the implementation of a member can use. */
export interface Session {
  readonly model: WorkbookModel;
  readonly limits: HostLimits;
  readonly events: EventRegistry;
  /** Finds the range behind an event's `getRange`. */
  eventRange(referenceId: string): RangeRef | undefined;
  release(referenceId: string): void;
  /** Throws ApiNotFound when the host's ExcelApi is older. For parts of a member that were added after it. */
  assertOffered(what: string, since: ApiSet): void;
}

/** Limits of Excel. */
export interface HostLimits {
  /** Bytes of a request and of a response. Only Excel on the web limits them, to 5 MB. */
  requestBytes: number;
  responseBytes: number;
  /** The most cells in one read; beyond it Excel returns null. 5 million. */
  cellsPerRead: number;
}

/** The ExcelApi requirement set of a member, such as "1.7", from Microsoft's type documentation. */
export type ApiSet = string;

interface Property<T> {
  since: ApiSet;
  get?: (self: T, session: Session) => unknown;
  set?: (self: T, value: unknown, session: Session) => void;
}

interface Navigation<T> {
  since: ApiSet;
  /** May return a null object when the name ends in OrNullObject. */
  get: (self: T, session: Session) => HostObject | typeof NULL_OBJECT;
}

interface Method<T> {
  since: ApiSet;
  call: (self: T, args: readonly unknown[], session: Session) => unknown;
}

interface Collection<T> {
  /** The requirement set of the collection itself. */
  since: ApiSet;
  /** The items, in order. */
  list: (self: T, session: Session) => HostObject[];
  /** The type of the items, so that an unknown property is refused even when the collection is empty. */
  of: TypeName;
  /** `getItem`. Throws ItemNotFound. Absent when the collection has no such method. */
  item?: (self: T, key: unknown, session: Session) => HostObject;
}

/** The served members of a type, by their names in a batch. */
export interface TypeSpec<T> {
  /** The id with which the client finds the object again: Id, or _Id for a key. */
  identity?: (self: T, session: Session) => Record<string, unknown>;
  properties?: Record<string, Property<T>>;
  navigations?: Record<string, Navigation<T>>;
  methods?: Record<string, Method<T>>;
  collection?: Collection<T>;
}

/** A type of the API with its served members, by their names in a batch: "Values", "GetRange". */
export type ObjectType = Required<Pick<TypeSpec<unknown>, "properties" | "navigations" | "methods">> &
  Pick<TypeSpec<unknown>, "identity" | "collection"> & { name: TypeName };

/** Declares a type with its served members. */
export function defineType<T extends TypeName>(name: T, spec: TypeSpec<Selves[T]>): ObjectType {
  // The declaration loses the type of `self`. `object` guarantees it.
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

/** The name as an add-in writes it: "rowCount" for "RowCount". */
export function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** A member with its type: "Range.rowCount". */
export function memberName(type: ObjectType, name: string): string {
  return `${type.name}.${camelCase(name)}`;
}
