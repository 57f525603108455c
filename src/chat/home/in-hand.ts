import { allOperators } from '../../store/people/operators.ts';
import { type InHand, inHand } from '../../store/people/turns.ts';
import type { Operator } from '../../ticket/words.ts';
import { showListButton } from '../actions/lists/show-list-button.ts';
import { withAbsence } from '../away/in-words.ts';
import type { ListSection, TicketLine } from '../card.ts';
import { momentOf } from '../in-words/moment.ts';
import { ofColleague } from '../lists/kinds/of-colleague.ts';
import type { ListAsked } from '../lists/list.ts';
import { leadsTo } from '../lists/spec.ts';
import { readableLine } from '../readable.ts';
import { wordsIn } from '../words/words.ts';

/** So many have a line. */
export const inHandAtMost = 5;

type Load = { person: Operator; hand: InHand };

/**
 * What each has in hand at this moment, whoever has something late first: what managers need in order to share the work out. It says
 * nothing of how anybody worked before (service rules, 23).
 *
 * Who has no line stands in one sentence, so that nobody is left out.
 */
export async function inHandSection({
  desk,
  speech,
}: Pick<ListAsked, 'desk' | 'speech'>): Promise<ListSection[]> {
  const { load } = wordsIn(speech.language).home;
  const hand = await inHand(desk.db, desk.clock());
  const all = (await allOperators(desk.db))
    .flatMap((person): Load[] => {
      const theirs = hand.get(person.id);
      return theirs ? [{ person, hand: theirs }] : [];
    })
    .toSorted((a, b) => b.hand.late - a.hand.late || b.hand.open - a.hand.open || a.person.id - b.person.id);
  if (all.length === 0) return [];
  const moment = momentOf(desk, speech);
  const nameOf = ({ person }: Load) => readableLine(person.name, 60) || person.email;
  const lines = all.slice(0, inHandAtMost).map(
    ({ person, hand: { open, late, waiting } }): TicketLine => ({
      number: person.id,
      version: 0,
      token: '',
      link: '',
      subject: withAbsence(person, moment, 60) || person.email,
      details: load.of(open, late, waiting),
      deadline: '',
      deadlineTone: 'none',
      note: '',
      buttons: [{ ...showListButton(load.show), page: leadsTo(ofColleague.key, person.id) }],
    }),
  );
  const others = all.slice(inHandAtMost).map(each => `${nameOf(each)} ${each.hand.open}`);
  const [last] = lines.slice(-1);
  if (last && others.length > 0) last.note = load.others(others.join(', '));
  return [{ title: load.title, count: load.people(all.length), lines, empty: '', buttons: [] }];
}
