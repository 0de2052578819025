import { openDraft, type ColumnsDraft } from "./columns-draft";
import { placeKey, type IndicatorPlace } from "./indicator-place";
import type { OverrideDraft } from "./override-draft";
import { withEntry } from "./pane-data";
import { dropFailure, type PaneState, type Update } from "./pane-state";

/** Keeps an override as it is typed; null drops it. Its indicator stays in the list meanwhile. */
export function typeOverride(place: IndicatorPlace, draft: OverrideDraft | null): Update {
  return (state) => ({
    ...dropFailure(state, "overriding"),
    drafts: withEntry(state.drafts, placeKey(place), draft),
    pinned: draft ? place : state.pinned,
  });
}

/** Keeps the reason for dismissing a finding as it is typed; null drops it. `id` is the finding's in its list. */
export function typeReason(id: string, reason: string | null): Update {
  return (state) => ({ ...dropFailure(state, "dismissing"), reasons: withEntry(state.reasons, id, reason) });
}

/** Opens the form that says which heading is which column. */
export function openColumns(state: PaneState): PaneState {
  const [place] = state.columns?.places ?? [];
  if (!state.columns || !place) return state;
  return { ...state, tab: "statuses", preview: null, naming: openDraft(place, state.columns) };
}

/** Keeps the columns form as it is filled in; null closes it. */
export function typeColumns(naming: ColumnsDraft | null): Update {
  return (state) => ({ ...dropFailure(state, "naming-columns"), naming });
}

/** Opens the form that teaches status words. */
export function openWords(state: PaneState): PaneState {
  return { ...state, tab: "rules", wordsRequested: state.wordsRequested + 1 };
}

/** Closes the preview of a run. */
export function leavePreview(state: PaneState): PaneState {
  return { ...state, preview: null };
}

/** Closes the preview of closing the period. */
export function leaveClosing(state: PaneState): PaneState {
  return { ...state, closing: null };
}
