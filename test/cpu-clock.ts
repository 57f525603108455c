/**
 * Milliseconds of work since `began`, of this process with its threads: for bounds that tell a rule gone wrong from a
 * machine that is busy with something else.
 */
export function cpuClock(): () => number {
  const began = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };
}
