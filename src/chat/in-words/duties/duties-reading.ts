import { dutyKinds } from '../../../ticket/duties/regime.ts';
import type { DutyStanding } from '../../../ticket/duties/standing.ts';
import { hasWords, type Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { ReadingView } from '../../card.ts';
import { readableLine } from '../../readable.ts';
import { instantInWords, type Speech } from '../../say.ts';
import { dutyName } from '../../words/chapters/duties/names.ts';
import { wordsIn } from '../../words/words.ts';
import type { Moment } from '../moment.ts';
import { termInWords } from './duties-in-words.ts';
import { standingOf } from './standing.ts';

/** Each duty with its term, where that stands in the law, and what became of it. */
export function dutiesReading(
  ticket: Seen<Ticket>,
  moment: Moment,
  links: NonNullable<ReadingView['links']> = [],
): ReadingView {
  const { speech } = moment;
  const words = wordsIn(speech.language);
  const standings = hasWords(ticket) ? standingOf(ticket, moment) : [];
  return {
    ticket: ticket.number,
    nonce: ticket.nonce,
    version: ticket.version,
    language: speech.language,
    title: words.actions.reportingTerms.title(`#${ticket.number}`),
    paragraphs:
      standings.length === 0
        ? [words.actions.becomeAware.nothing]
        : [...knownSince(ticket, speech), ...standings.map(standing => dutyParagraph(standing, moment))],
    links: standings.length === 0 ? [] : links,
    leave: words.leave,
  };
}

function knownSince({ reporting }: Seen<Ticket>, speech: Speech): string[] {
  const words = wordsIn(speech.language);
  return dutyKinds.flatMap(kind => {
    const since = reporting?.aware[kind];
    return since === undefined
      ? []
      : [words.dutyTerms.known(words.dutyKinds[kind], instantInWords(speech, new Date(since)))];
  });
}

function dutyParagraph(standing: DutyStanding, { speech, now }: Moment): string {
  const words = wordsIn(speech.language);
  const { duty } = standing;
  const to = duty.to[speech.language];
  const source = duty.source[speech.language];
  const [state, term] = [stateInWords(standing, speech, now), termInWords(duty, words)];
  return [
    `${dutyName(duty)[speech.language]}: ${state}`,
    // What the law gives no term for, says so once.
    [...(state === term ? [source] : [`${term}, ${source}`]), ...(to === '' ? [] : [`→ ${to}`])].join(' '),
  ].join('\n');
}

/** "due Wed 25 Nov, 10:30", "done Tue 24 Nov, 18:00 · reference ENISA-42 · in time" */
export function stateInWords(standing: DutyStanding, speech: Speech, now: Date): string {
  const { dutyTerms } = wordsIn(speech.language);
  const said = (at: Date) => instantInWords(speech, at);
  switch (standing.state) {
    case 'waits':
      return dutyTerms.waits[standing.for];
    case 'running':
      if (standing.due === null) return dutyTerms.soon;
      return standing.due <= now
        ? dutyTerms.lateSince(said(standing.due))
        : dutyTerms.dueAt(said(standing.due));
    case 'done': {
      const done = dutyTerms.done(said(standing.at), readableLine(standing.reference, 200));
      if (standing.due === null) return done;
      return `${done} · ${standing.at <= standing.due ? dutyTerms.inTime : dutyTerms.tooLate}`;
    }
    default:
      return standing satisfies never;
  }
}
