import { readableLine } from '../../../chat/readable.ts';
import { type FigureSpeech, valueInWords } from '../../../chat/reports/figure-in-words.ts';
import { instantInWords, type Speech } from '../../../chat/say.ts';
import { wordsIn } from '../../../chat/words/words.ts';
import type { Behind } from '../../../store/reports/behind.ts';
import type { FigureKey } from '../../../ticket/reports/figures.ts';
import { hasWords, type Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { whyWords } from './words.ts';

const tones = { new: '', assigned: '', waiting: 'wait', closed: 'done' } as const;

/** A request behind a figure, on one line; without its words where whoever looks may not see them. */
export function lineOf(
  { ticket: number, at, amount }: Behind,
  ticket: Seen<Ticket> | null,
  figure: FigureKey,
  { reads, ...speech }: Speech & FigureSpeech & Reads,
) {
  return {
    token: `#${number}`,
    subject: subjectOf(ticket, { reads, ...speech }),
    status: ticket ? wordsIn(speech.language).status[ticket.status] : false,
    tone: ticket ? tones[ticket.status] : '',
    facts: [
      amount === null ? '' : valueInWords(figure, { value: amount }, speech),
      ...(ticket ? factsOf(ticket, speech) : [instantInWords(speech, new Date(at))]),
    ]
      .filter(Boolean)
      .join(' · '),
  };
}

/** @property reads whether they read here what it is about */
type Reads = { reads: boolean };

/** What it is about. @param ticket null: it is gone */
export function subjectOf(ticket: Seen<Ticket> | null, { language, reads }: Speech & Reads): string {
  const said = whyWords[language];
  if (!ticket) return said.gone;
  if (ticket.erased) return wordsIn(language).erasing.subject;
  if (hasWords(ticket) && !reads) return said.asksReason;
  return hasWords(ticket) ? readableLine(ticket.subject, 160) || '–' : said.withoutWords;
}

/** When it came, was claimed, was closed. */
export function factsOf({ openedAt, claimedAt, closedAt }: Seen<Ticket>, speech: Speech): string[] {
  const said = whyWords[speech.language];
  const at = (instant: Date) => instantInWords(speech, instant);
  return [
    said.opened(at(openedAt)),
    ...(claimedAt ? [said.claimed(at(claimedAt))] : []),
    ...(closedAt ? [said.closed(at(closedAt))] : []),
  ];
}
