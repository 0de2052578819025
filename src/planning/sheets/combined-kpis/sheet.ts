import type { OwnSheet } from "../declaration";

export type CombinedColumn =
  "kpi" | "kpiStatus" | "how" | "indicator" | "value" | "target" | "status" | "weight" | "words";

/** Every KPI with its indicators, and how their statuses become one. The widths add up to a landscape A4 page. */
export const COMBINED_KPIS: OwnSheet<CombinedColumn> = {
  name: "Combined KPIs",
  columns: [
    { id: "kpi", heading: "KPI", width: 160 },
    { id: "kpiStatus", heading: "KPI status", width: 88 },
    { id: "how", heading: "How", width: 92 },
    { id: "indicator", heading: "Indicator", width: 206 },
    { id: "value", heading: "Latest value", width: 80 },
    { id: "target", heading: "Target", width: 110 },
    { id: "status", heading: "Status", width: 88 },
    { id: "weight", heading: "Weight", width: 52 },
    { id: "words", heading: "In words", width: 172 },
  ],
};
