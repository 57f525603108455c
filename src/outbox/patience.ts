import type { JobHelpers, Task } from 'graphile-worker';
import type { Log } from '../log.ts';
import { safeReason } from '../safe-fault.ts';
import { faultOf } from '../store/fault.ts';
import { written } from '../store/written.ts';
import type { Courier } from './effect.ts';
import { endJob } from './end-job.ts';
import { mostAttempts } from './enqueue.ts';
import { Blocked, Permanent, Transient } from './failure.ts';

/**
 * How long a broken wire is waited for: 2 s, 4 s, 8 s ... up to a minute between tries, for three days. graphile's own
 * back-off grows to six hours, and a letter must leave soon after the mail server is back. Days alone do not end it: a
 * desk that was off over the holidays, or whose clock was set anew, has hardly tried.
 */
const patience = { firstSeconds: 2, longestSeconds: 60, giveUpAfterMs: 3 * 86_400_000, triesAtLeast: 100 };

/** A bug is not mended by repeating, but a deployment may mend it: a few tries, then it is shown. */
const triesOfABug = 5;

/** What has waited for so long, whatever for, is told to the admins, and goes on waiting. */
const toldAfterMs = 3_600_000;

/**
 * What a person must hear of: an effect that no repeating mends is given up; one that is blocked goes when a person has
 * mended its wire; one that is late has been tried for an hour, and goes by itself when it can.
 */
export type Trouble = {
  task: string;
  payload: unknown;
  reason: string;
  state: 'given-up' | 'blocked' | 'late';
};

export type OnTrouble = (trouble: Trouble) => Promise<void>;

/** Hears how each effect fares, so that it can be told which destination lets nothing through. */
export type Follow = {
  passed(payload: unknown): void;
  /** @param isBlocked it waits for a person */
  waits(payload: unknown, reason: string, isBlocked: boolean): void;
};

/**
 * How often an effect was tried, since its first failure, and how many of the tries a bug of ours ended; whether the
 * admins were told that it is late.
 */
type History = { tries: number; since: string; bugs: number; isTold: boolean };

/**
 * A courier as a task that knows failures. Transient is put off (Blocked with a word to the admins), and so is
 * whatever the database or the network did, for as long as it takes; of what is late they hear once. Permanent is shown to the admins; anything else
 * is a bug, tried a few times and then shown too. Tries are counted here and never by graphile-worker, which counts
 * those that a crash cut short.
 *
 * @param lookForMore called when the effect's lane is free: there may be another in it, of which nobody is told
 */
export function withPatience(
  task: string,
  courier: Courier,
  onTrouble: OnTrouble,
  lookForMore: () => void,
  log: Log,
  follow: Follow,
): Task {
  return async (payload, helpers) => {
    await carry(payload, helpers);
    await written(() => endJob(helpers));
    lookForMore();
  };

  async function carry(payload: unknown, helpers: JobHelpers): Promise<void> {
    try {
      await courier(payload);
      follow.passed(payload);
    } catch (error) {
      await afterFailure(error, payload, helpers);
    }
  }

  async function afterFailure(error: unknown, payload: unknown, helpers: JobHelpers): Promise<void> {
    const history = historyOf(payload);
    const isForeign = error instanceof Transient || error instanceof Permanent;
    // What a bug's message quotes may be a customer's.
    const reason = isForeign ? error.message : safeReason(error);
    const isDatabase = !isForeign && ['wire', 'lock'].includes(faultOf(error));
    if (isDatabase || (error instanceof Transient && !isOutOfPatience(history))) {
      if (error instanceof Transient) follow.waits(payload, reason, error instanceof Blocked);
      const isLate = !(error instanceof Blocked) && !history.isTold && ageOf(history) > toldAfterMs;
      const state = error instanceof Blocked ? 'blocked' : isLate ? 'late' : null;
      // Told before it is noted that it was: twice in one crash is better than never.
      if (state) await written(() => onTrouble({ task, payload, reason, state }));
      const next = { ...history, tries: history.tries + 1, isTold: history.isTold || isLate };
      await written(() => putOff(error, next, payload, helpers));
      return;
    }
    log.error({ room: 'outbox', task, payload, err: error }, `${task} failed: ${reason}`);
    const bugs = history.bugs + 1;
    if (!isForeign && bugs < triesOfABug)
      return await written(() => putOff(error, { ...history, bugs }, payload, helpers));
    await written(() => onTrouble({ task, payload, reason, state: 'given-up' }));
  }

  async function putOff(
    error: unknown,
    history: History,
    payload: unknown,
    { addJob, job, getQueueName }: JobHelpers,
  ): Promise<void> {
    const seconds = secondsUntilNext(error, history);
    log.warn({ room: 'outbox', task, payload, seconds }, `${task} is put off: ${safeReason(error)}`);
    const queueName = await getQueueName(job.job_queue_id);
    await addJob(
      task,
      { ...(payload as object), history },
      {
        runAt: new Date(Date.now() + seconds * 1000),
        priority: job.priority,
        maxAttempts: mostAttempts,
        ...(queueName ? { queueName } : {}),
        ...(job.key ? { jobKey: job.key } : {}),
      },
    );
  }
}

function secondsUntilNext(error: unknown, { tries, bugs }: History): number {
  if (error instanceof Transient && error.retryAfterSeconds !== undefined) return error.retryAfterSeconds;
  const before = Math.max(tries, bugs) - 1;
  return Math.min(patience.longestSeconds, patience.firstSeconds * 2 ** before);
}

function isOutOfPatience(history: History): boolean {
  return ageOf(history) > patience.giveUpAfterMs && history.tries >= patience.triesAtLeast;
}

function ageOf({ since }: History): number {
  return Date.now() - Date.parse(since);
}

/** Of an effect that has not failed yet it begins now: when it was written down says nothing of what is due later. */
function historyOf(payload: unknown): History {
  const { history } = payload as { history?: Partial<History> };
  return { tries: 0, since: new Date().toISOString(), bugs: 0, isTold: false, ...history };
}
