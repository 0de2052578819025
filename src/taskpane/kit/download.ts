/** Hands a file to the browser to be saved. Excel for Mac's pane takes none: there, what is in it is copied instead. */
export function download(content: BlobPart, fileName: string, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser takes the content after the press has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** "corporate-performance-report-2024-25-q2" */
export function fileNameFrom(words: string, otherwise: string): string {
  const safe = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, "-")
    .replace(/^[-.]+|(?<![-.])[-.]+$/g, "");
  return safe || otherwise;
}
