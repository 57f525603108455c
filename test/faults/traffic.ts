import { setTimeout as wait } from 'node:timers/promises';
import nodemailer from 'nodemailer';
import { ackWithinMs } from '../../src/chat/slack/listening.ts';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { support } from '../journeys/a-house.ts';
import { read, type Scene } from './scene.ts';

/** Between two mails of a sender, between two mails in the mailbox, and between two presses. */
const pace = { smtpMs: 900, imapMs: 3_000, pressMs: 500 };
const senders = 2;
/** What comes in has no lower number than the mailbox said at the first visit (UIDNEXT): that one lay there. */
export const firstUid = 10_000;

/** Stands in the subject of a request, and so on its card. */
export const tokenOf = (n: number) => `F-${String(n).padStart(5, '0')}`;
export const customerOf = (n: number) => `c${n}@cliente.example`;

export type Traffic = {
  /** The requests that the desk has answered for: 250 at its door, or lying in its mailbox. */
  accepted: Set<number>;
  /** Those of them to which its door said 250. */
  byDoor: Set<number>;
  /** `done`: the requests whose claim Slack was told to be done. */
  presses: { made: number; answered: number; done: Set<string> };
  stop(): Promise<void>;
};

/** Mail and presses, steadily, from outside: whoever is not answered comes again, as mail servers do; people do not. */
export function startTraffic(scene: Scene): Traffic {
  const accepted = new Set<number>();
  const atDoor = new Set<number>();
  const presses = { made: 0, answered: 0, done: new Set<string>() };
  /** As a load balancer: whoever comes next is sent to the next one. */
  let turn = 0;
  const nextDesk = () => {
    turn += 1;
    return scene.desks[turn % scene.desks.length] ?? scene;
  };
  let working = true;
  let last = 0;
  const next = () => {
    last += 1;
    return last;
  };

  async function byDoor(): Promise<void> {
    while (working) {
      const n = next();
      while (!(await handOver(nextDesk().smtpPort, n))) await wait(200);
      accepted.add(n);
      atDoor.add(n);
      await wait(pace.smtpMs);
    }
  }

  async function byMailbox(): Promise<void> {
    // What lay there before the desk's first visit is backlog: it is written to by hand only.
    while (!scene.imap.heard.some(said => said.startsWith('UID SEARCH'))) await wait(100);
    await wait(2_000);
    for (let uid = firstUid; working; uid += 1) {
      const n = next();
      scene.imap.mails.push({ uid, source: sourceOf(n), internalDate: imapDate(new Date()) });
      accepted.add(n);
      await wait(pace.imapMs);
    }
  }

  async function pressing(): Promise<void> {
    for (; working; await wait(pace.pressMs)) {
      presses.made += 1;
      const { people } = nextDesk();
      const shown = await pressSomething(scene, people, presses.made % 2 ? 'slack' : 'teams');
      if (shown?.error === '') presses.answered += 1;
      if (shown?.done) presses.done.add(shown.done);
    }
  }

  const all = [...Array.from({ length: senders }, byDoor), byMailbox(), pressing()];
  return {
    accepted,
    byDoor: atDoor,
    presses,
    stop: async () => {
      working = false;
      await Promise.all(all);
    },
  };
}

/** @property done the request whose claim Slack was told to be done */
type Pressed = { error: string; done: string };
type People = Scene['people'];

/** Somebody claims one of the newest requests. @returns null where there is none */
export async function pressSomething(
  scene: Scene,
  people: People,
  chat: 'slack' | 'teams',
): Promise<Pressed | null> {
  const pressed = chat === 'slack' ? inSlack(scene, people.slack) : inTeams(scene, people.teams);
  return await pressed.catch(() => ({ error: 'away', done: '' }));
}

/** Only the newest are looked through: a long day has thousands. */
const newest = 100;

async function inSlack({ sandbox }: Scene, people: People['slack']): Promise<Pressed | null> {
  const open = (sandbox.slack.channel(slackIds.channel)?.messages ?? [])
    .slice(-newest)
    .filter(({ blocks, thread_ts }) => !thread_ts && JSON.stringify(blocks ?? []).includes('verb:claim'));
  const message = open[Math.floor(Math.random() * open.length)];
  if (!message) return null;
  const told = sandbox.slack.state.ephemerals.length;
  const token = /F-\d{5}/.exec(JSON.stringify(message.blocks))?.[0] ?? '';
  const place = { channel: slackIds.channel, ts: message.ts };
  const begun = performance.now();
  const { error } = await people.press(slackIdOf('ANNA'), place, 'verb:claim');
  // Who was told that it takes longer, or came to nothing, knows; what takes long is acknowledged while that is being told.
  const isLate = performance.now() - begun > ackWithinMs - 500;
  const isTold = sandbox.slack.state.ephemerals.length > told;
  return { error, done: error === '' && !isLate && !isTold ? token : '' };
}

async function inTeams({ sandbox }: Scene, people: People['teams']): Promise<Pressed | null> {
  const open = (sandbox.teams.channel(teamsIds.channel)?.threads ?? [])
    .slice(-newest)
    .filter(({ root }) => JSON.stringify(root.card ?? {}).includes('"verb":"claim"'));
  const thread = open[Math.floor(Math.random() * open.length)];
  if (!thread) return null;
  const press = { verb: 'claim', step: 'press' };
  const { error } = await people.execute(teamsIdOf('MARCO'), teamsIds.channel, thread.root.id, press);
  return { error, done: '' };
}

/** @returns whether the desk's door said 250 */
export async function handOver(port: number, n: number): Promise<boolean> {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    connectionTimeout: 2_000,
    greetingTimeout: 5_000,
    socketTimeout: 10_000,
  });
  return await transport
    .sendMail({ envelope: { from: customerOf(n), to: support }, raw: sourceOf(n, support) })
    .then(
      () => true,
      () => false,
    )
    .finally(() => transport.close());
}

export function sourceOf(n: number, to = read): string {
  return [
    `Message-ID: <fault-${n}@cliente.example>`,
    `Date: ${new Date().toUTCString()}`,
    `From: Cliente ${n} <${customerOf(n)}>`,
    `To: ${to}`,
    `Subject: Richiesta ${tokenOf(n)}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Buongiorno, questa e la richiesta ${tokenOf(n)}: la stampante non risponde.`,
    '',
  ].join('\r\n');
}

export function imapDate(at: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(at.toUTCString()) ?? [];
  return `${day}-${month}-${year} ${time} +0000`;
}
