/** How long an action waits for a sign of life from Excel. The largest workbook that fits one request takes a tenth of this. */
export const PATIENCE_MS = 30_000;

/** Lets the browser paint and handle input before the next step, or waits for so many milliseconds. */
export function pause(milliseconds = 0): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/**
 * Awaits a promise with a timeout that starts again at each sign of life; null after so many milliseconds without one. `watch`
 * calls back at each sign and returns a function that stops it.
 */
export async function within<T>(
  milliseconds: number,
  awaited: Promise<T>,
  watch: (sign: () => void) => () => void = () => () => undefined,
): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = (): void => undefined;
  const end = new Promise<null>((resolve) => {
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => resolve(null), milliseconds);
    };
    wait();
    stop = watch(wait);
  });
  try {
    return await Promise.race([awaited, end]);
  } finally {
    clearTimeout(timer);
    stop();
  }
}
