/** A growing list of whole numbers up to 4,294,967,295, at four bytes each: a sheet may have millions of cells. */
export interface NumberList {
  readonly length: number;
  at(index: number): number;
  set(index: number, value: number): void;
  push(value: number): void;
}

/** Makes an empty list. */
export function numberList(): NumberList {
  let items = new Uint32Array(256);
  let length = 0;
  return {
    get length() {
      return length;
    },
    at: (index) => items[index] ?? 0,
    set: (index, value) => void (items[index] = value),
    push: (value) => {
      if (length === items.length) {
        const more = new Uint32Array(2 * length);
        more.set(items);
        items = more;
      }
      items[length] = value;
      length += 1;
    },
  };
}
