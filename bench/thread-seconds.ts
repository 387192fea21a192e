/** Processor time of this thread, which other programs on the machine do not lengthen. */
export function threadSeconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
}
