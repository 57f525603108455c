import type { TaskList } from 'graphile-worker';
import { inOwnContext } from '../log/context.ts';
import type { Log } from '../log.ts';
import { openWaitedFor } from '../waited-for.ts';
import { contextOfEffect, withoutCauses } from './causes.ts';
import { releaseUnknown } from './dead-pools.ts';
import type { Courier } from './effect.ts';
import { type Carrying, heartbeat, usualRhythm } from './heartbeat.ts';
import { type Follow, type OnTrouble, withPatience } from './patience.ts';
import { type Signs, startRunner } from './runner.ts';
import { type Succession, succession } from './succession.ts';

/** How often is looked for what the runner has locked and does not know of. */
const unknownEveryMs = 15_000;

export type Outbox = {
  /** Whether effects are being carried, or would be if there were any. */
  state(): Carrying;
  /** Resolves when what was being carried has been, and the runners' connections are closed. */
  stop(): Promise<void>;
};

const nobody: Follow = { passed: () => {}, waits: () => {} };

/**
 * Runs the couriers on graphile-worker until stopped. A runner that ends, or does not prove that it carries effects,
 * is given up, whatever the reason, and another takes its place.
 *
 * @param rhythm how soon a runner that carries nothing is found out
 * @param waitedFor what people wait for here, to which other effects give way
 * @throws when the database cannot be had at the start
 */
export async function runOutbox(
  databaseUrl: string,
  couriers: Record<string, Courier>,
  onTrouble: OnTrouble,
  log: Log,
  follow: Follow = nobody,
  rhythm = usualRhythm,
  waitedFor = openWaitedFor(),
): Promise<Outbox> {
  const pulse = heartbeat(databaseUrl, Object.keys(couriers), rhythm);
  const lookForMore = () => runners.current()?.lookForMore();
  const tasks = (signs: Signs): TaskList =>
    Object.fromEntries(
      Object.entries(couriers).map(([task, courier]) => {
        const patient = withPatience(task, courier, onTrouble, log, follow);
        return [task, counted(signs, told(task, patient), lookForMore)];
      }),
    );
  const runners = succession(() => startRunner(databaseUrl, tasks, log, waitedFor), pulse.begin, log);
  try {
    await runners.begin();
  } catch (error) {
    await pulse.stop();
    throw error;
  }
  const beats = keepBeating(pulse, runners, rhythm.beatEveryMs);
  const looks = keepLooking(pulse, runners, log);
  return {
    state: pulse.state,
    stop: async () => {
      clearInterval(beats);
      clearInterval(looks);
      await runners.stop();
      await pulse.stop();
    },
  };
}

/** A runner that does not prove that it carries effects is replaced. */
function keepBeating(
  pulse: ReturnType<typeof heartbeat>,
  runners: Succession,
  everyMs: number,
): NodeJS.Timeout {
  let isBeating = false;
  return setInterval(() => {
    if (isBeating) return;
    isBeating = true;
    const asked = runners.current();
    void pulse
      .beat(asked, runners.trouble())
      .then(({ isLost }) => {
        const state = pulse.state();
        if (isLost && asked && asked === runners.current())
          runners.replace(asked, new Error(state.works ? 'it does not carry anything' : state.why));
      })
      .finally(() => {
        isBeating = false;
      });
  }, everyMs);
}

/** Effects that the runner has locked and lost sight of are freed. */
function keepLooking({ connection }: ReturnType<typeof heartbeat>, runners: Succession, log: Log) {
  return setInterval(() => {
    const runner = runners.current();
    if (!runner) return;
    releaseUnknown(connection, runner.pool, [...runner.signs.carrying.keys()])
      .then(freed => {
        if (freed > 0) log.warn({ room: 'outbox', freed }, 'freed effects that the runner had lost sight of');
      })
      .catch(error => log.warn({ room: 'outbox', err: error }, 'cannot look for lost effects'));
  }, unknownEveryMs);
}

type Carry = ReturnType<typeof withPatience>;

/** Each line of an effect's work bears what it is, and what caused it. */
function told(task: string, carry: Carry): Carry {
  return async (payload, helpers) =>
    await inOwnContext(contextOfEffect(task, payload), () => carry(withoutCauses(payload), helpers));
}

/**
 * Keeps the account of what a runner carries.
 *
 * @param lookForMore called when the effect's lane is free: there may be another in it, of which nobody is told
 */
function counted(signs: Signs, carry: Carry, lookForMore: () => void): Carry {
  return async (payload, helpers) => {
    const { id } = helpers.job;
    signs.carrying.set(id, performance.now());
    signs.carried += 1;
    try {
      await carry(payload, helpers);
      lookForMore();
    } finally {
      signs.carrying.delete(id);
      signs.carried += 1;
    }
  };
}
