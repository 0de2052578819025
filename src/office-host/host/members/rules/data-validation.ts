import { containsArea, intersect } from "../../../workbook/a1-notation";
import { ExcelError } from "../../../workbook/excel-error";
import type { ListValidation } from "../../../workbook/types";
import { defineType, type Session } from "../../object-type";
import type { RangeRef } from "../../objects";
import { areaOf } from "../../ranges";

/** Excel's limit on the length of a list that is given as text. */
const SOURCE_LIMIT = 255;

/** The list of a whole range. "mixed" when it applies to part of the range, undefined when there is none. */
function listOf(range: RangeRef, session: Session): ListValidation | "mixed" | undefined {
  const area = areaOf(range, session);
  const touching = session.model.sheet(range.sheetId).validations.filter((v) => intersect(v.area, area));
  if (touching.length === 0) return undefined;
  return touching.find((v) => containsArea(v.area, area)) ?? "mixed";
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  throw new ExcelError("InvalidArgument", `${what} is an object.`);
}

function setRule(range: RangeRef, session: Session, value: unknown): void {
  const rule = record(value, "A rule");
  if (Object.keys(rule).some((key) => key !== "list")) {
    throw new ExcelError("NotImplemented", "This host supports only lists as data validation.");
  }
  const { source } = record(rule["list"], "A list");
  if (typeof source !== "string")
    throw new ExcelError("NotImplemented", "This host takes a list's source only as text.");
  if (source === "" || (!source.startsWith("=") && source.length > SOURCE_LIMIT)) {
    throw new ExcelError("InvalidArgument", `A list has 1 to ${SOURCE_LIMIT} characters.`);
  }
  session.model.rules.setValidation(range.sheetId, areaOf(range, session), { source });
}

/** Sets the prompt or error alert of a list that the whole range has. */
function setMessage(range: RangeRef, session: Session, key: "prompt" | "errorAlert", value: unknown): void {
  const list = listOf(range, session);
  if (list === "mixed" || !list) throw new ExcelError("NotImplemented", "Set the list itself before its messages.");
  const { title, message } = record(value, key);
  const text = { title: typeof title === "string" ? title : "", message: typeof message === "string" ? message : "" };
  const { source, prompt, errorAlert } = list;
  const kept = { source, ...(prompt ? { prompt } : {}), ...(errorAlert ? { errorAlert } : {}) };
  session.model.rules.setValidation(range.sheetId, list.area, { ...kept, [key]: text });
}

/** `Excel.DataValidation`, for lists only. */
export const dataValidationType = defineType("DataValidation", {
  properties: {
    ErrorAlert: {
      since: "1.8",
      get: (r, s) => {
        const list = listOf(r, s);
        const alert = list === "mixed" ? undefined : list?.errorAlert;
        return { title: alert?.title ?? "", message: alert?.message ?? "", showAlert: true, style: "Stop" };
      },
      set: (r, value, s) => setMessage(r, s, "errorAlert", value),
    },
    Prompt: {
      since: "1.8",
      get: (r, s) => {
        const list = listOf(r, s);
        const prompt = list === "mixed" ? undefined : list?.prompt;
        return { title: prompt?.title ?? "", message: prompt?.message ?? "", showPrompt: true };
      },
      set: (r, value, s) => setMessage(r, s, "prompt", value),
    },
    Rule: {
      since: "1.8",
      get: (r, s) => {
        const list = listOf(r, s);
        return list === "mixed" || !list ? {} : { list: { inCellDropDown: true, source: list.source } };
      },
      set: (r, value, s) => setRule(r, s, value),
    },
    Type: {
      since: "1.8",
      get: (r, s) => {
        const list = listOf(r, s);
        if (list === "mixed") return "MixedCriteria";
        return list ? "List" : "None";
      },
    },
  },
  methods: {
    Clear: { since: "1.8", call: (r, _args, s) => s.model.rules.setValidation(r.sheetId, areaOf(r, s), undefined) },
  },
});
