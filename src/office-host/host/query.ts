import { ExcelError } from "../workbook/excel-error";
import type { QueryInfo } from "./wire";
import { camelCase, memberName, type ObjectType, type Session } from "./object-type";
import { NULL_OBJECT, type HostObject } from "./objects";
import { typeNamed } from "./members/served";

/** The properties that a load requests, as a tree: `tables/name` is a child `tables` with the property `name`. */
interface Wanted {
  all: boolean;
  props: Set<string>;
  children: Map<string, Wanted>;
}

/** Records that a member is used. Throws ApiNotFound when the host's requirement set does not have it. */
export type RecordMember = (type: ObjectType, name: string, since: string) => void;

/** Answers a load under the PascalCase names that the client reads. */
export function answerQuery(
  object: HostObject,
  query: QueryInfo | undefined,
  session: Session,
  recordMember: RecordMember,
): unknown {
  const wanted = treeOf(query);
  const answer = readObject(object, wanted, session, recordMember);
  const items = answer["_Items"];
  if (Array.isArray(items) && (typeof query?.Skip === "number" || typeof query?.Top === "number")) {
    const from = query.Skip ?? 0;
    answer["_Items"] = items.slice(from, typeof query.Top === "number" ? from + query.Top : undefined);
  }
  return answer;
}

/** Parses a load. Without names it requests all plain properties; `Expand: ["tables"]` requests those of the tables. */
function treeOf(query: QueryInfo | undefined): Wanted {
  const select = query?.Select ?? [];
  const expand = query?.Expand ?? [];
  const root: Wanted = { all: select.length === 0 && expand.length === 0, props: new Set(), children: new Map() };
  const paths = [...select, ...expand.map((path) => `${path}/*`)];
  for (const path of paths) {
    const steps = path.split("/").filter((step) => step !== "" && step !== "items");
    const last = steps.pop();
    let node = root;
    for (const step of steps) node = childOf(node, step);
    if (last === "*") node.all = true;
    else if (last !== undefined) node.props.add(last);
  }
  return root;
}

function childOf(node: Wanted, step: string): Wanted {
  let child = node.children.get(step);
  if (!child) node.children.set(step, (child = { all: false, props: new Set(), children: new Map() }));
  return child;
}

function readObject(
  object: HostObject,
  wanted: Wanted,
  session: Session,
  recordMember: RecordMember,
): Record<string, unknown> {
  const { self } = object;
  const type = typeNamed(object.type);
  const answer: Record<string, unknown> = { ...type.identity?.(self, session) };
  if (type.collection) return readCollection(object, wanted, session, recordMember, answer);
  if (wanted.all) {
    for (const [name, property] of Object.entries(type.properties)) {
      if (!property.get) continue;
      recordMember(type, name, property.since);
      answer[name] = property.get(self, session);
    }
  }
  for (const name of wanted.props) {
    const key = pascalCase(name);
    const property = type.properties[key];
    if (property?.get) {
      recordMember(type, key, property.since);
      answer[key] = property.get(self, session);
    } else if (type.navigations[key]) {
      // load("format") names an object and none of its properties: it loads nothing.
      answer[key] = readChild(object, key, NOTHING, session, recordMember);
    } else throw noSuchMember(type, name);
  }
  for (const [name, child] of wanted.children) {
    const key = pascalCase(name);
    answer[key] = readChild(object, key, child, session, recordMember);
  }
  return answer;
}

const NOTHING: Wanted = { all: false, props: new Set(), children: new Map() };

function readChild(
  object: HostObject,
  key: string,
  wanted: Wanted,
  session: Session,
  recordMember: RecordMember,
): unknown {
  const type = typeNamed(object.type);
  const navigation = type.navigations[key];
  if (!navigation) throw noSuchMember(type, key);
  recordMember(type, key, navigation.since);
  const child = navigation.get(object.self, session);
  return child === NULL_OBJECT ? null : readObject(child, wanted, session, recordMember);
}

/** The client removes "items/" from names, so a name is the collection's own property, or else one of its items'. */
function readCollection(
  object: HostObject,
  wanted: Wanted,
  session: Session,
  recordMember: RecordMember,
  answer: Record<string, unknown>,
): Record<string, unknown> {
  const { self } = object;
  const type = typeNamed(object.type);
  const ofItems: Wanted = { all: wanted.all, props: new Set(), children: wanted.children };
  for (const [name, property] of Object.entries(type.properties)) {
    if (!property.get || !(wanted.all || wanted.props.has(camelCase(name)))) continue;
    recordMember(type, name, property.since);
    answer[name] = property.get(self, session);
  }
  for (const name of wanted.props) if (!type.properties[pascalCase(name)]) ofItems.props.add(name);
  if (!ofItems.all && ofItems.props.size === 0 && ofItems.children.size === 0) return answer;
  if (type.collection) assertKnown(typeNamed(type.collection.of), ofItems);
  answer["_Items"] = type.collection
    ?.list(self, session)
    .map((item) => readObject(item, ofItems, session, recordMember));
  return answer;
}

function assertKnown(type: ObjectType, wanted: Wanted): void {
  for (const name of wanted.props) {
    const key = pascalCase(name);
    if (!type.properties[key]?.get && !type.navigations[key]) throw noSuchMember(type, name);
  }
  for (const name of wanted.children.keys()) if (!type.navigations[pascalCase(name)]) throw noSuchMember(type, name);
}

function noSuchMember(type: ObjectType, name: string): ExcelError {
  return new ExcelError("ApiNotFound", `This host does not serve ${memberName(type, name)}.`);
}

function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
