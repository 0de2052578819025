const PREFIX = "KPI-";

/**
 * The name of the glossary's entry that a narrative's empty control shows. It bears the narrative's identity a second time:
 * LibreOffice (7.4) drops the tag of a control around paragraphs when it saves a .docx, and keeps this.
 */
export function placeholderName(id: string): string {
  return `${PREFIX}${id}`;
}

/** The narrative's identity in such a name; "" where it is another's. */
export function idOfPlaceholder(name: string): string {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : "";
}
