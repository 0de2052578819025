/** Lets the browser draw, and answer the officer, before more is done; or waits for so many milliseconds. */
export function pause(milliseconds = 0): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
