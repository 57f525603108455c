import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express from 'express';
import packageJson from '../../../package.json' with { type: 'json' };
import { teamsIdOf, teamsIds } from '../../../src/sandbox/cast.ts';
import { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { SlackPeople } from '../../../src/sandbox/slack/people/people.ts';
import { TeamsPeople } from '../../../src/sandbox/teams/people/people.ts';
import { freePort } from '../../../test/free-port.ts';
import { keepsCompiled } from '../../../test/start/compiled.ts';
import { configFor } from '../../a-house.ts';
import { enrol } from './enrolled.ts';
import { memoryOf, workOfProcess } from './process-figures.ts';

/** How many processes work on the database: the first has the doors that are pressed, the others carry what follows. */
export const processes = Number(process.env.SCALE_PROCESSES ?? 1);
/** The flags with which `npm start` starts it. */
const asStarted = packageJson.scripts.start.split(' ').filter(word => word.startsWith('--'));

export type HouseApart = {
  /** Both chats, and the customers' mailbox: they live in this process. */
  sandbox: Sandbox;
  slack: SlackPeople;
  teams: TeamsPeople;
  /** Where its customers write to. */
  address: string;
  smtpPort: number;
  /** Where its pages are. */
  url: string;
  /** From the first instruction until it is open, in ms. */
  startMs: number;
  /** In bytes; the largest, where there are several processes. */
  memory(): { now: number; most: number };
  /** Milliseconds of the processor that each process has worked, so far. */
  worked(): number[];
};

/**
 * The whole house in a process of its own, over a database that is there, with the stand-ins of both chats in this one.
 *
 * @param databaseUrl as the desk's own user
 * @param people how many operators sit in both chats
 */
export async function inAHouseApart(
  databaseUrl: string,
  people: number,
  use: (house: HouseApart) => Promise<void>,
): Promise<void> {
  const sandbox = new Sandbox(null);
  const web = express();
  const standIns = createServer(web);
  standIns.listen(0, '127.0.0.1');
  await once(standIns, 'listening');
  const { port: standInPort } = standIns.address() as AddressInfo;
  await sandbox.start(standInPort);
  sandbox.mount(web);
  const ports = { house: await freePort(), smtp: await freePort() };
  const opened: ChildProcess[] = [];
  try {
    const { told, address } = await toldTo(sandbox, databaseUrl, people, ports);
    const begun = performance.now();
    opened.push(await open(told));
    const startMs = performance.now() - begun;
    while (opened.length < processes)
      opened.push(await open(besides(told, await freePort(), await freePort())));
    const pids = opened.map(({ pid = 0 }) => pid);
    const at = (path: string) => `http://127.0.0.1:${ports.house}${path}`;
    const teams = new TeamsPeople(
      sandbox.teams,
      at('/api/messages'),
      `http://127.0.0.1:${standInPort}/sandbox/teams`,
    );
    await teams.install(teamsIdOf('GIULIA'), teamsIds.channel);
    await use({
      sandbox,
      slack: new SlackPeople(
        sandbox.slack,
        at('/slack/events'),
        `http://127.0.0.1:${standInPort}/sandbox/slack/api`,
      ),
      teams,
      address,
      smtpPort: ports.smtp,
      url: at(''),
      startMs,
      memory: () => largest(pids.map(memoryOf)),
      worked: () => pids.map(workOfProcess),
    });
  } finally {
    for (const house of opened) await ended(house);
    await closed(standIns);
    await sandbox.stop();
  }
}

/** What a process of the house is told by its environment: its configuration, without what cannot be written down. */
type Told = { databaseUrl: string; config: { http: object; smtpDoor: object; [key: string]: unknown } };

/** The same desk, by doors that nobody uses. */
function besides({ databaseUrl, config }: Told, port: number, smtpPort: number): Told {
  const { http, smtpDoor } = config;
  return {
    databaseUrl,
    config: { ...config, http: { ...http, port }, smtpDoor: { ...smtpDoor, port: smtpPort } },
  };
}

function largest(all: { now: number; most: number }[]) {
  return { now: Math.max(...all.map(({ now }) => now)), most: Math.max(...all.map(({ most }) => most)) };
}

async function toldTo(
  sandbox: Sandbox,
  databaseUrl: string,
  people: number,
  ports: { house: number; smtp: number },
): Promise<{ told: Told; address: string }> {
  const { policy, ...config } = configFor(sandbox, ports.house);
  const token = await sandbox.teams.tokens.ofBot();
  return {
    address: config.mailboxes[0]?.address ?? '',
    told: {
      databaseUrl,
      config: {
        ...config,
        policy: {
          ...policy,
          operators: [...policy.operators, ...enrol(sandbox, people)],
          // Customers of one domain are written to more often in a minute than otherwise in a day.
          automaticLettersPerDay: { domain: 1_000_000, desk: 1_000_000 },
        },
        smtpDoor: { ...config.smtpDoor, port: ports.smtp },
        teams: { ...config.teams, standIn: { ...config.teams?.standIn, token } },
      },
    },
  };
}

async function open(told: unknown): Promise<ChildProcess> {
  const house = fork(fileURLToPath(new URL('./house-process.ts', import.meta.url)), {
    // As src/start.js tells it.
    env: { MALLOC_MMAP_THRESHOLD_: '1048576', ...process.env, HOUSE: JSON.stringify(told), ...keepsCompiled },
    execArgv: [...asStarted, ...(process.env.BENCH_NODE || '').split(' ').filter(Boolean)],
  });
  await Promise.race([
    once(house, 'message'),
    once(house, 'exit').then(() => {
      throw new Error('the house did not open');
    }),
  ]);
  return house;
}

async function ended(house: ChildProcess): Promise<void> {
  if (house.exitCode !== null) return;
  const gone = once(house, 'exit');
  house.send('stop');
  await gone;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>(done => server.close(() => done()));
}
