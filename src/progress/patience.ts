/** How long an officer is kept waiting for a sign of Excel. The largest workbook that fits one request takes a tenth of it. */
export const PATIENCE_MS = 30_000;

/**
 * What comes, as long as no more than so many milliseconds pass without a sign of life; null when nothing does. `watch` calls
 * back at each sign, and gives what stops it.
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
