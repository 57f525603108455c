import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { SocketModeReceiver } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ticketCard } from '../../../src/chat/cards/ticket-card.ts';
import { slackClient } from '../../../src/chat/slack/client.ts';
import { boltLogger } from '../../../src/chat/slack/connection/bolt-logger.ts';
import { type Connection, keepConnected, patience } from '../../../src/chat/slack/connection/socket.ts';
import { type SlackDoor, slackDoor } from '../../../src/chat/slack/door.ts';
import { slackGateway } from '../../../src/chat/slack/gateway.ts';
import { closeServer, listen, openHttp } from '../../../src/house/http.ts';
import { slackWebApi } from '../../../src/sandbox/slack/web-api/web-api.ts';
import { arrival, ticketOf } from '../../ticket/ticket-of.ts';
import { aMoment } from '../a-moment.ts';
import { wholeTicket } from '../seen-whole.ts';
import { aDesk, aLog, anna, aWorkspace, channel, settingsFor } from './a-workspace.ts';

type Socket = {
  send(text: string): void;
  ping(): void;
  close(): void;
  on(event: 'message', listener: (data: Buffer) => void): void;
};
type SocketServer = {
  on(event: 'connection', listener: (socket: Socket, request: { socket: { pause(): void } }) => void): void;
  close(): void;
};
// A WebSocket server, which Node lacks; it comes with botbuilder.
const ofBotbuilder = createRequire(createRequire(import.meta.url).resolve('botbuilder'));
const {
  Server: WebSocketServer,
}: { Server: new (options: { server: Server; path: string }) => SocketServer } = ofBotbuilder('ws');

let workspace = aWorkspace();
const desk = aDesk();
let log = aLog();
let server: Server;
let sockets: SocketServer;
let open: Socket[] = [];
/** What is below a socket: paused, it reads nothing more, and so answers nothing. */
let wires: { pause(): void }[] = [];
let answers: { envelope_id: string; payload: unknown }[] = [];
let refusing = false;
let greets = true;
let door: SlackDoor;
let settings = settingsFor('');

beforeEach(async () => {
  workspace = aWorkspace();
  log = aLog();
  open = [];
  wires = [];
  answers = [];
  refusing = false;
  const web = openHttp();
  const listening = await listen(web, '127.0.0.1', 0);
  server = listening.server;
  web.post('/api/apps.connections.open', (request, response) => {
    const granted = !refusing && request.get('authorization') === 'Bearer xapp-test';
    const url = `ws://127.0.0.1:${listening.port}/link`;
    response.json(granted ? { ok: true, url } : { ok: false, error: 'invalid_auth' });
  });
  web.use('/api', slackWebApi(workspace));
  sockets = new WebSocketServer({ server, path: '/link' });
  sockets.on('connection', (socket, request) => {
    open.push(socket);
    wires.push(request.socket);
    socket.on('message', data => answers.push(JSON.parse(String(data))));
    if (greets) socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
  });
  settings = {
    ...settingsFor(`http://127.0.0.1:${listening.port}`),
    mode: 'socket',
    signingSecret: null,
    appToken: 'xapp-test',
  };
  door = slackDoor(settings, slackClient(settings), desk.door, web, log.log);
});
afterEach(async () => {
  await door.stop();
  sockets.close();
  await closeServer(server);
});

const user = { id: anna, team_id: 'T0OWN' };

function ask(envelope: string, text: string): void {
  const payload = { command: '/ticket', text, user_id: anna, channel_id: channel, team_id: 'T0OWN' };
  open.at(-1)?.send(
    JSON.stringify({
      type: 'slash_commands',
      envelope_id: envelope,
      payload,
      accepts_response_payload: true,
    }),
  );
}
const answered = (envelope: string) =>
  expect.poll(() => JSON.stringify(answers.find(({ envelope_id }) => envelope_id === envelope) ?? {}));

test('without a public address: commands and presses come by the socket', async () => {
  await door.start();
  await expect.poll(() => open.length).toBe(1);
  ask('e1', 'mine');
  await answered('e1').toContain('You said mine');

  const card = ticketCard(wholeTicket(ticketOf()), aMoment('en', arrival));
  const { message: ts } = await slackGateway(settings, slackClient(settings)).postCard(channel, card);
  desk.answer = () => ({ kind: 'refused', card, line: 'Taken by Marco.' });
  const action = { type: 'button', action_id: 'verb:claim', block_id: 'actions', action_ts: '1.1' };
  open[0]?.send(
    JSON.stringify({
      type: 'interactive',
      envelope_id: 'e2',
      accepts_response_payload: true,
      payload: {
        type: 'block_actions',
        team: { id: 'T0OWN' },
        user,
        trigger_id: workspace.newTrigger(anna),
        container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
        channel: { id: channel },
        message: { ts },
        actions: [{ ...action, value: 'claim 1001 1' }],
      },
    }),
  );
  await answered('e2').toContain('e2');
  await expect.poll(() => workspace.state.ephemerals.at(-1)?.text).toBe('Taken by Marco.');
});

/** Shorter waits than the real ones, and long enough for a busy machine. */
const soon = { helloMs: 5000, silenceMs: 600, goodbyeMs: 100, longestPauseMs: 1000 };

describe('a socket that is open and deaf', () => {
  const opened = () => expect.poll(() => open.length);
  let watched: Connection | undefined;
  const connect = (limits: Partial<typeof soon> = {}) => {
    const receiver = new SocketModeReceiver({
      appToken: 'xapp-test',
      autoReconnectEnabled: false,
      logger: boltLogger(log.log),
      installerOptions: { clientOptions: { slackApiUrl: settings.apiUrl ?? '' } },
    });
    watched = keepConnected(receiver.client, log.log, { ...soon, ...limits });
    watched.start();
  };
  afterEach(async () => {
    await watched?.stop();
    greets = true;
  });

  test('together its waits are less than a minute', () => {
    const { helloMs, silenceMs, goodbyeMs } = patience;
    expect(helloMs + silenceMs * 1.1 + goodbyeMs).toBeLessThan(62_000);
    expect(silenceMs * 1.1).toBeLessThan(60_000);
  });

  test('it answers our pings and says nothing: it is replaced', async () => {
    connect();
    await opened().toBe(1);
    await opened().toBeGreaterThanOrEqual(2);
    expect(log.lines.join()).toContain('nothing comes from Slack any more');
  });

  test('its machine is frozen: nothing comes back, not even a good-bye', async () => {
    connect();
    await opened().toBe(1);
    wires[0]?.pause();
    await opened().toBeGreaterThanOrEqual(2);
  });

  test('it never says hello', async () => {
    greets = false;
    connect({ helloMs: 300 });
    await opened().toBe(1);
    await opened().toBeGreaterThanOrEqual(2);
    expect(log.lines.join()).toContain('no hello');
  });

  test('it says good-bye and stays', async () => {
    connect();
    await opened().toBe(1);
    // What is heard keeps it alive; only the good-bye ends it.
    const chat = setInterval(() => open[0]?.ping(), 50);
    open[0]?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    wires[0]?.pause();
    await opened().toBeGreaterThanOrEqual(2);
    clearInterval(chat);
  });

  test('while Slack pings, it is left alone', async () => {
    connect({ silenceMs: 2000 });
    await opened().toBe(1);
    const pinging = setInterval(() => open.at(-1)?.ping(), 50);
    await new Promise(done => setTimeout(done, 5000));
    clearInterval(pinging);
    expect(open).toHaveLength(1);
  });
});

test('a socket that Slack renews, and refuses for a while, is open again afterwards', async () => {
  await door.start();
  await expect.poll(() => open.length).toBe(1);
  refusing = true;
  open[0]?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
  await expect.poll(() => log.lines.join()).toContain('cannot connect to Slack');
  refusing = false;
  await expect.poll(() => open.length).toBe(2);
  ask('e3', 'queue');
  await answered('e3').toContain('You said queue');
});
