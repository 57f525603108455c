import { clip } from '../../clip.ts';
import type { Desk, Destination } from '../../desk/desk.ts';
import type { UntoldPing } from '../../store/clock/pings.ts';
import { ticketsNumbered } from '../../store/tickets/lists.ts';
import type { DutyCallingEvent } from '../../ticket/duties/calling.ts';
import type { TicketEvent } from '../../ticket/events.ts';
import type { ListCard } from '../card.ts';
import { late } from '../commands/lists/late.ts';
import { typedCommand } from '../commands/typed-command.ts';
import { dutyCallInWords } from '../in-words/duties/duty-call-in-words.ts';
import { type Moment, momentOf } from '../in-words/moment.ts';
import type { CardLinks } from '../lists/card-links.ts';
import type { Speech } from '../say.ts';
import { type Words, wordsIn } from '../words/words.ts';
import { endangeredItems } from './endangered-items.ts';
import { liveCalls } from './live-calls.ts';
import { readersOf } from './telling.ts';
import { toldBy, whoIsCalled } from './who-is-called.ts';

/** More than these on one message nobody reads, and the platforms do not take. */
const itemsAtMost = 6;

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
  links: CardLinks,
): Promise<{ card: ListCard; tickets: number[] } | null> {
  const words = wordsIn(speech.language);
  const live = await liveCalls(desk, calls);
  // However many there are, only those that are shown are read whole.
  const latest = [...new Map(live.map(call => [call.ticket, call])).values()].toSorted(
    (a, b) => dueOf(a) - dueOf(b),
  );
  if (latest.length === 0) return null;
  const breached = live.some(({ event }) => isBroken(event));
  const moment = momentOf(desk, speech);
  const telling = { desk, to: { platform, channel }, moment, links };
  const found = await ticketsNumbered(
    desk.db,
    latest.slice(0, itemsAtMost).map(({ ticket }) => ticket),
  );
  const shown = await endangeredItems(telling, found, 'call', readersOf(telling, 'call'), ({ number }) =>
    whyTold(
      live.filter(call => call.ticket === number),
      moment,
    ),
  );
  const more = latest.length - shown.length;
  const title = titleOf(live, latest.length, words);
  return {
    tickets: latest.map(({ ticket }) => ticket),
    card: {
      title,
      tone: breached ? 'alarm' : 'warning',
      intro: '',
      ...(await whoIsCalled(desk, { platform, channel }, live)),
      items: shown,
      footer: more > 0 ? words.clock.ping.more(more, typedCommand(late, platform, speech.language)) : '',
      summary: clip(`${title}: ${shown.map(({ token, title }) => `${token} ${title}`).join(', ')}`, 200),
    },
  };
}

/** Whom a ticket's calls are for, and how often they were said. */
function whyTold(calls: UntoldPing[], moment: Moment): string {
  const words = wordsIn(moment.speech.language);
  const latest = calls.at(-1);
  const whom = [whoIsMeant(calls, words), latest ? again(latest, words) : ''].filter(Boolean).join(' ');
  return [...dutiesIn(calls).map(call => `${dutyCallInWords(call, moment)}.`), whom].join('\n');
}

/** What is called about each duty: of several calls about one, which waited together, the last. */
function dutiesIn(calls: UntoldPing[]): DutyCallingEvent[] {
  const each = calls.flatMap(({ ticket, event }) =>
    event.type === 'duty-called' ? [[`${ticket} ${event.duty}`, event] as const] : [],
  );
  return [...new Map(each).values()];
}

function isBroken(event: TicketEvent): boolean {
  return (event.type === 'escalated' && event.share >= 1) || (event.type === 'duty-called' && event.isMissed);
}

/** What cannot wait for the opening comes first, then what is due, or was, the soonest. */
function dueOf({ event }: UntoldPing): number {
  return (event.type === 'escalated' || event.type === 'duty-called') && event.due !== null
    ? Date.parse(event.due)
    : 0;
}

/** @param tickets so many are meant; what the law asks is counted by itself: one request may have several terms */
function titleOf(calls: UntoldPing[], tickets: number, { clock }: Words): string {
  if (calls.every(({ event }) => event.type === 'duty-called')) {
    const duties = dutiesIn(calls);
    const missed = duties.filter(({ isMissed }) => isMissed).length;
    return missed > 0 ? clock.dutyCalls.missed(missed) : clock.dutyCalls.title(duties.length);
  }
  if (calls.every(({ event }) => event.type === 'on-call-told')) return clock.ping.onCallTitle;
  const breached = calls.some(({ event }) => isBroken(event));
  return breached ? clock.ping.breached(tickets) : clock.ping.title(tickets);
}

/** All that a ticket is told to, in one sentence: everybody in the channel is everybody, whatever else is so. */
function whoIsMeant(calls: UntoldPing[], { clock: { ping }, locale }: Words): string {
  const meant = new Set(calls.map(whomOf));
  if (meant.has('channel')) meant.delete('no-manager');
  const all = [...meant].map(whom => ping.whom[whom]);
  return ping.called(new Intl.ListFormat(locale, { type: 'conjunction' }).format(all));
}

function whomOf(call: UntoldPing): keyof Words['clock']['ping']['whom'] {
  if (call.event.type === 'duty-called') return toldBy(call).length > 0 ? 'duties' : 'few';
  const tell = call.event.type === 'escalated' ? call.event.tell : 'on-call';
  if (toldBy(call).length > 0) return tell;
  return tell === 'assignee' ? 'channel' : 'no-manager';
}

function again({ event }: UntoldPing, { clock }: Words): string {
  return event.type === 'escalated' && event.repetition > 0 ? clock.ping.again(event.repetition) : '';
}
