import { keepContext } from '../../log/context.ts';
import { enqueuedTogether } from '../../outbox/enqueue.ts';
import { type Db, transactionWith } from '../../store/database.ts';
import { faultOf } from '../../store/fault.ts';
import { Entangled, inUnison } from '../../store/in-unison.ts';
import { baseAddress } from '../../ticket/people/address.ts';
import type { Desk } from '../desk.ts';
import type { InboundEmail, IntakeOutcome } from '../inbound-email.ts';
import { takeInWithin } from './intake.ts';
import { wavesOf } from './waves.ts';

/** So many share a transaction at most: what they lock must not be locked for long. */
const togetherAtMost = 32;
/** And so many bytes of them: they go to the database in one piece, and lie there several times. */
const bytesAtMost = 4 * 1024 * 1024;
/**
 * So long it waits for a ticket that somebody holds (less than PostgreSQL's deadlock_timeout, a second: who presses a
 * button does not die of our order), and a mail by itself. All mail of the same lanes waits with it.
 */
const waitTogetherMs = 800;
const waitAloneMs = 3000;
/** While one transaction waits for the database, the other goes on; with more of them, fewer mails share one. */
const atOnceAtMost = 2;
/**
 * Beside another transaction one sets out when as many mails wait for it as that has, or the first has waited so long: with 40 ms eight
 * senders on a busy machine made batches of 2.5 mails, with 200 of 3. Where none is under way nothing is waited for.
 */
const gatheredForMs = 200;

type Waiting = {
  email: InboundEmail;
  /** Its order is kept among these. */
  lane: string;
  /** By the steady clock. */
  since: number;
  /** Does a work of this mail, though the transaction is that of many. */
  within: ReturnType<typeof keepContext>;
  done: (outcome: IntakeOutcome) => void;
  fail: (error: unknown) => void;
};

/**
 * Takes mails in as {@link takeIn} does, in the order in which they come. Those that come while others are being taken
 * in share the next transaction: one commit, one writing of jobs. One that fails takes none with it: each is then tried
 * by itself.
 *
 * @returns a function that rejects when the database is away, or somebody holds a ticket for long: the mail stays out
 */
export function takeInTogether(desk: Desk): (email: InboundEmail) => Promise<IntakeOutcome> {
  let waiting: Waiting[] = [];
  const underWay = new Set<Waiting[]>();
  let looksAgain = false;

  /** Those of which none of the same lane is under way, the first ones. */
  function next(): Waiting[] {
    const busy = new Set([...underWay].flatMap(batch => batch.map(({ lane }) => lane)));
    const free = waiting.filter(({ lane }) => !busy.has(lane));
    return free.slice(0, fittingOf(free));
  }

  /** @returns ms until it sets out, however few they are */
  function gathersFor(batch: Waiting[]): number {
    const isEnough = [...underWay].every(({ length }) => batch.length >= length);
    return isEnough ? 0 : (batch[0]?.since ?? 0) + gatheredForMs - performance.now();
  }

  function setOutIn(ms: number): void {
    if (looksAgain) return;
    looksAgain = true;
    setTimeout(() => {
      looksAgain = false;
      setOut();
    }, Math.ceil(ms));
  }

  function setOut(): void {
    if (underWay.size >= atOnceAtMost) return;
    const batch = next();
    if (batch.length === 0) return;
    const leftMs = gathersFor(batch);
    if (leftMs > 0) {
      setOutIn(leftMs);
      return;
    }
    waiting = waiting.filter(mail => !batch.includes(mail));
    underWay.add(batch);
    void settle(desk, batch).then(() => {
      underWay.delete(batch);
      setOut();
    });
    setOut();
  }

  return email =>
    new Promise((done, fail) => {
      waiting.push({
        email,
        ...{ lane: laneOf(email), since: performance.now() },
        ...{ within: keepContext(), done, fail },
      });
      setOut();
    });
}

/**
 * A mailbox keeps its order, for an answer may lie behind what it answers. By SMTP nobody answers what was not taken in
 * yet; mails of one sender touch the same rows, and would wait for each other.
 */
function laneOf({ arrived, from }: InboundEmail): string {
  return arrived.door === 'imap' ? `in ${arrived.mailbox}` : `by ${baseAddress(from.address)}`;
}

/** Tells each of a batch what became of it; never rejects. */
async function settle(desk: Desk, batch: Waiting[]): Promise<void> {
  try {
    const outcomes = await takeInBatch(desk, batch);
    batch.forEach(({ done }, index) => {
      const outcome = outcomes[index];
      if (outcome) done(outcome);
    });
  } catch (error) {
    if (batch.length === 1 || faultOf(error) === 'wire') for (const { fail } of batch) fail(error);
    else await settleEach(desk, batch);
  }
}

/** In their order: where the wire breaks, those behind stay out as well, or an answer would overtake its question. */
async function settleEach(desk: Desk, batch: Waiting[]): Promise<void> {
  let broken: unknown = null;
  for (const mail of batch) {
    const { done, fail } = mail;
    if (broken) fail(broken);
    else
      try {
        const [outcome] = await takeInAll(desk, [[mail]], waitAloneMs);
        if (outcome) done(outcome);
      } catch (error) {
        if (faultOf(error) === 'wire') broken = error;
        fail(error);
      }
  }
}

type Mail = Pick<Waiting, 'email' | 'within'>;

/** How many of the first ones make a batch: one at least, however large. */
function fittingOf(mails: Mail[]): number {
  let bytes = 0;
  const tooMuch = mails.slice(0, togetherAtMost).findIndex(({ email }, place) => {
    bytes += email.arrived.source.byteLength;
    return place > 0 && bytes > bytesAtMost;
  });
  return tooMuch < 0 ? togetherAtMost : tooMuch;
}

/** Those that turn out to want the same, a request that each of them names otherwise, are taken in one behind the other. */
async function takeInBatch(desk: Desk, batch: Mail[]): Promise<IntakeOutcome[]> {
  if (batch.length === 1) return await takeInAll(desk, [batch], waitAloneMs);
  try {
    return await takeInAll(desk, wavesOf(batch), waitTogetherMs);
  } catch (error) {
    if (!(error instanceof Entangled)) throw error;
    return await takeInAll(
      desk,
      batch.map(mail => [mail]),
      waitTogetherMs,
    );
  }
}

/** In one transaction: what stands in one run side by side, the runs in their order. */
async function takeInAll(desk: Desk, runs: Mail[][], waitMs: number): Promise<IntakeOutcome[]> {
  return await transactionWith(desk.db, { lock_timeout: waitMs }, async tx => {
    const outcomes: IntakeOutcome[] = [];
    await enqueuedTogether(tx, async () => {
      for (const run of runs) outcomes.push(...(await takeInRun(desk, tx, run)));
    });
    return outcomes;
  });
}

async function takeInRun(desk: Desk, tx: Db, run: Mail[]): Promise<IntakeOutcome[]> {
  const works = run.map(
    ({ email, within }) =>
      () =>
        within(() => takeInWithin(desk, tx, email)),
  );
  const [only] = works;
  return works.length === 1 && only ? [await only()] : await inUnison(tx, works);
}
