import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SlackDoor, slackDoor } from '../../../src/chat/slack/door.ts';
import { slackClient, slackGateway } from '../../../src/chat/slack/gateway.ts';
import { ticketCard } from '../../../src/chat/ticket-card.ts';
import { closeServer } from '../../../src/house.ts';
import { listen, openHttp } from '../../../src/http.ts';
import { slackWebApi } from '../../../src/sandbox/slack/web-api.ts';
import { arrival, ticketOf } from '../../ticket/ticket-of.ts';
import { aMoment } from '../a-moment.ts';
import { aDesk, aLog, anna, aWorkspace, channel, settingsFor } from './a-workspace.ts';

type Socket = {
  send(text: string): void;
  close(): void;
  on(event: 'message', listener: (data: Buffer) => void): void;
};
type SocketServer = {
  on(event: 'connection', listener: (socket: Socket) => void): void;
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
let answers: { envelope_id: string; payload: unknown }[] = [];
let refusing = false;
let door: SlackDoor;
let settings = settingsFor('');

beforeEach(async () => {
  workspace = aWorkspace();
  log = aLog();
  open = [];
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
  sockets.on('connection', socket => {
    open.push(socket);
    socket.on('message', data => answers.push(JSON.parse(String(data))));
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
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

  const card = ticketCard(ticketOf(), [], aMoment('en', arrival));
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

test('a socket that Slack renews, and refuses for a while, is open again afterwards', async () => {
  await door.start();
  await expect.poll(() => open.length).toBe(1);
  refusing = true;
  open[0]?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
  await expect.poll(() => log.lines.join(), { timeout: 10_000 }).toContain('cannot connect to Slack');
  refusing = false;
  await expect.poll(() => open.length, { timeout: 20_000 }).toBe(2);
  ask('e3', 'queue');
  await answered('e3').toContain('You said queue');
});
