import { beforeAll, describe, expect, test } from 'vitest';
import { letterNow } from '../../../src/chat/letter-now.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { recallLetter, resendLetter } from '../../../src/desk/letters/letters-again.ts';
import { giveUpLetter, letterCourier } from '../../../src/mail/letters/letter-courier.ts';
import type { SmtpSender } from '../../../src/mail/letters/smtp-sender.ts';
import { Permanent, Transient, Unsure } from '../../../src/outbox/failure.ts';
import { settleLetter } from '../../../src/store/mail/letters.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { noteHanding } from '../../../src/store/mail/taking-back.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import type { Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { helpDesk } from '../../ticket/categories.ts';
import { aDesk, anEmail } from '../a-desk.ts';
import { jobs, person } from '../clock/under-the-clock.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const db = () => own.database.db;
let anna: Operator;
let marco: Operator;
let presses = 0;
beforeAll(async () => {
  anna = await person(db(), 'Anna');
  marco = await person(db(), 'Marco');
});

const by = (operator: Operator) => ({
  actor: { kind: 'operator' as const, id: operator.id, name: operator.name, role: operator.role },
  origin: 'slack' as const,
  key: `k${++presses}`,
});

/** A request that Anna has, and is told of. */
async function opened(): Promise<number> {
  const taken = await takeIn(desk, anEmail());
  if (taken.outcome !== 'opened') throw new Error(taken.outcome);
  await ordered(taken.ticket, { type: 'claim' });
  for (const { id } of await letters(taken.ticket)) await settleLetter(db(), id, 'sent', '250', desk.clock());
  return taken.ticket;
}

async function ordered(number: number, command: OperatorCommand): Promise<number> {
  const done = await handle(desk, number, command, by(anna));
  if (!done.ok) throw new Error(done.reason);
  return done.events.at(-1)?.sequence ?? 0;
}

const classified = { type: 'classify' as const, category: helpDesk, priority: null };
const letters = async (number: number) =>
  (await conversationOf(db(), number)).filter(({ direction }) => direction === 'out');
const latest = async (number: number) => (await letters(number)).at(-1);
const back = (number: number, named: number | null = null, who = anna) =>
  recallLetter(desk, number, named, by(who));
const isOffered = async (number: number) => (await letterNow(db(), number)).isUndoable;
const redraws = async (number: number) =>
  (await jobs<{ tickets: number[] }>(db(), 'redraw')).filter(({ payload }) =>
    payload.tickets.includes(number),
  ).length;

/** Carries a ticket's latest letter to a mail server that does as it is told. */
async function carried(number: number, send: SmtpSender['send']): Promise<string> {
  const letter = await latest(number);
  const courier = letterCourier(desk, {
    sender: { send, verify: async () => {}, close: () => {} },
    loopMark: 'loop',
    scanner: null,
    answersTo: () => null,
  });
  return await courier({ message: letter?.id }).then(
    () => 'done',
    (error: Error) => error.name,
  );
}
const taken: SmtpSender['send'] = async () => ({ response: '250 taken' });
const fails =
  (error: Error): SmtpSender['send'] =>
  async () => {
    throw error;
  };
const away = fails(new Transient('connect ECONNREFUSED'));
const broken = fails(new Unsure('the wire broke'));

describe('a letter that no mail server takes', () => {
  test('can be taken back long after its while, as the card says, and the ticket is as before', async () => {
    const number = await opened();
    await ordered(number, { type: 'ask-clarification', text: 'Quale stampante?' });
    expect(await isOffered(number)).toBe(false);
    expect(await carried(number, away)).toBe('Transient');
    expect(await isOffered(number)).toBe(true);
    expect(await redraws(number)).toBe(1);
    // Tried again, and in vain again: the card has nothing new to say.
    expect(await carried(number, away)).toBe('Transient');
    expect([await isOffered(number), await redraws(number)]).toEqual([true, 1]);

    expect(await back(number, null, marco)).toMatchObject({ refusal: { reason: 'not-your-letter' } });
    expect(await back(number)).toMatchObject({ ok: true });
    expect((await latest(number))?.state).toBe('recalled');
    expect((await findTicket(db(), number))?.status).not.toBe('waiting');
    expect(await carried(number, taken)).toBe('done');
    expect((await latest(number))?.state).toBe('recalled');
    expect(await isOffered(number)).toBe(false);
  });

  test('leaves when the server is back: its card is drawn without, and then it is too late', async () => {
    const number = await opened();
    const sequence = await ordered(number, { type: 'reply', text: 'Provi ora.' });
    await carried(number, away);
    expect(await carried(number, taken)).toBe('done');
    expect([await isOffered(number), await redraws(number)]).toEqual([false, 2]);
    expect(await back(number, sequence)).toMatchObject({ refusal: { reason: 'too-late' } });
  });

  test('those behind it wait too, and the presser’s latest goes first', async () => {
    const number = await opened();
    await ordered(number, { type: 'reply', text: 'Prima.' });
    await ordered(number, { type: 'reply', text: 'Seconda.' });
    await carried(number, away);
    for (const left of [true, false]) {
      expect(await back(number)).toMatchObject({ ok: true });
      expect(await isOffered(number)).toBe(left);
    }
    expect((await letters(number)).map(({ state }) => state)).toEqual(['sent', 'recalled', 'recalled']);
    expect(await back(number)).toMatchObject({ refusal: { reason: 'nothing-changed' } });
  });

  test('while it is being sent it cannot: what was said is true whichever way it goes', async () => {
    const number = await opened();
    const sequence = await ordered(number, { type: 'reply', text: 'Provi ora.' });
    let said: unknown = null;
    const sent = await carried(number, async () => {
      said = await back(number, sequence);
      return { response: '250' };
    });
    expect(said).toMatchObject({ ok: false, refusal: { reason: 'being-sent' } });
    expect([sent, (await latest(number))?.state]).toEqual(['done', 'sent']);

    const refused = await ordered(number, { type: 'reply', text: 'E adesso?' });
    await carried(number, async () => {
      said = await back(number, refused);
      throw new Transient('421 too busy');
    });
    expect(said).toMatchObject({ ok: false, refusal: { reason: 'being-sent' } });
    expect(await back(number, refused)).toMatchObject({ ok: true });
  });

  test.each([
    ['the wire broke while it was handed over', broken],
    ['the desk died meanwhile', null],
  ] as const)(
    'where %s nobody says that it has not left, even if the next try is in vain',
    async (_, how) => {
      const number = await opened();
      const sequence = await ordered(number, { type: 'reply', text: 'Provi ora.' });
      const dies = new Error('out of memory');
      await carried(number, how ?? fails(dies));
      await carried(number, away);
      expect(await isOffered(number)).toBe(false);
      expect(await back(number, sequence)).toMatchObject({ refusal: { reason: 'perhaps-sent' } });
      expect(await carried(number, taken)).toBe('done');
      expect(await back(number, sequence)).toMatchObject({ refusal: { reason: 'too-late' } });
    },
  );
});

test.each([
  ['refused for good', fails(new Permanent('550 no such user'))],
  ['given up after days', null],
] as const)(
  'a letter that was %s never left: it can be taken back, until it is sent again',
  async (_, how) => {
    const number = await opened();
    await ordered(number, classified);
    const sequence = await ordered(number, { type: 'close', resolution: 'Risolto.' });
    if (how) await carried(number, how);
    else await giveUpLetter(db(), { message: (await latest(number))?.id }, 'nobody answers');
    expect((await latest(number))?.state).toBe('failed');
    await resendLetter(desk, number, (await latest(number))?.id ?? 0, by(marco));
    await carried(number, fails(new Permanent('550 no such user')));
    expect(await back(number, sequence)).toMatchObject({ ok: true });
    expect((await latest(number))?.state).toBe('recalled');
    expect((await findTicket(db(), number))?.status).toBe('assigned');
  },
);

describe('a letter that perhaps has left', () => {
  const perhaps = { refusal: { reason: 'perhaps-sent' } };
  const closing = async () => {
    const number = await opened();
    await ordered(number, classified);
    return { number, sequence: await ordered(number, { type: 'close', resolution: 'Risolto.' }) };
  };
  const givenUp = async (number: number) =>
    await giveUpLetter(db(), { message: (await latest(number))?.id }, 'nobody answers');
  const stands = async (number: number) => {
    const { state, perhapsLeft } = (await latest(number)) ?? {};
    return [state, perhapsLeft, (await findTicket(db(), number))?.status];
  };

  test.each([
    ['given up after days', givenUp],
    [
      'refused for good by the next try, as many servers refuse a second copy',
      async (number: number) => {
        await carried(number, fails(new Permanent('554 duplicate')));
      },
    ],
  ] as const)('is one still when it was %s', async (_, how) => {
    for (const before of [broken, fails(new Error('out of memory'))]) {
      const { number, sequence } = await closing();
      await carried(number, before);
      await how(number);
      expect(await stands(number)).toEqual(['failed', true, 'closed']);
      expect(await isOffered(number)).toBe(false);
      const { id = 0, messageId } = (await latest(number)) ?? {};
      expect(await back(number, sequence)).toMatchObject(perhaps);

      // Sent again it is the same letter; and while that goes on nobody says that it has not left.
      expect(await resendLetter(desk, number, id, by(marco))).toMatchObject({ ok: true });
      expect(await back(number, sequence)).toMatchObject(perhaps);
      await carried(number, away);
      expect([await isOffered(number), await back(number, sequence)]).toMatchObject([false, perhaps]);
      await givenUp(number);
      expect(await back(number, sequence)).toMatchObject(perhaps);
      await resendLetter(desk, number, id, by(marco));
      const ids: string[] = [];
      await carried(number, async letter => {
        ids.push(letter.messageId);
        return { response: '250' };
      });
      expect(ids).toEqual([messageId]);
      expect(await back(number, sequence)).toMatchObject({ refusal: { reason: 'too-late' } });
    }
  });

  test('a desk that died in the middle of it leaves one, too, which is then given up', async () => {
    const { number, sequence } = await closing();
    await noteHanding(db(), (await latest(number))?.id ?? 0, 'sending');
    await givenUp(number);
    expect(await stands(number)).toEqual(['failed', true, 'closed']);
    expect(await back(number, sequence)).toMatchObject(perhaps);
  });

  test('a first try that is refused for good leaves none: it surely has not', async () => {
    const { number, sequence } = await closing();
    await carried(number, away);
    await carried(number, fails(new Permanent('550 no such user')));
    expect(await stands(number)).toEqual(['failed', false, 'closed']);
    expect(await back(number, sequence)).toMatchObject({ ok: true });
  });

  test('what is heard of it ends the doubt: an answer, a receipt, a bounce', async () => {
    const report = { recipient: 'paolo@cliente.example', status: '5.1.1', permanent: false };
    for (const [heard, state] of [
      [{}, 'sent'],
      [{ kind: 'bounce', bounce: { ...report, action: 'delivered' } }, 'sent'],
      [{ kind: 'bounce', bounce: { ...report, action: 'failed' } }, 'bounced'],
    ] as const) {
      const { number } = await closing();
      await carried(number, broken);
      await givenUp(number);
      const { messageId = '' } = (await latest(number)) ?? {};
      const about = 'bounce' in heard ? { ...heard.bounce, originalMessageId: messageId } : null;
      const mail = about ? { kind: 'bounce' as const, bounce: about } : { inReplyTo: [messageId] };
      await takeIn(desk, anEmail({ ...mail, messageId: `<${crypto.randomUUID()}@cliente.example>` }));
      expect((await latest(number))?.state).toBe(state);
    }
  });
});

test('one that is held goes to nobody, and can be taken back', async () => {
  const number = await opened();
  const sequence = await ordered(number, { type: 'reply', text: 'Provi ora.' });
  await settleLetter(db(), (await latest(number))?.id ?? 0, 'held', 'own-address', null);
  expect(await back(number, sequence)).toMatchObject({ ok: true });
});

test('what happened since its order stays: a second closing is not undone with the first one’s letter', async () => {
  const number = await opened();
  await ordered(number, classified);
  const first = await ordered(number, { type: 'close', resolution: 'Risolto.' });
  await carried(number, away);
  desk.advance(60_000);
  await ordered(number, { type: 'reopen', reason: 'Di nuovo.' });
  desk.advance(60_000);
  await ordered(number, { type: 'close', resolution: 'Ora sì.' });
  expect(await back(number, first)).toMatchObject({ ok: true });
  expect((await findTicket(db(), number))?.status).toBe('closed');
  expect((await eventsAfter(db(), number, 0)).at(-1)?.event).toMatchObject({
    type: 'letter-recalled',
    isPast: true,
  });
  expect((await letters(number)).map(({ state }) => state)).toEqual(['sent', 'recalled', 'queued']);
});
