import { describe, expect, test } from 'vitest';
import { ticketCard } from '../../src/chat/cards/ticket-card.ts';
import { pathsOfWords } from '../../src/ticket/log/words-in-events.ts';
import { withoutWords } from '../../src/ticket/sight/without-words.ts';
import { aMoment } from '../chat/a-moment.ts';
import { told } from '../ticket/sight/told.ts';
import { rawIn } from './raw.ts';
import { ourSources, parsed } from './syntax.ts';
import { type Known, waysRound } from './ways-round.ts';

/** What is left of a request for those who may not see its words tells what each field holds. */
const bare = Object.entries(withoutWords(told));
const whole = new Map(Object.entries(told).map(([name, value]) => [name, JSON.stringify(value)]));
const isFact = ([name, left]: [string, unknown]) => whole.get(name) === JSON.stringify(left);
const isEmptied = ([, left]: [string, unknown]) =>
  ['""', '[]', '{"name":"","address":""}'].includes(JSON.stringify(left));

const sources = ourSources();
const facts = new Set(bare.filter(isFact).map(([name]) => name));
const known: Known = {
  isRaw: rawIn(sources, facts),
  inTickets: new Set(bare.filter(field => isEmptied(field) && !isFact(field)).map(([name]) => name)),
  inEvents: new Set(
    (['ticket-opened', 'note-added', 'closed', 'reopened', 'letter-bounced', 'virus-found'] as const).flatMap(
      pathsOfWords,
    ),
  ),
  inMails: new Set(['subject', 'text', 'html']),
};

test('it is known what words are', () => {
  const inTickets = ['excerpt', 'participants', 'requester', 'resolution', 'subject'];
  expect([...known.inTickets].toSorted()).toEqual(inTickets);
  expect([...known.inEvents]).toEqual(expect.arrayContaining(['text', 'reason', 'recipient', 'file']));
  expect([...facts]).toEqual(expect.arrayContaining(['number', 'status', 'openedAt', 'escalation']));
});

test('nobody goes round the question who may see the words of a request', () => {
  expect(waysRound(sources, known)).toEqual([]);
});

test('a request about which nobody has asked cannot be drawn', () => {
  const moment = aMoment('en', told.openedAt);
  // @ts-expect-error it is not Seen
  expect(ticketCard(told, moment).number).toBe(told.number);
  // @ts-expect-error what somebody says of it does not make it so
  expect(ticketCard({ ...told, mark: 'whole' }, moment).number).toBe(told.number);
});

/** Files that somebody could write tomorrow, and where. */
const planted: { what: string; name: string; text: string }[] = [
  {
    what: 'a card that draws a request as it is',
    name: 'chat/cards/planted',
    text: `import type { Ticket } from '../../ticket/ticket.ts';
      export const title = (ticket: Ticket): string => ticket.subject;`,
  },
  {
    what: 'one that asks the store by itself',
    name: 'chat/commands/planted',
    text: `import { findTicket } from '../../store/tickets/tickets.ts';
      export const title = async (db: Db) => (await findTicket(db, 1))?.subject ?? '';`,
  },
  {
    what: 'one that finds it in what it was handed',
    name: 'chat/press/planted',
    text: `import type { Handled } from '../../desk/handle.ts';
      export const line = (handled: Extract<Handled, { ok: true }>) => handled.ticket.requester.name;`,
  },
  {
    what: 'one that takes it apart at once',
    name: 'cli/planted',
    text: `import { findTicket } from '../store/tickets/tickets.ts';
      const { excerpt } = await findTicket(db, 1);`,
  },
  {
    what: 'one that does not say what it reads',
    name: 'chat/actions/planted',
    text: `export const line = ({ events }) => events.map(({ event }) => event.text).join();`,
  },
  {
    what: 'one that takes whatever has a subject',
    name: 'chat/clock/planted',
    text: `import type { Seen } from '../../ticket/sight/seen.ts';
      export const title = (of: { subject: string }): string => Object.values(of).join();
      export type Known = Seen<{ n: number }>;`,
  },
  {
    what: 'one that shows mails by themselves',
    name: 'web/planted',
    text: `import { conversationOf } from '../store/mail/messages.ts';
      for (const message of await conversationOf(db, 1)) show(message.html);`,
  },
  {
    what: 'one that says that it is Seen',
    name: 'chat/press/planted',
    text: `import type { Seen } from '../../ticket/sight/seen.ts';
      import type { Ticket } from '../../ticket/ticket.ts';
      export const card = (ticket: Ticket) => draw(ticket as Seen<Ticket>);`,
  },
  {
    what: 'one that says that it may be anything',
    name: 'chat/press/planted',
    text: `export const card = (ticket: unknown) => draw(ticket as never);`,
  },
  {
    what: 'one that says so under another name',
    name: 'chat/press/planted',
    text: `import type { Ticket } from '../../ticket/ticket.ts';
      export const card = (ticket: Ticket) => ticketCard(ticket as Parameters<typeof ticketCard>[0]);`,
  },
  {
    what: 'one that has the compiler believe it',
    name: 'chat/press/planted',
    text: `import type { Seen } from '../../ticket/sight/seen.ts';
      export const isSeen = (ticket: object): ticket is Seen<Ticket> => 'subject' in ticket;`,
  },
  {
    what: 'one that puts a request over another that was asked about',
    name: 'chat/press/planted',
    text: `import type { Seen } from '../../ticket/sight/seen.ts';
      import type { Ticket } from '../../ticket/ticket.ts';
      export const card = (ticket: Ticket, other: Seen<Ticket>) => draw({ ...other, ...ticket });`,
  },
  {
    what: 'one that writes out all there is',
    name: 'chat/press/planted',
    text: `import type { Ticket } from '../../ticket/ticket.ts';
      export const line = (ticket: Ticket) => JSON.stringify(ticket);`,
  },
  {
    what: 'one that brings in a whole file',
    name: 'chat/cards/planted',
    text: `import type { Seen } from '../../ticket/sight/seen.ts';
      import * as tickets from '../../store/tickets/tickets.ts';
      export const title = async (db: Db, _: Seen<object>) => (await tickets.findTicket(db, 1))?.subject;`,
  },
  {
    what: 'one that brings it in when it is needed',
    name: 'chat/cards/planted',
    text: `import type { Seen } from '../../ticket/sight/seen.ts';
      const tickets = async (name: string) => await import(\`../../store/tickets/\${name}.ts\`);
      export const title = async (_: Seen<object>) => (await (await tickets('tickets')).findTicket(db, 1)).subject;`,
  },
  {
    what: 'one that requires it',
    name: 'cli/planted',
    text: `import { createRequire } from 'node:module';
      export const { findTicket } = createRequire(import.meta.url)('../store/tickets/tickets.ts');`,
  },
  {
    what: 'one that requires it later',
    name: 'cli/planted',
    text: `import { createRequire } from 'node:module';
      const read = createRequire(import.meta.url);
      export const { findTicket } = read('../store/tickets/tickets.ts');`,
  },
  {
    what: 'one that lets others require it',
    name: 'cli/planted',
    text: `import { createRequire } from 'node:module';
      export const read = createRequire(import.meta.url);
      export const express = read('express');`,
  },
  {
    what: 'one that names the type where it stands',
    name: 'chat/cards/planted',
    text: `import type { Seen } from '../../ticket/sight/seen.ts';
      export const title = (of: import('../../ticket/ticket.ts').Ticket, _: Seen<object>) => of.subject;`,
  },
  {
    what: 'one that hands on what gives requests, as its own',
    name: 'desk/planted',
    text: `export { findTicket } from '../store/tickets/tickets.ts';`,
  },
  {
    what: 'one that lets everybody see',
    name: 'chat/couriers/planted',
    text: `export const card = (ticket: unknown) =>
        draw(seen(ticket, { viewer, place: 'card', maySeeWords: () => true }));`,
  },
  {
    what: 'one that shows a mail as if it were of no request',
    name: 'web/planted',
    text: `import { seenOfNoRequest } from '../ticket/sight/seen.ts';
      export const page = (mail: object) => draw(seenOfNoRequest(mail));`,
  },
  {
    what: 'a platform that knows requests',
    name: 'chat/slack/planted',
    text: `import { findTicket } from '../../store/tickets/tickets.ts';
      export const known = async (db: Db) => (await findTicket(db, 1)) !== null;`,
  },
  {
    what: 'a reading that is recorded elsewhere',
    name: 'chat/press/planted',
    text: `export const read = () => handle(desk, 1, { type: 'open-conversation' }, circumstances);`,
  },
];

describe('a way round is caught', () => {
  test.each(planted)('$what', ({ name, text }) => {
    expect(waysRound([parsed(name, text)], known)).toEqual([
      expect.stringMatching(new RegExp(`^${name}:\\d+ `)),
    ]);
  });

  test('and who hands a request on unread goes none', () => {
    const text = `import { findTicket } from '../../store/tickets/tickets.ts';
      import { seen } from '../../ticket/sight/seen.ts';
      const ticket = await findTicket(db, 1);
      if (ticket?.status === 'new') draw(seen(ticket, eyes));`;
    expect(waysRound([parsed('chat/press/planted', text)], known)).toEqual([]);
  });
});
