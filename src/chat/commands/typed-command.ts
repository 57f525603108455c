import type { ChatPlatform, Language } from '../../ticket/words.ts';
import { wordsIn } from '../words/words.ts';

/** What can be asked for in chat, besides a request's number. */
export const commandNames = ['mine', 'queue', 'late', 'why', 'closures', 'duty', 'help'] as const;
export type CommandName = (typeof commandNames)[number];

/** Every word that a command goes by, in either language. */
const spelled = new Map<string, CommandName>(
  Object.entries({
    mine: 'mine',
    mie: 'mine',
    'le mie': 'mine',
    queue: 'queue',
    coda: 'queue',
    late: 'late',
    scadenze: 'late',
    why: 'why',
    perché: 'why',
    perche: 'why',
    closures: 'closures',
    chiusure: 'closures',
    duty: 'duty',
    turno: 'duty',
    help: 'help',
    aiuto: 'help',
    '?': 'help',
    '': 'help',
  } as const),
);

/** @returns the command, and the words after it; null for what is none */
export function commandIn(words: string): { name: CommandName; rest: string[] } | null {
  const whole = spelled.get(words);
  if (whole) return { name: whole, rest: [] };
  const [first = '', ...rest] = words.split(' ');
  const name = spelled.get(first);
  return name ? { name, rest } : null;
}

/** How it is typed: `/ticket late` in Slack; in Teams one mentions the bot. */
export function typedCommand(name: CommandName | number, platform: ChatPlatform, language: Language): string {
  const word = typeof name === 'number' ? String(name) : wordsIn(language).commands.names[name];
  return `${platform === 'slack' ? '/ticket' : '@Sportello'} ${word}`;
}

/** The command that somebody may have meant: at most a third of its letters are wrong, missing or too many. */
export function nearestCommand(word: string): CommandName | null {
  const [nearest] = [...spelled.keys()]
    .filter(known => known.length > 2)
    .map(known => ({ known, wrong: lettersApart(word, known) }))
    .filter(({ known, wrong }) => wrong <= Math.max(1, Math.floor(known.length / 3)))
    .toSorted((a, b) => a.wrong - b.wrong);
  return nearest ? (spelled.get(nearest.known) ?? null) : null;
}

/** Levenshtein's distance, two neighbours that are swapped counting as one. */
function lettersApart(a: string, b: string): number {
  const rows: number[][] = [[...Array(b.length + 1).keys()]];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const isSwapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      rows[i]?.push(
        Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
          isSwapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return at(a.length, b.length);
}
