import { defineType, type Session } from "../../object-type";
import type { SheetRef, TableRef } from "../../objects";

/** `Excel.AutoFilter` of a table or sheet. Criteria are not modelled. */
export const autoFilterType = defineType("AutoFilter", {
  properties: {
    Criteria: { since: "1.9", get: () => [] },
    // A sheet without a filter still has an AutoFilter object, which is not enabled.
    Enabled: { since: "1.9", get: (filter, s) => isTable(filter) || s.model.sheet(filter.id).filter !== undefined },
    IsDataFiltered: { since: "1.9", get: isDataFiltered },
  },
  methods: {
    ClearCriteria: {
      since: "1.9",
      call: (filter, _args, s) => {
        if (isTable(filter)) s.model.clearFilters(filter.tableId);
        else s.model.clearSheetFilter(filter.id);
      },
    },
  },
});

function isTable(filter: TableRef | SheetRef): filter is TableRef {
  return "tableId" in filter;
}

function isDataFiltered(filter: TableRef | SheetRef, { model }: Session): boolean {
  if (isTable(filter)) return model.table(filter.tableId).table.filtered;
  return model.sheet(filter.id).filter?.filtered ?? false;
}
