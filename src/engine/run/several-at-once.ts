/**
 * Does `work` for 0 … count − 1, so many at a time, begun in this order. The answers are in this order, too.
 *
 * Rejects with the first error, once whatever had begun has ended. Nothing is begun after an error.
 */
export async function severalAtOnce<T>(
  count: number,
  atOnce: number,
  work: (index: number) => Promise<T>,
): Promise<T[]> {
  const answers = new Array<T>(count);
  let next = 0;
  const oneAfterTheOther = async () => {
    while (next < count) {
      const index = next++;
      try {
        answers[index] = await work(index);
      } catch (error) {
        next = count;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(atOnce, count) }, oneAfterTheOther));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return answers;
}
