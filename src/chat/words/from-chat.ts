import type { ChatPlatform } from '../../ticket/words.ts';
import { readableLine } from '../readable.ts';
import type { Said } from './in-both.ts';

/** What the chats are called. */
export const chats: Record<ChatPlatform, string> = { slack: 'Slack', teams: 'Teams' };

/** So many names are said; the message has them all. */
const namedAtMost = 5;

/** That files stayed in the message, behind a sentence; '' where none did. */
export function namesLeft(left: string[]): Said {
  if (left.length === 0) return { it: '', en: '' };
  const named = left.slice(0, namedAtMost).map(name => readableLine(name, 40) || '?');
  const names = [...named, ...(left.length > namedAtMost ? ['…'] : [])].join(', ');
  return { it: ` Rimasti nel messaggio: ${names}.`, en: ` Left in the message: ${names}.` };
}
