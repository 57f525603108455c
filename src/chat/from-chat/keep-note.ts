import { noteFromChat } from '../../desk/opened/note-from-chat.ts';
import { wellFormed } from '../../desk/well-formed.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
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
 * besides @property key under which it is kept once, whoever keeps it @property press of the form in which it was filled in;
 * null: it is the message, whole
 */
type Note = {
  number: number;
  text: string;
  withFiles: boolean;
  sentAhead: number[];
  key: string;
  press: string | null;
};

/** What whoever keeps it is told. @property isOther that message is among the notes already, and what was filled in is not */
type Kept = { line: string; isOther: boolean };

/**
 * What a colleague wrote in chat becomes a note of a request, with who wrote it and who kept it, and with its files.
 */
export async function keepNote(
  { desk, speech, words, operator, fetchFile }: Keeping,
  picked: Picked,
  { number, text, withFiles, sentAhead, key, press }: Note,
): Promise<Kept> {
  const { kept } = words;
  const told = (line: string): Kept => ({ line, isOther: false });
  const ticket = await findTicket(desk.db, number);
  if (!ticket) return told(words.unknownTicket);
  const token = `#${ticket.number}`;
  if (!hasWords(seen(ticket, eyesOf(desk, { kind: 'operator', operator }, 'answer'))))
    return told(words.restricted.refused);
  const { platform, files } = picked;
  const { taken, left } = withFiles
    ? await filesOfMessage(desk, platform, files, fetchFile)
    : { taken: [], left: [] };
  const from = fromChat(
    picked,
    kept.somebody,
    left.map(file => nameLeft(kept, file)),
    press,
  );
  const handled = await noteFromChat(
    desk,
    ticket.number,
    { text: wellFormed(text.trim() || files.map(({ name }) => named(kept, name)).join(', ')), from },
    { ofMessage: taken, sentAhead },
    { actor: actorOf(operator), origin: platform, key },
  );
  if (!handled.ok)
    return told(handled.reason === 'refused' ? refusalInWords(speech, handled.refusal) : words.unknownTicket);
  if (!handled.repeated) return told([kept.done(token), leftInWords(words, left)].filter(Boolean).join(' '));
  return isOfPress(handled.events, press)
    ? told(kept.already(token))
    : { line: kept.other(token), isOther: true };
}

/** Whether it is this form's note. What is kept whole, and what was kept before forms were known, is as good. */
function isOfPress([first]: RecordedEvent[], press: string | null): boolean {
  const made = first?.event.type === 'note-added' ? first.event.kept?.press : undefined;
  return press === null || made === undefined || made === press;
}

/** A message of a card's thread as a note of its request, whole: once, whoever keeps it. */
export function wholeMessage(picked: Picked, number: number): Note {
  return { number, text: picked.text, withFiles: true, sentAhead: [], key: noteKey(picked), press: null };
}
