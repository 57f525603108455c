import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { Sandbox } from '../../src/sandbox/sandbox.ts';
import { SlackPeople } from '../../src/sandbox/slack/people/people.ts';
import { TeamsPeople } from '../../src/sandbox/teams/people/people.ts';
import { freePort } from '../free-port.ts';
import { shippedConfig, toAnyNumber } from '../journeys/a-house.ts';
import { startImapServer } from '../mail/doors/imap-server.ts';
import { type LyingChat, lyingChat } from './lying-chat.ts';
import { type OwnPostgres, startOwnPostgres } from './own-postgres.ts';
import { listenOn } from './ports.ts';
import { type SupervisedDesk, superviseDesk } from './supervised-desk.ts';
import { startWire, type Wire } from './wire.ts';

export const read = 'posta@interzen.it';

/** One of the processes that work on the database. */
export type DeskInScene = {
  desk: SupervisedDesk;
  smtpPort: number;
  url: string;
  people: { slack: SlackPeople; teams: TeamsPeople };
};

/** Whoever asks for a desk's metrics shows this. */
export const metricsToken = 'a-token-of-the-scene-that-nobody-guesses';

/** Everything around the desk, which outlives it: what can be made to fail, and what is seen from outside. */
export type Scene = {
  sandbox: Sandbox;
  desk: SupervisedDesk;
  /** null: the desk has one of its own, and watches it itself. */
  postgres: OwnPostgres | null;
  killPostmaster(): void;
  slack: LyingChat;
  teams: LyingChat;
  letters: Wire;
  mailbox: Wire;
  imap: Awaited<ReturnType<typeof startImapServer>>;
  smtpPort: number;
  healthz: string;
  people: { slack: SlackPeople; teams: TeamsPeople };
  /** All that work on the database; what is named above is the first one's. */
  desks: DeskInScene[];
  stop(): Promise<void>;
};

/**
 * @param embedded the desk starts its PostgreSQL by itself
 * @param databaseUrl a database that is there already
 * @param howMany so many processes work on it
 */
export async function setTheScene(
  embedded: boolean,
  databaseUrl: string | null = null,
  howMany = 1,
): Promise<Scene> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sportello-faults-data-'));
  const postgres = embedded || databaseUrl ? null : await startOwnPostgres();
  const sandbox = new Sandbox(null);
  const imap = await startImapServer();
  const mailbox = await startWire(() => imap.port);
  const [slack, teams] = [lyingChat(), lyingChat()];
  const web = express();
  web.use('/sandbox/slack/api', slack.handler);
  web.use('/sandbox/teams/v3', teams.handler);
  const server = createServer(web);
  const port = await listenOn(server, 0);
  await sandbox.start(port);
  sandbox.mount(web);
  const letters = await startWire(() => sandbox.configure(shippedConfig(toAnyNumber)).smtpOut?.port ?? 0);
  const token = await sandbox.teams.tokens.ofBot();

  /** Each as on a machine of its own: with its ports, and its folder. */
  async function openOne(n: number): Promise<DeskInScene> {
    const [httpPort, smtpPort] = [await freePort(), await freePort()];
    const url = `http://127.0.0.1:${httpPort}`;
    const config = sandbox.configure({
      ...shippedConfig(toAnyNumber),
      dataDir: n === 0 ? dataDir : join(dataDir, `of-${n}`),
      http: { host: '127.0.0.1', port: httpPort, publicUrl: url },
      metricsToken,
    });
    const desk = superviseDesk({
      config: {
        ...config,
        mailboxes: [...config.mailboxes, { address: read, imap: imapSettings(mailbox.port) }],
        smtpDoor: { ...config.smtpDoor, port: smtpPort, lmtpPort: null },
        smtpOut: config.smtpOut && { ...config.smtpOut, port: letters.port },
        teams: { ...config.teams, standIn: { ...config.teams?.standIn, token } },
      },
      databaseUrl: postgres?.url ?? databaseUrl,
    });
    const people = {
      slack: new SlackPeople(sandbox.slack, `${url}/slack/events`),
      teams: new TeamsPeople(sandbox.teams, `${url}/api/messages`, `http://127.0.0.1:${port}/sandbox/teams`),
    };
    await desk.opened;
    return { desk, smtpPort, url, people };
  }
  const first = await openOne(0);
  const { desk, smtpPort, url, people } = first;
  const desks = [
    first,
    ...(await Promise.all(Array.from({ length: howMany - 1 }, (_, n) => openOne(n + 1)))),
  ];
  await people.teams.install(teamsIdOf('GIULIA'), teamsIds.channel);

  return {
    ...{ sandbox, desk, postgres, slack, teams, letters, mailbox, imap, smtpPort, people, desks },
    killPostmaster: () =>
      postgres ? postgres.kill() : killIn(join(dataDir, 'postgres/cluster/postmaster.pid')),
    healthz: `${url}/healthz`,
    stop: async () => {
      await Promise.all(desks.map(each => each.desk.stop()));
      await postgres?.stop();
      if (embedded) killIn(join(dataDir, 'postgres/cluster/postmaster.pid'));
      for (const wire of [letters, mailbox, imap]) await wire.stop();
      await new Promise<void>(done => {
        server.closeAllConnections();
        server.close(() => done());
      });
      await sandbox.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function imapSettings(port: number) {
  return {
    host: '127.0.0.1',
    port,
    secure: false,
    user: read,
    auth: { kind: 'password' as const, password: 'secret' },
    folder: 'INBOX',
    after: { kind: 'flag' as const },
    since: new Date('2020-01-01'),
    pollSeconds: 2,
  };
}

/** The postmaster that a file of PostgreSQL's names. */
function killIn(pidFile: string): void {
  try {
    process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGKILL');
  } catch {
    // It is being started.
  }
}
