import { setTimeout as wait } from 'node:timers/promises';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { nextCards } from '../chats.ts';
import { load, numbers, percentiles } from '../measure.ts';
import { inAHouse } from './bench-house.ts';
import { overImap } from './imap-mailbox.ts';
import { benchMail } from './mails.ts';
import { oneByOne } from './one-by-one.ts';

const mails = 200;
const pauseMs = 150;

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
  await overImap(0, async ({ sandbox, address, append, nextWord }) => {
    const words: number[] = [];
    await measured('by IMAP (Dovecot, IDLE)', sandbox, async n => {
      const word = nextWord();
      await append(benchMail(n, address).source);
      const handedOver = performance.now();
      words.push((await word) - handedOver);
      return handedOver;
    });
    console.log(`  ${'of which Dovecot waits before it tells'.padEnd(44)}${percentiles(words)}`);
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
