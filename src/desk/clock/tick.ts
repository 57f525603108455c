import { inContext, newId } from '../../log/context.ts';
import type { Log } from '../../log.ts';
import { within } from '../../within.ts';
import { beginAndEndAbsences } from '../away/come-back.ts';
import type { Desk } from '../desk.ts';
import { tellOfMaintenance } from '../maintenance/tell-operators.ts';
import { measureSoon } from '../reports/measuring.ts';
import { reloadTerms } from '../terms.ts';
import { allotDue } from '../turns/allot-due.ts';
import { withdrawFromTheUnseeing } from '../turns/withdraw-from-unseeing.ts';
import { watchLeaps } from './leaps.ts';
import { ringReminders } from './reminders.ts';
import { runRoutines } from './routines.ts';
import { strikeDue } from './strike-due.ts';

const everyMs = 1000;
/**
 * A step takes seconds at most. One to which no answer comes (a server that stands still, a connection that leads nowhere)
 * is left to itself, or the clock would stand with it: what it holds, the next one passes over.
 */
const stepAtMostMs = 120_000;

/**
 * The clock's door: does what is due by now, through the same decisions and the same transaction as everything else.
 * Any number of processes may tick on one database.
 *
 * @param atMostMs how long it waits for each step
 * @returns how many tickets were looked at
 * @throws when a step fails, or does not come to an end
 */
export async function tick(
  desk: Desk,
  log: Log | null = null,
  atMostMs: number = stepAtMostMs,
): Promise<number> {
  await within(atMostMs, reloadTerms(desk, desk.db));
  // What the desk tells for itself must not keep tickets from being struck, whatever is wrong with it.
  const told = await Promise.allSettled([
    within(atMostMs, runRoutines(desk)),
    within(atMostMs, ringReminders(desk)),
    within(atMostMs, beginAndEndAbsences(desk)),
    within(atMostMs, tellOfMaintenance(desk)),
    within(atMostMs, allotDue(desk)),
    within(atMostMs, withdrawFromTheUnseeing(desk)),
    within(atMostMs, measureSoon(desk)),
  ]);
  let looked = 0;
  for (;;) {
    const { found, isMoreDue } = await within(atMostMs, strikeDue(desk, log));
    looked += found;
    if (!isMoreDue) break;
  }
  for (const step of told) if (step.status === 'rejected') throw step.reason;
  return looked;
}

/** A tick, told in the log where something was due: what it causes bears its id. */
async function toldInTheLog(desk: Desk, log: Log, stepAtMostMs: number): Promise<void> {
  await inContext({ tick: newId() }, async () => {
    const begun = performance.now();
    const tickets = await tick(desk, log, stepAtMostMs);
    const ms = Math.round(performance.now() - begun);
    if (tickets > 0) log.info({ room: 'desk', tickets, ms }, 'did what was due');
  });
}

/** Ticks until stopped. A database that is away is waited for; what fell due meanwhile is done afterwards. */
export function keepTicking(
  desk: Desk,
  log: Log,
  limits: { everyMs: number; stepAtMostMs: number } = { everyMs, stepAtMostMs },
): { stop(): Promise<void> } {
  let running: Promise<void> | null = null;
  let isLost = false;
  const seeToLeaps = watchLeaps(desk);
  const timer = setInterval(() => {
    running ??= seeToLeaps()
      .then(() => toldInTheLog(desk, log, limits.stepAtMostMs))
      .then(
        () => {
          isLost = false;
        },
        error => {
          if (!isLost) log.error({ room: 'desk', err: error }, 'the clock cannot tick; it goes on trying');
          isLost = true;
        },
      )
      .finally(() => {
        running = null;
      });
  }, limits.everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
