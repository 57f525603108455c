import { clip } from '../../clip.ts';
import type { Desk, Destination } from '../../desk/desk.ts';
import { termsOf } from '../../desk/terms.ts';
import { openClockFactsOf } from '../../store/clock/clock-facts.ts';
import type { UntoldPing } from '../../store/clock/pings.ts';
import { accountsOf, allOperators } from '../../store/people/operators.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import { type ClockFacts, deadlinesOf, type Terms } from '../../ticket/clock/deadlines.ts';
import { seen, seenEvents } from '../../ticket/sight/seen.ts';
import { type Eyes, eyesOf } from '../../ticket/sight/sight.ts';
import type { Named } from '../../ticket/words.ts';
import type { ListCard, ListItem } from '../card.ts';
import { endangered } from '../cards/list-card.ts';
import type { Moment } from '../cards/moment.ts';
import { late } from '../commands/late.ts';
import { typedCommand } from '../commands/typed-command.ts';
import type { Speech } from '../say.ts';
import { type Words, wordsIn } from '../words/words.ts';

/** More than these on one message nobody reads, and the platforms do not take. */
const itemsAtMost = 6;
/** Shares are fractions: what is equal but for a bit is the same step. */
const rounding = 1e-9;
/** Whom a platform that knows no @channel for bots can call one by one. */
const peopleAtMost = 20;

/**
 * The message that calls people about tickets in danger.
 *
 * @param calls which events of which tickets
 * @returns null when all of it is settled by now: nobody is called for nothing
 */
export async function pingCard(
  desk: Desk,
  { platform, channel }: Destination,
  calls: UntoldPing[],
  speech: Speech,
): Promise<{ card: ListCard; tickets: number[] } | null> {
  const words = wordsIn(speech.language);
  const known = await openClockFactsOf(desk.db, [...new Set(calls.map(({ ticket }) => ticket))]);
  const facts = new Map(known.map(ticket => [ticket.number, ticket]));
  const terms = termsOf(desk);
  const live = calls.filter(call => isLive(facts.get(call.ticket), call, terms));
  // However many there are, only those that are shown are read whole.
  const latest = [...new Map(live.map(call => [call.ticket, call])).values()].toSorted(
    (a, b) => dueOf(a) - dueOf(b),
  );
  if (latest.length === 0) return null;

  // A ticket may be told of twice in a minute, for both its promises or to several: all of them are called.
  const here = (await allOperators(desk.db)).map(({ id }) => id);
  const isHere = ({ id }: Named) => here.includes(id);
  const told = new Set(
    live.flatMap(call =>
      toldBy(call)
        .filter(isHere)
        .map(({ id }) => id),
    ),
  );
  const callsChannel = told.size > peopleAtMost || live.some(call => !toldBy(call).some(isHere));
  const accounts = await accountsOf(desk.db, platform, callsChannel ? here : [...told]);
  const breached = live.some(({ event }) => event.type === 'escalated' && event.share >= 1);
  const moment: Moment = { terms, speech, now: desk.clock() };
  const eyes = eyesOf(desk, { kind: 'channel', platform, channel }, 'call');
  const shown: ListItem[] = [];
  for (const { ticket } of latest.slice(0, itemsAtMost)) {
    const why = live.filter(call => call.ticket === ticket);
    shown.push(...(await itemOf(desk, ticket, why, words, moment, eyes)));
  }
  const more = latest.length - shown.length;
  return {
    tickets: latest.map(({ ticket }) => ticket),
    card: {
      title: titleOf(latest, breached, words),
      tone: breached ? 'alarm' : 'warning',
      intro: '',
      mentions: accounts.slice(0, peopleAtMost),
      callsChannel,
      items: shown,
      footer: more > 0 ? words.clock.ping.more(more, typedCommand(late, platform, speech.language)) : '',
      summary: clip(shown.map(({ title }) => title).join(', '), 200),
    },
  };
}

async function itemOf(
  desk: Desk,
  number: number,
  calls: UntoldPing[],
  words: Words,
  moment: Moment,
  eyes: Eyes,
): Promise<ListItem[]> {
  const ticket = await findTicket(desk.db, number);
  if (!ticket) return [];
  const latest = calls.at(-1);
  const why = new Set([...calls.map(call => whyYou(call, words)), latest ? again(latest, words) : '']);
  return [
    endangered(
      seen(ticket, eyes),
      [...why].filter(Boolean).join(' '),
      seenEvents(ticket, await eventsAfter(desk.db, number, 0), eyes),
      ['acknowledge', ticket.assignee ? 'take-over' : 'claim', 'reassign', 'extend'],
      moment,
    ),
  ];
}

/**
 * A promise that was kept meanwhile, stands still, is none any more, or has its step ahead of it again (an extension, a
 * lower priority) calls nobody.
 */
function isLive(ticket: ClockFacts | undefined, { event }: UntoldPing, terms: Terms): boolean {
  if (!ticket) return false;
  const { struck, actedAt, onCallToldAt } = ticket.escalation;
  if (event.type === 'escalated') {
    const deadline = deadlinesOf(ticket, terms)[event.promise];
    const isOwed = deadline !== null && deadline.due !== null && deadline.metAt === null;
    return isOwed && struck[event.promise] > event.share - rounding;
  }
  // It may have an assignee: one who is away, as everybody is in a closure.
  return actedAt === null || onCallToldAt === null || actedAt < onCallToldAt;
}

/** What cannot wait for the opening comes first, then what is due, or was, the soonest. */
function dueOf({ event }: UntoldPing): number {
  return event.type === 'escalated' ? Date.parse(event.due) : 0;
}

function toldBy({ event }: UntoldPing): Named[] {
  return event.type === 'escalated' || event.type === 'on-call-told' ? event.told : [];
}

function titleOf(calls: UntoldPing[], breached: boolean, { clock }: Words): string {
  if (calls.every(({ event }) => event.type === 'on-call-told')) return clock.ping.onCallTitle;
  return breached ? clock.ping.breached(calls.length) : clock.ping.title(calls.length);
}

function whyYou(call: UntoldPing, { clock }: Words): string {
  const { reason } = clock.ping;
  if (toldBy(call).length === 0)
    return call.event.type === 'escalated' && call.event.tell === 'assignee'
      ? reason.channel
      : reason['no-manager'];
  return reason[call.event.type === 'escalated' ? call.event.tell : 'on-call'];
}

function again({ event }: UntoldPing, { clock }: Words): string {
  return event.type === 'escalated' && event.repetition > 0 ? clock.ping.again(event.repetition) : '';
}
