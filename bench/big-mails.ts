import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import nodemailer from 'nodemailer';
import { load, overAndOver, percentiles, whole } from './measure.ts';
import type { HouseApart } from './scale/apart/house-apart.ts';

const mails = 50;
const megabytes = 25;
/** A mail server asks again, where it was told that there is no room now. */
const askedAgainAfterMs = 1000;
const looksEveryMs = 100;
const healthEveryMs = 200;
const patienceMs = 15 * 60_000;

/** Fifty mails of 25 MB come at once, each over a connection of its own: what does the house hold, and who answers meanwhile? */
export async function bigMailsAtOnce(house: HouseApart): Promise<void> {
  const atRest = house.memory().now;
  let most = atRest;
  const looking = setInterval(() => {
    most = Math.max(most, house.memory().now);
  }, looksEveryMs);
  const answers = overAndOver(async () => await (await fetch(`${house.url}/healthz`)).text(), healthEveryMs);
  const file = randomBytes(Math.floor(megabytes * 1024 * 1024 * 0.73))
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n');
  let refused = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: mails }, async (_, n) => {
      const source = bigMail(n, house.address, file);
      for (
        const until = performance.now() + patienceMs;
        performance.now() < until;
        await wait(askedAgainAfterMs)
      ) {
        if (await isTaken(house, n, source)) return;
        refused += 1;
      }
      throw new Error(`mail ${n} was not taken`);
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  await wait(60_000);
  clearInterval(looking);
  const mb = (bytes: number) => `${whole(bytes / 1024 / 1024)} MB`;
  console.log(
    `  ${mails} mails of ${megabytes} MB at once, taken in ${seconds.toFixed(1)} s (${refused} times "later", as a mail server hears it): ${mb(atRest)} before, ${mb(most)} at most, ${mb(house.memory().now)} a minute after; ${load()}`,
  );
  console.log(`  /healthz meanwhile, ms: median / 95th / 99th / worst  ${percentiles(await answers.stop())}`);
}

async function isTaken({ address, smtpPort }: HouseApart, n: number, source: string): Promise<boolean> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true });
  try {
    await transport.sendMail({ envelope: { from: `grande${n}@cliente.example`, to: address }, raw: source });
    return true;
  } catch (error) {
    const { responseCode } = error as { responseCode?: number };
    if (responseCode !== undefined && responseCode >= 500) throw error;
    return false;
  } finally {
    transport.close();
  }
}

function bigMail(n: number, to: string, file: string): string {
  const head = [
    `From: Cliente ${n} <grande${n}@cliente.example>`,
    `To: ${to}`,
    `Subject: Il registro intero, parte ${n}`,
    `Message-ID: <grande${n}.${Date.now()}@cliente.example>`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
  ];
  const text = ['--b', 'Content-Type: text/plain; charset=utf-8', '', `Ecco la parte ${n} del registro.`];
  const attached = [
    '--b',
    'Content-Type: application/octet-stream',
    `Content-Disposition: attachment; filename=registro${n}.bin`,
    'Content-Transfer-Encoding: base64',
    '',
    file,
    '--b--',
    '',
  ];
  return [...head, '', ...text, ...attached].join('\r\n');
}
