import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** A regular expression of the source. */
export interface Pattern {
  source: string;
  flags: string;
  /** "src/rag/status.ts:85" */
  place: string;
}

const ROOT = join(import.meta.dirname, "../..");

/** The source files of a folder that hold code. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:tsx?|mjs)$/.test(name))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .sort();
}

/** What a file's text says of regular expressions. */
export interface FilePatterns {
  literals: Pattern[];
  /** Made with RegExp while the module is loaded: what they are is known once it is. */
  made: string[];
  /** What cannot be looked at: made within a function, or of a text that is searched for as if it were one. */
  hidden: string[];
}

/** Methods of a text that make a regular expression of a text they are given. */
const MAKERS = new Set(["match", "matchAll", "search"]);

/** The regular expressions of a file, by its syntax. */
export function findPatterns(file: string, text = readFileSync(join(ROOT, file), "utf8")): FilePatterns {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: FilePatterns = { literals: [], made: [], hidden: [] };
  const visit = (node: ts.Node): void => {
    const place = `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      found.literals.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1), place });
    } else if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === "RegExp") {
      (isAtTop(node) ? found.made : found.hidden).push(place);
    } else if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      MAKERS.has(node.expression.name.text)
    ) {
      const [wanted] = node.arguments;
      // `search("")` is the pane's own.
      if (wanted && ((ts.isStringLiteralLike(wanted) && wanted.text !== "") || ts.isTemplateExpression(wanted)))
        found.hidden.push(place);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function isAtTop(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node.parent; at; at = at.parent) if (ts.isFunctionLike(at)) return false;
  return true;
}
