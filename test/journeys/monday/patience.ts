import { setTimeout as pause } from 'node:timers/promises';

/** What has not come about by then never does: no machine is as slow. */
const patienceMs = 300_000;

/** Waits until it is so, however long a machine that does other things takes. @throws Error that names what never came about */
export async function until(what: string | (() => string), isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + patienceMs;
  // Often at first, then ever more seldom.
  for (let between = 20; !(await isSo()); between = Math.min(1000, between * 1.3)) {
    if (performance.now() > end) throw new Error(`in vain: ${typeof what === 'string' ? what : what()}`);
    await pause(between);
  }
}

export function surely<Thing>(thing: Thing | null | undefined, what: string): Thing {
  if (thing === null || thing === undefined) throw new Error(`there is no ${what}`);
  return thing;
}
