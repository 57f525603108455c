import { isOpen } from '../../../sla/working-time.ts';
import { openTicket } from '../../chapters/opening.ts';
import { type Call, isCall } from '../../clock/calls.ts';
import { rearmed } from '../../clock/ladder.ts';
import type { Roster } from '../../clock/roster.ts';
import { dues } from '../../clock/schedule.ts';
import { strike } from '../../clock/strike.ts';
import type { Terms } from '../../clock/terms.ts';
import { isNight } from '../../duties/calling.ts';
import type { RecordedEvent } from '../../events.ts';
import { evolve } from '../../evolve.ts';
import type { Ticket } from '../../ticket.ts';
import type { Actor } from '../../words.ts';
import { type TermsInForce, termsAt } from '../terms-in-force.ts';

/** As what people are called: those of the ladder, whoever is on call, those who see to what the law wants reported. */
export const calledAs = ['assignee', 'on-duty', 'managers', 'on-call', 'reporting'] as const;
export type CalledAs = (typeof calledAs)[number];

/**
 * A call. @property at epoch ms @property isOutside the desk's working hours @property isNight when people are woken (from 21 to 9, on
 * whatever day) @property people whom the roster has for it, by name; nobody: whoever has the request, or all in the channel
 */
export type PlacedCall = {
  at: number;
  as: CalledAs;
  isOutside: boolean;
  isNight: boolean;
  people: string[];
};

/** Who would have been there at an instant. */
export type Rostered = (at: Date) => Roster;

const desk: Actor = { kind: 'desk' };
const minute = 60_000;
/** How often people are called does not depend on who they are. */
const nobody: Rostered = () => ({ managers: [], onDuty: [], onCall: [] });

/**
 * How often people would have been called about a request, had that been in force: what everybody did stays as it was, and in the
 * place of the calls in the log stand those that the clock would have made. By the rules by which it makes them.
 *
 * @param until epoch ms; what would have come later is left out
 * @param rostered changes whom the clock calls, not how often
 */
export function callsReplayed(
  log: readonly RecordedEvent[],
  company: string | null,
  history: TermsInForce,
  until: number,
  rostered: Rostered = nobody,
): PlacedCall[] {
  const [first, ...others] = log;
  if (first?.event.type !== 'ticket-opened') return [];
  let ticket: Ticket = { ...openTicket(first.ticket, first.event, first.at), company };
  let now = first.at;
  const calls: PlacedCall[] = [];
  for (const moment of [...momentsOf(others, history, now), { at: new Date(until), recorded: null }]) {
    const end = Math.min(moment.at.getTime(), until);
    // Between two moments the same is promised.
    const terms = termsAt(history, now.getTime());
    ticket = callUntil(ticket, { terms, from: now, end, rostered }, calls);
    if (moment.at.getTime() >= until) break;
    now = moment.at;
    const { recorded } = moment;
    const then = recorded ? { ...evolve(ticket, recorded.event, recorded.actor, now), company } : ticket;
    ticket = rearmed(then, termsAt(history, now.getTime()), now);
  }
  return calls;
}

type Moment = { at: Date; recorded: RecordedEvent | null };

/**
 * What happened besides calls, in the order of the log: where the clock was set back, at the moment before. And when something else was
 * promised from then on.
 */
function momentsOf(log: readonly RecordedEvent[], history: TermsInForce, from: Date): Moment[] {
  let last = from.getTime();
  const happened = log
    .filter(({ event }) => !isCall(event))
    .map(recorded => {
      last = Math.max(last, recorded.at.getTime());
      return { at: new Date(last), recorded };
    });
  const changes = history
    .filter(({ since }) => since > from.getTime())
    .map(({ since }) => ({ at: new Date(since), recorded: null }));
  return [...happened, ...changes].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** The clock calls until then, as often as something falls due. @returns the request after it */
function callUntil(
  before: Ticket,
  { terms, from, end, rostered }: { terms: Terms; from: Date; end: number; rostered: Rostered },
  calls: PlacedCall[],
): Ticket {
  let [ticket, now] = [before, from];
  for (;;) {
    const wake = nextCall(ticket, terms, now);
    if (wake === null || wake >= end) return ticket;
    now = new Date(Math.max(wake, now.getTime()));
    const made = strike(ticket, terms, rostered(now), now).filter(isCall);
    // Nothing was due after all: what comes next depends on what happens.
    if (made.length === 0) return ticket;
    for (const call of made) {
      calls.push(placed(call, terms, now));
      ticket = rearmed(evolve(ticket, call, desk, now), terms, now);
    }
  }
}

/** On the minute, as the clock looks. */
function nextCall(ticket: Ticket, terms: Terms, now: Date): number | null {
  const due = dues(ticket, terms, now).filter(
    ({ kind }) => kind === 'escalate' || kind === 'tell-on-call' || kind === 'call-duty',
  );
  if (due.length === 0) return null;
  return Math.ceil(Math.min(...due.map(({ at }) => at.getTime())) / minute) * minute;
}

/** The calls that the log has, as they were made. */
export function callsRecorded(log: readonly RecordedEvent[], history: TermsInForce): PlacedCall[] {
  return log.flatMap(({ event, at }) =>
    isCall(event) ? [placed(event, termsAt(history, at.getTime()), at)] : [],
  );
}

function placed(call: Call, { calendar }: Terms, at: Date): PlacedCall {
  const as = asWhat(call);
  return {
    ...{ at: at.getTime(), as },
    isOutside: !isOpen(calendar, at),
    isNight: isNight(at, calendar.zone),
    people: as === 'assignee' || as === 'reporting' ? [] : call.told.map(({ name }) => name),
  };
}

function asWhat(call: Call): CalledAs {
  if (call.type === 'on-call-told') return 'on-call';
  if (call.type === 'duty-called') return 'reporting';
  return call.tell === 'managers' || call.tell === 'on-duty' ? call.tell : 'assignee';
}
