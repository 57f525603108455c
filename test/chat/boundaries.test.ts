import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Import, loadedBy, sourcesOf } from '../sources.ts';
import { breaches } from './parts.ts';
import { slackParts } from './slack/parts.ts';
import { teamsParts } from './teams/parts.ts';

const sources = sourcesOf();
const rooms = [slackParts, teamsParts];

const files = rooms.flatMap(room =>
  sources
    .filter(({ name }) => name.startsWith(`${room.room}/`))
    .map(source => [source.name, room, source] as const),
);

test.each(files)('%s keeps to its part', (_name, room, source) => {
  expect(breaches(room, source)).toEqual([]);
});

test.each(rooms)('$room: every part is there, and what it may import', ({ room, parts }) => {
  const isThere = (path: string) => existsSync(`src/${path}`) || existsSync(`src/${path}.ts`);
  const ours = Object.values(parts)
    .flatMap(({ may = [], types = [] }) => [...may, ...types])
    .map(path => path.replace(/^\./, room))
    .filter(path => path.includes('/') && !path.startsWith('@') && !path.startsWith('node:'));
  const named = [...Object.keys(parts).map(part => `${room}/${part}`), ...ours];
  expect(named.filter(path => !isThere(path))).toEqual([]);
});

const drawn = sources
  .map(({ name }) => name)
  .filter(name => /^chat\/(slack\/(blocks|views)|teams\/cards)\//.test(name));

test.each(drawn)('%s draws without desk or SDK, by however many steps', name => {
  const beyond = loadedBy(sources, name).filter(path =>
    /^(desk|store|outbox|mail|web|botbuilder|botframework-connector|@slack|drizzle-orm|postgres)(\/|$)/.test(
      path,
    ),
  );
  expect(beyond).toEqual([]);
});

/** An import that would lead round the boundaries, from a file that is there. */
type Temptation = [from: string, path: string, isType?: 'type'];

const temptations: Temptation[] = [
  // A listener that calls Slack itself, or knows how its client is made.
  ['chat/slack/listeners/buttons', '@slack/web-api'],
  ['chat/slack/listeners/buttons', '@slack/web-api', 'type'],
  ['chat/slack/listeners/buttons', 'chat/slack/client'],
  // Bolt itself: the app is made once, by the door.
  ['chat/slack/listeners/command', '@slack/bolt'],
  // One listener by way of another.
  ['chat/slack/listeners/buttons', 'chat/slack/listeners/home'],
  ['chat/teams/listeners/old-buttons', 'chat/teams/listeners/buttons'],
  // What couriers post is no listener's business, and the other way round.
  ['chat/slack/listeners/forms', 'chat/slack/gateway'],
  ['chat/slack/listeners/forms', 'chat/slack/posting/cards'],
  ['chat/slack/gateway', 'chat/slack/listeners/buttons', 'type'],
  ['chat/slack/posting/lists', 'chat/slack/answers/whispers'],
  ['chat/teams/listeners/mentions', 'chat/teams/gateway'],
  ['chat/teams/posting/lines', 'chat/teams/listeners/mentions'],
  // Round the desk's door.
  ['chat/slack/listeners/forms', 'desk/desk', 'type'],
  ['chat/slack/listeners/people', 'store/tickets/tickets'],
  ['chat/slack/listeners/home', 'outbox/failure'],
  ['chat/teams/listeners/files', 'desk/letters/uploads'],
  ['chat/teams/listeners/moves', 'store/tickets/tickets', 'type'],
  ['chat/teams/listeners/buttons', 'outbox/failure'],
  // The SDK in a listener of Teams.
  ['chat/teams/listeners/mentions', 'botbuilder'],
  // Who shows, does not ask.
  ['chat/slack/answers/show', 'chat/desk-door', 'type'],
  ['chat/slack/heard/pressed', 'chat/desk-door'],
  ['chat/teams/answers/invoke', 'chat/desk-door', 'type'],
  // Who draws, knows neither desk nor SDK.
  ['chat/slack/blocks/ticket', 'desk/desk', 'type'],
  ['chat/slack/blocks/ticket', 'chat/desk-door', 'type'],
  ['chat/slack/blocks/ticket', '@slack/web-api', 'type'],
  ['chat/slack/views/form', '@slack/bolt', 'type'],
  ['chat/slack/views/home', 'chat/slack/answers/answers', 'type'],
  ['chat/teams/cards/ticket', 'desk/desk', 'type'],
  ['chat/teams/cards/ticket', 'botbuilder', 'type'],
  ['chat/teams/cards/form/form', 'chat/teams/listening', 'type'],
];

test.each(temptations)('%s could not import %s', (from, path, kind) => {
  const source = sources.find(({ name }) => name === from);
  const room = rooms.find(({ room }) => from.startsWith(`${room}/`));
  if (!source || !room) throw new Error(`there is no ${from}`);
  const isOwn = existsSync(`src/${path.split('/')[0]}`);
  const tempted: Import = { path, isOwn, isType: kind === 'type' };
  expect(breaches(room, { ...source, imports: [...source.imports, tempted] })).toEqual([
    `${from} imports ${tempted.isType ? 'a type of ' : ''}${path}`,
  ]);
});

test('a file that belongs to no part is told', () => {
  expect(breaches(slackParts, { name: 'chat/slack/attic/old', imports: [] })).toEqual([
    'chat/slack/attic/old belongs to no part',
  ]);
});

test('types and values are told apart', () => {
  const of = (name: string) => sources.find(source => source.name === name)?.imports ?? [];
  expect(of('chat/slack/listening')).toContainEqual({ path: '@slack/bolt', isOwn: false, isType: true });
  expect(of('chat/slack/door')).toContainEqual({ path: '@slack/bolt', isOwn: false, isType: false });
  expect(of('chat/slack/blocks/ticket')).toContainEqual({
    path: 'chat/slack/limits',
    isOwn: true,
    isType: false,
  });
});
