/**
 * Carries out a step of a suite, and prints whether it succeeded and how long it took.
 */
export const step = async <T>(name: string, run: () => Promise<T>): Promise<T> => {
  const start = performance.now();
  const tell = (mark: string) =>
    process.stdout.write(`${mark} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)\n`);
  try {
    const result = await run();
    tell('ok  ');
    return result;
  } catch (error) {
    tell('FAIL');
    throw error;
  }
};
