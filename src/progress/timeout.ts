/** How long an action waits for a sign of life from Excel. The largest workbook that fits one request takes a tenth of this. */
export const ANSWER_TIMEOUT_MS = 30_000;

/** Waits, with no time given just until the browser has painted and handled input. */
export function pause(milliseconds = 0): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/**
 * Awaits a promise; null if it times out. The timeout starts again at each sign of life: `watch` calls back at each one and returns a
 * function that stops watching.
 */
export async function withTimeout<T>(
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
