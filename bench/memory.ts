import { setTimeout as wait } from 'node:timers/promises';
import { bigMailsAtOnce } from './big-mails.ts';
import { load, whole } from './measure.ts';
import { type HouseApart, inAHouseApart } from './scale/apart/house-apart.ts';
import { inThrowAwayDatabase } from './throw-away-database.ts';

// npm run bench:memory -- 60: so many minutes; ten without. -- big: fifty mails of 25 MB at once.
const [said = '10'] = process.argv.slice(2);
const minutes = Number(said);
const mailsPerSecond = 5;
// Each presses every 0.8 seconds: ten presses a second together. Read when the load is.
process.env.SCALE_PEOPLE ??= '8';
process.env.SCALE_SECONDS ??= String(minutes * 60);
const { people, perSecond, pressLoad } = await import('./scale/presses/press-load.ts');
const idleMs = 60_000;
/** From then on it is to stay as it is. */
const settledAfter = Math.min(10, Math.floor(minutes / 2));

const mb = (bytes: number) => `${whole(bytes / 1024 / 1024)} MB`;

/** What the house holds at the end of each minute, while mails come and people press. */
async function minuteByMinute(house: HouseApart): Promise<number[]> {
  const held: number[] = [];
  let isOver = false;
  let written = 0;
  const lost: string[] = [];
  const begin = async () => {
    const mails = setInterval(() => {
      const n = written++;
      house.sandbox.mailbox.write(aMail(n, house.address), house.smtpPort).catch((error: Error) => {
        lost.push(error.message);
      });
    }, 1000 / mailsPerSecond);
    const looks = setInterval(() => {
      held.push(house.memory().now);
      console.log(`  minute ${String(held.length).padStart(3)}  ${mb(held.at(-1) ?? 0)}`);
    }, 60_000);
    void ended().then(() => {
      clearInterval(mails);
      clearInterval(looks);
    });
  };
  const ended = async () => {
    while (!isOver) await wait(500);
  };
  const pressed = await pressLoad(house, begin, async () => {
    isOver = true;
  });
  console.log(
    `  ${whole(written)} mails (${lost.length} not taken${lost[0] ? `, the first: ${lost[0]}` : ''}) and ${whole(pressed.presses)} presses; ${pressed.notOffered.length} had nothing to press`,
  );
  return held;
}

function aMail(n: number, to: string) {
  return {
    from: { name: `Cliente ${n}`, address: `memoria${n % 4000}@cliente.example` },
    to,
    subject: `Non si stampa il documento ${n}`,
    text: `Buongiorno, il documento numero ${n} non si stampa più da stamattina. `.repeat(1 + (n % 40)),
  };
}

async function overTime(house: HouseApart): Promise<void> {
  const held = await minuteByMinute(house);
  const settled = held.slice(settledAfter);
  const [least, most] = [Math.min(...settled), Math.max(...settled)];
  console.log(
    `  from minute ${settledAfter + 1} on between ${mb(least)} and ${mb(most)}, the last ${mb(held.at(-1) ?? 0)} (${((most / least - 1) * 100).toFixed(0)} %); most ever ${mb(house.memory().most)}; ${load()}`,
  );
}

const what =
  said === 'big' ? '' : `; ${minutes} minutes of ${mailsPerSecond} mails and ${perSecond} presses a second`;
console.log(
  `Memory of the house, a process of its own with both chats, without PostgreSQL${what}; ${load()}`,
);
await inThrowAwayDatabase(async ({ url }) => {
  await inAHouseApart(url, people, async house => {
    await wait(idleMs);
    console.log(`  idle for a minute: ${mb(house.memory().now)}`);
    await (said === 'big' ? bigMailsAtOnce(house) : overTime(house));
  });
});
