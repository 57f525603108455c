import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test, vi } from 'vitest';
import { audit } from '../../../src/cli/records/audit.ts';
import { exportRecords } from '../../../src/store/records/export.ts';
import { chainedLogs, type LoggedEvent, loggedEvents, saidBy } from '../../../src/store/records/logs.ts';
import { beginning, linked } from '../../../src/store/records/said.ts';
import { shippedConfig } from '../../journeys/a-house.ts';
import { aDeskWithRecords } from './a-desk-with-records.ts';
import { diceOf, tamperedFile, ways } from './tampering.ts';

/** `npm run test:long` takes all thousand. */
const times = Number(process.env.TAMPERINGS ?? 40);
const seed = Number(process.env.TAMPERING_SEED ?? 20261129);

const records = aDeskWithRecords();
const { desk, seal, verified, works, asOwner, file, folder } = records;

/** The last two hours of probes are sealed when nobody tells of a minute of theirs any more. */
const waiting = 2;

beforeAll(async () => {
  await works();
});

/** Does something with triggers off, looks, and undoes it. */
async function undone<T>(work: () => Promise<T>): Promise<T> {
  const { connection } = asOwner();
  await connection.unsafe('begin; set local session_replication_role = replica');
  try {
    return await work();
  } finally {
    await connection.unsafe('rollback');
  }
}

test('a desk that has worked as it does: all fits', async () => {
  const { findings, counted } = await verified();
  expect(findings).toEqual([]);
  expect(counted).toMatchObject({ unchained: 0, seals: 4, unsealed: waiting });
  expect(counted.events).toBeGreaterThan(150);
  expect(counted.evidence).toBeGreaterThan(80);
  expect(counted.leaves).toBeGreaterThan(100);
});

test(`whatever is altered, removed, swapped or inserted is found where it is: ${times} ways, seed ${seed}`, async () => {
  const dice = diceOf(seed);
  const missed: string[] = [];
  for (let time = 0; time < times; time += 1)
    await undone(async () => {
      const way = dice.upTo(ways.length + 1);
      const forged = join(folder, 'forged.jsonl');
      const { what, places } =
        (await ways[way]?.(asOwner().connection, dice)) ?? tamperedFile(file, forged, dice);
      const { findings } = await verified(way < ways.length ? file : forged);
      if (!findings.some(({ place }) => places.includes(place)))
        missed.push(
          `${what}: ${findings.map(({ place, says }) => `${place}: ${says}`).join('; ') || 'nothing'}`,
        );
    });
  expect(missed).toEqual([]);
});

test('who knows how digests are made, and makes all behind a forged event anew, is found by the seals', async () => {
  const [log] = chainedLogs;
  if (!log) throw new Error('there are logs');
  await undone(async () => {
    const { db } = asOwner();
    await db.execute(sql`update ticket_event set origin = 'web' where ticket = 1001 and sequence = 1`);
    let before: Uint8Array = beginning;
    for (const event of await db.execute<LoggedEvent>(
      sql`${loggedEvents(log)} where ticket = 1001 order by sequence`,
    )) {
      before = linked(before, saidBy('ticket', event));
      await db.execute(sql`
        update ticket_event set digest = decode(${Buffer.from(before).toString('hex')}, 'hex')
        where ticket = 1001 and sequence = ${event.sequence}`);
    }
    const { findings } = await verified();
    expect(findings.map(({ says }) => says)).toEqual([
      expect.stringMatching(/^its digest is not that which seal \d holds/),
    ]);
    expect(findings[0]?.place).toMatch(/^ticket 1001, event \d+$/);
  });
});

test('a packed mail that unpacks to another than its digest says is found, whatever the seals say', async () => {
  expect((await verified()).counted.unpacked).toBeGreaterThan(10);
  await undone(async () => {
    await asOwner().db.execute(sql`update inbound_mail set packed_of = sha256('other') where id = 2`);
    expect((await verified()).findings).toContainEqual({
      place: 'mail 2',
      says: 'what lies there packed is not the mail whose digest lies beside it',
    });
  });
});

test('a process of before, which empties a mail and knows no packed_of, is refused', async () => {
  const emptied = desk.db.execute(sql`update inbound_mail set source = '' where id = 2`);
  await expect(emptied).rejects.toMatchObject({ cause: { code: '23514' } });
});

test('behind the last seal nobody can know, and that is said: it is so many', async () => {
  const number = await records.opened();
  const { counted } = await verified();
  // The request, its mail, the message.
  expect(counted.unsealed).toBe(waiting + 3);
  await undone(async () => {
    await asOwner().db.execute(sql`
      delete from event_words where id in (select words_id from ticket_event where ticket = ${number})`);
    await asOwner().db.execute(sql`delete from ticket_event where ticket = ${number}`);
    await asOwner().db.execute(sql`delete from ticket where number = ${number}`);
    await asOwner().db.execute(sql`update message set text = 'x' where ticket = ${number}`);
    expect((await verified()).findings).toEqual([]);
  });
  await seal();
  expect((await verified()).findings).toEqual([]);
  expect((await verified()).counted.unsealed).toBe(waiting);
  await undone(async () => {
    await asOwner().db.execute(sql`delete from ticket_event where ticket = ${number}`);
    expect((await verified()).findings[0]?.place).toBe(`ticket ${number}`);
  });
});

test('since a date: what was written before is taken as it is, and what came later is looked at', async () => {
  const since = new Date(desk.clock().getTime() - 3_600_000);
  await undone(async () => {
    await asOwner().db.execute(
      sql`update ticket_event set origin = 'web' where ticket = 1001 and sequence = 1`,
    );
    expect((await verified(file, since)).findings).toEqual([]);
    await asOwner().db.execute(
      sql`update ticket_event set origin = 'web' where at >= ${since.toISOString()}::timestamptz`,
    );
    expect((await verified(file, since)).findings).not.toEqual([]);
  });
  const { counted } = await verified(file, since);
  expect(counted.events).toBeLessThan((await verified()).counted.events);
});

test('another program, which shares no line with this one, verifies an export, and finds what was altered', async () => {
  const checked = async (name: string) => {
    const to = join(folder, name);
    await exportRecords(asOwner().connection, file, to);
    const program = join(import.meta.dirname, 'verify.py');
    const { status, stdout, stderr } = spawnSync('python3', [program, to, ...records.keys()], {
      encoding: 'utf8',
    });
    rmSync(to, { recursive: true });
    return { status, said: stdout + stderr };
  };
  const { counted } = await verified();
  const fits = await checked('whole');
  expect(fits.said).toBe(
    `All fits: ${counted.events} events, ${counted.evidence - waiting} letters, mails and attachments, ${counted.seals} seals.\n`,
  );
  expect(fits.status).toBe(0);
  const alterations = [
    [
      `update ticket_event set origin = 'web' where ticket = 1001 and sequence = 2`,
      /^ticket\/1001, event 2: expected/,
    ],
    [`update event_words set words = words || ' ' where id = 5`, /^words: expected/],
    [`update message set text = 'x' where id = 1`, /^message 1: expected/],
    [`update inbound_mail set source = '', packed_of = null where id = 2`, /^mail 2: expected/],
    [`update inbound_mail set packed_of = sha256('other') where id = 2`, /^mail 2: expected/],
    [`update inbound_mail set packed_of = null where id = 2`, /^mail 2: expected/],
    [`update blob set content = ''`, /^file 1: expected/],
    ['delete from seal_leaf where seal = 2 and position = 3', /^seal 2, leaves: expected/],
  ] as const;
  for (const [statement, found] of alterations)
    await undone(async () => {
      await asOwner().connection.unsafe(statement);
      const altered = await checked('altered');
      expect(altered.said).toMatch(found);
      expect(altered.status).toBe(1);
    });
});

test('whoever verifies makes no key: where the file is missing, that is said, with what to do', async () => {
  const { policy } = shippedConfig();
  const lost = join(folder, 'lost.key');
  const config = {
    ...shippedConfig(),
    policy: { ...policy, records: { ...policy.records, key: lost, file } },
  };
  const said: unknown[] = [];
  const console_ = vi.spyOn(console, 'log').mockImplementation(line => void said.push(line));
  const audited = (...args: string[]) => audit(desk, asOwner().connection, config, args);
  for (const args of [['verify'], ['key']])
    await expect(audited(...args)).rejects.toThrow(/^There is no .*lost\.key.*audit verify --key PUBLIC/s);
  expect(await audited('verify', '--key', records.sealKey().known.toString('hex'))).toBe(0);
  expect(said[0]).toMatch(/^All fits/);
  expect(existsSync(lost)).toBe(false);
  const inItalian = ['--key', records.sealKey().known.toString('hex'), '--language', 'it'];
  expect(await audited('verify', ...inItalian)).toBe(0);
  expect(said.join('\n')).toMatch(/^Tutto torna: eventi [\d.]+, .* eventi al secondo\)\.$/m);
  for (const args of [['verify'], ['seal'], ['export', '--to', lost]])
    await expect(audited(...args, '--language', 'fr')).rejects.toThrow('--language fr: write --language it');
  expect(existsSync(lost)).toBe(false);
  console_.mockRestore();
});
