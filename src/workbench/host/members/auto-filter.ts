import { defineType } from "../object-type";

/** Filters of tables are modelled, those of sheets are not. The criteria by which rows were hidden are not kept. */
export const autoFilterType = defineType("AutoFilter", {
  properties: {
    Criteria: { since: "1.9", get: () => [] },
    Enabled: { since: "1.9", get: (filter) => filter !== null },
    IsDataFiltered: {
      since: "1.9",
      get: (filter, s) => filter !== null && s.model.table(filter.tableId).table.filtered,
    },
  },
  methods: {
    ClearCriteria: {
      since: "1.9",
      call: (filter, _args, s) => {
        if (filter) s.model.clearFilters(filter.tableId);
      },
    },
  },
});
