import { expect, test } from 'vitest';
import type { Command } from '../../../src/chat/commands/command.ts';
import { commands } from '../../../src/chat/commands/registry.ts';
import { commandIn, nearestCommand } from '../../../src/chat/commands/typed-command.ts';
import { typedIn } from '../../../src/chat/slack/heard/command-typed.ts';
import { askedIn } from '../../../src/chat/teams/heard/asked.ts';
import { awayTyped } from '../../../src/chat/when/away-typed.ts';
import { instantMeant } from '../../../src/chat/when/instant-meant.ts';
import { rome, terms } from '../../ticket/at-rome.ts';
import { aTypingDesk } from './a-typing-desk.ts';

const { type } = aTypingDesk();
const mail = 'Gentile assistenza, la stampante non va. '.repeat(800);

test('a mail that was pasted is no command: it is said so, and how to look for it', async () => {
  for (const typed of [mail, `coda ${mail}`, `assente fino a ${mail}`, `cerca ${mail}`, 'a'.repeat(501)]) {
    const { text, sections } = await type(typed);
    expect(text).toContain('È troppo lungo per un comando');
    expect(text).toContain('*/ticket cerca …*');
    expect(sections).toEqual([]);
  }
  expect((await type(`  coda${' '.repeat(1000)}`)).title).toBe('Da assegnare');
});

test('of words without end no more beginnings are looked at than a name has words', () => {
  let asked = 0;
  const one: Command = {
    ...(commands.find(({ spelling }) => 'it' in spelling) as Command),
    spelling: { it: ['da assegnare'], en: ['queue'] },
  };
  const counted = new Proxy([one], {
    get(all, key) {
      asked += 1;
      return Reflect.get(all, key) as unknown;
    },
  });
  const times = (typed: string) => {
    asked = 0;
    expect([commandIn(counted, typed), nearestCommand(counted, typed)]).toEqual([null, null]);
    return asked;
  };
  expect(times(mail)).toBe(times('a b c'));
});

test('of an instant no more words are reckoned with than one has', () => {
  const { calendar } = terms();
  const now = rome('2026-11-26T10:00');
  let reckoned = 0;
  const counting = new Proxy(calendar, {
    get(all, key) {
      reckoned += 1;
      return Reflect.get(all, key) as unknown;
    },
  });
  const times = (words: number) => {
    reckoned = 0;
    const typed = `fino a ${'a9b '.repeat(words)}`;
    expect(awayTyped(typed, { calendar: counting, now })).toEqual({ ok: false, fault: 'not-understood' });
    return reckoned;
  };
  expect(times(12)).toBeGreaterThan(0);
  expect(times(3000)).toBe(times(12));
  expect(instantMeant(`lunedì ${mail}`, { calendar, now, mustWork: true })).toEqual({
    ok: false,
    fault: 'not-understood',
  });
  // A long name behind it is no part of it.
  expect(awayTyped(`fino a lunedì ${'Anna '.repeat(40)}`, { calendar, now })).toMatchObject({ ok: true });
});

test('what a platform says is cut at its door, before any of it is looked at', () => {
  expect(typedIn('<@'.repeat(20_000)).length).toBeLessThanOrEqual(2000);
  expect(askedIn({ text: '<'.repeat(28_000), recipient: { id: 'bot' } } as never).length).toBeLessThanOrEqual(
    2000,
  );
});

test('a number with something behind it leads to the request', async () => {
  expect((await type('1042 apri')).text).toContain('*/ticket 1042*');
  expect((await type('#1042.')).text).toContain('#1042');
});
