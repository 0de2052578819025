/** Downloads a file. Excel for Mac ignores downloads from a pane: there, the officer copies the content instead. */
export function download(content: BlobPart, fileName: string, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser reads the content only after this event has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Makes a file name without extension: "corporate-performance-report-2024-25-q2". */
export function fileNameFrom(words: string, fallback: string): string {
  const safe = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, "-")
    .replace(/^[-.]+|(?<![-.])[-.]+$/g, "");
  return safe || fallback;
}
