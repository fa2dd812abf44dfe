/** Time bounds for hostile input: counted in the processor's time, so that a busy machine changes nothing. */

/** Milliseconds of the processor since `process.cpuUsage()` was asked. */
export function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
