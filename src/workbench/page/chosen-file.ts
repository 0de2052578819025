/** A workbook file that is passed to the page that will open it. */
export interface ChosenFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const DATABASE = "workbench";
const STORE = "chosen-file";
const KEY = "only";

/** Stores a file for the next page. */
export async function putChosenFile(file: ChosenFile): Promise<void> {
  await inStore("readwrite", (store) => store.put(file, KEY));
}

/** Takes the file that the previous page stored, and removes it. Null when there is none. */
export async function takeChosenFile(): Promise<ChosenFile | null> {
  const file = await inStore<unknown>("readonly", (store) => store.get(KEY));
  await inStore("readwrite", (store) => store.clear());
  return (file as ChosenFile | undefined) ?? null;
}

/** Runs one request on the site's IndexedDB store. */
async function inStore<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE);
  const database = await answerOf(opening);
  try {
    return await answerOf(ask(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The browser could not store the file."));
  });
}
