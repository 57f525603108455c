import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { carryOut } from '../../../src/desk/privacy/carry-out.ts';
import { confirmAtOnce } from '../../../src/desk/privacy/confirm.ts';
import { noteMinute } from '../../../src/store/availability/hours.ts';
import { nameErased } from '../../../src/store/privacy/name-erased.ts';
import { chainLogs } from '../../../src/store/records/chain-logs.ts';
import { aDeskWithRecords } from './a-desk-with-records.ts';
import { asIfErased } from './as-if-erased.ts';

const records = aDeskWithRecords();
const { desk, seal, verified, foundAfter, opened, does, accepted, attached, asOwner } = records;

const places = async () => (await verified()).findings.map(({ place }) => place);

/** Somebody's erasure, as a Sportello left it that named nothing of what went, and had nothing of it sealed anew. */
async function erasedByAnOlderOne(address: string, others: number): Promise<void> {
  const confirmed = await confirmAtOnce(desk, address, { closes: true, origin: 'cli' });
  if (!confirmed.ok) throw new Error(JSON.stringify(confirmed));
  await carryOut(desk, confirmed.id);
  await asOwner().db.transaction(async tx => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`update ticket_event set data = data - 'taken', digest = null`);
    await tx.execute(sql`delete from desk_event where data ->> 'type' = 'taken-away'`);
    await tx.execute(sql`update desk_event set digest = null`);
    await tx.execute(sql`delete from unsealed where kind in ('mail', 'file')
      or kind = 'message' and id in (select id from message where ticket = ${others})`);
    await tx.execute(sql`create table unchained (log text primary key, done bigint not null)`);
    await tx.execute(sql`insert into unchained values ('ticket', 0), ('desk', 0)`);
  });
  await chainLogs(asOwner().db, () => {});
  // Messages of which it says who wrote them were sealed anew.
  await seal();
}

async function upgraded(waits: boolean, what = 'erased'): Promise<void> {
  await asOwner().db.execute(sql`create table unnamed (what text primary key)`);
  if (waits) await asOwner().db.execute(sql`insert into unnamed values (${what})`);
  await nameErased(asOwner().db, desk.clock());
  expect(await desk.db.execute(sql`select from pg_class where relname = 'unnamed'`)).toHaveLength(0);
}

test('what was erased before that was named is named once, at the upgrade: it fits, and nothing else is excused', async () => {
  const she = { name: 'Ludovica Zanfrognini', address: 'ludovica@zeta.example' };
  const hers = await opened({ from: she, attachments: [attached('suo.txt', 'ametista')] });
  const third = await opened({ attachments: [attached('terzo.txt', 'peridoto')] });
  const emma = { name: 'Emma', address: 'emma@nord.example' };
  const others = await opened({ from: emma, to: [she], subject: 'Zirconio di Emma' });
  await does(hers, { type: 'claim' }, { type: 'reply', text: 'Gentile Ludovica.' });
  await does(others, { type: 'add-note', text: 'ne parla ludovica@zeta.example' });
  await accepted();
  await seal();
  expect(await places()).toEqual([]);
  await erasedByAnOlderOne(she.address, others);
  const accused = (await places()).map(place => place.replace(/ \d+$/, ''));
  expect(new Set(accused)).toEqual(new Set(["the desk's log, event", 'letter', 'mail', 'attachment']));

  await upgraded(false);
  expect(await places()).not.toEqual([]);
  await upgraded(true);
  expect(await places()).toEqual([]);
  await seal();
  expect(await places()).toEqual([]);
  for (const [statement, place] of asIfErased(third, hers))
    expect([statement, await foundAfter(statement)]).toEqual([
      statement,
      expect.arrayContaining([expect.stringMatching(place)]),
    ]);
});

test('of what it was mended whose it is, when events did not name it, is named once, too', async () => {
  const number = await opened({ messageId: '<di@interzen.example>' });
  const other = await opened();
  await seal();
  const [message] = await desk.db.execute<{ id: number }>(sql`
    update message set direction = 'elsewhere' where ticket = ${number} returning id::int as id`);
  await asOwner().db.transaction(async tx => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`insert into ticket_event (ticket, sequence, type, data, actor, origin, at)
      select ticket, max(sequence) + 1, 'vouched', '{"type": "vouched", "messageId": "<di@interzen.example>"}', '{"kind": "desk"}',
        'slack', now() from ticket_event where ticket = ${number} group by 1`);
    await tx.execute(sql`update ticket set version = version + 1 where number = ${number}`);
    await tx.execute(sql`update ticket_event set digest = null`);
    await tx.execute(sql`create table unchained (log text primary key, done bigint not null)`);
    await tx.execute(sql`insert into unchained values ('ticket', 0)`);
    await tx.execute(sql`insert into unsealed values ('ticket', ${number})`);
  });
  await chainLogs(asOwner().db, () => {});
  await seal();
  expect(await places()).toEqual([`letter ${message?.id}`]);
  await upgraded(true, 'mended');
  expect(await places()).toEqual([]);
  await seal();
  expect(await places()).toEqual([]);
  const forged = `update message set ticket = ${number}, text = 'altro' where ticket = ${other};
    insert into unsealed select 'message', id from message where text = 'altro'`;
  expect(await foundAfter(forged)).toEqual([expect.stringMatching(/^letter /)]);
});

test('an hour of probes is sealed when it is over, though a clock was ahead; sealed, it stays as it is', async () => {
  const now = desk.clock().getTime();
  const noted = async (minutes: number, isUp = true) => {
    const minute = new Date(now + minutes * 60_000);
    await noteMinute(desk.db, { place: 'here', minute }, [{ service: 'zenshare', isUp }]);
  };
  const sealed = async () => await desk.db.execute(sql`select from seal_leaf where kind = 'hour'`);
  await noted(0);
  await noted(300);
  await seal();
  expect(await sealed()).toHaveLength(0);
  await noted(30);
  desk.advance(2 * 3_600_000);
  await seal();
  expect(await sealed()).toHaveLength(1);
  await noted(31, false);
  expect(await places()).toEqual([]);
  const [hour] = await desk.db.execute<{ marks: string }>(
    sql`select marks from probed_hour order by hour limit 1`,
  );
  expect(hour?.marks.trimEnd()).toBe(`+${' '.repeat(29)}+`);
});
