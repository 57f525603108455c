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
  const words = typed.split(' ');
  // "le mie" is one name, of two words.
  for (let length = words.length; length > 0; length--) {
    const command = byName.get(words.slice(0, length).join(' ').toLowerCase());
    if (command) return { command, rest: words.slice(length).join(' ') };
  }
  return null;
}

/** The command that somebody may have meant: at most a third of its letters are wrong, missing or too many. */
export function nearestCommand(commands: readonly Command[], word: string): Command | null {
  const [nearest] = commands
    .flatMap(command => namesOf(command).map(name => ({ command, name })))
    .filter(({ name }) => name.length > 2)
    .map(({ command, name }) => ({ command, name, wrong: lettersApart(word, name) }))
    .filter(({ name, wrong }) => wrong <= Math.max(1, Math.floor(name.length / 3)))
    .toSorted((a, b) => a.wrong - b.wrong);
  return nearest?.command ?? null;
}
