import type { ObjectType } from "../object-type";
import type { TypeName } from "../objects";
import { addinServiceType } from "./addin-service";
import { autoFilterType } from "./tables/auto-filter";
import { rangeBordersType, rangeBorderType } from "./ranges/range-borders";
import { cellValueRuleType, customRuleType, ruleFormulaType, textRuleType } from "./rules/colour-rules";
import { commentsType, commentType } from "./sheets/comments";
import { conditionalFormatsType, conditionalFormatType, iconSetType } from "./rules/conditional-formats";
import { dataValidationType } from "./rules/data-validation";
import { freezePanesType } from "./sheets/freeze-panes";
import { namesType, nameType } from "./sheets/names";
import { headerFooterType, headersFootersType, pageLayoutType } from "./sheets/page-layout";
import { rangeType } from "./ranges/range";
import { rangeAreasType, rangesType } from "./ranges/range-areas";
import { formatProtectionType, rangeFillType, rangeFontType, rangeFormatType } from "./ranges/range-format";
import { settingsType, settingType } from "./settings";
import { tableColumnsType, tableColumnType } from "./tables/table-columns";
import { tableRowsType, tableRowType } from "./tables/table-rows";
import { tablesType, tableType } from "./tables/tables";
import { applicationType, runtimeType, workbookType } from "./workbook";
import { worksheetsType, worksheetType } from "./sheets/worksheet";
import { protectionType } from "./sheets/worksheet-protection";

/** Every type of the API that is served. */
const TYPES: readonly ObjectType[] = [
  addinServiceType,
  workbookType,
  applicationType,
  runtimeType,
  worksheetsType,
  worksheetType,
  protectionType,
  freezePanesType,
  pageLayoutType,
  headersFootersType,
  headerFooterType,
  autoFilterType,
  namesType,
  nameType,
  settingsType,
  settingType,
  commentsType,
  commentType,
  tablesType,
  tableType,
  tableColumnsType,
  tableColumnType,
  tableRowsType,
  tableRowType,
  rangeType,
  rangeAreasType,
  rangesType,
  rangeFormatType,
  rangeFillType,
  rangeFontType,
  rangeBordersType,
  rangeBorderType,
  formatProtectionType,
  conditionalFormatsType,
  conditionalFormatType,
  iconSetType,
  cellValueRuleType,
  textRuleType,
  customRuleType,
  ruleFormulaType,
  dataValidationType,
];

const BY_NAME = new Map<TypeName, ObjectType>(TYPES.map((type) => [type.name, type]));

/** Finds a type by its name. */
export function typeNamed(name: TypeName): ObjectType {
  const type = BY_NAME.get(name);
  if (!type) throw new Error(`No members are declared for ${name}.`);
  return type;
}

/** A member of the API as an add-in writes it. */
export interface ServedMember {
  type: string;
  name: string;
  /** The ExcelApi requirement set that introduced it. */
  since: string;
  kind: "property" | "read-only property" | "object" | "method" | "event";
}

/** Events whose hidden methods are named differently. */
const EVENT_NAMES: Record<string, string> = { DataChanged: "onChanged" };

/** Members that the client sends under another name than an add-in writes. */
const WRITTEN_AS: Record<string, string> = { "Worksheet.Gridlines": "ShowGridlines", "Workbook._Runtime": "" };

/** All served members by type, without the client's internal ones. */
export function servedMembers(): ServedMember[] {
  const members = TYPES.filter((type) => type !== addinServiceType).flatMap((type) => [...membersOf(type)]);
  const byName = new Map<string, ServedMember>();
  for (const member of members) {
    const key = `${member.type}.${member.name}`;
    const known = byName.get(key);
    // showGridlines is read under one name and set under another.
    byName.set(key, known?.kind === "read-only property" && member.kind === "property" ? member : (known ?? member));
  }
  return [...byName.values()];
}

function* membersOf(type: ObjectType): Generator<ServedMember> {
  const member = (name: string, since: string, kind: ServedMember["kind"]): ServedMember => {
    const written = WRITTEN_AS[`${type.name}.${name}`] ?? name;
    return { type: type.name, name: written.charAt(0).toLowerCase() + written.slice(1), since, kind };
  };
  for (const [name, { since, set }] of Object.entries(type.properties)) {
    yield member(name, since, set ? "property" : "read-only property");
  }
  for (const [name, { since }] of Object.entries(type.navigations)) {
    if (!name.startsWith("_")) yield member(name, since, "object");
  }
  if (type.collection) yield member("items", type.collection.since, "read-only property");
  if (type.collection?.item) yield member("getItem", type.collection.since, "method");
  for (const [name, { since }] of Object.entries(type.methods)) {
    const event = /^_Register(.*)Event$/.exec(name)?.[1];
    if (event !== undefined) yield member(EVENT_NAMES[event] ?? `on${event}`, since, "event");
    else if (!name.startsWith("_")) yield member(name, since, "method");
  }
}
