import { describe, expect, test } from 'vitest';
import type { PressAnswer } from '../../../src/chat/card.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { noticesInWords } from '../../../src/chat/in-words/notices-in-words.ts';
import { liveCompanies } from '../../../src/desk/companies/live-companies.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { jobs, moveTo } from '../../desk/clock/under-the-clock.ts';
import { bug } from '../../ticket/categories.ts';
import { aCompany } from '../../ticket/companies/a-company.ts';
import { speechIn } from '../a-moment.ts';
import { alone, asking } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';
import { wholeTicket } from '../seen-whole.ts';

const own = ownDatabase();
const desk = Object.assign(
  aDesk(() => own.database.db),
  { sendsReceipts: true },
);
const speech = speechIn('it');
const gateway = (platform: 'slack' | 'teams') =>
  muteGateway(platform, {
    member: async userId =>
      userId === 'Nobody'
        ? null
        : {
            userId,
            name: userId,
            email: `${userId.toLowerCase()}@interzen.example`,
            inOperatorsChannel: true,
          },
  });
const links = () => ({ attachment: async () => '', original: async () => null });
const door = deskDoor(desk, { slack: gateway('slack'), teams: gateway('teams') }, speech, links);

const filled = {
  customer: 'Paolo Neri',
  address: 'Paolo@Cliente.example',
  about: 'Stampante ferma',
  text: 'Non stampa più nulla da stamattina.',
  called: '9:40',
  category: bug,
  priority: '1',
  language: 'it',
};
let presses = 0;
async function press(
  inputs: Record<string, string> | null,
  about: { userId?: string; key?: string; platform?: 'slack' | 'teams' } = {},
): Promise<PressAnswer> {
  presses += 1;
  const { platform = 'slack', userId = 'Anna', key = `n${presses}` } = about;
  const step = inputs ? 'submit' : 'press';
  return await door.press(
    {
      platform,
      userId,
      verb: 'new-request',
      step,
      ticket: 0,
      nonce: '',
      version: 0,
      inputs: inputs ?? {},
      key,
    },
    alone,
  );
}
function numberOf(answer: PressAnswer): number {
  const said = 'line' in answer ? answer.line : answer.kind;
  return Number(/#(\d+)/.exec(said)?.[1] ?? Number.NaN);
}
const noticeOf = (answer: PressAnswer) => (answer.kind === 'form' ? answer.form.notice : answer.kind);

describe('a request of somebody who called', () => {
  test('starts its clocks when they called; the log says who typed it, and when', async () => {
    moveTo(desk, '2026-11-23T10:05');
    const answer = await press(filled);
    const number = numberOf(answer);
    const ticket = await findTicket(desk.db, number);
    expect(ticket).toMatchObject({
      openedAt: new Date('2026-11-23T08:40:00Z'),
      requester: { name: 'Paolo Neri', address: 'paolo@cliente.example' },
      participants: ['paolo@cliente.example'],
      subject: 'Stampante ferma',
      category: bug,
      priority: 1,
      status: 'new',
    });
    const [opened, classified] = await eventsAfter(desk.db, number, 0);
    expect(opened).toMatchObject({
      at: new Date('2026-11-23T08:40:00Z'),
      origin: 'slack',
      actor: { kind: 'operator', name: 'Anna' },
      event: { type: 'ticket-opened', typed: { by: { name: 'Anna' }, typedAt: '2026-11-23T09:05:00.000Z' } },
    });
    expect(classified?.event.type).toBe('classified');
    if (!ticket) throw new Error('no ticket');
    expect(noticesInWords(wholeTicket(ticket), speech).map(({ text }) => text)).toContain(
      'Per telefono: ha chiamato lun 23 nov, 09:40, inserita da Anna lun 23 nov, 10:05.',
    );
    // A receipt, as for any other; and what they said is read in the conversation.
    const conversation = await conversationOf(desk.db, number);
    expect(conversation.map(({ direction, state }) => [direction, state])).toEqual([
      ['in', null],
      ['out', 'queued'],
    ]);
    expect(conversation[0]).toMatchObject({ text: filled.text, from: { address: 'paolo@cliente.example' } });
    expect((await jobs(desk.db, 'card')).length).toBeGreaterThan(0);
  });

  test('once, however often the platform tells of it, or both at once', async () => {
    moveTo(desk, '2026-11-23T10:05');
    const same = { ...filled, about: 'Una volta' };
    const [one, two] = await Promise.all([press(same, { key: 'k' }), press(same, { key: 'k' })]);
    const again = await press(same, { key: 'another-id', platform: 'slack' });
    expect(new Set([one, two, again].map(numberOf)).size).toBe(1);
    expect(numberOf(await press({ ...same, text: 'altro' }))).not.toBe(numberOf(one));
  });

  test('without an address nothing is mailed, and it is said', async () => {
    const answer = await press({ ...filled, address: '', customer: 'Signora Bassi', called: '' });
    expect('line' in answer && answer.line).toMatch(/Senza un indirizzo il cliente non riceve email/);
    const number = numberOf(answer);
    expect((await findTicket(desk.db, number))?.participants).toEqual([]);
    const letters = (await conversationOf(desk.db, number)).filter(({ direction }) => direction === 'out');
    expect(letters.map(({ state }) => state)).not.toContain('queued');
  });

  test.each([
    [{ customer: '', address: '' }, /chi è il cliente/],
    [{ address: 'paolo@' }, /indirizzo email non è valido/],
    [{ address: 'support@interzen.example' }, /nostro indirizzo/],
    [{ about: '  ' }, /di che cosa si tratta/],
    [{ text: '' }, /che cosa chiede/],
    [{ called: 'stamane' }, /Non ho capito quando/],
    [{ called: '23:59' }, /più tardi di adesso/],
    [{ called: '19/11 alle 10' }, /più di un giorno lavorativo fa/],
    [{ called: '31/12/2030 alle 9' }, /più tardi di adesso/],
    [{ category: bug, priority: '' }, /priorità è obbligatoria/],
  ])('%o is refused with what to write, and what was typed stays', async (wrong, notice) => {
    moveTo(desk, '2026-11-23T10:05');
    const answer = await press({ ...filled, ...wrong });
    expect(noticeOf(answer)).toMatch(notice);
    const text = answer.kind === 'form' ? answer.form.fields.find(({ id }) => id === 'customer') : null;
    expect(text).toMatchObject({ value: { ...filled, ...wrong }.customer });
  });

  test.each([
    ['ieri alle 17:15', '2026-11-23T09:30', '2026-11-22T16:15:00.000Z'],
    ['20/11 17:30', '2026-11-23T10:05', '2026-11-20T16:30:00.000Z'],
    ['', '2026-11-23T10:05', '2026-11-23T09:05:00.000Z'],
  ])('“%s” typed on %s is %s', async (called, now, at) => {
    moveTo(desk, now);
    const number = numberOf(await press({ ...filled, called, about: `${called} ${now}` }));
    expect((await findTicket(desk.db, number))?.openedAt.toISOString()).toBe(at);
  });

  test('of more companies than a list shows one searches, on both platforms; what was chosen is theirs', async () => {
    const companies = desk.companies;
    desk.companies = liveCompanies(
      Array.from({ length: 31 }, (_, at) =>
        aCompany({ key: `casa-${at}`, name: `Casa n. ${at}`, domains: [] }),
      ),
    );
    const form = await press(null);
    const fields = form.kind === 'form' ? form.form.fields : [];
    expect(fields.find(({ id }) => id === 'whose')).toMatchObject({ kind: 'search', options: [] });
    for (const platform of ['slack', 'teams'] as const) {
      const look = (typed: string) =>
        door.suggest(
          { platform, userId: 'Anna' },
          { verb: 'new-request', ticket: 0, nonce: '', field: 'whose' },
          typed,
        );
      expect(await look('n. 30')).toEqual([{ value: 'casa-30', label: 'Casa n. 30' }]);
      expect(await look('casa')).toHaveLength(15);
      expect(await look('nessuna così')).toEqual([]);
    }
    const number = numberOf(await press({ ...filled, about: 'Con azienda', company: 'casa-30' }));
    expect(await findTicket(desk.db, number)).toMatchObject({ company: 'casa-30' });
    desk.companies = companies;
  });

  test('operators alone; and it is typed, or pressed', async () => {
    expect(await press(filled, { userId: 'Nobody' })).toMatchObject({ kind: 'stranger' });
    for (const words of ['nuova', 'new'])
      expect((await asking(door, 'Anna', words)).buttons).toMatchObject([{ verb: 'new-request', number: 0 }]);
    const form = await press(null);
    expect(form.kind === 'form' && form.form.fields.map(({ id }) => id)).toEqual([
      'known',
      'customer',
      'address',
      'about',
      'text',
      'called',
      'category',
      'priority',
      'language',
    ]);
  });
});
