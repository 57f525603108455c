import { sql } from 'drizzle-orm';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { openLog } from '../../../src/log.ts';
import { giveUpLetter, letterCourier } from '../../../src/mail/letters/letter-courier.ts';
import { type SmtpSender, smtpSender } from '../../../src/mail/letters/smtp-sender.ts';
import { type Outbox, runOutbox } from '../../../src/outbox/run-outbox.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { freePort } from '../../free-port.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const patient = { timeout: 60_000, interval: 20 };

/** What the customers' mail server has, in the order in which it took it. */
let arrived: { messageId: string; to: string }[] = [];
/** What it answers to a sender or a recipient instead of taking the letter. */
let refuses: (to: string | null) => { code: number; words: string } | null = () => null;

let port = 0;
let server: SMTPServer | undefined;
let sender: SmtpSender;
let outbox: Outbox;
let givenUp: string[] = [];

beforeAll(async () => {
  port = await freePort();
  sender = smtpSender({
    host: '127.0.0.1',
    port,
    tls: 'none',
    user: '',
    auth: null,
  });
  outbox = await runOutbox(
    own.url,
    {
      letter: letterCourier(desk, {
        sender,
        loopMark: 'mark',
        scanner: null,
        answersTo: () => null,
      }),
    },
    async ({ payload, reason }) => {
      givenUp.push(reason);
      await giveUpLetter(own.database.db, payload, reason);
    },
    openLog('silent'),
  );
});
afterAll(async () => {
  await outbox.stop();
  sender.close();
  await shut();
});
beforeEach(() => {
  arrived = [];
  givenUp = [];
  refuses = () => null;
});

async function open(): Promise<void> {
  const refusal = (to: string | null) => {
    const { code, words } = refuses(to) ?? {};
    return code ? Object.assign(new Error(words), { responseCode: code }) : null;
  };
  const opening = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    // The desk keeps its connections open; nobody waits for it here.
    closeTimeout: 100,
    onMailFrom: (_from, _session, done) => done(refusal(null)),
    onRcptTo: ({ address }, _session, done) => done(refusal(address)),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const { messageId = '' } = await PostalMime.parse(Buffer.concat(chunks));
        arrived.push({ messageId, to: session.envelope.rcptTo[0]?.address ?? '' });
        done();
      });
    },
  });
  opening.on('error', () => {});
  server = opening;
  await new Promise<void>(done => opening.listen(port, '127.0.0.1', () => done()));
}

async function shut(): Promise<void> {
  const closing = server;
  server = undefined;
  if (closing) await new Promise<void>(done => closing.close(() => done()));
}

/** A request that Anna has claimed: the letter that says so is the first of its ticket. */
async function opened(name: string): Promise<number> {
  const taken = await takeIn(desk, anEmail({ from: { name, address: `${name}@cliente.example` } }));
  if (taken.outcome !== 'opened') throw new Error(taken.outcome);
  await act(taken.ticket, { type: 'claim' });
  return taken.ticket;
}

const reply = (ticket: number, text: string) => act(ticket, { type: 'reply', text });

async function act(ticket: number, command: OperatorCommand): Promise<void> {
  const anna = await enrolOperator(desk.db, { email: 'anna@x.example', name: 'Anna', role: 'operator' });
  const handled = await handle(desk, ticket, command, {
    actor: { kind: 'operator', ...anna },
    origin: 'slack',
    key: null,
  });
  expect(handled.ok).toBe(true);
}

type Waiting = { message: number; tries: number; seconds: number };

/** The letters that were put off, how often, and for how long from now. */
async function putOff(): Promise<Waiting[]> {
  return [
    ...(await own.database.db.execute<Waiting>(
      sql`select (payload ->> 'message')::int as message, (payload -> 'history' ->> 'tries')::int as tries,
            greatest(0, extract(epoch from run_at - now()))::float8 as seconds
          from graphile_worker._private_jobs jobs
          join graphile_worker._private_tasks tasks on tasks.id = jobs.task_id
          where tasks.identifier = 'letter' and (payload -> 'history') is not null and locked_at is null`,
    )),
  ];
}

/** Moves the time of what waits to now; graphile-worker is told of it as of a new job. */
async function pass(): Promise<void> {
  await own.database.db.execute(sql`
    update graphile_worker._private_jobs set run_at = now() where run_at > now() and locked_at is null`);
  await own.database.db.execute(sql`select pg_notify('jobs:insert', '{"r":"test","count":6}')`);
}

/** Lets the waits between tries pass, one after the other, until so many seconds are over: each letter is tried anew. */
async function waitFor(seconds: number, letters: number): Promise<void> {
  for (let passed = 0; passed < seconds; ) {
    await expect.poll(async () => (await putOff()).length, patient).toBe(letters);
    const before = await putOff();
    passed += Math.max(...before.map(w => w.seconds));
    await pass();
    const triedAgain = async () =>
      (await putOff()).filter(now => now.tries > (before.find(w => w.message === now.message)?.tries ?? 0));
    await expect.poll(async () => (await triedAgain()).length, patient).toBe(letters);
  }
}

const lettersOf = async (ticket: number) =>
  (await conversationOf(own.database.db, ticket)).filter(({ direction }) => direction === 'out');
const statesOf = async (ticket: number) => (await lettersOf(ticket)).map(({ state }) => state);

test('the mail server is away for an hour: all letters leave after it, each once, of each ticket in their order', async () => {
  const names = ['paolo', 'emma', 'luca'];
  const tickets: number[] = [];
  for (const name of names) tickets.push(await opened(name));
  for (const text of ['Prima', 'Seconda'])
    for (const ticket of tickets) await reply(ticket, `${text} lettera.`);
  const all = tickets.length * 3;

  // Nobody listens for half an hour; for another it is there, but too busy.
  await waitFor(1800, all);
  let turnedAway = 0;
  refuses = to => {
    if (to !== null) return null;
    turnedAway += 1;
    return { code: 421, words: '4.3.2 Service not available, closing channel' };
  };
  await open();
  await waitFor(1800, all);
  expect(turnedAway).toBeGreaterThan(all);
  expect(arrived).toEqual([]);

  refuses = () => null;
  await pass();
  await expect.poll(() => arrived.length, patient).toBe(all);
  for (const [index, ticket] of tickets.entries()) {
    const letters = await lettersOf(ticket);
    expect(arrived.filter(({ to }) => to.startsWith(names[index] ?? '')).map(l => l.messageId)).toEqual(
      letters.map(({ messageId }) => messageId),
    );
    await expect.poll(() => statesOf(ticket), patient).toEqual(['sent', 'sent', 'sent']);
  }
  expect(new Set(arrived.map(({ messageId }) => messageId)).size).toBe(all);
  expect(givenUp).toEqual([]);
  await shut();
});

test('one customer whose mailbox is full holds nobody else up, and after three days not even himself', async () => {
  const full = await opened('pieno');
  await reply(full, 'Prima lettera.');
  const others: number[] = [];
  for (const name of ['anna', 'bruno', 'carla', 'dario']) others.push(await opened(name));
  for (const ticket of others) await reply(ticket, 'Una lettera.');
  refuses = to => (to?.startsWith('pieno') ? { code: 452, words: '4.2.2 Mailbox full' } : null);
  await open();
  await pass();
  await expect.poll(() => arrived.length, patient).toBe(others.length * 2);
  expect(await statesOf(full)).toEqual(['queued', 'queued']);

  await expect.poll(async () => (await putOff()).length, patient).toBe(2);
  const [first] = await lettersOf(full);
  // Again and again: one that is being tried in this moment notes its own history afterwards.
  const threeDaysLater = async () => {
    await own.database.db.execute(sql`
      update graphile_worker._private_jobs
      set payload = jsonb_set(payload::jsonb, '{history,since}', to_jsonb(now() - interval '73 hours'))
      where (payload ->> 'message')::int = ${first?.id} and (payload -> 'history') is not null and locked_at is null`);
    await pass();
    return await statesOf(full);
  };
  await expect.poll(threeDaysLater, patient).toEqual(['failed', 'queued']);
  expect(givenUp).toEqual([expect.stringContaining('Mailbox full')]);

  // Its next letter is tried in the same moment, and put off once more.
  await expect.poll(async () => (await putOff()).length, patient).toBe(1);
  refuses = () => null;
  await pass();
  await expect.poll(() => statesOf(full), patient).toEqual(['failed', 'sent']);
  await shut();
});
