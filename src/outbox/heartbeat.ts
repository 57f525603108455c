import postgres from 'postgres';
import { safeReason } from '../safe-fault.ts';
import { watchedTime } from '../watched-time.ts';
import { within } from '../within.ts';
import { concurrency, type OneRunner, type Signs } from './runner.ts';

/**
 * How soon a runner that carries nothing is found out.
 *
 * @property beatEveryMs how often it is asked whether effects are carried
 * @property dueForMs an effect that has been due for so long, in a free lane, is carried by nobody
 * @property unprovenAtMostMs so long a runner may go without a proof that it works before another takes its place
 */
export type Rhythm = { beatEveryMs: number; dueForMs: number; unprovenAtMostMs: number };

export const usualRhythm: Rhythm = { beatEveryMs: 2_000, dueForMs: 10_000, unprovenAtMostMs: 20_000 };

/** All workers may be busy for so long without one of them coming back (a slow mail server, large files to look into). */
const busyAtMostMs = 300_000;
const answerWithinMs = 5_000;

/** Whether effects are carried, for the outside; `forMs` is how long they have not been, in watched time. */
export type Carrying = { works: true } | { works: false; why: string; forMs: number };

/**
 * Proves that effects are carried: a courier that set out or came back proves it, and so does a look for work that was
 * answered while nothing is waiting. Effects that wait for their time (a chat's pace, a wire that is down) are not
 * waiting in this sense, nor is what stands behind another in its lane.
 */
export function heartbeat(databaseUrl: string, tasks: string[], rhythm = usualRhythm) {
  const { beatEveryMs, dueForMs, unprovenAtMostMs } = rhythm;
  const connection = postgres(databaseUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  const time = watchedTime(beatEveryMs);
  let provenAt = 0;
  let startedAt = 0;
  let seen: { of: Signs; carried: number; looks: number } | null = null;
  let doubt = '';

  async function doubtAbout(runner: OneRunner | null): Promise<string> {
    if (!runner) return doubt || 'it is being started';
    const { signs } = runner;
    const last = seen?.of === signs ? seen : { carried: 0, looks: 0 };
    const [hasCarried, hasLooked] = [signs.carried > last.carried, signs.looks > last.looks];
    seen = { of: signs, carried: signs.carried, looks: signs.looks };
    if (hasCarried || isBusy(signs)) return '';
    if (!hasLooked && !runner.isFull()) return 'it cannot look for work';
    return (await isAnythingDue(connection, tasks, dueForMs)) ? 'effects are due, and none is carried' : '';
  }

  return {
    connection,
    /**
     * To be called at each beat of its rhythm.
     *
     * @param trouble why there is no runner
     * @returns whether the runner must be replaced
     */
    beat: async (runner: OneRunner | null, trouble = ''): Promise<{ isLost: boolean }> => {
      doubt = await within(answerWithinMs, doubtAbout(runner)).catch(
        (error: Error) => `the database does not say: ${safeReason(error)}`,
      );
      if (!runner && trouble) doubt = trouble;
      const now = time();
      if (doubt === '') provenAt = now;
      return { isLost: runner !== null && now - Math.max(provenAt, startedAt) > unprovenAtMostMs };
    },
    /** A runner was started: it has time to prove itself. */
    begin: () => {
      startedAt = time();
    },
    state: (): Carrying => {
      const forMs = time() - provenAt;
      return doubt === '' || forMs <= unprovenAtMostMs
        ? { works: true }
        : { works: false, why: doubt, forMs };
    },
    stop: () => connection.end({ timeout: 1 }),
  };
}

function isBusy({ carrying }: Signs): boolean {
  const now = performance.now();
  return carrying.size >= concurrency && [...carrying.values()].some(since => now - since < busyAtMostMs);
}

/**
 * Served by graphile-worker's own index over free jobs, whatever number waits for later: it begins with the priority,
 * of which there are three (see `enqueue`), and the time.
 */
async function isAnythingDue(connection: postgres.Sql, tasks: string[], dueForMs: number): Promise<boolean> {
  const due = await connection`
    select 1 from graphile_worker._private_jobs as job
    where job.is_available and job.priority = any(array[-1, 0, 1]) and job.run_at < now() - interval '1 millisecond' * ${dueForMs}
      and job.task_id = any(array(select id from graphile_worker._private_tasks where identifier = any(${tasks})))
      and (
        job.job_queue_id is null
        or job.job_queue_id = any(array(select id from graphile_worker._private_job_queues where is_available))
      )
    limit 1`;
  return due.length > 0;
}
