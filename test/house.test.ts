import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * The doors of the house open one way: each room may use those to its right, and what lies beside the rooms
 * (clip, log, safe-fault, finding, watched-time, within). Only the files on top know everybody.
 */
const mayUse: Record<string, string[]> = {
  sla: [],
  ticket: ['sla'],
  store: ['ticket', 'desk/intake/inbound-email', 'sla'],
  outbox: ['store'],
  desk: ['ticket', 'store', 'outbox', 'sla'],
  mail: ['desk', 'ticket', 'outbox', 'store', 'sla'],
  chat: ['desk', 'ticket', 'store', 'outbox', 'sla'],
  'chat/slack': ['chat', 'desk', 'ticket', 'outbox'],
  'chat/teams': ['chat', 'desk', 'ticket', 'outbox'],
  web: ['chat', 'desk', 'ticket', 'store'],
  config: ['sla', 'ticket', 'mail/settings', 'chat/slack/settings', 'chat/teams/settings'],
  // Stand-ins and their page, and the admin's commands, stand at the edge: they see the whole house.
  sandbox: ['main', 'chat/slack/scopes', 'config', 'ticket', 'chat', 'chat/teams', 'sla'],
  'web/sandbox': ['sandbox', 'house', 'config'],
  // The house opens and closes the rooms, whichever they are.
  house: [
    'chat',
    'chat/slack',
    'chat/teams',
    'config',
    'desk',
    'mail',
    'outbox',
    'sandbox',
    'sla',
    'store',
    'ticket',
    'web',
    'web/sandbox',
  ],
  cli: [
    'chat',
    'chat/slack',
    'chat/teams',
    'config',
    'desk',
    'house/desk',
    'mail',
    'outbox',
    'sandbox',
    'sla',
    'store',
    'ticket',
  ],
};

/** An SDK stays in the room that bears its name. */
const sdkRooms: Record<string, string[]> = {
  botbuilder: ['chat/teams'],
  'botframework-connector': ['chat/teams'],
  '@slack/bolt': ['chat/slack'],
  '@slack/web-api': ['chat/slack'],
  imapflow: ['mail'],
  'postal-mime': ['mail', 'sandbox'],
  'html-to-text': ['mail'],
  'iconv-lite': ['mail'],
  nodemailer: ['mail', 'sandbox'],
  'sanitize-html': ['mail'],
  'smtp-server': ['mail', 'sandbox'],
  'graphile-worker': ['outbox', 'store'],
  'drizzle-orm': ['store', 'outbox', 'cli'],
  postgres: ['store', 'outbox'],
  pg: ['store'],
  'date-holidays': ['sla'],
};

const beside = [
  'clip',
  'letters-apart',
  'log',
  'log/pretty',
  'log/context',
  'safe-fault',
  'finding',
  'watched-time',
  'within',
];
const top = ['main', 'cli'];
const pure = ['sla', 'ticket'];

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .map(name => ({ name: name.replace(/\.ts$/, ''), text: readFileSync(join('src', name), 'utf8') }));

const files = sources.filter(({ name }) => !beside.includes(name) && !top.includes(name));

function roomOf(name: string): string {
  const parts = name.split('/');
  const inner = parts.slice(0, 2).join('/');
  if (parts.length > 2 && inner in mayUse) return inner;
  return parts.length > 1 ? (parts[0] ?? '') : name;
}

function importsOf({ name, text }: { name: string; text: string }) {
  const said = /^(?:import|export) (?:type )?[^;]*?from '([^']+)';|\bimport\('([^']+)'\)/gms;
  const all = [...text.matchAll(said)].map(match => match[1] ?? match[2] ?? '');
  return {
    own: all
      .filter(path => path.startsWith('.'))
      .map(path => normalize(join(dirname(name), path)).replace(/\.ts$/, '')),
    foreign: all.filter(path => !path.startsWith('.') && !path.startsWith('node:')),
  };
}

describe.each(files.map(file => [file.name, file] as const))('%s', (name, file) => {
  const room = roomOf(name);
  const { own, foreign } = importsOf(file);

  test('keeps to the doors', () => {
    const allowed = mayUse[room];
    expect(allowed, `${room} is not in the table of rooms`).toBeDefined();
    for (const used of own) {
      const usedRoom = roomOf(used);
      const isAllowed =
        usedRoom === room ||
        beside.includes(used) ||
        allowed?.includes(usedRoom) ||
        allowed?.some(door => used === door || used.startsWith(`${door}/`));
      expect(isAllowed, `${name} uses ${used}`).toBe(true);
    }
  });

  test('keeps SDKs in their rooms', () => {
    for (const used of foreign) {
      const rooms = Object.entries(sdkRooms).find(([sdk]) => used === sdk || used.startsWith(`${sdk}/`))?.[1];
      if (rooms) expect(rooms, `${name} imports ${used}`).toContain(room);
    }
  });
});

test.each(
  sources.filter(({ name }) => pure.includes(roomOf(name))).map(({ name, text }) => [name, text] as const),
)('%s asks no clock and waits for nothing', (_name, text) => {
  expect(text).not.toMatch(/Date\.now|new Date\(\)|DateTime\.(now|local|utc)\(|\bawait\b/);
});

test('no file needs a table of contents', () => {
  const lengths = sources.map(({ text }) => text.split('\n').length).toSorted((a, b) => a - b);
  expect(lengths.filter(length => length > 300).length / lengths.length).toBeLessThan(0.1);
});
