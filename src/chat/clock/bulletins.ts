import { z } from 'zod';
import { rosterAt } from '../../desk/clock/roster.ts';
import { bulletins } from '../../desk/clock/routines.ts';
import type { Desk } from '../../desk/desk.ts';
import { leftBehind } from '../../desk/people/standing.ts';
import { termsOf } from '../../desk/terms.ts';
import { accountsOf, findAnybody } from '../../store/people/operators.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import { ticketsAtWork, ticketsDueBefore } from '../../store/tickets/lists.ts';
import { type Seen, seen, seenEvents } from '../../ticket/sight/seen.ts';
import { type Eyes, eyesOf } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { chatPlatforms } from '../../ticket/words.ts';
import { asideItemActions } from '../actions/asides.ts';
import { nonceOfPerson } from '../actions/people/left-behind.ts';
import type { ListCard, ListItem } from '../card.ts';
import { daysInWords } from '../cards/days-in-words.ts';
import { endangered } from '../cards/list-card.ts';
import type { Moment } from '../cards/moment.ts';
import { nextDeadlineInWords } from '../cards/promises-in-words.ts';
import { subjectInWords } from '../cards/request-in-words.ts';
import { typedCommand } from '../commands/typed-command.ts';
import { readableLine } from '../readable.ts';
import { instantInWords, type Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';

export const bulletinPayload = z.object({
  platform: z.enum(chatPlatforms),
  channel: z.string(),
  kind: z.enum(bulletins),
  at: z.iso.datetime(),
  until: z.iso.datetime().optional(),
  closure: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  person: z.string().optional(),
});
type Payload = z.infer<typeof bulletinPayload>;

/** Slack takes 50 blocks in a message, and nobody reads so many. */
const itemsAtMost = 10;
const ticketsOfOne = 8;
const looked = 500;

/** What the desk tells by the clock; null when there is nothing to tell. */
export async function bulletinCard(desk: Desk, payload: Payload, speech: Speech): Promise<ListCard | null> {
  const moment: Moment = { terms: termsOf(desk), speech, now: desk.clock() };
  switch (payload.kind) {
    case 'forecast':
      return await forecast(desk, payload, moment);
    case 'hand-over':
      return await handOver(desk, payload, moment);
    case 'unattended-closure': {
      const { unattended } = wordsIn(speech.language).clock;
      const { closure = '', from = '', to = '' } = payload;
      const roster = await rosterAt(desk, desk.db, desk.clock());
      return {
        ...plain(unattended.title),
        tone: 'warning',
        intro: unattended.text(
          readableLine(closure, 100),
          daysInWords({ from, to }, speech),
          roster.managers.length > 0,
          typedCommand('closures', payload.platform, speech.language),
          typedCommand('duty', payload.platform, speech.language),
        ),
        mentions: await managers(desk, payload),
      };
    }
    case 'left-behind':
      return await leftBehindCard(desk, payload, moment);
    default:
      return payload.kind satisfies never;
  }
}

async function forecast(desk: Desk, payload: Payload, moment: Moment): Promise<ListCard | null> {
  const until = new Date(payload.until ?? payload.at);
  const { speech } = moment;
  const eyes = eyesIn(desk, payload);
  const words = wordsIn(speech.language).clock.forecast;
  const found = await ticketsDueBefore(desk.db, until, looked, new Date(payload.at));
  if (found.length === 0) return null;
  const items = [];
  for (const ticket of found.slice(0, itemsAtMost))
    items.push(
      endangered(
        seen(ticket, eyes),
        '',
        seenEvents(ticket, await eventsAfter(desk.db, ticket.number, 0), eyes),
        'forecast',
        moment,
      ),
    );
  return {
    ...plain(words.title),
    tone: 'warning',
    intro: words.intro(instantInWords(speech, until)),
    mentions: await managers(desk, payload),
    items,
    footer:
      found.length > items.length
        ? words.more(found.length - items.length, typedCommand('late', payload.platform, speech.language))
        : '',
  };
}

/** What somebody had who is no operator any more, for a manager to give to others; null where they are back. */
async function leftBehindCard(desk: Desk, payload: Payload, moment: Moment): Promise<ListCard | null> {
  const person = await findAnybody(desk.db, Number(payload.person));
  if (!person?.leftAt) return null;
  const words = wordsIn(moment.speech.language);
  const { people } = words;
  const { tickets, turns } = await leftBehind(desk, desk.db, person, looked);
  const name = readableLine(person.name, 60) || person.email;
  const called = await managers(desk, payload);
  const eyes = eyesIn(desk, payload);
  const items = [];
  for (const ticket of tickets.slice(0, itemsAtMost))
    items.push(
      endangered(
        seen(ticket, eyes),
        '',
        seenEvents(ticket, await eventsAfter(desk.db, ticket.number, 0), eyes),
        'left-behind',
        moment,
      ),
    );
  return {
    ...plain(people.left.title(name)),
    tone: 'warning',
    intro: [
      people.left.intro(name, tickets.length),
      turns > 0 ? people.left.turns(typedCommand('duty', payload.platform, moment.speech.language)) : '',
    ]
      .filter(Boolean)
      .join(' '),
    mentions: called,
    callsChannel: called.length === 0,
    items: [
      ...(tickets.length > 0
        ? [
            {
              ticket: person.id,
              nonce: nonceOfPerson(person),
              version: 0,
              title: people.left.all(tickets.length),
              deadline: '',
              deadlineTone: 'quiet' as const,
              lines: [],
              actions: asideItemActions('colleague', { id: person.id, nonce: nonceOfPerson(person) }, words),
            },
          ]
        : []),
      ...items,
    ],
    footer: tickets.length > items.length ? people.left.more(tickets.length - items.length) : '',
  };
}

/** A block for each operator: what they leave open, the next deadline first. */
async function handOver(desk: Desk, payload: Payload, moment: Moment): Promise<ListCard | null> {
  const words = wordsIn(moment.speech.language);
  const said = words.clock.handOver;
  const eyes = eyesIn(desk, payload);
  const byPerson = new Map<string, Seen<Ticket>[]>();
  for (const ticket of await ticketsAtWork(desk.db, looked)) {
    const name = ticket.assignee?.name ?? '';
    byPerson.set(name, [...(byPerson.get(name) ?? []), seen(ticket, eyes)]);
  }
  if (byPerson.size === 0) return null;
  const items = [...byPerson].slice(0, itemsAtMost * 2).map(
    ([name, tickets]): ListItem => ({
      ticket: 0,
      nonce: '',
      version: 0,
      title: said.of(readableLine(name, 60), tickets.length),
      deadline: '',
      deadlineTone: 'quiet',
      lines: [
        ...tickets
          .slice(0, ticketsOfOne)
          .map(ticket =>
            [
              `#${ticket.number} ${subjectInWords(ticket, moment.speech.language, 60)}`,
              nextDeadlineInWords(ticket, moment) || words.status[ticket.status],
            ].join(' · '),
          ),
        ...(tickets.length > ticketsOfOne ? [`+ ${tickets.length - ticketsOfOne}`] : []),
      ],
      actions: [],
    }),
  );
  return { ...plain(said.title), tone: 'info', intro: said.intro, items };
}

function eyesIn(desk: Desk, { platform, channel }: Payload): Eyes {
  return eyesOf(desk, { kind: 'channel', platform, channel }, 'bulletin');
}

function plain(title: string): ListCard {
  return {
    title,
    tone: 'info',
    intro: '',
    mentions: [],
    callsChannel: false,
    items: [],
    footer: '',
    summary: title,
  };
}

/** Who is on duty, or else every manager. */
async function managers(desk: Desk, { platform }: Payload): Promise<ListCard['mentions']> {
  const roster = await rosterAt(desk, desk.db, desk.clock());
  const told = roster.onDuty.length > 0 ? roster.onDuty : roster.managers;
  return await accountsOf(
    desk.db,
    platform,
    told.map(({ id }) => id),
  );
}
