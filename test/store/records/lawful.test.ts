import { setImmediate } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { resendLetter } from '../../../src/desk/letters/letters-again.ts';
import { setCustomer } from '../../../src/desk/letters/set-customer.ts';
import { carryOut } from '../../../src/desk/privacy/carry-out.ts';
import { confirmAtOnce } from '../../../src/desk/privacy/confirm.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { atOneMoment, type Db } from '../../../src/store/database.ts';
import { settleLetter } from '../../../src/store/mail/letters.ts';
import { noteFound } from '../../../src/store/portal/found-readings.ts';
import { sealAnew } from '../../../src/store/records/seal-anew.ts';
import { sealsInFile } from '../../../src/store/records/seal-file.ts';
import { nothingCounted, verifyRecords } from '../../../src/store/records/verify/verify.ts';
import { called, formsOf } from '../../chat/actions/opening/a-form.ts';
import { person } from '../../desk/clock/under-the-clock.ts';
import { aDeskWithRecords } from './a-desk-with-records.ts';
import { asIfErased } from './as-if-erased.ts';

const records = aDeskWithRecords();
const { desk, seal, verified, foundAfter, opened, does, letters, accepted, attached, by, asOwner } = records;

/** Fits now, and when what changed has been sealed. */
async function fits(): Promise<void> {
  expect((await verified()).findings).toEqual([]);
  await seal();
  expect((await verified()).findings).toEqual([]);
}
const messageOf = async (which: SQL, column = 'id') => {
  const [row] = await desk.db.execute<{ id: number }>(
    sql`select ${sql.identifier(column)}::int as id from message where ${which} order by id limit 1`,
  );
  return row?.id ?? 0;
};
const salts = async (kind: string, ids: number[]) => {
  const rows = await desk.db.execute<{ id: number; salt: string }>(sql`
    select id::int as id, encode(salt, 'hex') as salt from leaf_salt
    where kind = ${kind} and id = any(${sql.param(ids)}::int[]) order by id`);
  return [...rows].map(({ salt }) => salt);
};

test('a letter that did not arrive, sent again after its seal', async () => {
  const number = await opened();
  await does(number, { type: 'claim' }, { type: 'reply', text: 'Riprovi adesso.' });
  await accepted();
  await fits();
  const [letter] = (await letters(number)).toReversed();
  await settleLetter(desk.db, letter?.id ?? 0, 'bounced', '550', desk.clock());
  expect((await resendLetter(desk, number, letter?.id ?? 0, await by('anna'))).ok).toBe(true);
  await fits();
  const [first] = await desk.db.execute<{ id: number }>(sql`
    update message set "to" = '[{"name":"","address":"altra@zeta.example"}]' where id = ${letter?.id ?? 0} returning id::int as id`);
  expect(first).toEqual({ id: letter?.id });
  desk.advance(3_600_000);
  const since = desk.clock();
  await accepted();
  await fits();
  // Why it was sealed again stands in an event from before the date.
  const late = await verified(records.file, since);
  expect(late.findings).toEqual([]);
  expect(late.counted.evidence).toBeGreaterThan(0);
});

test('whose a request is is mended after its seal: what was said to be written by the other may change once, and nothing else', async () => {
  await person(desk.db, 'Marco');
  const { send, requestIn } = formsOf(desk);
  const caller = { customer: 'Teo Sarti', address: 'teo@zeta.example' };
  const { number } = await requestIn(await send({ ...called, about: 'Chiamata', ...caller }));
  const other = await opened();
  await accepted();
  await fits();
  const { version } = await records.ticketOf(number);
  const tea = { name: 'Tea Sarti', address: 'tea@zeta.example' };
  expect((await setCustomer(desk, number, tea, version, await by('anna'))).ok).toBe(true);
  await accepted();
  await fits();
  const [mended] = await desk.db.execute<{ times: number }>(sql`
    select max(sequence)::int as times from seal_leaf join message on message.id = seal_leaf.id
    where kind = 'message' and ticket = ${number} and direction = 'in'`);
  expect(mended?.times).toBe(2);
  const [forged] = await desk.db.execute<{ id: number }>(
    sql`select id::int as id from message where ticket = ${other}`,
  );
  const { id = 0 } = forged ?? {};
  const waits = `insert into unsealed values ('message', ${id})`;
  for (const place of [
    `came_with = ${number}`,
    `ticket = ${number}`,
    `message_id = '<typed.x@sportello.invalid>', mail_id = null, came_with = ${number}`,
  ])
    expect(
      await foundAfter(`update message set ${place}, text = 'altro' where id = ${id}; ${waits}`),
    ).toEqual([`letter ${id}`]);
});

test('requests that are merged after their seal, and a file that is let through', async () => {
  const [one, other] = [await opened({ attachments: [attached('a.txt', 'uno')] }), await opened()];
  await desk.db.execute(sql`update attachment set held = 'unscanned'`);
  await fits();
  await mergeTickets(desk, one, other, await by('anna'));
  await desk.db.execute(sql`update attachment set held = null`);
  await fits();
});

test('what a search showed is sealed: who takes it away or alters it is found, after an erasure, too', async () => {
  const number = await opened();
  const { operator } = await by('anna');
  await noteFound(desk.db, operator, [number], { origin: 'slack', at: desk.clock() });
  await fits();
  for (const statement of [
    'delete from found_reading',
    `delete from found_reading; delete from leaf_salt where kind = 'reading'`,
    'update found_reading set operator = operator + 1',
    `update found_reading set tickets = '{1}'`,
    `update found_reading set operator = null; delete from leaf_salt where kind = 'reading'`,
  ])
    expect(await foundAfter(statement)).toEqual(['reading of what was found 1']);
  const added = `insert into found_reading (id, operator, tickets, origin, at) values (99, ${operator.id}, '{1}', 'slack', now())`;
  expect(await foundAfter(added)).toEqual(['reading of what was found 99']);
});

test('somebody is erased after the seal: before the next one, and after it; nothing is left to try words out by', async () => {
  const she = { name: 'Ludovica Zanfrognini', address: 'ludovica@zeta.example' };
  const hers = await opened({ from: she, attachments: [attached('suo.txt', 'ametista')] });
  const third = await opened({ attachments: [attached('terzo.txt', 'peridoto')] });
  const subject = `Zirconio di Emma`;
  const emma = { name: 'Emma', address: 'emma@nord.example' };
  const others = await opened({ from: emma, to: [she], subject, messageId: '<emma.1@nord.example>' });
  await opened({ from: emma, inReplyTo: ['<emma.1@nord.example>'], text: 'Di altro.', newText: 'Di altro.' });
  await does(others, { type: 'claim' }, { type: 'add-note', text: 'di tutt’altro' });
  await does(hers, { type: 'claim' }, { type: 'reply', text: 'Gentile Ludovica.' });
  await does(others, { type: 'add-note', text: `ne parla ludovica@zeta.example` });
  await accepted();
  await fits();
  const rows = await desk.db.execute<{ id: number; ticket: number }>(
    sql`select id::int as id, ticket from message where ticket = ${hers}
      or ticket = ${others} and concat("from", "to", text) ~ 'ludovica' order by id`,
  );
  const all = [...rows].map(({ id }) => id);
  const ofOthers = [...rows].filter(({ ticket }) => ticket === others).map(({ id }) => id);
  const before = await salts('message', all);
  expect(before.length).toBe(all.length);
  const confirmed = await confirmAtOnce(desk, she.address, { closes: true, origin: 'cli' });
  if (!confirmed.ok) throw new Error(JSON.stringify(confirmed));
  await carryOut(desk, confirmed.id);
  const left = await salts('message', all);
  expect(left.filter(salt => before.includes(salt))).toEqual([]);
  await fits();
  // What others wrote is sealed anew, as it stands without her.
  expect((await salts('message', ofOthers)).filter(salt => before.includes(salt))).toEqual([]);
  const [untouched, emptied] = await Promise.all([
    messageOf(sql`ticket = ${others} and text = 'Di altro.'`),
    messageOf(sql`ticket = ${hers} and text = ''`),
  ]);
  const waits = (id: number) => `insert into unsealed values ('message', ${id})`;
  const unsalted = (id: number) =>
    `delete from leaf_salt where kind = 'message' and id = ${id}; ${waits(id)}`;
  const wiped = (number: number, type: string) =>
    [
      `update event_words set salt = null, words = null
        where id = (select min(words_id) from ticket_event where ticket = ${number} and type = '${type}')`,
      new RegExp(`^ticket ${number}, event`),
    ] as const;
  for (const [statement, place] of [
    ...asIfErased(third, hers),
    // What did not name her has not changed; what went has not come back; what names nobody else has not lost its words.
    [`update message set text = 'altro' where id = ${untouched}; ${waits(untouched)}`, /^letter/],
    [`update message set text = 'di nuovo' where id = ${emptied}; ${waits(emptied)}`, /^letter/],
    [`update message set text = 'di nuovo' where id = ${emptied}; ${unsalted(emptied)}`, /^letter/],
    wiped(hers, 'claimed'),
    wiped(others, 'claimed'),
    wiped(others, 'note-added'),
  ] as const)
    expect([statement, await foundAfter(statement)]).toEqual([
      statement,
      expect.arrayContaining([expect.stringMatching(place)]),
    ]);
});

test('a seal that has read what is erased meanwhile is waited for: it accuses nobody, and its salts go', async () => {
  const she = { name: 'Clelia Ambrosini', address: 'clelia@zeta.example' };
  const number = await opened({ from: she, attachments: [attached('suo.txt', 'tormalina')] });
  await accepted();
  const confirmed = await confirmAtOnce(desk, she.address, { closes: true, origin: 'cli' });
  if (!confirmed.ok) throw new Error(JSON.stringify(confirmed));
  let erasing: Promise<unknown> = Promise.resolve();
  await asOwner().db.transaction(async tx => {
    await sealAnew(tx, records.sealKey(), desk.clock(), sealsInFile(records.file).at(-1)?.seal ?? null);
    let isDone = false;
    erasing = carryOut(desk, confirmed.id).finally(() => {
      isDone = true;
    });
    const isWaiting = async () =>
      (await tx.execute(sql`select from pg_locks where locktype = 'advisory' and not granted`)).length > 0;
    while (!isDone && !(await isWaiting())) await setImmediate();
  });
  await erasing;
  await fits();
  const mail = await messageOf(sql`ticket = ${number}`, 'mail_id');
  const left = await desk.db.execute(sql`
    select from seal_leaf join leaf_salt using (kind, id) where kind = 'mail' and id = ${mail} and sequence = 1
      and not exists (select from seal_leaf as next where next.kind = 'mail' and next.id = ${mail} and next.sequence = 2)`);
  expect(left).toHaveLength(0);
});

/** The same, and before its statement of this number something else is done. */
function meanwhile(db: Db, nth: number, does: () => Promise<unknown>): Db {
  let statements = 0;
  return new Proxy(db, {
    get: (target, name) => {
      const own: unknown = Reflect.get(target, name);
      if (name !== 'execute' || typeof own !== 'function') return own;
      return async (query: unknown) => {
        statements += 1;
        if (statements === nth) await does();
        return await own.call(target, query);
      };
    },
  });
}

test('while it looks somebody is erased, and a seal is made: all fits, as it was when it began', async () => {
  const she = { name: 'Berenice Quarzi', address: 'berenice@zeta.example' };
  await opened({ from: she, subject: 'Opale', attachments: [attached('suo.txt', 'berillo')] });
  await accepted();
  await seal();
  const before = await desk.db.execute(sql`select from seal`);
  const does = async () => {
    const confirmed = await confirmAtOnce(desk, she.address, { closes: true, origin: 'cli' });
    if (!confirmed.ok) throw new Error(JSON.stringify(confirmed));
    await carryOut(desk, confirmed.id);
    await seal();
  };
  const outside = { file: records.file, keys: records.keys() };
  const counted = { ...nothingCounted };
  await atOneMoment(records.asOwner(), async then => {
    for await (const finding of verifyRecords(
      { ...then, db: meanwhile(then.db, 3, does) },
      outside,
      null,
      counted,
    ))
      expect(finding).toBeNull();
  });
  expect(counted.seals).toBe(before.length);
  expect((await desk.db.execute(sql`select from seal`)).length).toBeGreaterThan(before.length);
  await fits();
});
