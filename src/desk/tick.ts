import type { Log } from '../log.ts';
import { appendEvents } from '../store/events.ts';
import { lockDueTickets, type Schedule, saveStruckTickets } from '../store/tickets.ts';
import { decide } from '../ticket/decide.ts';
import type { RecordedEvent } from '../ticket/events.ts';
import type { Actor } from '../ticket/words.ts';
import type { Desk } from './desk.ts';
import { change, react } from './handle.ts';
import { rosterAt } from './roster.ts';
import { runRoutines } from './routines.ts';
import { scheduleOf, termsOf } from './terms.ts';

const everyMs = 1000;
/** Tickets in one transaction: enough to make ten thousand in a minute cheap, few enough not to hold presses up. */
const batch = 250;
const clockItself: Actor = { kind: 'desk' };

/**
 * The clock's door: does what is due by now, through the same decisions and the same transaction as everything else.
 * Any number of processes may tick on one database.
 *
 * @returns how many tickets were looked at
 */
export async function tick(desk: Desk): Promise<number> {
  await desk.calendar.reload(desk.db);
  await runRoutines(desk);
  let looked = 0;
  for (;;) {
    const { found, isMoreDue } = await tickBatch(desk);
    looked += found;
    if (!isMoreDue) return looked;
  }
}

async function tickBatch(desk: Desk): Promise<{ found: number; isMoreDue: boolean }> {
  return await desk.db.transaction(async tx => {
    const now = desk.clock();
    const due = await lockDueTickets(tx, now, batch + 1);
    const isMoreDue = due.length > batch;
    const tickets = due.slice(0, batch);
    if (tickets.length === 0) return { found: 0, isMoreDue };
    const roster = await rosterAt(desk, tx, now);
    const terms = termsOf(desk);
    const changed = tickets.map(before => {
      const decision = decide(before, { type: 'strike', now, terms, roster }, clockItself);
      const events = decision.ok ? decision.events : [];
      return change(desk, { before, events }, { actor: clockItself, origin: 'desk', key: null }, now);
    });
    await saveStruckTickets(
      tx,
      changed.map(({ ticket, events }) => ({
        ticket,
        schedule: ahead(scheduleOf(desk, ticket, now), events, now),
      })),
    );
    await appendEvents(
      tx,
      changed.flatMap(({ events }) => events),
      null,
    );
    await react(desk, tx, changed, isMoreDue);
    return { found: tickets.length, isMoreDue };
  });
}

/** Nothing was done, so nothing would be done again at once: rather a minute late than a clock that runs hot. */
function ahead(schedule: Schedule, events: RecordedEvent[], now: Date): Schedule {
  const isHot = events.length === 0 && schedule.wakeAt !== null && schedule.wakeAt <= now;
  return isHot ? { ...schedule, wakeAt: new Date(now.getTime() + 60_000) } : schedule;
}

/** Ticks until stopped. A database that is away is waited for; what fell due meanwhile is done afterwards. */
export function keepTicking(desk: Desk, log: Log): { stop(): Promise<void> } {
  let running: Promise<void> | null = null;
  let isLost = false;
  const timer = setInterval(() => {
    running ??= tick(desk)
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
  }, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
