import { expect, test } from 'vitest';
import { bulletin } from '../../../src/desk/clock/bulletins.ts';
import { enqueue } from '../../../src/outbox/enqueue.ts';
import { teamsIdOf, teamsIds } from '../../../src/sandbox/cast.ts';
import { card, receipt } from '../../../src/store/schema/cards.ts';
import { ownHouse, support } from '../../journeys/a-house.ts';

const own = ownHouse();
const anna = teamsIdOf('ANNA');
const { channel } = teamsIds;
const textOf = (node: unknown) => JSON.stringify(node) ?? '';
const roots = () => own.sandbox.teams.channel(channel)?.threads.map(({ root }) => root) ?? [];
const rootWith = (words: string) => roots().find(root => textOf(root.card).includes(words));

test('what stands in Teams by itself with buttons of tickets is no card, though nobody noted yet what it is', async () => {
  const from = { name: 'Paolo Neri', address: 'paolo@cliente.example' };
  for (const subject of ['Stampa ferma', 'Accesso negato'])
    await own.sandbox.mailbox.write({ from, to: support, subject, text: subject }, own.house.smtpPort);
  await expect.poll(() => rootWith('Accesso negato')).toBeDefined();
  await expect.poll(() => rootWith('Stampa ferma')).toBeDefined();
  const { db } = own.database.database;
  const now = own.sandbox.clock();
  const until = new Date(now.getTime() + 7 * 86_400_000).toISOString();
  await enqueue(db, bulletin([{ platform: 'teams', channel }], 'forecast', now, { until }));
  const tellsBoth = () =>
    roots().find(({ card: it }) =>
      /Stampa ferma.*Accesso negato|Accesso negato.*Stampa ferma/.test(textOf(it)),
    );
  await expect.poll(tellsBoth).toBeDefined();
  const told = tellsBoth();
  // As when the desk is killed before it could note what it has told.
  await expect.poll(async () => (await db.delete(receipt).returning()).length).toBeGreaterThan(0);
  const before = textOf(told?.card);
  const press = async (verb: string) =>
    await own.sandbox.people().teams.execute(anna, channel, told?.id ?? '', { verb, step: 'press' }, {});
  expect((await press('claim')).error).toBe('');
  const theirs = () => textOf(own.sandbox.teams.alone.get(`${told?.id} ${anna}`));
  await expect.poll(theirs).toContain('in carico a Anna Rossi');
  // In its place they see the request as its card is; that is no card either.
  expect((await press('release')).error).toBe('');
  await expect.poll(theirs).toContain('Non assegnata');
  expect((await db.select().from(card)).map(({ message }) => message)).not.toContain(told?.id);
  expect(textOf(told?.card)).toBe(before);
});
