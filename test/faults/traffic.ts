import { setTimeout as wait } from 'node:timers/promises';
import nodemailer from 'nodemailer';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { support } from '../journeys/a-house.ts';
import { read, type Scene } from './scene.ts';

/** Between two mails of a sender, between two mails in the mailbox, and between two presses. */
const pace = { smtpMs: 900, imapMs: 3_000, pressMs: 500 };
const senders = 2;

/** Stands in the subject of a request, and so on its card. */
export const tokenOf = (n: number) => `F-${String(n).padStart(5, '0')}`;
export const customerOf = (n: number) => `c${n}@cliente.example`;

export type Traffic = {
  /** The requests that the desk has answered for: 250 at its door, or lying in its mailbox. */
  accepted: Set<number>;
  presses: { made: number; answered: number };
  stop(): Promise<void>;
};

/** Mail and presses, steadily, from outside: whoever is not answered comes again, as mail servers do; people do not. */
export function startTraffic(scene: Scene): Traffic {
  const accepted = new Set<number>();
  const presses = { made: 0, answered: 0 };
  let working = true;
  let last = 0;
  const next = () => {
    last += 1;
    return last;
  };

  async function byDoor(): Promise<void> {
    while (working) {
      const n = next();
      while (!(await handOver(scene.smtpPort, n))) await wait(200);
      accepted.add(n);
      await wait(pace.smtpMs);
    }
  }

  async function byMailbox(): Promise<void> {
    // What lay there before the desk's first visit is backlog: it is written to by hand only.
    while (!scene.imap.heard.some(said => said.startsWith('UID SEARCH'))) await wait(100);
    await wait(2_000);
    for (let uid = 1; working; uid += 1) {
      const n = next();
      scene.imap.mails.push({ uid, source: sourceOf(n), internalDate: imapDate(new Date()) });
      accepted.add(n);
      await wait(pace.imapMs);
    }
  }

  async function pressing(): Promise<void> {
    for (; working; await wait(pace.pressMs)) {
      presses.made += 1;
      const shown = await (presses.made % 2 ? inSlack(scene) : inTeams(scene)).catch(() => ({
        error: 'away',
      }));
      if (shown?.error === '') presses.answered += 1;
    }
  }

  const all = [...Array.from({ length: senders }, byDoor), byMailbox(), pressing()];
  return {
    accepted,
    presses,
    stop: async () => {
      working = false;
      await Promise.all(all);
    },
  };
}

async function inSlack({ sandbox, people }: Scene) {
  const open = (sandbox.slack.channel(slackIds.channel)?.messages ?? []).filter(
    ({ blocks, thread_ts }) => !thread_ts && JSON.stringify(blocks ?? []).includes('verb:claim'),
  );
  const message = open[Math.floor(Math.random() * open.length)];
  return message
    ? await people.slack.press(slackIdOf('ANNA'), { channel: slackIds.channel, ts: message.ts }, 'verb:claim')
    : null;
}

async function inTeams({ sandbox, people }: Scene) {
  const open = (sandbox.teams.channel(teamsIds.channel)?.threads ?? []).filter(({ root }) =>
    JSON.stringify(root.card ?? {}).includes('"verb":"claim"'),
  );
  const thread = open[Math.floor(Math.random() * open.length)];
  return thread
    ? await people.teams.execute(teamsIdOf('MARCO'), teamsIds.channel, thread.root.id, {
        verb: 'claim',
        step: 'press',
      })
    : null;
}

/** @returns whether the desk's door said 250 */
async function handOver(port: number, n: number): Promise<boolean> {
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

function sourceOf(n: number, to = read): string {
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

function imapDate(at: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(at.toUTCString()) ?? [];
  return `${day}-${month}-${year} ${time} +0000`;
}
