import type { WordProblem } from "./word-problem";

const mb = (bytes: number): string => `${Math.round(bytes / 1_000_000).toLocaleString("en-GB")} MB`;

/** Why a Word file cannot be taken, and what to do. */
export function describeWordProblem(file: string, problem: WordProblem): string {
  switch (problem.code) {
    case "not-word":
      return `${file} is not a Word document (.docx). Choose one.`;
    case "corrupt":
      return `${file} is damaged and cannot be read. Open it in Word, save it again as a .docx, and choose that.`;
    case "encrypted":
      return `${file} opens with a password only. Save a copy without the password in Word, and choose that.`;
    case "old-format":
      return `${file} is in the format of Word 97 to 2003. Save it as a .docx in Word, and choose that.`;
    case "macros":
      return `${file} may contain macros. Save it as a .docx in Word, which contains none, and choose that.`;
    case "too-large":
      return `${file} is larger than is read here${problem.limit !== null && problem.limit > 100_000 ? ` (${mb(problem.limit)} at most)` : ""}.`;
    case "unsafe":
      return `${file} is not as Word writes its files, and is not read. Open it in Word, save it again as a .docx, and choose that.`;
    case "unsupported":
      return `${file} is a Strict Open XML document. Save it as “Word Document (.docx)” in Word, and choose that.`;
    case "no-narratives":
      return `${file} has no places for narratives. Choose the Word file that was saved here, with the texts that were written into it.`;
  }
}
