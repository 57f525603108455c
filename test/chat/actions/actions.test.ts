import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { ticketActions, verbs } from '../../../src/chat/actions/actions.ts';
import { recallableEvents } from '../../../src/ticket/chapters/delivery.ts';

const root = 'src/chat/actions';
const textsIn = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith(ending))
    .map(name => ({ path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') }));

test('each button has a file that bears its verb, and each such file is listed', () => {
  const files = textsIn(root, '.ts').filter(({ text }) => /^ {2}verb: '/m.test(text));
  expect(files.map(({ path }) => basename(path, '.ts')).toSorted()).toEqual([...verbs].toSorted());
  for (const { path, text } of files) expect(text).toContain(`verb: '${basename(path, '.ts')}'`);
});

/** Words that are verbs and something else too: of these only what is plainly meant as a verb is looked for. */
const homonyms: Record<string, string> = {
  card: 'where buttons stand, what an answer shows, a job',
  language: 'a field of a form, a fact of a card, a part of speech',
  claim: 'a promise',
  note: 'what a message of a conversation is',
  why: 'a word of /ticket',
};

/** Closed by the compiler: it gives each button its place, so it names all of them. */
const table = join(root, 'places.ts');

test.each(verbs)('nothing but its own file, its words and its place name %s', verb => {
  const own = join('/', `${verb}.ts`);
  const meant = verb in homonyms ? `verb\\w*\\W{1,6}['"\`]${verb}['"\`]` : `['"\`]${verb}['"\`]`;
  const naming = [...textsIn('src/chat', '.ts'), ...textsIn('src/cli', '.ts')].filter(
    ({ path, text }) =>
      !(path.startsWith(root) && path.endsWith(own)) &&
      path !== table &&
      !path.startsWith('src/chat/words') &&
      // What a ticket is ordered may have the same name: that is its chapter's.
      new RegExp(meant).test(text.replaceAll(/\btype: '[\w-]+'|^import .*/gm, '')),
  );
  expect(naming.map(({ path }) => path)).toEqual([]);
  const templates = textsIn('cards', '.json').filter(({ text }) => text.includes(`verb:${verb}`));
  expect(templates.map(({ path }) => path)).toEqual([]);
});

test('what was taken back stands in a form again: each letter that can be has one', () => {
  const written = ticketActions.flatMap(({ letter }) => letter?.event ?? []);
  expect(written.toSorted()).toEqual([...recallableEvents].toSorted());
});
