import { enqueuedTogether } from '../outbox/enqueue.ts';
import type { Desk } from './desk.ts';
import type { InboundEmail, IntakeOutcome } from './inbound-email.ts';
import { takeIn, takeInWithin } from './intake.ts';

/** So many share a transaction at most: what they lock must not be locked for long. */
const togetherAtMost = 16;

type Waiting = {
  email: InboundEmail;
  done: (outcome: IntakeOutcome) => void;
  fail: (error: unknown) => void;
};

/**
 * Takes mails in as {@link takeIn} does, in the order in which they come. Those that come while others are being taken
 * in share the next transaction: one commit, one writing of jobs. One that fails takes none with it: each is then tried
 * by itself.
 */
export function takeInTogether(desk: Desk): (email: InboundEmail) => Promise<IntakeOutcome> {
  const waiting: Waiting[] = [];
  let isBusy = false;

  async function work(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    while (waiting.length > 0) await settle(waiting.splice(0, togetherAtMost));
    isBusy = false;
  }

  async function settle(batch: Waiting[]): Promise<void> {
    try {
      const outcomes = await takeInAll(
        desk,
        batch.map(({ email }) => email),
      );
      batch.forEach(({ done }, index) => {
        const outcome = outcomes[index];
        if (outcome) done(outcome);
      });
    } catch (error) {
      const [only, ...others] = batch;
      if (others.length === 0) only?.fail(error);
      else for (const { email, done, fail } of batch) await takeIn(desk, email).then(done, fail);
    }
  }

  return email =>
    new Promise((done, fail) => {
      waiting.push({ email, done, fail });
      void work();
    });
}

async function takeInAll(desk: Desk, emails: InboundEmail[]): Promise<IntakeOutcome[]> {
  return await desk.db.transaction(tx =>
    enqueuedTogether(tx, async () => {
      const outcomes: IntakeOutcome[] = [];
      for (const email of emails) outcomes.push(await takeInWithin(desk, tx, email));
      return outcomes;
    }),
  );
}
