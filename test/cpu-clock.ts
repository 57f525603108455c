/** What the yardstick costs on an idle machine of 2026, in milliseconds. */
const yardstickMs = 50;

/**
 * Milliseconds of work since `began`, of this process with its threads, as an idle machine would need: for bounds that tell a rule
 * gone wrong from a machine that is busy with something else. Where others work on the same core the same work costs more of its
 * time: how much, a piece of known work tells.
 */
export function cpuClock(): () => number {
  // Before and behind: others may have begun, or ended, meanwhile.
  const before = yardstick();
  const spent = clock();
  return () => {
    const work = spent();
    return work / Math.max(1, Math.max(before, yardstick()) / yardstickMs);
  };
}

/** Strings cut, searched and put together, as whatever reads mail does. */
function yardstick(): number {
  const spent = clock();
  let length = 0;
  for (let turn = 0; turn < 4; turn += 1)
    length += `ab ${turn} cd\n`
      .repeat(25_000)
      .split('\n')
      .map(line => line.replace(/\s\d+\s/, '-'))
      .join(' ').length;
  if (length === 0) throw new Error('nothing was done');
  return spent();
}

// What Node makes of the yardstick when it first sees it is no measure.
yardstick();
yardstick();

function clock(): () => number {
  const began = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };
}
