import { openTicket } from '../../chapters/opening.ts';
import type { RecordedEvent } from '../../events.ts';
import { evolve } from '../../evolve.ts';
import type { Ticket } from '../../ticket.ts';
import type { TermsInForce } from '../terms-in-force.ts';

/** An event of a request's log, and the request before and after it. */
export type Step = { recorded: RecordedEvent; before: Ticket | null; after: Ticket };

/**
 * A request's log, folded.
 *
 * @property today as its last event leaves it
 * @property recalled letters that were taken back, by the events that ordered them; true where what that event did stays
 */
export type ToldLog = {
  steps: Step[];
  opened: Ticket;
  today: Ticket;
  recalled: ReadonlyMap<number, boolean>;
  history: TermsInForce;
};

/**
 * Folds the log of one request. Its words may be missing: figures need none.
 *
 * @param company whose it is, as the desk knows: the log's own word for it can be erased
 * @returns null for one whose log does not begin at its beginning
 */
export function toldLog(
  log: readonly RecordedEvent[],
  company: string | null,
  history: TermsInForce,
): ToldLog | null {
  const [first, ...others] = log;
  if (first?.event.type !== 'ticket-opened') return null;
  const opened = openTicket(first.ticket, first.event, first.at);
  const steps: Step[] = [{ recorded: first, before: null, after: opened }];
  let today = opened;
  for (const recorded of others) {
    const { event, actor, at } = recorded;
    const after = evolve(today, event, actor, at);
    steps.push({ recorded, before: today, after });
    today = after;
  }
  const recalled = new Map(
    log.flatMap(({ event }) =>
      event.type === 'letter-recalled' ? [[event.letter, event.isPast === true] as const] : [],
    ),
  );
  return { steps, opened, today: { ...today, company }, recalled, history };
}

/** Whether the letter that this event ordered was taken back before it left. */
export function isTakenBack({ recalled }: ToldLog, { sequence }: RecordedEvent): boolean {
  return recalled.has(sequence);
}

/** Whether what this event did was undone with its letter. */
export function isUndone({ recalled }: ToldLog, { sequence }: RecordedEvent): boolean {
  return recalled.get(sequence) === false;
}
