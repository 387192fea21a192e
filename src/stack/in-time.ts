/** Waits for what is to end by itself; rejects where it has not within `milliseconds`, since whoever waits for it would hang. */
export async function inTime<T>(what: string, end: () => Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`${what} did not end within ${milliseconds / 1000} s.`);
    timer = setTimeout(() => reject(error), milliseconds);
  });
  return Promise.race([end(), late]).finally(() => clearTimeout(timer));
}
