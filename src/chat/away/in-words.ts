import type { AwayFault, WentAway } from '../../desk/away/go-away.ts';
import type { Desk } from '../../desk/desk.ts';
import { absenceOf, isAway, standInFor } from '../../ticket/people/absences.ts';
import { type Ticket, turnOf } from '../../ticket/ticket.ts';
import type { Named, Operator } from '../../ticket/words.ts';
import type { Moment } from '../in-words/moment.ts';
import { readableLine } from '../readable.ts';
import { dateOf, instantFrom, instantInWords, type Speech } from '../say.ts';
import { type Words, wordsIn } from '../words/words.ts';

/** A colleague's name among our own words, where a chat reads stars and brackets as its own. */
export function nameInText(name: string): string {
  return readableLine(name.replace(/[*_~`<>&|]/g, ''), 60);
}

/** "Anna (assente fino a lun 30 nov; al suo posto Giulia)", whom the calls reach; the name alone of somebody who is there. */
export function withAbsence(person: Named, moment: Moment, atMost: number): string {
  const name = readableLine(person.name, atMost);
  const absence = absenceOf(moment.absences, person.id, moment.now);
  if (!absence) return name;
  const { away } = wordsIn(moment.speech.language);
  const standIn = standInFor(moment.absences, person.id, moment.now);
  const until = untilInWords(absence.until, moment.speech, moment.now);
  return away.beside(name, until, readableLine(standIn?.name ?? '', 60));
}

/** As one chooses a colleague: "Anna (assente fino a lun 30 nov)"; Slack takes 75 characters in an option. */
export function withAway(person: Named, { absences, now, speech }: Moment): string {
  const absence = absenceOf(absences, person.id, now);
  if (!absence) return person.name;
  const until = untilInWords(absence.until, speech, now);
  return wordsIn(speech.language).away.beside(readableLine(person.name, 40), until, '');
}

/** The day on which somebody is back: "lun 30 nov"; of today, with the time. */
export function untilInWords(until: Date, speech: Speech, now: Date): string {
  const at = instantFrom(speech, until, now);
  return dateOf(speech, until) === dateOf(speech, now) ? at : (at.split(', ')[0] ?? at);
}

/** Of a request that nobody has, whose turn it is; '' where it is nobody's. */
export function turnInWords(ticket: Pick<Ticket, 'status' | 'turn'>, { away }: Words): string {
  const turn = turnOf(ticket);
  return turn ? away.turn(readableLine(turn.name, 60)) : '';
}

/** What came of it, for whoever said it. */
export function wentAwayInWords(
  { absence, left }: Extract<WentAway, { ok: true }>,
  reader: Operator,
  { desk, speech }: { desk: Desk; speech: Speech },
): string[] {
  const { away } = wordsIn(speech.language);
  const { operator, from, until, substitute } = absence;
  const now = desk.clock();
  const name = operator.id === reader.id ? '' : nameInText(operator.name);
  const standIn = nameInText(substitute?.name ?? '');
  const isPlanned = from > now;
  return [
    away.saved(name, isPlanned ? instantInWords(speech, from) : '', instantInWords(speech, until)),
    substitute ? away.standsIn(standIn) : away.nobodyStandsIn,
    substitute && isAway(desk.absences.now(), substitute.id, isPlanned ? from : now)
      ? away.isAwayToo(standIn)
      : '',
    away.offered(left.length),
  ].filter(Boolean);
}

export function awayFaultInWords(fault: AwayFault, speech: Speech): string {
  const { faults } = wordsIn(speech.language).away;
  switch (fault.reason) {
    case 'past':
    case 'backwards':
    case 'own-substitute':
    case 'gone':
    case 'overtaken':
      return faults[fault.reason];
    case 'left':
      return faults.left(nameInText(fault.name));
    case 'overlaps': {
      const { from, until } = fault.with;
      return faults.overlaps(instantInWords(speech, from), instantInWords(speech, until));
    }
    default:
      return fault satisfies never;
  }
}
