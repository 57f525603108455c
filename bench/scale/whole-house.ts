import { setTimeout as wait } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { openDatabase } from '../../src/store/database.ts';
import { nextCards } from '../chats.ts';
import { sumOf } from '../measure.ts';
import { workOf } from '../work.ts';
import { type HouseApart, inAHouseApart } from './apart/house-apart.ts';
import type { Urls } from './kept-database.ts';
import { type Pressed, people, pressLoad } from './presses/press-load.ts';
import { asleep } from './sleep.ts';
import { forgetStatements, type Statement, statementsOf } from './statements.ts';

/** It is started so often. */
const starts = Number(process.env.SCALE_STARTS ?? 5);
const mails = Number(process.env.SCALE_MAILS ?? 60);
const pauseMs = 150;
const idleMs = 5000;

/**
 * What one desk needs, as a process of its own.
 *
 * @property starts in ms, until it is open: its database runs already
 * @property idle and @property most in bytes, with both chats: before anybody presses, and at most
 * @property worked ms of the processor in all, with the cards and the letters that follow; of each of the house's processes; `standIns`: this process
 * @property cards ms from the mail's last byte until its card lies there
 * @property done what the log says of what was pressed
 */
export type WholeHouse = {
  starts: number[];
  idle: number;
  most: number;
  pressed: Pressed;
  worked: { house: number[]; database: number; standIns: number };
  /** Of both chats and the people in them, of the house and of the database together: two cores have two. */
  cores: number;
  statements: Statement[];
  cards: Record<string, number[]>;
  done: string;
};

export async function wholeHouse({ desk, owner }: Urls): Promise<WholeHouse> {
  const database = openDatabase(owner, 1);
  const sql = postgres(owner, { max: 1, onnotice: () => {} });
  try {
    await asleep(sql);
    const measured: Partial<WholeHouse> = { starts: [] };
    // The first one computes all deadlines anew: it is told of promises for the first time.
    await inAHouseApart(desk, people, async () => await untilRecomputed(sql));
    await asleep(sql);
    for (let n = 1; n < starts; n += 1)
      await inAHouseApart(desk, people, async ({ startMs }) => void measured.starts?.push(startMs));
    await asleep(sql);
    await inAHouseApart(desk, people, async house => {
      measured.starts?.push(house.startMs);
      await wait(idleMs);
      measured.idle = house.memory().now;
      measured.cards = await mailsToCards(house);
      const worked = await workOf(database.db, 'all');
      let before = { house: [0], database: 0, standIns: 0, at: 0 };
      measured.pressed = await pressLoad(
        house,
        async () => {
          await forgetStatements(sql);
          const { here, database } = worked();
          before = { house: house.worked(), database, standIns: here, at: performance.now() };
        },
        async () => {
          measured.statements = await statementsOf(sql);
          const { here, database } = worked();
          const spent = {
            house: house.worked().map((worked, n) => worked - (before.house[n] ?? 0)),
            database: database - before.database,
            standIns: here - before.standIns,
          };
          measured.worked = spent;
          measured.cores =
            (sumOf(spent.house) + spent.database + spent.standIns) / (performance.now() - before.at);
        },
      );
      measured.most = house.memory().most;
      measured.done = await doneIn(sql);
    });
    await asleep(sql);
    return measured as WholeHouse;
  } finally {
    await sql.end();
    await database.close();
  }
}

async function untilRecomputed(sql: Sql): Promise<void> {
  for (;;) {
    const waiting = await sql`
      select from graphile_worker.jobs where task_identifier in ('recompute', 'measure', 'find') limit 1`;
    if (waiting.length === 0) return;
    await wait(200);
  }
}

async function doneIn(sql: Sql): Promise<string> {
  const done = await sql<{ type: string; times: number }[]>`
    select type, count(*)::int as times from ticket_event
    where at > now() - interval '5 minutes' and ticket > (select max(ticket) - 5000 from ticket_event)
      and type in ('claimed', 'classified', 'replied') group by type order by type`;
  return done.map(({ type, times }) => `${type} ${times}`).join(', ');
}

/** Nobody presses meanwhile. */
async function mailsToCards({ sandbox, address, smtpPort }: HouseApart): Promise<Record<string, number[]>> {
  const lates: Record<string, number[]> = { Slack: [], Teams: [] };
  const first = Math.floor(Date.now() / 1000) % 1_000_000;
  for (let n = -10; n < mails; n += 1) {
    const cards = nextCards(sandbox);
    const mail = {
      from: { name: `Cliente ${n}`, address: `scritto${first + n}@cliente.example` },
      to: address,
      subject: `Non si apre il registro ${first + n}`,
      text: `Buongiorno, il registro numero ${first + n} non si apre più da stamattina.`,
    };
    let handedOver = 0;
    const sent = sandbox.mailbox.write(mail, smtpPort).then(() => {
      handedOver = performance.now();
    });
    for (const [platform, at] of Object.entries(await cards)) {
      await sent;
      if (n >= 0) lates[platform]?.push(Math.max(0, at - handedOver));
    }
    await wait(pauseMs);
  }
  return lates;
}
