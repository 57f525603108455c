import type { KeptAbsence } from '../../store/people/absences.ts';
import { ticketsListed } from '../../store/tickets/lists.ts';
import { showListButton } from '../actions/lists/show-list-button.ts';
import type { CommandAnswer } from '../card.ts';
import { ofColleague } from '../lists/kinds/of-colleague.ts';
import type { ListAsked } from '../lists/list.ts';
import { leadsTo, listSpec, writeSpec } from '../lists/spec.ts';
import { nothing, sectionOf } from '../nothing.ts';
import { readable } from '../readable.ts';
import { instantInWords, type Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';
import { nameInText } from './in-words.ts';

/** What whoever stands in for somebody is told, with the way to what that one leaves open. */
export async function standsIn(
  { operator, from, until, note }: KeptAbsence,
  { desk, speech }: Pick<ListAsked, 'desk' | 'speech'>,
): Promise<CommandAnswer> {
  const { away, lists } = wordsIn(speech.language);
  const name = nameInText(operator.name);
  const { total } = await ticketsListed(
    desk.db,
    { which: 'of', operator: operator.id },
    {},
    { offset: 0, limit: 1 },
  );
  const end = instantInWords(speech, until);
  const what =
    from > desk.clock()
      ? away.told.standsInLater(name, instantInWords(speech, from), end)
      : away.told.standsIn(name, end, total);
  const said = readable(note, 1000);
  const open = { ...showListButton(lists.open(total)), page: leadsTo(ofColleague.key, operator.id) };
  return {
    ...nothing,
    title: away.told.standsInTitle(name),
    text: what,
    // Where it is plain text: a chat reads nothing else in it.
    sections: said ? [sectionOf([], away.offer.note(said))] : [],
    buttons: total > 0 ? [open] : [],
    list: writeSpec(listSpec(ofColleague.key, { about: String(operator.id) })),
  };
}

/** What whoever stood in for somebody, or would have, is told when they do so no more. */
export function standsDown({ operator }: KeptAbsence, speech: Speech): CommandAnswer {
  const { told } = wordsIn(speech.language).away;
  const name = nameInText(operator.name);
  return { ...nothing, title: told.standsDownTitle(name), text: told.standsDown(name) };
}
