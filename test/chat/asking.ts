import type { CommandAnswer } from '../../src/chat/card.ts';
import type { DeskDoor, Whereabouts } from '../../src/chat/desk-door.ts';
import { noLinks } from '../../src/chat/lists/card-links.ts';
import type { Speech } from '../../src/chat/say.ts';
import type { Desk } from '../../src/desk/desk.ts';
import type { Operator } from '../../src/ticket/words.ts';

/** A form, or a chat with the bot: where nobody else is. */
export const alone: Whereabouts = { kind: 'alone' };

/** Types words that are new to the desk. */
export async function asking(door: DeskDoor, userId: string, words: string): Promise<CommandAnswer> {
  const answer = await door.command({ platform: 'slack', userId }, words, alone, crypto.randomUUID());
  if (!answer) throw new Error('it was taken for a repetition');
  return answer;
}

/** An operator who types in Slack, and reads the answer alone. */
export function typingIn(desk: Desk, speech: Speech, operator: Operator) {
  const viewer = { kind: 'operator', operator } as const;
  return { desk, speech, aloud: speech, operator, platform: 'slack', viewer, links: noLinks } as const;
}
