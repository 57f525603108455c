import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { onServer } from '../database.ts';
import { type DeskInScene, metricsToken, type Scene, setTheScene } from './scene.ts';
import { firstUid, handOver, imapDate, pressSomething, sourceOf, type Traffic } from './traffic.ts';
import { isComplete, type Seen, whatIsSeen } from './what-is-seen.ts';

/**
 * What is done to several processes on one database.
 *
 * @property mails at least: by SMTP, each to whichever process is next, as a load balancer does it; every tenth lies in a mailbox that all read
 * @property pauseMs of each sender after each mail
 * @property kills at least; mails come on until then
 * @property killEveryMs one of them is killed each time, in turn, and started again; not while another is still starting
 * @property dueEveryMs so often some requests fall due for the clock
 */
export type Load = {
  desks: number;
  mails: number;
  senders: number;
  pauseMs: number;
  kills: number;
  pressEveryMs: number;
  killEveryMs: number;
  dueEveryMs: number;
};

/** What one of them did, in all its lives. What it did in the half second before it was killed is not in it. */
type Did = {
  starts: number;
  byDoor: number;
  fromMailbox: number;
  presses: number;
  cards: number;
  letters: number;
  dueRequests: number;
  cpuSeconds: number;
};

export type Outcome = {
  kills: number;
  /** Until the last mail was taken. */
  seconds: number;
  /** From then until all was on its cards, and all letters were out. */
  clearedSeconds: number;
  seen: Seen;
  presses: Traffic['presses'];
  did: Did[];
};

const clearedWithinMs = 300_000;
/** Until then a post may have been made by a process that died before it was noted. */
const notNotedMs = 4_000;

/** Lets several processes work on an empty, migrated database, and tells what is seen of it at the end. */
export async function letSeveralWork(databaseUrl: string, load: Load): Promise<Outcome> {
  const scene = await setTheScene(false, databaseUrl, load.desks);
  try {
    return await work(scene, databaseUrl, load);
  } finally {
    await scene.stop();
  }
}

async function work(scene: Scene, databaseUrl: string, load: Load): Promise<Outcome> {
  const accounts = scene.desks.map(({ url }) => keepAccount(url));
  const killedAt: number[] = [];
  const presses: Traffic['presses'] = { made: 0, answered: 0, done: new Set() };
  const accepted = new Set<number>();
  let isWorking = true;
  let turn = 0;
  const next = (): DeskInScene => {
    turn += 1;
    return scene.desks[turn % scene.desks.length] as DeskInScene;
  };
  const each = async (everyMs: number, what: () => Promise<unknown>) => {
    for (await wait(everyMs); isWorking; await wait(everyMs)) await what();
  };
  // What lay there before the first visit is backlog.
  while (!scene.imap.heard.some(said => said.startsWith('UID SEARCH'))) await wait(100);
  await wait(1_000);

  const begun = performance.now();
  const besides = [
    each(load.pressEveryMs, async () => {
      presses.made += 1;
      const shown = await pressSomething(scene, next().people, presses.made % 2 ? 'slack' : 'teams');
      if (shown?.error === '') presses.answered += 1;
      if (shown?.done) presses.done.add(shown.done);
    }),
    each(load.killEveryMs, async () => {
      // A slow machine takes longer to start one than to be asked to kill the next.
      if (!(await areAllWell(scene)) || !isWorking) return;
      scene.desks[killedAt.length % scene.desks.length]?.desk.kill();
      killedAt.push(Date.now());
    }),
    each(load.dueEveryMs, () => letFallDue(databaseUrl)),
  ];
  await handOverAll(scene, load, accepted, next, () => killedAt.length >= load.kills);
  const seconds = (performance.now() - begun) / 1000;
  isWorking = false;
  await Promise.all(besides);
  const troubled = (at: Date) => killedAt.some(kill => Math.abs(at.getTime() - kill) < notNotedMs);
  const see = () => whatIsSeen(scene, { accepted }, troubled);
  const from = performance.now();
  const untilComplete = async () => {
    while (!isComplete(see()) && performance.now() - from < clearedWithinMs) await wait(500);
  };
  await untilComplete();
  const clearedSeconds = (performance.now() - from) / 1000;
  const did = await Promise.all(
    scene.desks.map(async ({ desk }, n) => ({
      starts: desk.figures().starts,
      dueRequests: dueIn(desk.figures().log),
      ...((await accounts[n]?.end()) ?? nothing),
    })),
  );
  // The last press was acknowledged before it was carried out: of its two cards one may have been drawn meanwhile.
  await untilComplete();
  return { kills: killedAt.length, seconds, clearedSeconds, seen: see(), presses, did };
}

async function areAllWell({ desks }: Scene): Promise<boolean> {
  const answers = desks.map(async ({ url }) => (await fetch(`${url}/healthz`)).ok);
  return await Promise.all(answers).then(
    all => all.every(isWell => isWell),
    () => false,
  );
}

/** Each sender brings a mail again until it is taken, to the next process each time. */
async function handOverAll(
  { imap }: Scene,
  { mails, senders, pauseMs }: Load,
  accepted: Set<number>,
  next: () => DeskInScene,
  isEnough: () => boolean,
): Promise<void> {
  let last = 0;
  const send = async () => {
    while (last < mails || !isEnough()) {
      last += 1;
      const n = last;
      if (n % 10 === 0)
        imap.mails.push({ uid: firstUid + n / 10, source: sourceOf(n), internalDate: imapDate(new Date()) });
      else while (!(await handOver(next().smtpPort, n))) await wait(50);
      accepted.add(n);
      await wait(pauseMs);
    }
  };
  await Promise.all(Array.from({ length: senders }, send));
}

/** The clock looks at a few open requests now: whichever process comes first. */
async function letFallDue(databaseUrl: string): Promise<void> {
  await onServer(
    databaseUrl,
    sql => sql`update ticket set wake_at = now() where number in (
      select number from ticket where status <> 'closed' order by random() limit 10)`,
  );
}

/** By the lines in which each tick says how many were due. */
function dueIn(log: string): number {
  return [...readFileSync(log, 'utf8').matchAll(/"tickets":(\d+),"ms":\d+,"msg":"did what was due"/g)].reduce(
    (sum, [, tickets]) => sum + Number(tickets),
    0,
  );
}

type Counted = Omit<Did, 'starts' | 'dueRequests'>;
const nothing: Counted = { byDoor: 0, fromMailbox: 0, presses: 0, cards: 0, letters: 0, cpuSeconds: 0 };

/** Adds up what a process counts of itself, over its lives: it begins anew with each. */
function keepAccount(url: string): { end(): Promise<Counted> } {
  let before = nothing;
  let now = nothing;
  const look = async () => {
    const seen = await counted(url).catch(() => null);
    if (!seen) return;
    if (seen.cpuSeconds < now.cpuSeconds) before = sum(before, now);
    now = seen;
  };
  const timer = setInterval(look, 500);
  return {
    end: async () => {
      clearInterval(timer);
      await look();
      return sum(before, now);
    },
  };
}

function sum(one: Counted, other: Counted): Counted {
  return {
    byDoor: one.byDoor + other.byDoor,
    fromMailbox: one.fromMailbox + other.fromMailbox,
    presses: one.presses + other.presses,
    cards: one.cards + other.cards,
    letters: one.letters + other.letters,
    cpuSeconds: one.cpuSeconds + other.cpuSeconds,
  };
}

async function counted(url: string): Promise<Counted> {
  const answer = await fetch(`${url}/metrics`, {
    headers: { authorization: `Bearer ${metricsToken}` },
    signal: AbortSignal.timeout(2_000),
  });
  const text = await answer.text();
  const of = (name: string, label = '') =>
    text
      .split('\n')
      .filter(line => line.startsWith(name) && line.includes(label))
      .reduce((all, line) => all + Number(line.split(' ').at(-1)), 0);
  return {
    byDoor: took(text, 'smtp'),
    fromMailbox: took(text, 'imap'),
    presses: of('sportello_presses_total'),
    cards: of('sportello_effects_total', 'task="card"'),
    letters: of('sportello_effects_total', 'task="letter"'),
    cpuSeconds: of('process_cpu_seconds_total'),
  };
}

/** Mails that it was the first to take in, by a door. */
function took(metrics: string, door: string): number {
  return [...metrics.matchAll(/^sportello_mails_total\{door="(\w+)",outcome="(\w+)"\} (\d+)/gm)]
    .filter(([, by, outcome]) => by === door && outcome === 'opened')
    .reduce((all, [, , , times]) => all + Number(times), 0);
}
