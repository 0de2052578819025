import { cellCountOf, splitAddress } from "../../../workbook/a1-notation";
import { ExcelError } from "../../../workbook/excel-error";
import type { CommentData } from "../../../workbook/types";
import { integerArgument, textArgument } from "../../arguments";
import { defineType, type Session } from "../../object-type";
import { type CommentRef, type CommentsRef, type HostObject, object, rangeBehind } from "../../objects";
import { areaArgument, rangeOn } from "../../ranges";

/** The comments of a collection. Comments are threads; notes are other objects (ExcelApi 1.18) and are not served. */
function listed({ sheetId }: CommentsRef, session: Session): CommentRef[] {
  const sheets = sheetId === undefined ? session.model.sheets : [session.model.sheet(sheetId)];
  return sheets.flatMap((sheet) => (sheet.comments ?? []).map(({ id }) => ({ sheetId: sheet.id, id })));
}

function commentOf({ sheetId, id }: CommentRef, session: Session): CommentData {
  const found = session.model.sheet(sheetId).comments?.find((comment) => comment.id === id);
  if (!found) throw new ExcelError("ItemNotFound", "The comment has been deleted.");
  return found;
}

function found(ref: CommentRef | undefined, what: string): HostObject {
  if (!ref) throw new ExcelError("ItemNotFound", `There is no comment ${what}.`);
  return object("Comment", ref);
}

/** Finds a comment by its cell: a Range, or an address with the sheet's name. Throws InvalidArgument for several cells. */
function byCell(comments: CommentsRef, value: unknown, session: Session): HostObject {
  const sheetName = rangeBehind(value) ? undefined : splitAddress(textArgument(value, "A cell's address")).sheetName;
  const sheetId = rangeBehind(value)?.sheetId ?? session.model.findSheet(sheetName ?? "")?.id;
  if (sheetId === undefined)
    throw new ExcelError("InvalidArgument", "The address of a comment's cell needs the name of its sheet.");
  const area = areaArgument(value, sheetId, session);
  if (cellCountOf(area) !== 1) throw new ExcelError("InvalidArgument", "A comment is on one cell.");
  const isThere = (one: CommentRef): boolean => {
    const { row, column } = commentOf(one, session).area;
    return one.sheetId === sheetId && row === area.row && column === area.column;
  };
  return found(listed(comments, session).find(isThere), "on the cell");
}

/** `Excel.CommentCollection`. */
export const commentsType = defineType("CommentCollection", {
  collection: {
    since: "1.10",
    of: "Comment",
    list: (c, s) => listed(c, s).map((one) => object("Comment", one)),
    item: (c, key, s) =>
      found(
        listed(c, s).find(({ id }) => id === key),
        JSON.stringify(key),
      ),
  },
  methods: {
    GetCount: { since: "1.10", call: (c, _args, s) => listed(c, s).length },
    GetItemAt: {
      since: "1.10",
      call: (c, args, s) => found(listed(c, s)[integerArgument(args[0], "index")], `at ${String(args[0])}`),
    },
    GetItemByCell: { since: "1.10", call: (c, args, s) => byCell(c, args[0], s) },
  },
});

/** `Excel.Comment`, without replies. */
export const commentType = defineType("Comment", {
  identity: (c) => ({ Id: c.id }),
  properties: {
    Content: { since: "1.10", get: (c, s) => commentOf(c, s).content },
    Id: { since: "1.10", get: (c) => c.id },
  },
  methods: {
    GetLocation: { since: "1.10", call: (c, _args, s) => rangeOn(c.sheetId, commentOf(c, s).area) },
  },
});
