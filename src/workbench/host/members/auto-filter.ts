import { defineType } from "../object-type";
import type { SheetRef } from "./worksheet";
import type { TableRef } from "./tables";

/** Filters of sheets are not modelled, only those of tables. The criteria by which rows were hidden are not kept. */
export const sheetAutoFilterType = defineType<SheetRef>("AutoFilter", {
  properties: {
    Criteria: { since: "1.9", get: () => [] },
    Enabled: { since: "1.9", get: () => false },
    IsDataFiltered: { since: "1.9", get: () => false },
  },
});

export const tableAutoFilterType = defineType<TableRef>("AutoFilter", {
  properties: {
    Criteria: { since: "1.9", get: () => [] },
    Enabled: { since: "1.9", get: () => true },
    IsDataFiltered: { since: "1.9", get: (t, s) => s.model.table(t.tableId).table.filtered },
  },
  methods: {
    ClearCriteria: { since: "1.9", call: (t, _args, s) => s.model.clearFilters(t.tableId) },
  },
});
