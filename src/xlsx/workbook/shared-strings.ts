import { scanXml } from "../../office-package/xml/scan-xml";
import { localName, prefixOf } from "../../office-package/xml/xml-tree";
import { decodeText } from "../cells/cell-text";

/** Reads the shared strings in order. Runs of different formatting are joined; phonetic hints are left out. Throws a FileFault. */
export function readSharedStrings(text: string, part: string): string[] {
  const prefix = prefixOf(text);
  const strings: string[] = [];
  let joined: string | null = null;
  let isCounted = false;
  let phonetic = 0;
  scanXml(text, part, {
    open: ({ name }) => {
      const local = localName(name, prefix);
      if (local === "si") joined = "";
      else if (local === "rPh") phonetic += 1;
      else if (local === "t") isCounted = phonetic === 0;
    },
    close: ({ name }) => {
      const local = localName(name, prefix);
      if (local === "rPh") phonetic -= 1;
      else if (local === "t") isCounted = false;
      else if (local === "si") {
        strings.push(decodeText(joined ?? ""));
        joined = null;
      }
    },
    text: (more) => {
      if (isCounted && joined !== null) joined += more;
    },
  });
  return strings;
}
