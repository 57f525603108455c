import { whole } from '../measure.ts';
import { count } from './bench-house.ts';
import { untilTaken } from './imap.ts';
import { overImap } from './imap-mailbox.ts';

const mails = 10_000;
const everyMs = 50;

/** 10,000 mails wait in a mailbox, as after a week without the desk: what does it take to take them in? */
export async function memory(): Promise<void> {
  console.log(`\nMemory while ${whole(mails)} mails wait in a mailbox and are taken in`);
  let most = 0;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const looking = setInterval(look, everyMs);
  const begun = performance.now();
  await overImap(mails, async ({ database }) => {
    const atOpening = process.memoryUsage.rss();
    await untilTaken(database, mails);
    look();
    const mb = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
    console.log(
      `  the process with house, stand-ins and this bench: ${mb(atOpening)} at opening, ${mb(most)} at most, ${mb(process.memoryUsage.rss())} at the end`,
    );
    console.log(
      `  ${await count(database, mails)}; ${Math.round((performance.now() - begun) / 1000)} s with filling the mailbox`,
    );
  });
  clearInterval(looking);
}
