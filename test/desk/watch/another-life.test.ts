import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import express from 'express';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { cancelClosure } from '../../../src/chat/actions/closures/cancel-closure.ts';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import type { PressAnswer, TicketCard } from '../../../src/chat/card.ts';
import { ticketCard } from '../../../src/chat/cards/ticket-card.ts';
import { answerCommand } from '../../../src/chat/commands/answer-command.ts';
import type { Whereabouts } from '../../../src/chat/desk-door.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { momentOf } from '../../../src/chat/in-words/moment.ts';
import { linesIn } from '../../../src/chat/nothing.ts';
import { ticketBlocks } from '../../../src/chat/slack/blocks/ticket.ts';
import { parsePressValue } from '../../../src/chat/slack/carried/press-value.ts';
import { ticketAdaptiveCard } from '../../../src/chat/teams/cards/ticket.ts';
import { wordsIn } from '../../../src/chat/words/words.ts';
import { afterRestore } from '../../../src/cli/database/restored.ts';
import { planClosure } from '../../../src/desk/clock/closures.ts';
import type { Desk } from '../../../src/desk/desk.ts';
import { handle } from '../../../src/desk/handle.ts';
import { quarantine, takeIn } from '../../../src/desk/intake/intake.ts';
import { decideQuarantined } from '../../../src/desk/intake/quarantine.ts';
import { keepNumbers, noteAnswered } from '../../../src/desk/watch/keep-numbers.ts';
import { closeServer, listen } from '../../../src/house/http.ts';
import { openLog } from '../../../src/log.ts';
import { cardsOf } from '../../../src/store/chats/cards.ts';
import { plannedClosures } from '../../../src/store/clock/closures.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { numbersSeen } from '../../../src/store/numbers-seen.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { deskSecret } from '../../../src/store/settings.ts';
import { highestNumber } from '../../../src/store/tickets/ticket-numbers.ts';
import type { Operator } from '../../../src/ticket/words.ts';
import { fileLinksFor } from '../../../src/web/files/link.ts';
import { fileRoutes } from '../../../src/web/files/routes.ts';
import { speechIn } from '../../chat/a-moment.ts';
import { typingIn } from '../../chat/asking.ts';
import { muteGateway } from '../../chat/mute-gateway.ts';
import { wholeTicket } from '../../chat/seen-whole.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../a-desk.ts';
import { idOf, ticketAt } from '../given-out.ts';

/** What was lost, and what was put back in its place: both of the same dump, so of the same secret and numbers. */
const lostDatabase = ownDatabase();
const database = ownDatabase();
const lost = aDesk(() => lostDatabase.database.db);
const desk = aDesk(() => database.database.db);
const log = openLog('silent');
const speech = speechIn('it');
const said = wordsIn('it');

const folder = mkdtempSync(join(tmpdir(), 'sportello-lives-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example' };

async function opened(at: Desk, about: Parameters<typeof anEmail>[0] = {}): Promise<number> {
  const outcome = await takeIn(at, anEmail({ from: paolo, ...about }));
  if (outcome.outcome !== 'opened') throw new Error(JSON.stringify(outcome));
  return outcome.ticket;
}

async function giuliaAt(at: Desk): Promise<Operator> {
  return await enrolOperator(at.db, { email: 'giulia@desk.example', name: 'Giulia', role: 'manager' });
}

/** One number, given out in both lives: Paolo's request was lost, and Emma has it now. */
let number = 0;
let before = 0;
beforeEach(async () => {
  number = Math.max(await highestNumber(lost.db), await highestNumber(desk.db)) + 1;
  for (const { db } of [lost, desk]) await db.execute(sql`select setval('ticket_number', ${number}, false)`);
  expect(await opened(lost)).toBe(number);
  const emma = { name: 'Emma', address: 'emma@northwind.example' };
  expect(await opened(desk, { from: emma, language: 'en' })).toBe(number);
  before = (await ticketAt(desk, number)).version;
});

async function cardIn(at: Desk): Promise<TicketCard> {
  return ticketCard(wholeTicket(await ticketAt(at, number)), momentOf(at, speech));
}

/** What all buttons carry that a card, a form or a list has, wherever they stand in it. */
function pressesIn(rendition: unknown): Pick<ButtonPress, 'verb' | 'ticket' | 'nonce' | 'version'>[] {
  if (Array.isArray(rendition)) return rendition.flatMap(pressesIn);
  if (typeof rendition !== 'object' || rendition === null) return [];
  const { value, data } = rendition as { value?: unknown; data?: { verb?: unknown } };
  const ofSlack = parsePressValue(value);
  if (ofSlack) return [ofSlack];
  const ofTeams = data?.verb ? [data as Pick<ButtonPress, 'verb' | 'ticket' | 'nonce' | 'version'>] : [];
  return [
    ...ofTeams,
    ...Object.entries(rendition).flatMap(([key, part]) => (key === 'data' ? [] : pressesIn(part))),
  ];
}

function doorOf(giulia: Operator) {
  const gateway = (platform: 'slack' | 'teams') =>
    muteGateway(platform, { member: async userId => ({ userId, ...giulia, inOperatorsChannel: true }) });
  const links = { attachment: async () => '', original: async () => null };
  return deskDoor(desk, { slack: gateway('slack'), teams: gateway('teams') }, speech, () => links);
}

async function pressed(
  about: Partial<ButtonPress> & Pick<ButtonPress, 'verb'>,
  where: Whereabouts = { kind: 'alone' },
): Promise<PressAnswer> {
  return await doorOf(await giuliaAt(desk)).press(
    {
      ...{ platform: 'slack', userId: 'UG', step: 'press', ticket: number, nonce: '', version: before },
      ...{ inputs: { text: 'Per Paolo', operator: '9' }, key: randomBytes(4).toString('hex') },
      ...about,
    },
    where,
  );
}

/** What is said; of a form that was sent, what was written in it is given back behind that. */
function saidBy(answer: PressAnswer): string[] {
  if (answer.kind === 'stranger') return [answer.line];
  if (answer.kind !== 'reading') return [answer.kind];
  return answer.reading.paragraphs.filter(paragraph => paragraph !== said.givenBack.written);
}

async function untouched(): Promise<void> {
  expect(await ticketAt(desk, number)).toMatchObject({ version: before, status: 'new', assignee: null });
  expect(await conversationOf(desk.db, number)).toHaveLength(1);
}

describe('a button of a lost request', () => {
  test('acts on no other that has its number, whatever it is and whichever chat it comes from', async () => {
    const card = await cardIn(lost);
    const all = [...pressesIn(ticketBlocks(card)), ...pressesIn(ticketAdaptiveCard(card))];
    expect(new Set(all.map(({ verb }) => verb)).size).toBeGreaterThan(5);
    for (const press of all)
      for (const step of ['press', 'submit', 'confirm', 'back'] as const) {
        const isSent = step === 'submit' || step === 'confirm';
        const { inputs = { text: 'Per Paolo' } } = press as Partial<ButtonPress>;
        const written = inputs.text ?? '';
        const givenBack = isSent && written ? [written] : [];
        expect(saidBy(await pressed({ ...press, step }))).toEqual([said.lostRequest, ...givenBack]);
      }
    expect(said.lostRequest).toContain('che qui non c’è più');
    await untouched();
  });

  test('does not make its card that of the other', async () => {
    const { nonce } = await ticketAt(lost, number);
    const at = (message: string): Whereabouts => {
      const channel = 'C0SUPPORT';
      return { kind: 'channel', channel, destination: channel, message, isCard: true };
    };
    await pressed({ verb: 'card', nonce }, at(`lost ${number}`));
    const where = { ticket: number, platform: 'slack' as const, destination: 'C0SUPPORT' };
    expect(await cardsOf(desk.db, where)).toEqual([]);
    await pressed({ verb: 'card', nonce: (await ticketAt(desk, number)).nonce }, at(`own ${number}`));
    expect(await cardsOf(desk.db, where)).toHaveLength(1);
  });

  test('the request’s own buttons work; one without a nonce is of a time before it, and no longer does', async () => {
    const { nonce } = await ticketAt(desk, number);
    expect(await pressed({ verb: 'claim' })).toEqual({ kind: 'stranger', line: said.lostRequest });
    await untouched();
    expect(await pressed({ verb: 'claim', nonce })).toMatchObject({ kind: 'done' });
  });

  test('a request from before there were nonces keeps its buttons, its letters’ ids and its token', async () => {
    await desk.db.execute(sql`update ticket set nonce = '' where number = ${number}`);
    const ticket = await ticketAt(desk, number);
    const { nonce } = await ticketAt(lost, number);
    expect(await pressed({ verb: 'claim', nonce })).toEqual({ kind: 'stranger', line: said.lostRequest });
    expect(parsePressValue(`claim ${number} ${before}`)).toMatchObject({ ticket: number, nonce: '' });
    expect(await pressed({ verb: 'claim', nonce: '' })).toMatchObject({ kind: 'done' });
    const old = desk.messageIds.before(ticket, { sequence: 2, at: new Date() });
    expect(desk.messageIds.isOwn(old)).toBe(true);
    const from = ticket.requester;
    for (const answer of [{ inReplyTo: [old] }, { subjectTokens: [number] }])
      expect(await takeIn(desk, anEmail({ from, ...answer }))).toMatchObject({
        outcome: 'appended',
        ticket: number,
      });
  });

  test('a card that shows more than was put back is refused, and shown as the request stands', async () => {
    const { nonce } = await ticketAt(desk, number);
    expect(await pressed({ verb: 'claim', nonce, version: before + 3 })).toMatchObject({
      kind: 'refused',
      line: said.lostState,
      card: { version: before },
    });
    await untouched();
  });
});

describe('buttons that are not about a request', () => {
  test('of a lost closure cancel no other', async () => {
    const by = { actor: { kind: 'desk' as const }, origin: 'desk' as const };
    const closure = { id: 0, from: '2027-08-09', to: '2027-08-13', name: 'Ferie', onCall: null };
    for (const at of [lost, desk]) {
      await at.db.execute(sql`select setval('closure_id_seq', ${number}, false)`);
      await planClosure(at, closure, by);
    }
    const giulia = await giuliaAt(desk);
    const answer = await answerCommand(typingIn(lost, speech, giulia), 'chiusure');
    const button = linesIn(answer)
      .flatMap(({ buttons }) => buttons)
      .find(({ verb, number: id }) => verb === 'cancel-closure' && id === number);
    const press = async (nonce: string) =>
      await cancelClosure.answer({
        desk,
        fetchFile: async () => ({ ok: false, why: 'unseen' }),
        speech,
        aloud: speech,
        words: said,
        press: {
          ...{ platform: 'slack', userId: 'U', verb: 'cancel-closure', step: 'confirm', ticket: number },
          ...{ nonce, version: 0, inputs: { known: '2027-08-09 2027-08-13  Ferie' }, key: 'k' },
        },
        operator: giulia,
      });
    expect(await press(button?.nonce ?? '')).toEqual({
      kind: 'told',
      line: said.clock.closures.gone,
      undone: true,
    });
    const kept = (await plannedClosures(desk.db)).find(({ id }) => id === number);
    expect(kept?.nonce).toMatch(/^[0-9a-f]{12}$/);
    expect(await press(kept?.nonce ?? '')).toEqual({ kind: 'told', line: said.clock.closures.cancelled });
  });

  test('of a lost mail decide about no other', async () => {
    const unreadable = async (at: Desk, hash: string) => {
      await at.db.execute(sql`select setval('inbound_mail_id_seq', ${number + 5000}, false)`);
      await quarantine(at, { arrived: anEmail().arrived, contentHash: hash, error: 'nested too deeply' });
      const [row] = await at.db.execute<{ id: string; nonce: string }>(
        sql`select id, nonce from inbound_mail where content_hash = ${hash}`,
      );
      return { id: Number(row?.id), nonce: row?.nonce ?? '' };
    };
    const theirs = await unreadable(lost, `lost ${number}`);
    const ours = await unreadable(desk, `ours ${number}`);
    expect(theirs.id).toBe(ours.id);
    const decider = {
      operator: await giuliaAt(desk),
      origin: 'slack' as const,
      subject: '?',
      language: 'it' as const,
    };
    expect(await decideQuarantined(desk, theirs, { to: 'discard' }, decider)).toMatchObject({ ok: false });
    expect(await decideQuarantined(desk, ours, { to: 'discard' }, decider)).toMatchObject({ ok: true });
  });
});

test('a link to a file of a lost request opens none of the other', async () => {
  const giulia = await giuliaAt(desk);
  const secret = 'secret';
  const { server, port } = await listen(express().use(fileRoutes(desk, secret, speech, log)), '127.0.0.1', 0);
  const [message] = await conversationOf(desk.db, number);
  if (!message) throw new Error('no message');
  const answers = [];
  for (const at of [lost, desk]) {
    const links = fileLinksFor(secret, `http://127.0.0.1:${port}`)(
      await ticketAt(at, number),
      giulia,
      'slack',
    );
    answers.push((await fetch((await links.original(message)) ?? '')).status);
  }
  await closeServer(server);
  expect(answers).toEqual([404, 200]);
});

describe('mail that answers a letter of a lost request', () => {
  const claim = async (at: Desk) => {
    const { id, name, role } = await giuliaAt(at);
    const actor = { kind: 'operator' as const, id, name, role };
    await handle(at, number, { type: 'claim' }, { actor, origin: 'slack', key: null });
    return await idOf(at, number, 2);
  };

  test.each([
    ['by its id and its token', async () => ({ inReplyTo: [await claim(lost)], subjectTokens: [number] })],
    [
      'far back in its references',
      async () => ({ references: [await claim(lost), '<x@y>'], subjectTokens: [number] }),
    ],
    [
      'by the marker in what it quotes',
      async () => ({
        text: `Sì.\n> ${lost.messageIds.marker(await ticketAt(lost, number))}`,
        subjectTokens: [number],
      }),
    ],
  ])('%s opens a request of its own, even from who has the number now', async (_how, answering) => {
    const from = (await ticketAt(desk, number)).requester;
    const about = await answering();
    const other = await opened(desk, { from, ...about });
    expect(other).not.toBe(number);
    await untouched();
    if ('inReplyTo' in about) {
      const { notices } = ticketCard(wholeTicket(await ticketAt(desk, other)), momentOf(desk, speech));
      expect(notices.map(({ text }) => text)).toContain(
        `Risponde a un’email sulla richiesta #${number}, che qui non c’è più: i dati sono stati ripristinati da una copia precedente.`,
      );
    }
  });

  test('what answers the request that is here lands on it', async () => {
    const from = (await ticketAt(desk, number)).requester;
    const about = { from, inReplyTo: [await claim(desk)], subjectTokens: [number] };
    expect(await takeIn(desk, anEmail(about))).toMatchObject({ outcome: 'appended', ticket: number });
  });

  test('no letter bears an id that another bore: one request, put back to before an event that comes anew', async () => {
    const ticket = await ticketAt(desk, number);
    const [one, other] = [0, 1].map(ms => desk.messageIds.of(ticket, { sequence: 2, at: new Date(ms) }));
    expect(one).not.toBe(other);
    expect(one?.length).toBeLessThan(100);
  });
});

describe('numbers jump', () => {
  const notices = async () =>
    (
      await desk.db.execute<{ known: string }>(
        sql`select payload -> 'details' ->> 'seen' as known from graphile_worker._private_jobs
            where payload ->> 'subject' = 'older-database'`,
      )
    ).map(({ known }) => known);

  test('when a mail answers a number that was never given out here, before it opens a request', async () => {
    const beyond = { number: number + 150, nonce: 'f00df00df00d', mailbox: 'support@interzen.example' };
    const id = desk.messageIds.of(beyond, { sequence: 2, at: new Date() });
    const opening = await opened(desk, { inReplyTo: [id] });
    expect(opening).toBe(number + 150 + 1000 + 1);
    expect(await ticketAt(desk, opening)).toMatchObject({ lostNumber: number + 150 });
    expect(await notices()).toContain(`#${number + 150}`);
    // Known by now.
    expect(await opened(desk, { inReplyTo: [id] })).toBe(opening + 1);
    // Anybody could write this.
    expect(await opened(desk, { subjectTokens: [opening + 90_000] })).toBe(opening + 2);
  });

  test('when a button bears one; a number that somebody made up uses none up', async () => {
    const nonce = 'f00df00df00d';
    expect(await pressed({ verb: 'claim', ticket: number + 40, nonce })).toMatchObject({
      line: said.lostRequest,
    });
    expect(await highestNumber(desk.db)).toBe(number + 1040);
    await pressed({ verb: 'claim', ticket: 900_000_000, nonce });
    expect(await highestNumber(desk.db)).toBe(number + 1040);
    expect(await pressed({ verb: 'claim', ticket: 900_000_000 })).toMatchObject({ line: said.unknownTicket });
  });

  test('when mails that wait in a mailbox answer one, before the first of them is taken in', async () => {
    const beyond = { number: number + 7, nonce: 'f00df00df00d', mailbox: 'support@interzen.example' };
    const id = desk.messageIds.of(beyond, { sequence: 2, at: new Date() });
    await noteAnswered(desk, [id, '<sportello.999999999.0.2-0.000000000000000000000000@evil.example>'], log);
    expect(await highestNumber(desk.db)).toBe(number + 1007);
  });

  test('when the data folder or a chat has seen one; what is seen now is noted', async () => {
    const secret = await deskSecret(desk.db);
    const seen = numbersSeen(folder, secret);
    seen.write(number + 20);
    const keeping = await keepNumbers(
      desk,
      seen,
      [async () => number + 30, async () => Promise.reject(new Error('away'))],
      log,
    );
    expect(await highestNumber(desk.db)).toBe(number + 1030);
    expect(seen.read()).toBe(number + 1030);
    const next = await opened(desk);
    expect(next).toBe(number + 1031);
    await keeping.stop();
    expect(seen.read()).toBe(next);
    // The folder of another desk says nothing of this one.
    expect(numbersSeen(folder, 'another secret').read()).toBe(0);
  });

  test('by hand: it says what it did, and leaves nothing to be given out twice', async () => {
    const [ids] = await desk.db.execute<{ last: string }>(sql`select last_value as last from message_id_seq`);
    const secret = await deskSecret(desk.db);
    numbersSeen(folder, secret).write(number + 5);
    const lines = await afterRestore(desk.db, folder, desk.clock(), 100);
    expect(lines.join('\n')).toContain(
      `up to #${number}; the data folder has seen #${number + 5}. The next request is #${number + 106}.`,
    );
    expect(await opened(desk)).toBe(number + 106);
    const [after] = await desk.db.execute<{ last: string }>(
      sql`select last_value as last from message_id_seq`,
    );
    expect(Number(after?.last)).toBeGreaterThan(Number(ids?.last) + 40_000);
    const [recorded] = await desk.db.execute<{ data: object }>(
      sql`select data from desk_event order by id desc limit 1`,
    );
    expect(recorded?.data).toEqual({ type: 'numbers-skipped', from: number, to: number + 105 });
    const [redraw] = await desk.db.execute<{ tickets: number[] }>(
      sql`select payload -> 'tickets' as tickets from graphile_worker._private_jobs
          where payload::jsonb -> 'tickets' @> ${JSON.stringify([number])}::jsonb`,
    );
    expect(redraw?.tickets).toContain(number);
  });

  test('while requests come in: none gets a number twice', async () => {
    const [, ...numbers] = await Promise.all([
      afterRestore(desk.db, folder, desk.clock(), 50),
      ...Array.from({ length: 20 }, (_, n) =>
        opened(desk, { from: { name: '', address: `n${n}@x.example` } }),
      ),
    ]);
    expect(new Set(numbers).size).toBe(20);
  });
});
