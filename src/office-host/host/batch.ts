import { ExcelError } from "../workbook/excel-error";
import { answerQuery, type RecordMember } from "./query";
import {
  ActionType,
  ObjectPathType,
  type Action,
  type ArgumentInfo,
  type ObjectPath,
  type RequestBody,
  type ResponseBody,
} from "./wire";
import { camelCase, memberName, type ObjectType, type Session } from "./object-type";
import { HostObject, NULL_OBJECT, partsBehind, type RangeRef } from "./objects";
import { typeNamed } from "./members/served";

/** Called before each action. May throw an ExcelError to fail the batch at that action. */
export type BeforeAction = (index: number, member: string) => void;

/** What a batch needs of its host. */
export interface BatchSession extends Session {
  readonly root: HostObject;
  /** Creates an object that the client constructs by its full name, without a parent. */
  newObject(name: string): HostObject | undefined;
  /** A tracked object. */
  referenced(referenceId: string): HostObject | undefined;
  /** Tracks an object and its ranges beyond the batch. Returns its reference id. */
  track(ranges: readonly RangeRef[], object: HostObject): string;
}

type Resolved = HostObject | typeof NULL_OBJECT;

/** Performs a batch's actions in order, up to the first error. As in Excel, earlier actions stay done. */
export function runBatch(
  body: RequestBody,
  session: BatchSession,
  record: RecordMember,
  beforeAction: BeforeAction,
): ResponseBody {
  const batch = new Batch(body, session, record);
  const results: ResponseBody["Results"] = [];
  for (const [index, action] of body.Actions.entries()) {
    try {
      beforeAction(index, batch.describe(action));
      results.push({ ActionId: action.Id, Value: batch.perform(action) });
    } catch (error) {
      if (!(error instanceof ExcelError)) throw error;
      return {
        Error: {
          Code: error.code,
          Message: error.message,
          Location: batch.describe(action),
          ActionIndex: index,
          HttpStatusCode: error.status,
        },
        Results: [],
      };
    }
  }
  return { Error: null, Results: results };
}

class Batch {
  readonly #resolved = new Map<number, Resolved>();
  readonly #kept = new Map<HostObject, string>();

  constructor(
    readonly body: RequestBody,
    readonly session: BatchSession,
    readonly record: RecordMember,
  ) {}

  perform(action: Action): unknown {
    if (action.ActionType === ActionType.trace) return null;
    const object = this.#resolve(action.ObjectPathId);
    switch (action.ActionType) {
      case ActionType.instantiate:
        return this.#identify(object);
      case ActionType.query:
        return object === NULL_OBJECT ? null : answerQuery(object, action.QueryInfo, this.session, this.record);
      case ActionType.method:
        return this.#callAction(object, action);
      case ActionType.setProperty:
        return this.#set(object, action);
      default:
        throw new ExcelError("ApiNotFound", `This host does not serve actions of type ${action.ActionType}.`);
    }
  }

  /** The member that an action uses, such as "Range.values", for error locations and faults. */
  describe(action: Action): string {
    const object = this.#resolved.get(action.ObjectPathId);
    if (action.ActionType === ActionType.instantiate && object === undefined)
      return this.#describePath(action.ObjectPathId);
    const type = object === undefined || object === NULL_OBJECT ? "Object" : object.type;
    if (action.ActionType === ActionType.query) return `${type}.load`;
    return action.Name === "" ? type : `${type}.${camelCase(action.Name)}`;
  }

  #describePath(id: number): string {
    const path = this.body.ObjectPaths[id];
    if (!path) return "Object";
    const parent = path.ParentObjectPathId === undefined ? undefined : this.#resolved.get(path.ParentObjectPathId);
    const type = parent === undefined || parent === NULL_OBJECT ? "Workbook" : parent.type;
    const name = path.ObjectPathType === ObjectPathType.indexer ? "getItem" : camelCase(path.Name);
    return name === "" || path.ObjectPathType === ObjectPathType.referenceId ? type : `${type}.${name}`;
  }

  #resolve(id: number): Resolved {
    const known = this.#resolved.get(id);
    if (known !== undefined) return known;
    const path = this.body.ObjectPaths[id];
    if (!path) throw new ExcelError("InvalidObjectPath");
    const found = this.#find(path);
    this.#resolved.set(id, found);
    return found;
  }

  #find(path: ObjectPath): Resolved {
    switch (path.ObjectPathType) {
      case ObjectPathType.globalObject:
        return this.session.root;
      case ObjectPathType.nullObject:
        return NULL_OBJECT;
      case ObjectPathType.referenceId: {
        const object = this.session.referenced(path.Name);
        if (!object) throw new ExcelError("InvalidObjectPath", "The object was released.");
        return object;
      }
      case ObjectPathType.property:
      case ObjectPathType.indexer:
      case ObjectPathType.method:
        return this.#findUnder(path);
      case ObjectPathType.newObject: {
        const object = this.session.newObject(path.Name);
        if (object) return object;
        throw new ExcelError("ApiNotFound", `This host does not create objects of type ${path.Name}.`);
      }
      default:
        throw new ExcelError("ApiNotFound", `This host does not serve object paths of type ${path.ObjectPathType}.`);
    }
  }

  #findUnder(path: ObjectPath): Resolved {
    if (path.ParentObjectPathId === undefined) throw new ExcelError("InvalidObjectPath");
    const parent = this.#resolve(path.ParentObjectPathId);
    // Whatever is reached through a null object is one too.
    if (parent === NULL_OBJECT) return NULL_OBJECT;
    const isProperty = path.ObjectPathType === ObjectPathType.property;
    const { self } = parent;
    const type = typeNamed(parent.type);
    if (isProperty) {
      const navigation = type.navigations[path.Name];
      if (!navigation) throw notServed(type, path.Name);
      this.record(type, path.Name, navigation.since);
      return navigation.get(self, this.session);
    }
    const args = this.#arguments(path.ArgumentInfo);
    if (path.ObjectPathType === ObjectPathType.indexer) {
      if (!type.collection?.item) throw notServed(type, "GetItem");
      this.record(type, "GetItem", type.collection.since);
      return type.collection.item(self, args[0], this.session);
    }
    const found = this.#call(type, path.Name, self, args);
    if (found instanceof HostObject || found === NULL_OBJECT) return found;
    throw notServed(type, path.Name);
  }

  #call(type: ObjectType, name: string, self: unknown, args: readonly unknown[]): unknown {
    const method = type.methods[name];
    if (!method) throw notServed(type, name);
    this.record(type, name, method.since);
    return method.call(self, args, this.session);
  }

  #callAction(object: Resolved, action: Action): unknown {
    // Excel ignores what is called or set on a null object.
    if (object === NULL_OBJECT) return null;
    if (action.Name === "_KeepReference") {
      const behind = partsBehind(object);
      if (!behind) throw notServed(typeNamed(object.type), action.Name);
      this.#kept.set(object, this.session.track(behind.parts, object));
      return null;
    }
    const { type, self } = object;
    const args = this.#arguments(action.ArgumentInfo);
    const answer = this.#call(typeNamed(type), action.Name, self, args);
    return answer instanceof HostObject || answer === NULL_OBJECT || answer === undefined ? null : answer;
  }

  #set(object: Resolved, action: Action): null {
    if (object === NULL_OBJECT) return null;
    const { type: name, self } = object;
    const type = typeNamed(name);
    const property = type.properties[action.Name];
    if (!property?.set) throw notServed(type, action.Name);
    this.record(type, action.Name, property.since);
    property.set(self, this.#arguments(action.ArgumentInfo)[0], this.session);
    return null;
  }

  #identify(object: Resolved): unknown {
    if (object === NULL_OBJECT) return null;
    const referenceId = this.#kept.get(object);
    return {
      ...typeNamed(object.type).identity?.(object.self, this.session),
      ...(referenceId === undefined ? {} : { _ReferenceId: referenceId }),
    };
  }

  #arguments(info: ArgumentInfo | undefined): unknown[] {
    const references = info?.ReferencedObjectPathIds ?? [];
    return (info?.Arguments ?? []).map((argument, i) => {
      const id = references[i];
      return typeof id === "number" && id > 0 ? this.#resolve(id) : argument;
    });
  }
}

function notServed(type: ObjectType, name: string): ExcelError {
  return new ExcelError("ApiNotFound", `This host does not serve ${memberName(type, name)}.`);
}
