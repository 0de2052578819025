/** What is said of rules and sheets that this version is too old for. */
export const MADE_BY_NEWER = "made by a newer version of KPI Reporter";

/** What to do about a sheet: a pane that was kept open is older than the add-in that is installed. Without a point. */
export const GET_NEWER = "Close KPI Reporter and open it again, or update it";
