import type { Desk } from '../../desk/desk.ts';
import { absencesGoingOn, type KeptAbsence } from '../../store/people/absences.ts';
import { allOperators } from '../../store/people/operators.ts';
import { standInFor } from '../../ticket/people/absences.ts';
import type { Operator } from '../../ticket/words.ts';
import { comeBack } from '../actions/away/come-back.ts';
import { goAway } from '../actions/away/go-away.ts';
import { asideButton } from '../actions/button.ts';
import { nonceOfPerson } from '../actions/people/left-behind.ts';
import type { CommandAnswer, LineButton, TicketLine } from '../card.ts';
import type { Asked } from '../commands/command.ts';
import { nothing } from '../nothing.ts';
import { readableLine } from '../readable.ts';
import { instantInWords, type Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';

/** More than these at once nobody reads; the rest is counted. */
const usually = 20;

/** Who is away, or will be, and the buttons by which that is changed. */
export async function absencesShown(
  { desk, speech, operator }: Pick<Asked, 'desk' | 'speech' | 'operator'>,
  shownAtMost = usually,
): Promise<CommandAnswer> {
  const { away, lists } = wordsIn(speech.language);
  const known = await absencesGoingOn(desk.db);
  const people = new Map((await allOperators(desk.db)).map(person => [person.id, person]));
  const lines = known.flatMap(absence => {
    const person = people.get(absence.operator.id);
    return person ? [absenceLine(absence, person, operator, { desk, speech })] : [];
  });
  return {
    ...nothing,
    title: away.title,
    sections: [
      {
        title: away.list,
        count: lines.length > shownAtMost ? lists.page(1, shownAtMost, lines.length) : '',
        lines: lines.slice(0, shownAtMost),
        empty: away.nobodyAway,
        buttons: [],
      },
    ],
    buttons: [goButton(operator, speech)],
  };
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
    buttons: mayChange ? absenceButtons(absence, person, speech) : [],
  };

  function at(instant: Date): string {
    return instantInWords(speech, instant);
  }
}

/** What one can do about one's own absence: end it, or say that there will be one. */
export async function ownAbsenceButtons(
  { db, clock }: Pick<Desk, 'db' | 'clock'>,
  reader: Operator,
  speech: Speech,
): Promise<LineButton[]> {
  const now = clock();
  const goesOn = (await absencesGoingOn(db)).find(
    ({ operator, from, until }) => operator.id === reader.id && from <= now && now < until,
  );
  return goesOn ? absenceButtons(goesOn, reader, speech) : [goButton(reader, speech)];
}

/** The way to the form in which whoever reads this says that they, or for managers a colleague, will be away. */
function goButton(reader: Operator, speech: Speech): LineButton {
  return asideButton(goAway, { id: 0, nonce: nonceOfPerson(reader) }, wordsIn(speech.language));
}

/** What can be done with one's own absence, or as a manager with a colleague's. One that has not begun is cancelled. */
export function absenceButtons({ id, begunAt }: KeptAbsence, person: Operator, speech: Speech): LineButton[] {
  const about = { id, nonce: nonceOfPerson(person) };
  const words = wordsIn(speech.language);
  const end = asideButton(comeBack, about, words);
  return [
    begunAt === null ? { ...end, label: words.away.buttons.cancel } : end,
    asideButton(goAway, about, words),
  ];
}
