import type { Message } from '../../store/mail/messages.ts';
import type { Seen } from '../../ticket/sight/seen.ts';
import { readableLine } from '../readable.ts';
import { instantInWords, type Speech } from '../say.ts';

/** Which mail is meant, to choose it from a list: "Tue 24 Nov, 10:32 · Paolo Neri · Stampa ferma" */
export function messageInWords(message: Seen<Message>, speech: Speech, length: number): string {
  const { at, from, subject } = message;
  return readableLine(`${instantInWords(speech, at)} · ${from.name || from.address} · ${subject}`, length);
}
