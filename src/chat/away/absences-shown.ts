import type { Desk } from '../../desk/desk.ts';
import { absencesGoingOn, type KeptAbsence } from '../../store/people/absences.ts';
import { allOperators } from '../../store/people/operators.ts';
import { standInFor } from '../../ticket/people/absences.ts';
import type { Operator } from '../../ticket/words.ts';
import { comeBack } from '../actions/away/come-back.ts';
import { goAway } from '../actions/away/go-away.ts';
import { asideButton } from '../actions/button.ts';
import { showListButton } from '../actions/lists/show-list-button.ts';
import { nonceOfPerson } from '../actions/people/left-behind.ts';
import type { CommandAnswer, LineButton, ListSection, TicketLine } from '../card.ts';
import type { Asked } from '../commands/command.ts';
import { linesOnPage } from '../lists/draw-list.ts';
import { awayKey, homeKey, type ListSpec, leadsTo, writeSpec } from '../lists/spec.ts';
import { nothing } from '../nothing.ts';
import { readableLine } from '../readable.ts';
import { instantInWords, type Speech, updatedInWords } from '../say.ts';
import { wordsIn } from '../words/words.ts';

type Reading = Pick<Asked, 'desk' | 'speech' | 'operator'>;

/** A page of who is away, or will be, with the buttons by which that is changed, and the way to the others. */
export async function drawAbsences(
  spec: ListSpec,
  asked: Reading & Pick<Asked, 'platform'>,
): Promise<CommandAnswer> {
  const { away, lists } = wordsIn(asked.speech.language);
  const all = await absenceLines(asked, await absencesGoingOn(asked.desk.db));
  const limit = linesOnPage[asked.platform];
  const last = Math.max(0, Math.floor((all.length - 1) / limit) * limit);
  const from = Math.min(spec.from, last);
  const lines = all.slice(from, from + limit);
  const isWhole = lines.length === all.length;
  return {
    ...nothing,
    title: away.title,
    updated: updatedInWords(asked.speech, asked.desk.clock()),
    sections: [
      {
        title: away.list,
        count: isWhole ? '' : lists.page(from + 1, from + lines.length, all.length),
        lines,
        empty: away.nobodyAway,
        buttons: [
          ...(from > 0 ? [{ ...showListButton(lists.previous), page: String(from - limit) }] : []),
          ...(from < last ? [{ ...showListButton(lists.next), page: String(from + limit) }] : []),
        ],
      },
    ],
    buttons: [
      goButton(asked.operator, asked.speech),
      ...(spec.onHome ? [{ ...showListButton(lists.backHome), page: leadsTo(homeKey) }] : []),
    ],
    list: writeSpec({ ...spec, from }),
  };
}

/** The first of them on a page of several lists, and the way to all; nothing where nobody is away. */
export async function absencesBegun(
  asked: Reading,
  known: KeptAbsence[],
  atMost: number,
): Promise<ListSection[]> {
  const { away, lists } = wordsIn(asked.speech.language);
  const lines = await absenceLines(asked, known);
  if (lines.length === 0) return [];
  const total = lines.length;
  const all = { total, show: { ...showListButton(lists.all(total)), page: leadsTo(awayKey) } };
  const section = { title: away.list, lines: lines.slice(0, atMost), empty: '', buttons: [] };
  return [total > atMost ? { ...section, count: away.count(total), all } : { ...section, count: '' }];
}

async function absenceLines(
  { desk, speech, operator }: Reading,
  known: KeptAbsence[],
): Promise<TicketLine[]> {
  if (known.length === 0) return [];
  const people = new Map((await allOperators(desk.db)).map(person => [person.id, person]));
  return known.flatMap(absence => {
    const person = people.get(absence.operator.id);
    return person ? [absenceLine(absence, person, operator, { desk, speech })] : [];
  });
}

function absenceLine(
  absence: KeptAbsence,
  person: Operator,
  reader: Operator,
  { desk, speech }: { desk: Desk; speech: Speech },
): TicketLine {
  const { away } = wordsIn(speech.language);
  const now = desk.clock();
  const begun = absence.from <= now;
  const standIn = begun ? standInFor(desk.absences.now(), person.id, now) : absence.substitute;
  const mayChange = person.id === reader.id || reader.role !== 'operator';
  return {
    number: absence.id,
    version: 0,
    token: '',
    link: '',
    subject: readableLine(person.name, 60) || person.email,
    details: [
      away.isAway(begun ? '' : at(absence.from), at(absence.until)),
      standIn ? away.standsIn(readableLine(standIn.name, 60)) : away.nobodyStandsIn,
    ].join(' '),
    deadline: '',
    deadlineTone: 'none',
    note: '',
    buttons: mayChange ? absenceButtons(absence, person, reader, speech) : [],
  };

  function at(instant: Date): string {
    return instantInWords(speech, instant);
  }
}

/** What one can do about one's own absence: end it, or say that there will be one. */
export function ownAbsenceButtons(
  known: KeptAbsence[],
  now: Date,
  reader: Operator,
  speech: Speech,
): LineButton[] {
  const goesOn = known.find(
    ({ operator, from, until }) => operator.id === reader.id && from <= now && now < until,
  );
  return goesOn ? absenceButtons(goesOn, reader, reader, speech) : [goButton(reader, speech)];
}

/** The way to the form in which whoever reads this says that they, or for managers a colleague, will be away. */
function goButton(reader: Operator, speech: Speech): LineButton {
  return asideButton(goAway, { id: 0, nonce: nonceOfPerson(reader) }, wordsIn(speech.language));
}

/** What can be done with one's own absence, or as a manager with a colleague's. One that has not begun is cancelled. */
export function absenceButtons(
  { id, begunAt }: KeptAbsence,
  person: Operator,
  reader: Pick<Operator, 'id'>,
  speech: Speech,
): LineButton[] {
  const about = { id, nonce: nonceOfPerson(person) };
  const words = wordsIn(speech.language);
  const { buttons } = words.away;
  const label = begunAt === null ? buttons.cancel : person.id === reader.id ? buttons.back : buttons.backOf;
  return [{ ...asideButton(comeBack, about, words), label }, asideButton(goAway, about, words)];
}
