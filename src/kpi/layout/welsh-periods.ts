/** Welsh months and their abbreviations in English. "Hyd", which also means "to", and "Med" are left out. */
const MONTHS: Readonly<Record<string, string>> = {
  ...{ ionawr: "January", chwefror: "February", chwef: "February", mawrth: "March", ebrill: "April", ebr: "April" },
  ...{ mai: "May", mehefin: "June", meh: "June", gorffennaf: "July", gorff: "July", awst: "August", medi: "September" },
  ...{ hydref: "October", tachwedd: "November", tach: "November", rhagfyr: "December", rhag: "December" },
};

const WORD = /[a-z]+/gi;
const TO_DATE = /\b(?:y )?[bf]lwyddyn hyd (?:yma|yn hyn)\b(?: ?\(ytd\))?/i;
const QUARTER = /\bchwarter ?(?=[1-4]\b)/i;
const SHORT_QUARTER = /\bch ?([1-4])(?= 20\d\d| \d\d\/)/i;
const TWICE = /\b(year to date|[a-z]+(?: [1-4])?) ?[/|] ?(?=\1\b)/i;

/** Words that may be a period in Welsh. Most texts have none of them, and are not read. */
const ANY = /\b(?:ion|chw|ch ?[1-4]|maw|ebr|mai|meh|gor|aws|med|hydref|tach|rhag|[bf]lwyddyn)/i;

/** A text with its Welsh months and quarters in English, and a period in both languages once: "Mehefin / June 2025". */
export function inEnglish(text: string): string {
  // "Tymor yr hydref" is the autumn term.
  if (!ANY.test(text) || /\btymor\b/i.test(text)) return text;
  return text
    .replace(TO_DATE, "year to date")
    .replace(QUARTER, "Quarter ")
    .replace(SHORT_QUARTER, "Q$1")
    .replace(WORD, (word) => MONTHS[word.toLowerCase()] ?? word)
    .replace(TWICE, "");
}
