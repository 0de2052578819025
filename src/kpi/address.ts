/** The letters of a column, counted from 0: 0 is "A", 26 is "AA". */
export function columnLetters(column: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

/** The A1 address of a row and a column, counted from 0: (11, 7) is "H12". */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/**
 * The row and column, counted from 0, of the first cell in an A1 address such as "KPIs!$G$12:H14"; null for any other
 * text.
 */
export function readAddress(address: string): { row: number; column: number } | null {
  const match = /(?:^|!)\$?([A-Z]{1,3})\$?(\d+)(?::|$)/i.exec(address);
  if (!match?.[1] || !match[2]) return null;
  let column = 0;
  for (const letter of match[1].toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]) - 1, column: column - 1 };
}

/**
 * A sheet name that Excel writes without quotes: letters, digits, underscores and points. A name that looks like an
 * address needs quotes.
 */
const PLAIN = /^[\p{L}_][\p{L}\d_.]*$/u;
const LIKE_AN_ADDRESS = /^(?:[a-z]{1,3}\d+|r(?:\d+)?(?:c\d*)?|c\d*)$/i;

/** An address with its sheet, as Excel writes it: "KPIs!H12", "'KPI data'!H12". */
export function sheetAddress(sheetName: string, address: string): string {
  const isPlain = PLAIN.test(sheetName) && !LIKE_AN_ADDRESS.test(sheetName);
  return `${isPlain ? sheetName : `'${sheetName.replace(/'/g, "''")}'`}!${address}`;
}
