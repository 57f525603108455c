import type { Server } from 'node:http';
import { Writable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { closeServer, listen, openHttp } from '../../src/house/http.ts';
import { type House, openHouse } from '../../src/house.ts';
import { openLog } from '../../src/log.ts';
import { slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { Sandbox } from '../../src/sandbox/sandbox.ts';
import { TeamsPeople } from '../../src/sandbox/teams/people/people.ts';
import { insertPings } from '../../src/store/clock/pings.ts';
import { ownDatabase } from '../database.ts';
import { shippedConfig, support, waitPatiently } from './a-house.ts';

const database = ownDatabase();
const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example' };
const textOf = (node: unknown) => JSON.stringify(node) ?? '';
const newSlack = 'C0NEWCHAN1';
const newTeams = '19:new-channel@thread.tacv2';

const servers: Server[] = [];
let house: House | undefined;
let sandbox: Sandbox | undefined;
let url = '';
/** Where the desk of the moment listens. */
let deskUrl = '';
const world = () => {
  if (!house || !sandbox) throw new Error('not open');
  return { house, sandbox };
};

/** Starts the desk, the first time with its sandbox, with other channels in desk.yaml if so wished. */
async function start(channels: { slack?: string; admins?: string; teams?: string } = {}): Promise<string[]> {
  const web = openHttp();
  const listening = await listen(web, '127.0.0.1', 0);
  deskUrl = `http://127.0.0.1:${listening.port}`;
  servers.push(listening.server);
  if (!sandbox) {
    url = deskUrl;
    sandbox = new Sandbox(null);
    waitPatiently(sandbox);
    await sandbox.start(listening.port);
    sandbox.mount(web);
    for (const id of [newSlack, 'C0NEWADMIN'])
      sandbox.slack.state.channels.push({
        id,
        name: id.toLowerCase(),
        members: [slackIds.bot],
        messages: [],
      });
    sandbox.teams.state.channels.push({ id: newTeams, name: 'Nuovo', threads: [] });
  }
  const shipped = shippedConfig();
  const config = sandbox.configure({
    ...shipped,
    http: { host: '127.0.0.1', port: Number(new URL(url).port), publicUrl: url },
  });
  const { slack, teams } = config;
  const lines: string[] = [];
  const log = openLog(
    'warn',
    new Writable({
      write: (line, _encoding, done) => {
        lines.push(String(line));
        done();
      },
    }),
  );
  house = await openHouse({
    config: {
      ...config,
      slack: slack && {
        ...slack,
        channel: channels.slack ?? slack.channel,
        adminChannel: channels.admins ?? slack.adminChannel,
      },
      teams: teams && { ...teams, channel: channels.teams ?? teams.channel },
    },
    databaseUrl: database.url,
    web,
    clock: sandbox.clock,
    log,
  });
  await sandbox.settle();
  return lines;
}

afterAll(async () => {
  await house?.stop();
  for (const server of servers) await closeServer(server);
  await sandbox?.stop();
});

const cardsIn = (channel: string, subject: string) =>
  world()
    .sandbox.slack.channel(channel)
    ?.messages.filter(m => !m.thread_ts && textOf(m.blocks).includes(subject)) ?? [];
const postsIn = (channel: string, subject: string) =>
  world()
    .sandbox.teams.channel(channel)
    ?.threads.filter(({ root }) => textOf(root.card).includes(subject)) ?? [];
const writes = async (subject: string) =>
  await world().sandbox.mailbox.write(
    { from: paolo, to: support, subject, text: 'Buongiorno, non va.' },
    world().house.smtpPort,
  );
const waiting = async () =>
  await database.database.db.execute<{ task: string; payload: Record<string, string> }>(
    `select tasks.identifier as task, jobs.payload from graphile_worker._private_jobs as jobs
     join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id`,
  );

test('another channel in desk.yaml: it gets the cards of all open tickets, the old ones say where to, and what waited for the old is dropped, counted and said', async () => {
  await start();
  await writes('Stampante');
  await writes('Scanner');
  await expect
    .poll(() => ['Stampante', 'Scanner'].map(subject => cardsIn(slackIds.channel, subject).length))
    .toEqual([1, 1]);
  await expect.poll(() => postsIn(teamsIds.channel, 'Scanner').length).toBe(1);

  // The channel is archived: what happens now waits for it.
  const old = world().sandbox.slack.channel(slackIds.channel);
  if (old) old.archived = true;
  await writes('Tastiera');
  await expect.poll(() => postsIn(teamsIds.channel, 'Tastiera').length).toBe(1);
  await expect
    .poll(
      async () => (await waiting()).filter(({ payload }) => payload.destination === slackIds.channel).length,
    )
    .toBeGreaterThan(0);
  await world().house.stop();
  // Called for, and not told yet.
  await insertPings(database.database.db, [
    { ticket: 1001, sequence: 1, platform: 'slack', destination: slackIds.channel, minute: new Date() },
  ]);
  if (old) old.archived = false;

  const lines = await start({ slack: newSlack });
  await expect
    .poll(() => ['Stampante', 'Scanner', 'Tastiera'].map(subject => cardsIn(newSlack, subject).length), {
      timeout: 60_000,
    })
    .toEqual([1, 1, 1]);
  // Where the old cards lay stands where they are now, and nothing to press.
  const left = () =>
    textOf(
      world()
        .sandbox.slack.channel(slackIds.channel)
        ?.messages.filter(m => !m.thread_ts),
    );
  await expect.poll(left).toMatch(/altro canale: #1001 .*altro canale: #1002 /);
  await expect.poll(left).not.toMatch(/verb:|#1001 Stampante/);
  expect(cardsIn(slackIds.channel, 'Tastiera')).toHaveLength(0);
  const dropped = lines.filter(line => line.includes('does not name any more'));
  expect(dropped).toHaveLength(1);
  expect(dropped[0]).toMatch(/"dropped":[1-9]/);
  await expect
    .poll(() => textOf(world().sandbox.slack.channel(slackIds.admins)?.messages))
    .toContain('ha lasciato un canale');
  // The other chat has its cards as before.
  expect(postsIn(teamsIds.channel, 'Stampante')).toHaveLength(1);
  const calls = await database.database.db.execute<{ destination: string }>(
    `select destination from ping where message is null or message <> ''`,
  );
  expect(calls.map(({ destination }) => destination)).not.toContain(slackIds.channel);
  expect((await waiting()).filter(({ payload }) => payload.destination === slackIds.channel)).toEqual([]);
  await world().house.stop();
});

test('started again with the same channels, nothing is posted twice', async () => {
  const lines = await start({ slack: newSlack });
  await writes('Monitor');
  await expect.poll(() => cardsIn(newSlack, 'Monitor').length).toBe(1);
  expect(['Stampante', 'Scanner', 'Tastiera'].map(subject => cardsIn(newSlack, subject).length)).toEqual([
    1, 1, 1,
  ]);
  expect(lines.filter(line => line.includes('does not name'))).toEqual([]);
  await world().house.stop();
});

test('what the admins were to read goes to their new channel', async () => {
  const admins = world().sandbox.slack.channel(slackIds.admins);
  if (admins) admins.archived = true;
  await start({ slack: newSlack });
  await database.database.db.execute(
    `select graphile_worker.add_job('notice', json_build_object('platform', 'slack', 'channel', '${slackIds.admins}',
       'key', 'k1', 'subject', 'mailbox-back', 'details', json_build_object('mailbox', 'x@y.example')))`,
  );
  await expect.poll(async () => (await waiting()).filter(({ task }) => task === 'notice').length).toBe(1);
  await world().house.stop();
  await start({ slack: newSlack, admins: 'C0NEWADMIN' });
  await expect
    .poll(() => textOf(world().sandbox.slack.channel('C0NEWADMIN')?.messages))
    .toContain('x@y.example');
  await world().house.stop();
});

test('in Teams the app is moved to another channel: cards of open tickets come along at once', async () => {
  await start({ slack: newSlack });
  const { teams } = world().sandbox;
  const people = new TeamsPeople(teams, `${deskUrl}/api/messages`, `${url}/sandbox/teams`);
  await people.install(teamsIdOf('GIULIA'), newTeams);
  await expect
    .poll(() => ['Stampante', 'Scanner', 'Monitor'].map(subject => postsIn(newTeams, subject).length), {
      timeout: 60_000,
    })
    .toEqual([1, 1, 1]);
  const left = () =>
    textOf(
      world()
        .sandbox.teams.channel(teamsIds.channel)
        ?.threads.map(({ root }) => root),
    );
  await expect.poll(left).toContain('altro canale: #1001 ');
  // In its own time each of them, the calls of before too.
  await expect.poll(left).not.toMatch(/Action.Execute|#1001 Stampante/);
  await world().house.stop();
});

test('the same channel under its own id instead of "installed" keeps its cards', async () => {
  await start({ slack: newSlack, teams: newTeams });
  await writes('Telefono');
  await expect.poll(() => postsIn(newTeams, 'Telefono').length).toBe(1);
  expect(['Stampante', 'Scanner', 'Monitor'].map(subject => postsIn(newTeams, subject).length)).toEqual([
    1, 1, 1,
  ]);
  expect(textOf(postsIn(newTeams, 'Stampante'))).not.toContain('si è spostato');
});
