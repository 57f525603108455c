import type { Server } from 'node:http';
import type { Application } from 'express';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import type { PressAnswer } from '../../../src/chat/card.ts';
import { saidAnswer } from '../../../src/chat/commands/said-answer.ts';
import type { DeskDoor } from '../../../src/chat/desk-door.ts';
import { slackClient } from '../../../src/chat/slack/client.ts';
import { slackDoor } from '../../../src/chat/slack/door.ts';
import { neededScopes } from '../../../src/chat/slack/scopes.ts';
import type { SlackSettings } from '../../../src/chat/slack/settings.ts';
import { wordsIn } from '../../../src/chat/words/words.ts';
import { closeServer, listen, openHttp } from '../../../src/house/http.ts';
import type { Log } from '../../../src/log.ts';
import { SlackPeople } from '../../../src/sandbox/slack/people/people.ts';
import { slackWebApi } from '../../../src/sandbox/slack/web-api/web-api.ts';
import { SlackWorkspace } from '../../../src/sandbox/slack/workspace.ts';

export const anna = 'U0ANNA';
export const channel = 'C0SUPPORT1';

export function aWorkspace(): SlackWorkspace {
  const workspace = new SlackWorkspace(
    [
      { id: anna, name: 'anna', realName: 'Anna Rossi', email: 'anna@interzen.example' },
      { id: 'U0BOT', name: 'sportello', realName: 'Sportello', email: null, isBot: true },
    ],
    [{ id: channel, name: 'assistenza', members: [anna, 'U0BOT'] }],
    {
      botToken: 'xoxb-test',
      botUser: 'U0BOT',
      scopes: [...neededScopes],
      signingSecret: 'a-secret',
      unfurlDomains: ['desk.example.com'],
      appId: 'A0TEST',
      teamId: 'T0OWN',
    },
  );
  // How long Slack waits is Slack's: three seconds of a machine that does other things are no fault of the desk's.
  workspace.waitsMs = 60_000;
  return workspace;
}

export function settingsFor(url: string): SlackSettings {
  return {
    mode: 'http',
    botToken: 'xoxb-test',
    signingSecret: 'a-secret',
    appToken: null,
    channel,
    adminChannel: null,
    routed: [],
    restricted: null,
    language: 'en',
    postsPerSecond: 50,
    apiUrl: `${url}/api/`,
  };
}

/** A desk that gives the answers it is told to, and keeps what it was asked. */
export function aDesk() {
  type CannedDesk = {
    presses: ButtonPress[];
    answer: (press: ButtonPress) => PressAnswer;
    door: DeskDoor;
  };
  const desk: CannedDesk = {
    presses: [],
    answer: () => ({ kind: 'stranger', line: 'no' }),
    door: {
      press: async press => {
        desk.presses.push(press);
        return desk.answer(press);
      },
      answeredAloud: async () => {},
      answeredAlone: async () => {},
      command: async (_asker, words) => saidAnswer('Answer', `You said ${words}`),
      search: async () => ({ line: 'nothing' }),
      linked: async () => null,
      unfurl: async () => {},
      suggest: async () => [],
      home: async () => null,
      homeShown: async () => {},
      homeTurned: async () => true,
      objectToFiles: () => '',
      takeFiles: async () => ({ uploads: '', line: '', fault: '' }),
      ticketAt: async () => 1001,
      drawAnew: async () => {},
      keepNote: async () => '',
      pick: async () => ({ kind: 'told', line: '' }),
      lineLeft: async () => {},
      wordsFor: () => wordsIn('en'),
      changed: () => {},
    },
  };
  return desk;
}

/** A log that can be read. */
export function aLog() {
  const lines: string[] = [];
  const note =
    (level: string) =>
    (...words: unknown[]) =>
      void lines.push(`${level} ${JSON.stringify(words)}`);
  const log = { debug: () => {}, info: note('info'), warn: note('warn'), error: note('error') };
  return { lines, log: log as unknown as Log };
}

/** The real Bolt between a canned desk and the stand-in of Slack, without the rest of the house. */
export function ownDoor() {
  const own = {
    workspace: aWorkspace(),
    desk: aDesk(),
    log: aLog(),
    url: '',
    people: undefined as unknown as SlackPeople,
  };
  let server: Server | undefined;

  beforeAll(async () => {
    const web: Application = openHttp();
    const listening = await listen(web, '127.0.0.1', 0);
    server = listening.server;
    own.url = `http://127.0.0.1:${listening.port}`;
    web.use('/api', slackWebApi(own.workspace));
    const settings = settingsFor(own.url);
    slackDoor(settings, slackClient(settings), own.desk.door, web, own.log.log);
    own.people = new SlackPeople(own.workspace, `${own.url}/slack/events`, `${own.url}/api`);
  });
  beforeEach(() => {
    own.workspace.views.clear();
    own.workspace.state.ephemerals = [];
    own.desk.presses = [];
  });
  afterAll(async () => {
    if (server) await closeServer(server);
  });
  return own;
}
