import { beforeEach, describe, expect, test } from 'vitest';
import { endangered } from '../../../src/chat/cards/list-card.ts';
import { saveReminder } from '../../../src/store/clock/reminders.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { seen, seenEvents } from '../../../src/ticket/sight/seen.ts';
import { eyesOf } from '../../../src/ticket/sight/sight.ts';
import { ownDatabase } from '../../database.ts';
import { emptyOutbox } from '../../desk/clock/under-the-clock.ts';
import { helpDesk } from '../../ticket/categories.ts';
import { aMoment } from '../a-moment.ts';
import { houseOfFew, idOf } from './a-house-of-few.ts';

// What somebody is told, and can do, of a request that they have to do with and may not read.

const own = ownDatabase();
const house = houseOfFew(() => own.database.db);
const { desk } = house;
let number = 0;

beforeEach(async () => {
  await emptyOutbox(desk.db);
  number = await house.opened({ subject: 'Falla' });
  await house.order('marco', number, { type: 'watch', on: 'slack' });
});

const lineOf = async (words: string) =>
  (await house.asks('marco', words)).sections
    .flatMap(({ lines }) => lines)
    .find(line => line.number === number);
const verbs = async (words: string) => (await lineOf(words))?.buttons.map(({ verb }) => verb);

describe('what is about oneself needs no sight', () => {
  test('nobody is kept watching: the list of what they watch lets go of it', async () => {
    expect(await verbs('seguite')).toEqual(expect.arrayContaining(['claim', 'unwatch']));
    await house.order('anna', number, { type: 'restrict' });
    expect(await lineOf('seguite')).toMatchObject({ subject: 'Richiesta riservata' });
    expect(await verbs('seguite')).toEqual(['unwatch']);
    const answer = await house.press('marco', number, 'unwatch');
    expect(answer).toMatchObject({ kind: 'done', card: { subject: 'Richiesta riservata' } });
    expect((await house.now(number)).watchers).toEqual([]);
    expect(await lineOf('seguite')).toBeUndefined();
  });

  test('nobody is kept reminded: they cancel it, or are reminded at another time', async () => {
    const { id } = await house.person('marco');
    const at = new Date(desk.clock().getTime() + 3_600_000);
    await saveReminder(desk.db, {
      operatorId: id,
      ticket: number,
      at,
      note: 'richiamare',
      platform: 'slack',
    });
    await house.order('anna', number, { type: 'restrict' });
    expect((await verbs('promemoria'))?.filter(verb => verb !== 'open')).toEqual([
      'remind',
      'cancel-reminder',
    ]);
    expect(await house.press('marco', number, 'remind')).toMatchObject({ kind: 'form' });
    expect(await house.press('marco', number, 'cancel-reminder')).toMatchObject({ kind: 'told' });
    expect(await lineOf('promemoria')).toBeUndefined();
  });

  test('all else is refused still', async () => {
    await house.order('anna', number, { type: 'restrict' });
    for (const verb of ['watch', 'claim', 'restrict', 'lift-restriction', 'wake'])
      expect(await house.press('marco', number, verb), verb).toMatchObject({ kind: 'refused' });
    const together = await house.order('marco', number, { type: 'unwatch' }, { type: 'claim' });
    expect(together).toMatchObject({ refusal: { reason: 'hidden' } });
    expect((await house.now(number)).watchers).toHaveLength(1);
  });
});

test('one’s own page tells what happens to what one may read, and of the rest what one has to do', async () => {
  const home = async () =>
    (await house.door.home({ platform: 'slack', userId: idOf('marco') }))?.sections
      .find(({ title }) => title.startsWith('Novità'))
      ?.lines.map(line => [line.number, line.note]) ?? [];
  await house.order('anna', number, { type: 'claim' });
  await house.order('anna', number, { type: 'restrict' });
  const plain = await house.opened({ subject: 'Altro', text: 'Altro', newText: 'Altro' });
  await house.order('anna', plain, { type: 'claim' });
  await house.order('marco', plain, { type: 'watch', on: 'slack' });
  await home();
  desk.advance(3_600_000);
  for (const each of [number, plain]) {
    const kind = { type: 'classify', category: helpDesk, priority: null } as const;
    await house.order('anna', each, kind, { type: 'close', resolution: 'Fatto.' });
    await house.order('anna', each, { type: 'reopen', reason: 'Ancora.' });
  }
  expect(await home()).toEqual([[plain, 'riaperta']]);
});

test('a call says that nothing was done only where one may know what was', async () => {
  const moment = aMoment('it', desk.clock());
  number = await house.opened({ subject: 'Falla' });
  const said = async (viewer: 'few' | 'all') => {
    const channel = viewer === 'few' ? 'C0FEW' : 'C0SUPPORT';
    const eyes = eyesOf(desk, { kind: 'channel', platform: 'slack', channel }, 'call');
    const ticket = await house.now(number);
    const log = seenEvents(ticket, await eventsAfter(desk.db, number, 0), eyes);
    return endangered(seen(ticket, eyes), '', log, 'forecast', moment).lines.join('\n');
  };
  expect(await said('all')).toContain('ancora nessuna azione');
  await house.order('anna', number, { type: 'restrict' });
  await house.order('anna', number, { type: 'claim' });
  expect(await said('all')).toContain('anna');
  expect(await said('all')).not.toContain('ancora nessuna azione');
  expect(await said('all')).not.toContain('ultima');
  expect(await said('few')).not.toContain('ancora nessuna azione');
});
