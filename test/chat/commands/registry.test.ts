import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../../src/chat/commands/registry.ts';
import { commandIn, namesOf } from '../../../src/chat/commands/typed-command.ts';

const room = 'src/chat/commands';
const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(ts|js|html|md|json)$/.test(name))
    .map(name => join(folder, name));
const read = (path: string) => readFileSync(path, 'utf8');

const ownFiles = await Promise.all(
  filesUnder(room)
    .filter(path => / (\w+): Command = \{| = listCommand\(/.test(read(path)))
    .map(async path => {
      const exported: Record<string, unknown> = await import(join(process.cwd(), path));
      return { path, command: commands.find(each => Object.values(exported).includes(each)) };
    }),
);

test('every command’s file is listed, each once', () => {
  expect(ownFiles.filter(({ command }) => !command).map(({ path }) => path)).toEqual([]);
  expect(commands).toHaveLength(ownFiles.length);
  expect(new Set(ownFiles.map(({ command }) => command))).toEqual(new Set(commands));
});

test('its words stand in its own file: another names it only to say how it is typed', () => {
  for (const { path: own, command } of ownFiles) {
    const names = command ? namesOf(command).filter(name => /\p{L}/u.test(name)) : [];
    for (const path of filesUnder(room).filter(path => path !== own))
      for (const name of names)
        expect(read(path).includes(`'${name}'`), `${path} names “${name}”`).toBe(false);
    for (const path of filesUnder('src').filter(path => !path.startsWith(room)))
      if (new RegExp(`(?<!/words)/commands/([a-z-]+/)?${basename(own)}'`).test(read(path)))
        expect(read(path), `${path} uses ${own}`).toContain('typedCommand(');
  }
});

test('whatever is said to be typed is understood', () => {
  const texts = ['README.md', 'desk.yaml', ...['docs', 'src', 'manifest'].flatMap(filesUnder)].map(read);
  const told = texts.flatMap(text =>
    [...text.matchAll(/\/ticket ([\p{L}\d]+)/gu)].map(([, word = '']) => word),
  );
  expect(told).toContain('chiusure');
  const { features } = JSON.parse(read('manifest/slack.json'));
  const hinted: string[] = features.slash_commands[0].usage_hint.split(' | ');
  expect([...told, ...hinted].filter(word => !commandIn(commands, word))).toEqual([]);
});
