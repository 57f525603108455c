import { load, row } from '../measure.ts';
import { atRealPace, count, inAHouse } from './bench-house.ts';
import { send } from './senders.ts';
import {
  type Cost,
  costs,
  forgetStatements,
  printCost,
  printStatements,
  profiled,
} from './where-time-goes.ts';

const mails = 3000;
const warmUp = 300;

/** From a sender's first connection to the last 250: each mail is committed by then, with its jobs. */
export async function throughput(): Promise<void> {
  console.log(
    `\nSMTP to committed ticket with its jobs; house, database (fsync on) and sender share the machine\n${''.padEnd(46)}${'per second'.padStart(12)}`,
  );
  for (const connections of [1, 8])
    await inAHouse(atRealPace, async ({ house, database, address }) => {
      const order = { port: house.smtpPort, to: address, connections };
      await send({ ...order, from: 0, count: warmUp });
      let stop: (() => Promise<Cost>) | null = null;
      const report = await send({ ...order, from: warmUp, count: mails }, async () => {
        stop = await costs(database);
      });
      const cost = (await (stop as (() => Promise<Cost>) | null)?.()) ?? { house: 0, database: 0 };
      row(
        `${connections === 1 ? 'one sender' : `${connections} senders`}, ${Math.round(report.bytes / mails / 1024)} KB on average`,
        mails / report.seconds,
        await count(database, warmUp + mails),
      );
      printCost(mails, report.seconds, report.cpuMs, cost);
    });
  console.log(`  ${load()}`);
}

/** The same with 8 senders under V8's profiler, which makes it slower. */
export async function whereTimeGoes(): Promise<void> {
  console.log('\nWhere the time goes, with 8 senders');
  await inAHouse(atRealPace, async ({ house, database, address }) => {
    const order = { port: house.smtpPort, to: address, connections: 8 };
    await send({ ...order, from: 0, count: warmUp });
    await forgetStatements(database);
    await profiled(mails, async () => {
      await send({ ...order, from: warmUp, count: mails });
    });
    await printStatements(database, mails);
  });
}
