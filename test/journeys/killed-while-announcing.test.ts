import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { freezeAnnouncement } from '../../src/desk/maintenance/freeze-announcement.ts';
import { planMaintenance } from '../../src/desk/maintenance/plan-maintenance.ts';
import { deskEventsAfter } from '../../src/store/clock/desk-log.ts';
import { noteContact } from '../../src/store/mail/contacts.ts';
import { enrolOperator } from '../../src/store/people/operators.ts';
import { actorOf } from '../../src/ticket/words.ts';
import { aDesk } from '../desk/a-desk.ts';
import { killableHouse } from './a-killable-house.ts';

const customers = Number(process.env.TEST_MAILS ?? 24);
const kills = Number(process.env.TEST_KILLS ?? 2);

const { own, sandbox, open, kill } = killableHouse();
const db = () => own.database.db;
const addressOf = (index: number) => `cliente${index}@casa${index}.example`;

/** Maintenance that is planned, and its announcement to so many about to leave. */
async function aboutToBeTold(): Promise<number> {
  const services = [{ key: 'registry', name: { it: 'Protocollo', en: 'Registry' }, products: [] }];
  const desk = Object.assign(aDesk(db), {
    destinations: [],
    services,
    ownAddresses: ['support@interzen.it'],
  });
  const giulia = await enrolOperator(db(), { email: 'giulia@x.example', name: 'Giulia', role: 'manager' });
  for (let index = 0; index < customers; index += 1)
    await noteContact(db(), addressOf(index), index % 2 === 0 ? 'it' : 'en');
  const from = new Date(desk.clock().getTime() + 365 * 86_400_000);
  const plan = {
    ...{ service: 'registry', from, to: new Date(from.getTime() + 3_600_000) },
    texts: { it: 'Il protocollo non risponde.', en: 'The registry does not answer.' },
  };
  const frozen = await freezeAnnouncement(desk, { before: null, plan, to: 'concerned' }, giulia);
  const by = { actor: actorOf(giulia), origin: 'slack' } as const;
  const looked = { was: null, announcement: frozen.id };
  expect(await planMaintenance(desk, { id: 0, ...plan }, by, looked)).toMatchObject({ ok: true });
  return frozen.id;
}

test(
  `killed ${kills} times while ${customers} are told of maintenance: each gets the letter, and nobody two`,
  async () => {
    const announcement = await aboutToBeTold();
    const told = () =>
      sandbox.mailbox.items.filter(
        ({ folder, subject }) => folder === 'inbox' && subject === 'planned registry',
      );
    await open();
    for (let killed = 0; killed < kills; killed += 1) {
      // In the middle: some have it, some have not.
      const before = told().length;
      await expect.poll(() => told().length, { timeout: 60_000, interval: 5 }).toBeGreaterThan(before);
      await wait(Math.random() * 60);
      await kill();
      await open();
      if (told().length >= customers) break;
    }
    const finished = async () =>
      (await deskEventsAfter(db(), 0))
        .map(({ event }) => event)
        .filter(({ type }) => type === 'announcement-finished');
    await expect.poll(finished, { timeout: 120_000, interval: 200 }).not.toEqual([]);

    expect(await finished()).toEqual([
      { type: 'announcement-finished', announcement, maintenance: 1, told: customers, leftOut: 0 },
    ]);
    const letters = await db().execute<{ address: string; outcome: string; message_id: string }>(
      sql`select address, outcome, message_id from announcement_recipient`,
    );
    expect(letters.filter(({ outcome }) => outcome !== 'told')).toEqual([]);
    // What went twice, because the server's yes was lost, went under one Message-ID: a mailbox shows it once.
    for (const { address, message_id } of letters) {
      const theirs = sandbox.mailbox.of(address).filter(({ folder }) => folder === 'inbox');
      expect([...new Set(theirs.map(({ messageId }) => messageId))]).toEqual([message_id]);
    }
    console.log(`letters ${letters.length}, repeated ${told().length - letters.length}`);
  },
  300_000 + kills * 30_000,
);
