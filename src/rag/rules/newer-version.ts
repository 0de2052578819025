/** The message for rules and sheets that this version is too old to read. */
export const MADE_BY_NEWER = "made by a newer version of KPI Reporter";

/** What to do about it: a pane that was kept open is older than the installed add-in. Without a full stop. */
export const GET_NEWER = "Close KPI Reporter and open it again, or update it";
