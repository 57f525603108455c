import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { insertMessage } from '../../../src/store/mail/messages.ts';
import { actorOf } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { person } from '../../desk/clock/under-the-clock.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const messages = 60;

test('a merged conversation is found where it went, and however long it is, each request is made anew a few times', async () => {
  const marco = await person(desk.db, 'Marco');
  const opened = async () => {
    const outcome = await takeIn(desk, anEmail());
    return outcome.outcome === 'opened' ? outcome.ticket : 0;
  };
  const [into, from] = [await opened(), await opened()];
  for (let each = 0; each < messages; each += 1)
    await insertMessage(desk.db, {
      ticket: from,
      direction: 'in',
      messageId: `<${each}@storm.example>`,
      inReplyTo: null,
      references: [],
      from: { name: 'Monitor', address: 'monitor@cliente.example' },
      to: [],
      subject: 'Allarme',
      text: `Ventola ${each} ferma, codice ${each}xq.`,
      language: 'it',
      automatic: null,
      at: desk.clock(),
      mailId: null,
      author: null,
    });
  // From before there was a search: it has none of its words yet.
  await desk.db.execute(sql`delete from search_piece where kind = 'in' and ticket = ${from}
    and source = (select max(source) from search_piece where kind = 'in')`);
  const by = { actor: actorOf(marco), origin: 'slack' as const, key: null };
  const madeAnew = await desk.db.transaction(async tx => {
    const soFar = async () => {
      const [counted] = await tx.execute<{ times: string }>(
        sql`select pg_stat_get_xact_tuples_updated('search_request'::regclass) as times`,
      );
      return Number(counted?.times);
    };
    const before = await soFar();
    expect(await mergeTickets({ ...desk, db: tx }, from, into, by)).toMatchObject({ ok: true });
    return (await soFar()) - before;
  });
  expect(madeAnew).toBeGreaterThan(0);
  expect(madeAnew).toBeLessThan(messages / 4);
  const pieces = await desk.db.execute<{ ticket: number; count: number }>(
    sql`select ticket, count(*)::int as count from search_piece where kind = 'in' group by ticket`,
  );
  expect([...pieces]).toEqual([{ ticket: into, count: messages + 2 }]);
  const made = await desk.db.execute<{ same: boolean }>(
    sql`select kept.doc = made.doc as same from search_request kept join search_of_request made using (ticket)`,
  );
  expect([...made]).toEqual([{ same: true }, { same: true }]);
});
