/** A name that Excel writes without quotes: letters, digits, underscores and points, and nothing that is an address itself. */
const PLAIN = /^[\p{L}_][\p{L}\d_.]*$/u;
const LIKE_AN_ADDRESS = /^(?:[a-z]{1,3}\d+|r(?:\d+)?(?:c\d*)?|c\d*)$/i;

/** An address with its sheet, as Excel writes it: "KPIs!H12", "'KPI data'!H12". */
export function sheetAddress(sheetName: string, address: string): string {
  const isPlain = PLAIN.test(sheetName) && !LIKE_AN_ADDRESS.test(sheetName);
  return `${isPlain ? sheetName : `'${sheetName.replace(/'/g, "''")}'`}!${address}`;
}
