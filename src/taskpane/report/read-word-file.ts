import { LARGEST_WORD_FILE } from "../../report/word/word-problem";
import { TEXTS_COPY } from "./texts-copy";

/** The bytes of a chosen Word file, or why there are none. A file that is too large is refused before it is read. */
export async function readWordFile(file: File): Promise<{ ok: true; value: Uint8Array } | { ok: false; why: string }> {
  if (file.size > LARGEST_WORD_FILE) {
    return { ok: false, why: TEXTS_COPY.wordProblem(file.name, { code: "too-large", limit: LARGEST_WORD_FILE }) };
  }
  const bytes = await file.arrayBuffer().catch(() => null);
  return bytes ? { ok: true, value: new Uint8Array(bytes) } : { ok: false, why: TEXTS_COPY.unreadable(file.name) };
}
