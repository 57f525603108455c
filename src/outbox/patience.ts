import type { JobHelpers, Task } from 'graphile-worker';
import type { Log } from '../log.ts';
import { safeReason } from '../safe-fault.ts';
import type { Courier } from './effect.ts';
import { endJob } from './end-job.ts';
import { mostAttempts } from './enqueue.ts';
import { Blocked, Permanent, Transient } from './failure.ts';
import type { OnTrouble } from './run-outbox.ts';

/**
 * How long a broken wire is waited for: 2 s, 4 s, 8 s ... up to a minute between tries, for three days. graphile's own
 * back-off grows to six hours, and a letter must leave soon after the mail server is back.
 */
const patience = { firstSeconds: 2, longestSeconds: 60, giveUpAfterMs: 3 * 86_400_000 };

/** A bug is not mended by repeating, but a deployment may mend it: a few tries, then it is shown. */
const triesOfABug = 5;

/**
 * A courier as a task that knows failures: Transient is put off (Blocked with a word to the admins), Permanent is
 * shown to them, anything else is a bug, tried a few times with graphile's back-off and then shown too.
 *
 * @param lookForMore called when the effect's lane is free: there may be another in it, of which nobody is told
 */
export function withPatience(
  task: string,
  courier: Courier,
  onTrouble: OnTrouble,
  lookForMore: () => void,
  log: Log,
): Task {
  return async (payload, helpers) => {
    await carry(payload, helpers);
    await endJob(helpers);
    lookForMore();
  };

  async function carry(payload: unknown, helpers: JobHelpers): Promise<void> {
    try {
      await courier(payload);
    } catch (error) {
      const isBug = !(error instanceof Permanent) && !(error instanceof Transient);
      // What a bug's message quotes may be a customer's.
      const reason = isBug ? safeReason(error) : error.message;
      if (error instanceof Transient && !isOutOfPatience(helpers)) {
        await putOff(error, payload, helpers);
        if (error instanceof Blocked) await onTrouble({ task, payload, reason, waits: true });
        return;
      }
      log.error({ room: 'outbox', task, payload, err: error }, `${task} failed: ${reason}`);
      if (isBug && helpers.job.attempts < triesOfABug) throw new Error(reason);
      await onTrouble({ task, payload, reason, waits: false });
    }
  }

  async function putOff(
    error: Transient,
    payload: unknown,
    { addJob, job, getQueueName }: JobHelpers,
  ): Promise<void> {
    const { tries, since } = historyOf(payload, job.created_at);
    const seconds =
      error.retryAfterSeconds ?? Math.min(patience.longestSeconds, patience.firstSeconds * 2 ** tries);
    log.warn({ room: 'outbox', task, payload, seconds }, `${task} is put off: ${error.message}`);
    const queueName = await getQueueName(job.job_queue_id);
    await addJob(
      task,
      { ...(payload as object), history: { tries: tries + 1, since } },
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

function isOutOfPatience({ job }: JobHelpers): boolean {
  return Date.now() - Date.parse(historyOf(job.payload, job.created_at).since) > patience.giveUpAfterMs;
}

function historyOf(payload: unknown, createdAt: Date): { tries: number; since: string } {
  const history = (payload as { history?: { tries: number; since: string } }).history;
  return history ?? { tries: 0, since: new Date(createdAt).toISOString() };
}
