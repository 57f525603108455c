import { setTimeout as wait } from 'node:timers/promises';
import { slackIds, teamsIds } from '../../src/sandbox/cast.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { load, numbers, percentiles } from '../measure.ts';
import { inAHouse } from './bench-house.ts';
import { overImap } from './imap-mailbox.ts';
import { benchMail } from './mails.ts';
import { oneByOne } from './one-by-one.ts';

const mails = 200;
const pauseMs = 150;
const patienceMs = 10_000;

/** The desk is idle, as it mostly is: how long after a mail's last byte does its card lie in the channels? */
export async function latency(): Promise<void> {
  console.log(
    `\nFrom the last byte to the card, desk idle, ${mails} mails one after the other\n${''.padEnd(46)}ms: median / 95th / 99th percentile / worst`,
  );
  await inAHouse(
    config => config,
    async ({ house, sandbox, address }) => {
      const mail = await oneByOne(house.smtpPort, address);
      await measured('by SMTP', sandbox, mail.send);
      mail.close();
    },
  );
  await overImap(0, async ({ sandbox, address, append }) => {
    await measured('by IMAP (Dovecot, IDLE)', sandbox, async n => {
      await append(benchMail(n, address).source);
      return performance.now();
    });
  });
  console.log(`  ${load()}`);
}

/** @param deliver resolves with the instant at which the last byte was handed over */
async function measured(
  name: string,
  sandbox: Sandbox,
  deliver: (n: number) => Promise<number>,
): Promise<void> {
  const random = numbers(1);
  const lates: Record<string, number[]> = { Slack: [], Teams: [] };
  for (let n = 0; n < mails; n += 1) {
    // New requests only: an answer changes a card that lies there.
    const cards = nextCards(sandbox);
    const handedOver = await deliver(n * 3);
    for (const [platform, at] of Object.entries(await cards))
      if (n > 20) lates[platform]?.push(at - handedOver);
    await wait(random() * pauseMs);
  }
  for (const [platform, values] of Object.entries(lates))
    console.log(`  ${`${name}, card in ${platform}`.padEnd(44)}${percentiles(values)}`);
}

/** When one more card lies in each channel. */
async function nextCards({ slack, teams }: Sandbox): Promise<Record<string, number>> {
  const lying = {
    Slack: () => slack.channel(slackIds.channel)?.messages.length ?? 0,
    Teams: () => teams.channel(teamsIds.channel)?.threads.length ?? 0,
  };
  const [Slack, Teams] = await Promise.all([
    oneMore(slack.changes, lying.Slack),
    oneMore(teams.changes, lying.Teams),
  ]);
  return { Slack, Teams };
}

async function oneMore(changes: Sandbox['slack']['changes'], lying: () => number): Promise<number> {
  const before = lying();
  return await new Promise((done, fail) => {
    const clock = setTimeout(() => fail(new Error('no card came')), patienceMs);
    const look = () => {
      if (lying() === before) return;
      clearTimeout(clock);
      changes.off('change', look);
      done(performance.now());
    };
    changes.on('change', look);
  });
}
