import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { offerTwin } from '../../../src/desk/relations/offer-twin.ts';
import { restrictTwins } from '../../../src/desk/relations/restrict-twins.ts';
import { splitMessage, splittable } from '../../../src/desk/relations/split.ts';
import { transactionWith } from '../../../src/store/database.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { lockTicket } from '../../../src/store/tickets/tickets.ts';
import { actorOf } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { anEmail } from '../../desk/a-desk.ts';
import { emptyOutbox, jobs } from '../../desk/clock/under-the-clock.ts';
import { bug } from '../../ticket/categories.ts';
import { houseOfFew } from './a-house-of-few.ts';

// What comes in, all see, and looks like a request that few may see: those few are asked about it.

const own = ownDatabase();
const house = houseOfFew(() => own.database.db);
const { desk, readable } = house;
const hole =
  'Abbiamo trovato una falla nel portale: chiunque legge le fatture di chiunque altro cambiando il numero nella barra';

let from = { name: 'Elsa', address: '' };
const write = async (text: string) => await house.opened({ from, subject: 'Falla', text, newText: text });
/** The jobs are carried, twice: the outbox may. */
const offered = async () => await house.carry('offer-twin');
const twins = async (number: number) => (await house.now(number)).twins;
const by = async () => ({ actor: actorOf(await house.person('anna')), origin: 'slack' as const, key: null });
async function closed(number: number): Promise<void> {
  const done = await handle(
    desk,
    number,
    [
      { type: 'claim' },
      { type: 'classify', category: bug, priority: 3 },
      { type: 'close', resolution: 'Doppione.' },
    ],
    await by(),
  );
  expect(done.ok).toBe(true);
}

let hidden = 0;
beforeEach(async () => {
  from = { name: 'Elsa', address: `elsa-${crypto.randomUUID()}@cliente.example` };
  hidden = await write(`${hole}.`);
  await house.order('anna', hidden, { type: 'restrict' });
  await emptyOutbox(desk.db);
  readable.clear();
});

test('a mail is taken in, and a message split off, while somebody holds the request that it looks like', async () => {
  const latest = await write(`${hole}: guardate.`);
  await takeIn(desk, anEmail({ from, subjectTokens: [latest], text: `${hole}?`, newText: `${hole}?` }));
  const [message] = await splittable(desk, latest);
  await desk.db.transaction(async holding => {
    await lockTicket(holding, hidden);
    const impatient = await transactionWith(desk.db, { lock_timeout: 500 }, async tx => {
      const text = `${hole}, terza volta.`;
      const messageId = `<${crypto.randomUUID()}@cliente.example>`;
      return await takeIn(
        { ...desk, db: tx },
        anEmail({ from, subject: 'Falla', text, newText: text, messageId }),
      );
    });
    expect(impatient).toMatchObject({ outcome: 'opened' });
    const split = await transactionWith(desk.db, { lock_timeout: 500 }, async tx => {
      return await splitMessage({ ...desk, db: tx }, latest, message?.id ?? 0, await by());
    });
    expect(split).toMatchObject({ ok: true });
  });
  await offered();
  expect(await twins(hidden)).toHaveLength(3);
});

test('what was closed or restricted meanwhile takes no place from what is open', async () => {
  const open = await write(`${hole}: prima.`);
  await offered();
  const restricted = await write(`${hole}: seconda.`);
  await offered();
  await house.order('anna', restricted, { type: 'restrict' });
  const later: number[] = [];
  for (const letter of 'abcdefghijklmnopqrstu') {
    later.push(await write(`${hole} ${letter}.`));
    await offered();
    await closed(later.at(-1) ?? 0);
  }
  const last = await write(`${hole}: ultima.`);
  await offered();
  const asked = (await twins(hidden)) ?? [];
  expect(asked.slice(0, 2)).toEqual([open, last]);
  expect(asked).not.toContain(restricted);
  // Of what is closed, the latest.
  expect(asked.slice(2)).toEqual(later.slice(-18));
});

test('however many are open, each is asked about', async () => {
  const all: number[] = [];
  for (const letter of 'abcdefghijklmnopqrstuvw') all.push(await write(`${hole} ${letter}.`));
  await offered();
  expect(await twins(hidden)).toEqual(all);
});

test('its line names what is news, and no more; carried again, nothing is said again', async () => {
  const second = await write(`${hole}: guardate.`);
  await offered();
  await house.order('anna', second, { type: 'restrict' });
  await house.carry('card', 'line');
  await emptyOutbox(desk.db);
  readable.clear();
  const third = await write(`${hole}, anche oggi.`);
  await offered();
  await house.carry('card', 'line');
  const lines = [...readable].filter(([at, said]) => at.includes('C0FEW') && said.includes('"mentions"'));
  expect(lines.map(([, said]) => said).filter(said => said.includes('omiglia'))).toEqual([
    expect.stringContaining(`Le somiglia #${third}: `),
  ]);
});

test('one that came in as the others are restricted is a question still', async () => {
  const second = await write(`${hole}: guardate.`);
  await offered();
  const third = await write(`${hole}, anche oggi.`);
  let pressed: Promise<unknown> = Promise.resolve();
  await desk.db.transaction(async holding => {
    await lockTicket(holding, hidden);
    pressed = restrictTwins(desk, hidden, await by());
    // The press has read what it is about, and waits for its turn.
    await expect.poll(async () => (await holding.execute(waitingForRows)).length).toBeGreaterThan(0);
    await offerTwin({ ...desk, db: holding }, third);
  });
  await pressed;
  expect(await twins(hidden)).toEqual([third]);
  const seen = await Promise.all([second, third].map(house.now));
  expect(seen.map(({ restricted }) => restricted)).toEqual([true, false]);
});
const waitingForRows = sql`select 1 from pg_locks where not granted`;

test('mail in which nothing resembles it costs no job', async () => {
  await house.opened({ from, subject: 'Orari', text: 'Siete aperti?', newText: 'Siete aperti?' });
  expect(await jobs(desk.db, 'offer-twin')).toEqual([]);
  expect((await eventsAfter(desk.db, hidden, 0)).map(({ event }) => event.type)).not.toContain('twins-found');
});
