/** An inverse edit whose cells have been looked up, to be queued once they are loaded. */
export interface FoundInverse {
  /** False when what it takes back was not made, or not all of it, or is somebody else's. */
  isWhole(): boolean;
  queue(): void;
}
