/** A rules document that is being assembled. */
export type DraftDocument = Record<string, unknown>;

/** Assembles a rules document and remembers the cell that each part came from. */
export class DocumentDraft {
  readonly document: DraftDocument = { statuses: {}, defaults: {}, rules: [] };
  private readonly cells = new Map<string, string>();

  /** Sets the value at a path such as "defaults.on-target.green" or "rules[2].when.unit". */
  set(path: string, value: unknown, cell: string): void {
    this.cells.set(path, cell);
    const keys = path.split(/[.[\]]+/).filter((key) => key !== "");
    const last = keys.pop() ?? "";
    let at: DraftDocument = this.document;
    keys.forEach((key, index) => {
      const isList = /^\d+$/.test(keys[index + 1] ?? last);
      at[key] ??= isList ? [] : {};
      at = at[key] as DraftDocument;
    });
    at[last] = value;
  }

  mark(path: string, cell: string): void {
    this.cells.set(path, cell);
  }

  count(list: "rules" | "composites" | "words"): number {
    return (this.document[list] as unknown[] | undefined)?.length ?? 0;
  }

  /** The cell of a path, or of its first part, or of the nearest part that contains it. */
  cellOf(path: string): string {
    const within = this.cells.has(path) ? path : [...this.cells.keys()].find((held) => held.startsWith(`${path}.`));
    if (within !== undefined) return this.cells.get(within) ?? "";
    for (let at = path; at !== ""; at = at.replace(/(?:\.|^|\[)[^.[]*$/, "")) {
      const cell = this.cells.get(at);
      if (cell !== undefined) return cell;
    }
    return "";
  }
}
