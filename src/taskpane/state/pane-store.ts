import { INITIAL_STATE, type PaneState, type Update } from "./pane-state";

/** Holds the pane's state. Only `update` changes it. */
export interface PaneStore {
  get(): PaneState;
  update(change: Update): void;
  /** Calls the listener after each change. Returns a function that removes it. */
  subscribe(listener: () => void): () => void;
}

export function createPaneStore(): PaneStore {
  let state = INITIAL_STATE;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    update(change) {
      state = change(state);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
