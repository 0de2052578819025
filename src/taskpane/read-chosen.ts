import { LARGEST_WORD_FILE } from "../report/word/word-problem";
import { LONGEST_DOCUMENT } from "../rag/rules/limits";
import { TEXTS_COPY } from "./report/texts-copy";

/** Bytes of the largest file of rules: a letter of UTF-8 takes four at most. */
export const LARGEST_RULES_FILE = 4 * LONGEST_DOCUMENT;

/** A chosen Word file's bytes, or why there are none. One that is far too large is refused before the pane's memory is taken for it. */
export async function readWordFile(file: File): Promise<{ ok: true; value: Uint8Array } | { ok: false; why: string }> {
  if (file.size > LARGEST_WORD_FILE) {
    return { ok: false, why: TEXTS_COPY.wordProblem(file.name, { code: "too-large", limit: LARGEST_WORD_FILE }) };
  }
  const bytes = await file.arrayBuffer().catch(() => null);
  return bytes ? { ok: true, value: new Uint8Array(bytes) } : { ok: false, why: TEXTS_COPY.unreadable(file.name) };
}
