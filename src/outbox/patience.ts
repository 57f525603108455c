import type { JobHelpers } from 'graphile-worker';
import { causesNow } from '../log/context.ts';
import type { Log } from '../log.ts';
import { safeReason } from '../safe-fault.ts';
import { isPassing } from '../store/fault.ts';
import { written } from '../store/written.ts';
import { payloadOf } from './causes.ts';
import type { Courier } from './effect.ts';
import { endJob } from './end-job.ts';
import { mostAttempts } from './enqueue.ts';
import { Blocked, Permanent, Transient } from './failure.ts';
import {
  type History,
  historyOf,
  isBugProven,
  isNewlyLate,
  isOutOfPatience,
  secondsUntilNext,
} from './history.ts';
import { placeOf } from './logged-couriers.ts';

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
 * A courier as a task that knows failures. Transient is put off (Blocked with a word to the admins), and so is
 * whatever the database or the network did, for as long as it takes; of what is late they hear once. Permanent is shown
 * to the admins; anything else is a bug, tried a few times and then shown too. Tries are counted here and never by
 * graphile-worker, which counts those that a crash cut short.
 */
export function withPatience(
  task: string,
  courier: Courier,
  onTrouble: OnTrouble,
  log: Log,
  follow: Follow,
): (payload: unknown, helpers: JobHelpers) => Promise<void> {
  async function afterFailure(error: unknown, payload: unknown, helpers: JobHelpers): Promise<void> {
    const history = historyOf(payload);
    const isForeign = error instanceof Transient || error instanceof Permanent;
    // What a bug's message quotes may be a customer's.
    const reason = isForeign ? error.message : safeReason(error);
    const tellOf = (state: Trouble['state']) => onTrouble({ task, payload, reason, state });
    const putOff = (next: History) => putOffJob(task, error, next, payload, helpers, log);
    const isDatabase = !isForeign && isPassing(error);
    if (isDatabase || (error instanceof Transient && !isOutOfPatience(history))) {
      if (error instanceof Transient) follow.waits(payload, reason, error instanceof Blocked);
      const isLate = !(error instanceof Blocked) && isNewlyLate(history);
      const state = error instanceof Blocked ? 'blocked' : isLate ? 'late' : null;
      // Told before it is noted that it was: twice in one crash is better than never.
      if (state) await written(() => tellOf(state));
      const next = { ...history, tries: history.tries + 1, isTold: history.isTold || isLate };
      return await written(() => putOff(next));
    }
    log.error(
      { room: 'outbox', task, ...placeOf(payload), job: helpers.job.id, err: error },
      `${task} failed: ${reason}`,
    );
    const next = { ...history, bugs: history.bugs + 1 };
    await written(() => (isForeign || isBugProven(next) ? tellOf('given-up') : putOff(next)));
  }

  return async (payload, helpers) => {
    try {
      await courier(payload);
      follow.passed(payload);
    } catch (error) {
      await afterFailure(error, payload, helpers);
    }
    await written(() => endJob(helpers));
  };
}

/** The same effect once more, later: in its lane, under its key. */
async function putOffJob(
  task: string,
  error: unknown,
  history: History,
  payload: unknown,
  { addJob, job, getQueueName }: JobHelpers,
  log: Log,
): Promise<void> {
  const seconds = secondsUntilNext(error, history);
  log.warn(
    { room: 'outbox', task, ...placeOf(payload), job: job.id, seconds },
    `${task} is put off: ${safeReason(error)}`,
  );
  const queueName = await getQueueName(job.job_queue_id);
  await addJob(task, payloadOf({ payload: { ...(payload as object), history }, causes: causesNow() }), {
    runAt: new Date(Date.now() + seconds * 1000),
    priority: job.priority,
    maxAttempts: mostAttempts,
    ...(queueName ? { queueName } : {}),
    ...(job.key ? { jobKey: job.key } : {}),
  });
}
