import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { freeze } from '../../src/desk/incidents/freeze.ts';
import { joinIncident } from '../../src/desk/incidents/join.ts';
import { openIncidentAlone } from '../../src/desk/incidents/order-incident.ts';
import { sendFrozen } from '../../src/desk/incidents/send.ts';
import { takeIn } from '../../src/desk/intake/intake.ts';
import { incidentEvents } from '../../src/store/incidents/incidents.ts';
import { enrolOperator } from '../../src/store/people/operators.ts';
import { noRule } from '../../src/ticket/incidents/fits.ts';
import { actorOf } from '../../src/ticket/words.ts';
import { aDesk, anEmail } from '../desk/a-desk.ts';
import { killableHouse } from './a-killable-house.ts';

const customers = Number(process.env.TEST_MAILS ?? 16);
const kills = Number(process.env.TEST_KILLS ?? 2);

const { own, sandbox, open, kill } = killableHouse();
const db = () => own.database.db;
const addressOf = (index: number) => `cliente${index}@casa${index}.example`;

/** An incident with so many requests, and a message to all of them that is about to leave. */
async function aboutToBeTold(): Promise<{ incident: number; tickets: number[] }> {
  const desk = Object.assign(aDesk(db), { destinations: [] });
  const giulia = await enrolOperator(db(), { email: 'giulia@x.example', name: 'Giulia', role: 'manager' });
  const by = { actor: actorOf(giulia), origin: 'slack', key: null } as const;
  const incident = await openIncidentAlone(desk, { title: 'Protocollo fermo', rule: noRule }, by);
  const tickets: number[] = [];
  for (let index = 0; index < customers; index += 1) {
    const from = { name: `Cliente ${index}`, address: addressOf(index) };
    const taken = await takeIn(desk, anEmail({ from, messageId: `<told-${index}@x.example>` }));
    if (taken.outcome !== 'opened') throw new Error(taken.outcome);
    await joinIncident(desk, taken.ticket, incident.id, by);
    tickets.push(taken.ticket);
  }
  const texts = { it: 'Ci stiamo lavorando.', en: 'We are on it.' };
  const frozen = await freeze(desk, incident, { kind: 'message', texts, among: 'all' }, giulia);
  expect(await sendFrozen(desk, incident.id, frozen.id, 'message', by)).toMatchObject({ ok: true });
  return { incident: incident.id, tickets };
}

test(
  `killed ${kills} times while ${customers} are written to: each gets the letter, and nobody two`,
  async () => {
    const { incident, tickets } = await aboutToBeTold();
    const told = () =>
      sandbox.mailbox.items.filter(
        ({ folder, text }) => folder === 'inbox' && text.includes('Ci stiamo lavorando.'),
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
    const finished = async () => (await incidentEvents(db(), incident)).map(({ event }) => event.type);
    await expect.poll(finished, { timeout: 120_000, interval: 200 }).toContain('broadcast-finished');

    const log = (await incidentEvents(db(), incident)).map(({ event }) => event);
    expect(log.filter(({ type }) => type === 'broadcast-finished')).toMatchObject([
      { sent: customers, leftOut: 0 },
    ]);
    const letters = await db().execute<{ ticket: number; message_id: string; state: string }>(
      sql`select ticket, message_id, state from message where direction = 'out' order by ticket`,
    );
    expect(letters.map(({ ticket }) => ticket)).toEqual(tickets.toSorted((a, b) => a - b));
    expect(letters.filter(({ state }) => state !== 'sent')).toEqual([]);
    // What went twice, because the server's yes was lost, went under one Message-ID: a mailbox shows it once.
    for (let index = 0; index < customers; index += 1) {
      const theirs = sandbox.mailbox.of(addressOf(index)).filter(({ folder }) => folder === 'inbox');
      expect(new Set(theirs.map(({ messageId }) => messageId)).size).toBe(1);
    }
    const events = await db().execute<{ n: number }>(
      sql`select count(*)::int as n from ticket_event where type = 'told-of-incident'`,
    );
    expect(events[0]?.n).toBe(customers);
    console.log(`letters ${letters.length}, repeated ${told().length - letters.length}`);
  },
  300_000 + kills * 30_000,
);
