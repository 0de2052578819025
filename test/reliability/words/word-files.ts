import { readReport } from "../../../src/actions/read-report";
import { takeTexts } from "../../../src/actions/take-texts";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { compareReturned } from "../../../src/report/narratives/compare-returned";
import { readReturned } from "../../../src/report/word/returned/read-returned";
import { packDocument } from "../../report/word/zip-parts";
import { TODAY, type Did, type Pane } from "./panes";
import { giveInForm, isWritten, newWord, wordsIn, type World } from "./world";

/** A narrative in a Word file. */
export interface SentText {
  id: string;
  text: string;
}

/** What officers do with Word files: they send one out, and take in a returned one, perhaps long after. */
export const WORD_FILES: Record<string, (world: World, pane: Pane) => Promise<Did>> = {
  "send a Word file out": sendOut,
  "take a Word file in": async (world, pane) => {
    if (pane.sent.length === 0) await sendOut(world, pane);
    const written = pane.sent.map(({ id, text }) => {
      const word = world.chance.below(3) === 0 ? newWord(world) : null;
      return { id, word, text: word === null ? text : world.chance.below(2) === 0 ? word : `${text} ${word}` };
    });
    const returned = readReturned(packDocument(written.map(control).join("")));
    const read = await readReport(world.port(), DEFAULT_RULESET, TODAY);
    if (!returned.ok || !read.ok) return null;
    const taken = compareReturned(returned.value, read.value.texts.narratives).filter(
      ({ kind }) => kind === "new" || kind === "changed",
    );
    const done = await takeTexts(world.port(), DEFAULT_RULESET, TODAY, taken);
    if (!isWritten(done)) return done;
    // The officer was shown what each text replaces.
    for (const { was } of taken) for (const word of wordsIn(was)) world.alive.delete(word);
    for (const { id, word } of written)
      if (word !== null && taken.some((one) => one.id === id)) giveInForm(world, word);
    return done;
  },
};

async function sendOut({ port }: World, pane: Pane): Promise<null> {
  const read = await readReport(port(), DEFAULT_RULESET, TODAY);
  pane.sent = read.ok
    ? read.value.texts.narratives.filter(({ place }) => place === "now").map(({ id, text }) => ({ id, text }))
    : [];
  return null;
}

function control({ id, text }: SentText): string {
  const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const paragraphs = escaped.split("\n").map((line) => `<w:p><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`);
  return `<w:sdt><w:sdtPr><w:tag w:val="${id}"/></w:sdtPr><w:sdtContent>${paragraphs.join("")}</w:sdtContent></w:sdt>`;
}
