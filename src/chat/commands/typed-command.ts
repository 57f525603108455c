import { lettersApart } from '../../letters-apart.ts';
import type { ChatPlatform, Language } from '../../ticket/words.ts';
import type { Command } from './command.ts';

/** How it is typed: `/ticket late` in Slack; in Teams one mentions the bot. */
export function typedCommand({ spelling }: Command, platform: ChatPlatform, language: Language): string {
  const word = 'like' in spelling ? spelling.as : spelling[language][0];
  return `${platform === 'slack' ? '/ticket' : '@Sportello'} ${word}`;
}

/** Every word by which a command goes, in either language; none where it has none. */
export function namesOf({ spelling }: Command): string[] {
  return 'like' in spelling ? [] : [...spelling.it, ...spelling.en];
}

/**
 * @param typed with single spaces, in either case
 * @returns the command, and the words after it; null for what is none
 */
export function commandIn(
  commands: readonly Command[],
  typed: string,
): { command: Command; rest: string } | null {
  const unnamed = commands.find(({ spelling }) => 'like' in spelling && spelling.like.test(typed));
  if (unnamed) return { command: unnamed, rest: typed };
  const byName = new Map(commands.flatMap(command => namesOf(command).map(name => [name, command])));
  for (const begins of beginnings(typed, wordsAtMost(commands))) {
    const command = byName.get(begins.toLowerCase());
    if (command) return { command, rest: typed.slice(begins.length + 1) };
  }
  return null;
}

/** "le mie" is one name, of two words; none has more words than this. */
function wordsAtMost(commands: readonly Command[]): number {
  return Math.max(1, ...commands.flatMap(namesOf).map(name => name.split(' ').length));
}

/** The first words of what was typed, as many as a name has at most, and fewer. */
function beginnings(typed: string, words: number): string[] {
  const first = typed.split(' ', words);
  return first.map((_, index) => first.slice(0, first.length - index).join(' '));
}

/**
 * The command that somebody may have meant: at most a third of its letters are wrong, missing or too many. A name of two words is
 * held against two.
 *
 * @param typed with single spaces, in either case
 */
export function nearestCommand(commands: readonly Command[], typed: string): Command | null {
  const begin = beginnings(typed.toLowerCase(), wordsAtMost(commands));
  const [nearest] = commands
    .flatMap(command => namesOf(command).map(name => ({ command, name })))
    .filter(({ name }) => name.length > 2)
    .flatMap(named => begin.map(words => ({ ...named, words })))
    .map(({ command, name, words }) => ({ command, wrong: lettersApart(words, name, wrongAtMost(name)) }))
    .filter(({ wrong }) => wrong < Infinity)
    .toSorted((a, b) => a.wrong - b.wrong);
  return nearest?.command ?? null;
}

function wrongAtMost(name: string): number {
  return Math.max(1, Math.floor(name.length / 3));
}
