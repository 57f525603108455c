import { noteFromChat } from '../../desk/opened/note-from-chat.ts';
import { wellFormed } from '../../desk/well-formed.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import { hasWords, seen } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import { actorOf } from '../../ticket/words.ts';
import type { AsideAsked } from '../actions/action.ts';
import { refusalInWords } from '../in-words/refusal-in-words.ts';
import { filesOfMessage, leftInWords, named, nameLeft } from './message-files.ts';
import { fromChat, noteKey, type Picked } from './picked.ts';

export type Keeping = Pick<AsideAsked, 'desk' | 'speech' | 'words' | 'operator' | 'fetchFile'>;

/**
 * @property text of the note @property withFiles those of the message are fetched @property sentAhead files that go with it
 * besides @property key under which it is kept once, whoever keeps it
 */
type Note = { number: number; text: string; withFiles: boolean; sentAhead: number[]; key: string };

/**
 * What a colleague wrote in chat becomes a note of a request, with who wrote it and who kept it, and with its files.
 *
 * @returns what whoever keeps it is told
 */
export async function keepNote(
  { desk, speech, words, operator, fetchFile }: Keeping,
  picked: Picked,
  { number, text, withFiles, sentAhead, key }: Note,
): Promise<string> {
  const { kept } = words;
  const ticket = await findTicket(desk.db, number);
  if (!ticket) return words.unknownTicket;
  const token = `#${ticket.number}`;
  if (!hasWords(seen(ticket, eyesOf(desk, { kind: 'operator', operator }, 'answer'))))
    return words.restricted.refused;
  const { platform, files } = picked;
  const { taken, left } = withFiles
    ? await filesOfMessage(desk, platform, files, fetchFile)
    : { taken: [], left: [] };
  const from = fromChat(
    picked,
    kept.somebody,
    left.map(file => nameLeft(kept, file)),
  );
  const handled = await noteFromChat(
    desk,
    ticket.number,
    { text: wellFormed(text.trim() || files.map(({ name }) => named(kept, name)).join(', ')), from },
    { ofMessage: taken, sentAhead },
    { actor: actorOf(operator), origin: platform, key },
  );
  if (!handled.ok)
    return handled.reason === 'refused' ? refusalInWords(speech, handled.refusal) : words.unknownTicket;
  if (handled.repeated) return kept.already(token);
  return [kept.done(token), leftInWords(words, left)].filter(Boolean).join(' ');
}

/** A message of a card's thread as a note of its request, whole: once, whoever keeps it. */
export function wholeMessage(picked: Picked, number: number): Note {
  return { number, text: picked.text, withFiles: true, sentAhead: [], key: noteKey(picked) };
}
