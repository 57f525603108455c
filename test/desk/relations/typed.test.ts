import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setCustomer } from '../../../src/desk/letters/set-customer.ts';
import { addByForm, openByForm } from '../../../src/desk/outwards/by-form.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { splitMessage, splittable } from '../../../src/desk/relations/split.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { actorOf, type Operator, type Person } from '../../../src/ticket/words.ts';
import { called, formsOf } from '../../chat/actions/opening/a-form.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../a-desk.ts';
import { person } from '../clock/under-the-clock.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const { send, requestIn } = formsOf(desk);
const form = { token: 1, name: 'sito' };
let marco: Operator;
let round = 0;
beforeAll(async () => {
  marco = await person(desk.db, 'Marco');
});
beforeEach(() => {
  round += 1;
});

const byMarco = () => ({ actor: actorOf(marco), origin: 'slack' as const, key: null });
const now = async (number: number) => {
  const ticket = await findTicket(desk.db, number);
  if (!ticket) throw new Error('no request');
  return ticket;
};
const calls = async (customer: string, address: string, text: string) =>
  (await requestIn(await send({ ...called, about: `${text} ${round}`, customer, address, text }))).number;
const fillsIn = async (from: Person, text: string) =>
  await desk.db.transaction(
    async tx =>
      await openByForm(
        desk,
        tx,
        { from, mailbox: 'support@interzen.example', subject: text, text, language: 'it', files: [] },
        form,
      ),
  );
const merge = async (from: number, into: number) => await mergeTickets(desk, from, into, byMarco());
const splitOff = async (number: number, text: string) => {
  const message = (await splittable(desk, number)).find(each => each.text === text);
  return (await splitMessage(desk, number, message?.id ?? 0, byMarco()))?.into ?? 0;
};
const mend = async (number: number, customer: Person) =>
  await setCustomer(desk, number, customer, (await now(number)).version, byMarco());
const said = async (number: number) =>
  (await conversationOf(desk.db, number)).flatMap(({ direction, from, text }) =>
    direction === 'in' ? [[from.name, from.address, text]] : [],
  );

describe('callers without an address', () => {
  test('are two where their names are: what the one said never stands as the other’s', async () => {
    const one = await calls('Signora Bassi', '', 'Non stampa.');
    const two = await calls('Signor Verdi', '', 'La mia password è pippo.');
    expect(await merge(two, one)).toMatchObject({
      refusal: { reason: 'other-customer', name: 'Signora Bassi' },
    });
    expect(await said(two)).toHaveLength(1);
  });

  test('are one by their name, and their address is added to all they said', async () => {
    const one = await calls('Signora Bassi', '', 'Non stampa.');
    const two = await calls('signora  bassi', '', 'Nemmeno ora.');
    expect(await merge(two, one)).toMatchObject({ ok: true });
  });

  test('and one with an address are two', async () => {
    const one = await calls('Signora Bassi', '', 'Non stampa.');
    const two = await calls('Signora Bassi', `bassi${round}@cliente.example`, 'Nemmeno ora.');
    for (const [from, into] of [
      [one, two],
      [two, one],
    ])
      expect(await merge(from ?? 0, into ?? 0)).toMatchObject({ refusal: { reason: 'other-customer' } });
  });
});

describe('of two who share a mailbox', () => {
  test.each([
    ['the name alone', 'Anna Rossi', (shared: string) => shared],
    ['the address', 'Anna', () => `anna${round}@acme.example`],
  ])('mending %s of the one leaves what the other said theirs', async (_, name, addressOf) => {
    const shared = `info${round}@acme.example`;
    const hers = await calls('Anna', shared, 'Di Anna.');
    const his = await calls('Bruno', shared, 'Di Bruno.');
    await merge(his, hers);
    const address = addressOf(shared);
    expect(await mend(hers, { name, address })).toMatchObject({ ok: true });
    expect(await said(hers)).toEqual([
      [name, address, 'Di Anna.'],
      ['Bruno', shared, 'Di Bruno.'],
    ]);
  });
});

describe('what is split off again', () => {
  test('is a call as it was, whoever took it, and its customer can be mended; however often it was merged', async () => {
    const shared = `info${round}@acme.example`;
    const [first, second, third] = [
      await calls('Anna', shared, 'Uno.'),
      await calls('Bruno', shared, 'Due.'),
      await calls('Carla', shared, 'Tre.'),
    ];
    const { typed } = await now(third);
    await merge(third, second);
    await merge(second, first);
    const apart = await splitOff(first, 'Tre.');
    expect(await now(apart)).toMatchObject({ typed, viaForm: null, requester: { name: 'Carla' } });
    expect(typed).not.toBeNull();
    const right = { name: 'Carla', address: `carla${round}@acme.example` };
    expect(await mend(apart, right)).toMatchObject({ ok: true });
    expect(await said(apart)).toEqual([['Carla', right.address, 'Tre.']]);
    // And once more: merged again, and split off from there.
    const again = await calls('Dina', right.address, 'Quattro.');
    await merge(apart, again);
    const last = await splitOff(again, 'Tre.');
    expect(await mend(last, { name: 'Carla', address: '' })).toMatchObject({ ok: true });
  });

  test('of one without an address: it can be added', async () => {
    const first = await calls('Signora Bassi', '', 'Uno.');
    await merge(await calls('Signora Bassi', '', 'Due.'), first);
    const apart = await splitOff(first, 'Due.');
    expect((await now(apart)).participants).toEqual([]);
    const right = { name: 'Signora Bassi', address: `bassi${round}@cliente.example` };
    expect(await mend(apart, right)).toMatchObject({ ok: true });
    expect((await now(apart)).participants).toEqual([right.address]);
  });

  test('is of the form by which it came: read by its token, unconfirmed until its letter is answered', async () => {
    const neri = { name: 'Neri', address: `neri${round}@cliente.example` };
    const first = await fillsIn(neri, 'Primo modulo.');
    const second = await fillsIn(neri, 'Secondo modulo.');
    await desk.db.transaction(tx => addByForm(desk, tx, second, { text: 'Aggiungo.', files: [] }, form));
    const mailed = await calls('Neri', neri.address, 'Ho chiamato.');
    await merge(second, first);
    await merge(first, mailed);
    for (const text of ['Secondo modulo.', 'Aggiungo.'])
      expect(await now(await splitOff(mailed, text))).toMatchObject({
        viaForm: form,
        typed: null,
        authorship: { unverified: 'form' },
      });
  });
});
