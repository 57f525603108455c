import type { Duty } from '../../../ticket/duties/regime.ts';
import { type DutyStanding, nextToDo } from '../../../ticket/duties/standing.ts';
import { hasWords, type Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { instantInWords } from '../../say.ts';
import { dutyName } from '../../words/chapters/duties/names.ts';
import { type Words, wordsIn } from '../../words/words.ts';
import type { Moment } from '../moment.ts';
import { standingOf } from './standing.ts';

/** More than these a card does not say in one line; all of them are read behind its menu. */
const saidAtMost = 2;

/** What a card says of what has to be reported, by what answers it; nothing where nothing runs, or whoever looks may not know. */
export function dutyNoticesInWords(
  ticket: Seen<Ticket>,
  moment: Moment,
): { id: 'duties' | 'measure'; text: string; isUrgent: boolean }[] {
  if (!hasWords(ticket)) return [];
  const standings = standingOf(ticket, moment);
  if (standings.length === 0) return [];
  const { dutyTerms } = wordsIn(moment.speech.language);
  const ahead = nextToDo(standings);
  const measure = measureInWords(ticket, standings, moment);
  return [
    { id: 'duties', text: dutyTerms.next(whatIsNext(standings, ahead, moment)), isUrgent: ahead.length > 0 },
    ...(measure === '' ? [] : [{ id: 'measure' as const, text: measure, isUrgent: false }]),
  ];
}

function whatIsNext(
  standings: DutyStanding[],
  ahead: (DutyStanding & { state: 'running' })[],
  moment: Moment,
): string {
  const { dutyTerms, locale } = wordsIn(moment.speech.language);
  const isAllDone = standings.every(({ state }) => state === 'done');
  if (ahead.length === 0) return isAllDone ? dutyTerms.allDone(standings.length) : dutyTerms.noneYet;
  const said = ahead.slice(0, saidAtMost).map(open => openInWords(open, moment));
  const more = ahead.length - said.length;
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format([
    ...said,
    ...(more > 0 ? [dutyTerms.more(more)] : []),
  ]);
}

/** "CRA early warning (vulnerability) by Wed 25 Nov, 10:30 (Regulation (EU) 2024/2847, Art. 14(2)(a))" */
function openInWords({ duty, due }: DutyStanding & { state: 'running' }, { speech, now }: Moment): string {
  const { dutyTerms } = wordsIn(speech.language);
  const name = dutyName(duty)[speech.language];
  const source = duty.source[speech.language];
  if (due === null) return dutyTerms.withoutTerm(name, source);
  const at = instantInWords(speech, due);
  return due <= now ? dutyTerms.late(name, at, source) : dutyTerms.by(name, at, source);
}

/** A term that runs from a corrective measure: that it is waited for, or since when it is there. */
function measureInWords({ reporting }: Seen<Ticket>, standings: DutyStanding[], { speech }: Moment): string {
  const { dutyTerms } = wordsIn(speech.language);
  if (!awaitsMeasure(standings)) return '';
  const since = reporting?.measureAt ?? null;
  return since === null
    ? dutyTerms.measureWaits
    : dutyTerms.measureSince(instantInWords(speech, new Date(since)));
}

/** Something is still to be done whose term runs from a corrective measure. */
export function awaitsMeasure(standings: readonly DutyStanding[]): boolean {
  return standings.some(({ duty, state }) => duty.from === 'measure' && state !== 'done');
}

/** "within 24 hours of becoming aware" */
export function termInWords({ within, from }: Duty, { dutyTerms }: Words): string {
  if (within === null) return dutyTerms.soon;
  const { amount, unit } = within;
  const length = { hour: dutyTerms.hours, day: dutyTerms.days, month: dutyTerms.months }[unit](amount);
  return `${dutyTerms.within(length)} ${dutyTerms.from[from]}`;
}
