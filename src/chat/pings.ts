import { clip } from '../clip.ts';
import type { Desk } from '../desk/desk.ts';
import { termsOf } from '../desk/terms.ts';
import { eventsAfter } from '../store/events.ts';
import { accountsOf, allOperators } from '../store/operators.ts';
import { findTicket } from '../store/tickets.ts';
import { deadlinesOf, type Terms } from '../ticket/deadlines.ts';
import type { Named, RecordedEvent } from '../ticket/events.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { ChatPlatform } from '../ticket/words.ts';
import type { ListCard } from './card.ts';
import { endangered, type Moment } from './list-card.ts';
import type { Speech } from './say.ts';
import { type Words, wordsIn } from './words/words.ts';

/** More than these on one message nobody reads, and the platforms do not take. */
const itemsAtMost = 6;
/** Whom a platform that knows no @channel for bots can call one by one. */
const peopleAtMost = 20;

type Call = { ticket: Ticket; events: RecordedEvent[]; call: RecordedEvent };

/**
 * The message that calls people about tickets in danger.
 *
 * @param calls which events of which tickets
 * @returns null when all of it is settled by now: nobody is called for nothing
 */
export async function pingCard(
  desk: Desk,
  platform: ChatPlatform,
  calls: { ticket: number; sequence: number }[],
  speech: Speech,
): Promise<{ card: ListCard; tickets: number[] } | null> {
  const terms = termsOf(desk);
  const moment: Moment = { terms, speech, now: desk.clock() };
  const words = wordsIn(speech.language);
  const live: Call[] = [];
  for (const { ticket: number, sequence } of calls) {
    const ticket = await findTicket(desk.db, number);
    const events = await eventsAfter(desk.db, number, 0);
    const call = events.find(recorded => recorded.sequence === sequence);
    if (ticket && call && isLive(ticket, call, terms)) live.push({ ticket, events, call });
    // Beyond what is shown only the number matters.
    if (live.length > itemsAtMost * 4) break;
  }
  const hidden = calls.length - live.length;
  const latest = [...new Map(live.map(call => [call.ticket.number, call])).values()];
  if (latest.length === 0) return null;

  // A ticket may be told of twice in a minute, for both its promises or to several: all of them are called.
  const told = live.flatMap(({ call }) => toldBy(call));
  const callsChannel = live.some(({ call }) => toldBy(call).length === 0);
  const callsOf = ({ number }: Ticket) =>
    live.filter(({ ticket }) => ticket.number === number).map(({ call }) => call);
  const people = callsChannel
    ? (await allOperators(desk.db)).slice(0, peopleAtMost).map(({ id }) => id)
    : [...new Set(told.map(({ id }) => id))];
  const breached = live.some(({ call }) => call.event.type === 'escalated' && call.event.share >= 1);
  const shown = latest.slice(0, itemsAtMost);
  const more = Math.max(latest.length - shown.length, live.length > itemsAtMost * 4 ? hidden : 0);
  return {
    tickets: latest.map(({ ticket }) => ticket.number),
    card: {
      title: titleOf(latest, breached, words),
      tone: breached ? 'alarm' : 'warning',
      intro: '',
      mentions: await accountsOf(desk.db, platform, people),
      callsChannel,
      items: shown.map(({ ticket, events }) =>
        endangered(
          ticket,
          [...new Set(callsOf(ticket).flatMap(call => [whyYou(call, words), again(call, words)]))]
            .filter(Boolean)
            .join(' '),
          events,
          ['acknowledge', ticket.assignee ? 'take-over' : 'claim', 'reassign', 'extend'],
          moment,
        ),
      ),
      footer: more > 0 ? words.clock.ping.more(more) : '',
      summary: clip(shown.map(({ ticket }) => `#${ticket.number} ${ticket.subject}`).join(', '), 200),
    },
  };
}

/** A promise that was kept meanwhile, stands still, or is none any more calls nobody. */
function isLive(ticket: Ticket, { event }: RecordedEvent, terms: Terms): boolean {
  if (ticket.status === 'closed') return false;
  if (event.type === 'escalated') {
    const deadline = deadlinesOf(ticket, terms)[event.promise];
    return deadline !== null && deadline.due !== null && deadline.metAt === null;
  }
  return ticket.assignee === null;
}

function toldBy({ event }: RecordedEvent): Named[] {
  return event.type === 'escalated' || event.type === 'on-call-told' ? event.told : [];
}

function titleOf(calls: Call[], breached: boolean, { clock }: Words): string {
  if (calls.every(({ call }) => call.event.type === 'on-call-told')) return clock.ping.onCallTitle;
  return breached ? clock.ping.breached(calls.length) : clock.ping.title(calls.length);
}

function whyYou(call: RecordedEvent, { clock }: Words): string {
  const { reason } = clock.ping;
  if (toldBy(call).length === 0) return reason.channel;
  return reason[call.event.type === 'escalated' ? call.event.tell : 'on-call'];
}

function again(call: RecordedEvent, { clock }: Words): string {
  return call.event.type === 'escalated' && call.event.repetition > 0
    ? clock.ping.again(call.event.repetition)
    : '';
}
