import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../src/chat/commands/registry.ts';
import { wordsIn } from '../src/chat/words/words.ts';
import { helpFor } from '../src/cli/help.ts';
// @ts-expect-error The page's own files are plain JavaScript.
import { words as wordsOfThePage } from '../src/web/sandbox/assets/words/words.js';

/** What somebody reads who sets Sportello up or works with it. Decisions tell of the day on which they were taken. */
const pages = ['README.md', ...pagesIn('docs'), ...pagesIn('docs/set-up'), ...pagesIn('docs/how-to')];

function pagesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.md') && name !== 'reference.md')
    .map(name => join(folder, name));
}

/** Buttons and places of others, as they call them; and Sportello's names that are the same in both languages. */
const ofOthers = new Set([
  ...['Create New App', 'From a manifest', 'Install to Workspace', 'Bot User OAuth Token', 'Retry'],
  ...['Basic Information › Signing Secret', 'Socket Mode', 'App Manifest', 'Request URL'],
  ...['Event Subscriptions › Request URL', 'Event Subscriptions › Delayed Events'],
  ...['Select Menus › Options Load URL', 'Azure Bot', 'Single Tenant', 'Channels'],
  ...[
    'Configuration › Messaging endpoint',
    'Office 365 Exchange Online › IMAP.AccessAsApp',
    'Apps › Manage your apps › Upload an app',
  ],
  ...['Apps › Sportello › Add', 'Manage channel › Apps', 'SMTP.SendAsApp', 'Workspace', 'A single account'],
]);

/** Italics that begin with a capital, as buttons do. Those that begin what is listed may say of what it tells. */
const italics = /(- )?(?<![\w_*`])_([\p{Lu}+][^_`]*?)_(?![\w_])/gu;

type Pair = { it: string; en: string };

/** All that is said, in both languages side by side. What is said of a number is tried with one. */
function pairsIn(it: unknown, en: unknown): Pair[] {
  if (typeof it === 'string' && typeof en === 'string') return [{ it: plain(it), en: plain(en) }];
  if (typeof it === 'function' && typeof en === 'function') {
    try {
      return pairsIn(it(3, 3, 3), en(3, 3, 3));
    } catch {
      return [];
    }
  }
  if (typeof it !== 'object' || it === null || typeof en !== 'object' || en === null) return [];
  return Object.keys(it).flatMap(key => pairsIn(Reflect.get(it, key), Reflect.get(en, key)));
}

/** Without the sign before it, and the count behind. */
function plain(text: string): string {
  return text.replace(/^[^\p{L}\p{N}+«“]+/u, '').replace(/ \(3\)$/, '');
}

const said = [...pairsIn(wordsIn('it'), wordsIn('en')), ...pairsIn(wordsOfThePage.it, wordsOfThePage.en)];
const unwrapped = (page: string) =>
  readFileSync(page, 'utf8')
    .replace(/```[\s\S]*?```/g, '')
    .replace(/\n */g, ' ');

const firstWords = commands
  .flatMap(({ spelling }) => ('like' in spelling ? [] : [...spelling.it, ...spelling.en]))
  .map(name => name.split(' ')[0]);

describe.each(pages)('%s', page => {
  const text = unwrapped(page);
  const isSaid = (name: string) => said.some(({ it, en }) => it === name || en === name);
  const named = [...text.matchAll(italics)].flatMap(([, heads, name = '']) =>
    heads && !isSaid(name) ? [] : [name],
  );

  test('names buttons that there are, and each in both languages', () => {
    for (const name of named) {
      if (ofOthers.has(name)) continue;
      const pairs = said.filter(({ it, en }) => it === name || en === name);
      expect(pairs, `${name}: nothing is called so`).not.toEqual([]);
      const isInBoth = pairs.some(({ it, en }) => it === en || (named.includes(it) && named.includes(en)));
      expect(isInBoth, `${name}: ${JSON.stringify(pairs[0])}, and only one of them stands here`).toBe(true);
    }
  });

  test('names scripts and commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const [, script] of readFileSync(page, 'utf8').matchAll(/npm run (?:-s )?([a-z:]+)/g))
      expect(Object.keys(scripts)).toContain(script);
    for (const [, command = ''] of readFileSync(page, 'utf8').matchAll(/sportello -- ([a-z-]+)/g))
      expect(helpFor(command), `sportello -- ${command}`).toMatch(
        new RegExp(`^ +npm run (-s )?sportello -- ${command}\\b`),
      );
    const typed = [...readFileSync(page, 'utf8').matchAll(/\/ticket (\p{Ll}+)/gu)].map(
      ([, word = '']) => word,
    );
    for (const word of typed) expect(firstWords, `/ticket ${word}`).toContain(word);
  });
});
