import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import nodemailer from 'nodemailer';
import { expect, test } from 'vitest';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { SlackPeople } from '../../src/sandbox/slack/people/people.ts';
import { TeamsPeople } from '../../src/sandbox/teams/people/people.ts';
import { support } from './a-house.ts';
import { killableHouse } from './a-killable-house.ts';

/** A sample in `npm test`; 50 kills and 300 mails by `npm run test:long`. */
const mails = Number(process.env.TEST_MAILS ?? 36);
const kills = Number(process.env.TEST_KILLS ?? 3);

const { own, sandbox, ports, open, kill } = killableHouse();
/** Tickets whose claim Slack was told to be done. */
const acknowledged = new Set<number>();

test(
  `killed ${kills} times while ${mails} mails come in and operators press: nothing is lost, nothing doubled`,
  async () => {
    await open();
    const slack = new SlackPeople(sandbox.slack, `http://127.0.0.1:${ports.house}/slack/events`);
    const teams = new TeamsPeople(
      sandbox.teams,
      `http://127.0.0.1:${ports.house}/api/messages`,
      `http://127.0.0.1:${ports.standIn}/sandbox/teams`,
    );
    await teams.install(teamsIdOf('GIULIA'), teamsIds.channel);

    let working = true;
    const sending = send(() => working);
    const pressing = press(slack, teams, () => working);
    for (let i = 0; i < kills; i += 1) {
      await wait(Math.random() * 350);
      await kill();
      await open();
    }
    await sending;
    working = false;
    await pressing;

    const count = async (query: ReturnType<typeof sql>) =>
      Number((await own.database.db.execute<{ n: number }>(query))[0]?.n);
    // Jobs that were put off run within their minute; what is left is named. A card's next drawing was ordered for
    // its hour: one that says "today" is drawn again at midnight.
    const left = async () => [
      ...(await own.database.db.execute(
        sql`select task_identifier, attempts, last_error, locked_by, run_at, now() as now from graphile_worker.jobs
          where not (coalesce(key, '') like 'again:%' and attempts = 0 and run_at > now()) limit 5`,
      )),
    ];
    await expect.poll(left, { timeout: Number(process.env.TEST_WAIT ?? 120_000), interval: 500 }).toEqual([]);

    expect(await count(sql`select count(*)::int as n from ticket`)).toBe(mails);
    expect(
      await count(sql`select count(distinct message_id)::int as n from message where direction = 'in'`),
    ).toBe(mails);
    expect(await count(sql`select count(*)::int as n from inbound_mail where outcome = 'pending'`)).toBe(0);

    // Slack took the presser's claim as done: it is done, or somebody else was first.
    const taken = await own.database.db.execute<{ ticket: number }>(
      sql`select distinct ticket from ticket_event where type = 'claimed'`,
    );
    const lost = [...acknowledged].filter(number => !taken.some(({ ticket }) => ticket === number));
    expect(acknowledged.size).toBeGreaterThan(0);
    expect(lost).toEqual([]);

    const numbers = (
      await own.database.db.execute<{ number: number }>(sql`select number from ticket order by number`)
    ).map(row => row.number);
    const cards =
      sandbox.slack
        .channel(slackIds.channel)
        ?.messages.filter(m => m.metadata?.event_type === 'sportello_card') ?? [];
    expect(cards.map(m => Number(m.metadata?.event_payload.ticket)).toSorted((a, b) => a - b)).toEqual(
      numbers,
    );
    const posts =
      sandbox.teams
        .channel(teamsIds.channel)
        ?.threads.map(({ root }) => Number(/^#(\d+)/.exec(root.summary ?? '')?.[1] ?? 0)) ?? [];
    expect([...new Set(posts.filter(Boolean))].toSorted((a, b) => a - b)).toEqual(numbers);

    // A letter that went twice went with the same Message-ID; every one that was written went.
    const letters = await own.database.db.execute<{ message_id: string; state: string }>(
      sql`select message_id, state from message where direction = 'out'`,
    );
    const arrived = sandbox.mailbox.items
      .filter(({ folder }) => folder === 'inbox')
      .map(({ messageId }) => messageId);
    expect(letters.length).toBeGreaterThan(0);
    expect(letters.filter(({ state }) => state !== 'sent')).toEqual([]);
    expect([...new Set(arrived)].toSorted()).toEqual(letters.map(row => row.message_id).toSorted());
    console.log(
      `claims acknowledged by Slack ${acknowledged.size}, lost ${lost.length}; letters ${letters.length}, repeated ${arrived.length - letters.length}; Teams posts ${posts.filter(Boolean).length} for ${numbers.length} tickets`,
    );
  },
  600_000 + kills * 30_000,
);

/** A mail server forwards: what was not acknowledged is sent again, with the same Message-ID. */
async function send(isWorking: () => boolean): Promise<void> {
  const queue = Array.from({ length: mails }, (_, i) => i);
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let i = queue.shift(); i !== undefined && isWorking(); i = queue.shift()) {
        for (;;) {
          const transport = nodemailer.createTransport({
            host: '127.0.0.1',
            port: ports.smtp,
            ignoreTLS: true,
            connectionTimeout: 2000,
            socketTimeout: 4000,
          });
          const isTaken = await transport
            .sendMail({
              messageId: `<kill-${i}@cliente.example>`,
              date: new Date('2026-11-24T09:00:00Z'),
              from: `Cliente ${i} <c${i}@cliente.example>`,
              to: support,
              subject: `Richiesta ${i}`,
              text: `Buongiorno, questa è la richiesta ${i}.`,
            })
            .then(
              () => true,
              () => false,
            );
          transport.close();
          if (isTaken) break;
          await wait(30);
        }
        await wait(40);
      }
    }),
  );
}

/** Operators claim what they see, on both platforms; what fails because the house is down, they let be. */
async function press(slack: SlackPeople, teams: TeamsPeople, isWorking: () => boolean): Promise<void> {
  while (isWorking()) {
    const messages =
      sandbox.slack
        .channel(slackIds.channel)
        ?.messages.filter(m => m.blocks && JSON.stringify(m.blocks).includes('verb:claim')) ?? [];
    const message = messages[Math.floor(Math.random() * messages.length)];
    if (message) {
      const told = sandbox.slack.state.ephemerals.length;
      const { error } = await slack
        .press(slackIdOf('ANNA'), { channel: slackIds.channel, ts: message.ts }, 'verb:claim')
        .catch(() => ({ error: 'refused' }));
      // Who was told that it takes longer, or came to nothing, knows.
      if (error === '' && sandbox.slack.state.ephemerals.length === told)
        acknowledged.add(Number(message.metadata?.event_payload.ticket));
    }
    const threads =
      sandbox.teams
        .channel(teamsIds.channel)
        ?.threads.filter(({ root }) => JSON.stringify(root.card ?? {}).includes('"verb":"claim"')) ?? [];
    const thread = threads[Math.floor(Math.random() * threads.length)];
    if (thread)
      await teams
        .execute(teamsIdOf('MARCO'), teamsIds.channel, thread.root.id, { verb: 'claim', step: 'press' })
        .catch(() => {});
    await wait(60);
  }
}
