import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { type SealPlaces, sealCourier } from '../../../src/mail/seal-courier.ts';
import { stampCourier } from '../../../src/mail/stamp-courier.ts';
import { Transient } from '../../../src/outbox/failure.ts';
import { lastSeal, type Seal } from '../../../src/store/records/seals.ts';
import { allStamps, keepStamp } from '../../../src/store/records/stamp/stamps.ts';
import { readStamp, stampRequest } from '../../../src/store/records/stamp/time-stamp.ts';
import { aDeskWithRecords } from '../../store/records/a-desk-with-records.ts';
import { aTimestampServer } from './a-timestamp-server.ts';

const records = aDeskWithRecords();
const { desk, seal, verified, asOwner } = records;
const server = aTimestampServer();
const hour = 3_600_000;

let newest: Seal | null = null;
const number = () => newest?.number ?? 0;

beforeAll(async () => {
  await records.opened();
  await seal();
  newest = await lastSeal(desk.db);
});

/** The server's clock is the machine's; the desk's stands still. @param apartMs by which the desk's is wrong */
const stamp = async (url: string | null = server.url(), apartMs = 0) =>
  await stampCourier({ db: desk.db, clock: () => new Date(Date.now() + apartMs) }, url)({ seal: number() });

describe('a seal is stamped by another', () => {
  const wrong = {
    refuses: 'refused it (status 2)',
    'is-busy': 'answers 503',
    babbles: 'it is no answer of a timestamp server',
    'signs-nothing': 'no certificate that came with it signed it',
    'changes-what-it-signed': 'no certificate that came with it signed it',
  } as const;

  test.each(Object.keys(wrong) as (keyof typeof wrong)[])(
    'not by one that %s: it is asked again',
    async manner => {
      server.behaves(manner);
      const failed = await stamp().catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(Transient);
      expect(String(failed)).toContain(wrong[manner]);
      expect(await allStamps(desk.db)).toEqual([]);
    },
  );

  test('nor by one that stamps something else, or answers another question', async () => {
    server.behaves('stamps');
    await fetch(server.url(), {
      method: 'POST',
      body: new Uint8Array(stampRequest(Buffer.alloc(32, 7), Buffer.of(9))),
    });
    server.behaves('answers-the-one-before');
    await expect(stamp()).rejects.toThrow('the stamp is of something else');
    await fetch(server.url(), {
      method: 'POST',
      body: new Uint8Array(stampRequest(Buffer.from(newest?.digest ?? '', 'hex'), Buffer.of(9))),
    });
    await expect(stamp()).rejects.toThrow('the stamp answers another question');
    expect(await allStamps(desk.db)).toEqual([]);
  });

  test('nor where nobody listens', async () => {
    await expect(stamp('http://127.0.0.1:9/tsr')).rejects.toThrow(
      'timestamp server 127.0.0.1:9 cannot be asked',
    );
  });

  test('nor where clocks are apart: what was kept could not be taken away again', async () => {
    server.behaves('stamps');
    await expect(stamp(server.url(), -hour)).rejects.toThrow('clocks are apart: it says');
    server.behaves('is-late');
    await expect(stamp()).rejects.toThrow('clocks are apart: it says');
    expect(await allStamps(desk.db)).toEqual([]);
  });

  test('once, also where two ask at once, and what it says is verified here and by openssl', async () => {
    server.behaves('stamps');
    await stamp();
    const [kept, ...others] = await allStamps(desk.db);
    expect(others).toEqual([]);
    expect(kept?.seal).toBe(number());
    expect(server.verified(kept?.token ?? Buffer.alloc(0), newest?.digest ?? '')).toContain(
      'Verification: OK',
    );
    // Another courier, which asked when none was kept yet.
    await keepStamp(desk.db, { seal: number(), token: kept?.token ?? Buffer.alloc(0), at: new Date() });
    expect(await allStamps(desk.db)).toEqual([kept]);
    const before = server.times();
    await stamp();
    expect(server.times()).toBe(before);
    const { findings, counted } = await verified();
    // The server's clock is the machine's, the desk's stands still: nothing is from before its seal.
    expect(findings).toEqual([]);
    expect(counted.stamps).toBe(1);
  });

  test('a stamp that is altered, or put beside another seal, is found', async () => {
    const { connection } = asOwner();
    const undone = async (statement: string) => {
      await connection.unsafe('begin; set local session_replication_role = replica');
      try {
        await connection.unsafe(statement);
        return (await verified()).findings.map(({ place, says }) => `${place}: ${says}`);
      } finally {
        await connection.unsafe('rollback');
      }
    };
    const [kept] = await allStamps(desk.db);
    const digest = newest?.digest ?? '';
    const at = `position(decode('${digest}', 'hex') in token)`;
    expect(kept?.token.toString('hex')).toContain(digest);
    expect(
      await undone(
        `update seal_stamp set token = set_byte(token, ${at} - 1, get_byte(token, ${at} - 1) # 1)`,
      ),
    ).toEqual([`stamp of seal ${number()}: no certificate that came with it signed it`]);
    expect(await undone(`update seal_stamp set token = ''`)).toEqual([
      `stamp of seal ${number()}: it is no answer of a timestamp server`,
    ]);
    expect(await undone(`update seal_stamp set at = at + interval '1 hour'`)).toEqual([
      `stamp of seal ${number()}: it says another moment than stands beside it`,
    ]);
    expect(await undone(`update seal_stamp set seal = seal + 70`)).toEqual([
      `stamp of seal ${number() + 70}: its seal is not there`,
      `stamp of seal ${number() + 70}: no seal holds it, and it does not wait for one: it was put there`,
    ]);
    await expect(desk.db.execute(sql`delete from seal_stamp`)).rejects.toThrow();
  });
});

test('a stamp of a moment that cannot be is found, unless another of the same seal fits', async () => {
  const { connection } = asOwner();
  const [kept] = await allStamps(desk.db);
  const token = kept?.token ?? Buffer.alloc(0);
  const made = Date.parse(newest?.at ?? '');
  const found = async (moments: Date[]) => {
    await connection.unsafe('begin; set local session_replication_role = replica; delete from seal_stamp');
    try {
      for (const at of moments)
        await connection.unsafe(`insert into seal_stamp (seal, token, at) values (${number()},
          decode('${server.dated(token, at).toString('hex')}', 'hex'), '${at.toISOString()}')`);
      return (await verified()).findings.map(({ says }) => says);
    } finally {
      await connection.unsafe('rollback');
    }
  };
  const seconds = (ms: number) => new Date(Math.floor(ms / 1000) * 1000);
  const early = seconds(made - hour);
  expect(await found([early])).toEqual(['it is from before its seal was made']);
  expect(await found([seconds(Date.now() + hour)])).toEqual(['it is from a moment that is still to come']);
  expect(await found([early, seconds(made + 1000)])).toEqual([]);
});

test('a stamp is sealed by the next seal: it is neither taken away nor exchanged', async () => {
  await seal();
  expect((await verified()).findings).toEqual([]);
  const place = `stamp of seal ${number()}`;
  expect(await records.foundAfter('delete from seal_stamp')).toEqual([place]);
  const token = server.dated(
    (await allStamps(desk.db))[0]?.token ?? Buffer.alloc(0),
    new Date(newest?.at ?? 0),
  );
  const exchanged = `update seal_stamp set token = decode('${token.toString('hex')}', 'hex'), at = '${newest?.at}'`;
  expect(await records.foundAfter(exchanged)).toContain(place);
});

describe('each day', () => {
  const sent: { to: { address: string }; subject: string; text: string }[] = [];
  const sender = { send: async (letter: (typeof sent)[number]) => void sent.push(letter) };
  const post = {
    sender: sender as never,
    letterhead: { deskName: 'Sportello', mailbox: 'support@interzen.example' },
    loopMark: '',
  };
  const places = (): SealPlaces => ({
    ...{ key: `${records.folder}/records.key`, file: records.file },
    ...{ mailTo: 'auditor@example.com', timestamp: server.url() },
  });
  const runs = async () => await sealCourier(desk, places(), post)({});
  const jobs = async () => {
    const rows = await desk.db.execute<{ payload: { seal: number } }>(sql`
      select payload from graphile_worker._private_jobs as job
      join graphile_worker._private_tasks as task on task.id = job.task_id where identifier = 'stamp' order by job.id`);
    return [...rows].map(({ payload }) => payload.seal);
  };

  test('the newest seal goes by mail, and one job stamps it; more of the same day do not', async () => {
    await records.opened();
    await runs();
    const first = await lastSeal(desk.db);
    expect(sent.map(({ to, subject }) => `${to.address}: ${subject}`)).toEqual([
      `auditor@example.com: Sportello: sigillo / seal ${first?.number}`,
    ]);
    const line = sent[0]?.text.trim().split('\n').at(-1) ?? '';
    expect(JSON.parse(line)).toEqual(first);
    expect(await jobs()).toEqual([first?.number]);
    await records.opened();
    await runs();
    expect((await lastSeal(desk.db))?.number).toBe((first?.number ?? 0) + 1);
    expect([sent.length, (await jobs()).length]).toEqual([1, 1]);
    desk.advance(86_400_000);
    await records.opened();
    await runs();
    expect([sent.length, (await jobs()).length]).toEqual([2, 2]);
  });

  test('a mail that cannot go holds up no seal, and goes with the next try', async () => {
    desk.advance(86_400_000);
    await records.opened();
    const broken = { ...post, sender: { send: async () => Promise.reject(new Transient('away')) } as never };
    const before = await lastSeal(desk.db);
    await expect(sealCourier(desk, places(), broken)({})).rejects.toThrow('away');
    expect((await lastSeal(desk.db))?.number).toBe((before?.number ?? 0) + 1);
    await runs();
    expect(sent.length).toBe(3);
  });
});

test('what is no answer says so, whatever it is', () => {
  for (const bytes of ['', '30', '3003020100', '30053003020100', '3080', '30840fffffff', 'ff'.repeat(40)]) {
    const read = readStamp(Buffer.from(bytes, 'hex'));
    expect(read.ok).toBe(false);
  }
});
