import { whoSees } from '../../../desk/people/who-sees.ts';
import { allOperators } from '../../../store/people/operators.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import { hasWords, seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import type { Operator } from '../../../ticket/words.ts';
import type { Filling, TicketAction } from '../../actions/action.ts';
import { actionOf } from '../../actions/actions.ts';
import type { FormField, Option } from '../../card.ts';
import type { SearchedField } from '../../desk-door.ts';
import type { Asker } from '../../voice/asker.ts';
import { wordsIn } from '../../words/words.ts';
import type { House } from '../asked.ts';

/** More is not typed to find something. */
const typedAtMost = 200;

/** What can be chosen in a field of a form while somebody types into it; nothing for a request that they may not read. */
export async function suggested(
  { desk, voices, fetchFile }: Pick<House, 'desk' | 'voices' | 'fetchFile'>,
  operator: Operator,
  asker: Asker,
  asked: SearchedField,
  typed: string,
): Promise<Option[]> {
  const action = actionOf(asked.verb);
  if (!action) return [];
  const speech = await voices.answering(desk, operator, asker);
  const at = { desk, speech, aloud: voices.aloud, words: wordsIn(speech.language) };
  const looked = typed.slice(0, typedAtMost);
  if (action.about === 'ticket')
    return await inForm({ ...at, operator, platform: asker.platform }, action, asked, looked);
  const { verb, ticket, nonce, field } = asked;
  const about = { verb, ticket, nonce, version: 0, step: 'within' as const, inputs: {}, key: '' };
  const press = { platform: asker.platform, userId: asker.userId, ...about };
  const aside = { ...at, fetchFile, press, operator };
  const found = (await action.search?.(aside, field, looked)) ?? [];
  if (found.length > 0 || !action.opensWindow) return found;
  const shown = await action.answer({ ...aside, press: { ...press, step: 'press' } });
  return shown.kind === 'form' ? chosenAmong(shown.form.fields, field, looked) : [];
}

const foundAtMost = 25;

/** Of a choice with more options than a card holds, those in which all words are that somebody typed. */
function chosenAmong(fields: FormField[], id: string, typed: string): Option[] {
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain(typed).split(/\s+/);
  const field = fields.find(each => each.id === id);
  if (field?.kind !== 'choice') return [];
  return field.options
    .filter(({ label }) => words.every(word => plain(label).includes(word)))
    .slice(0, foundAtMost);
}

type Asking = Pick<Filling, 'desk' | 'speech' | 'words' | 'operator' | 'platform'>;

async function inForm(
  at: Asking,
  action: TicketAction,
  { ticket: number, nonce, field }: SearchedField,
  typed: string,
): Promise<Option[]> {
  const { desk, operator } = at;
  const { form } = action;
  const ticket = form ? await findTicket(desk.db, number) : null;
  if (!form || !ticket || ticket.nonce !== nonce) return [];
  const eyes = eyesOf(desk, { kind: 'operator', operator }, 'form');
  const shown = seen(ticket, eyes);
  if (!hasWords(shown)) return [];
  const operators = whoSees(desk, ticket, await allOperators(desk.db));
  const filling = { ...at, ticket: shown, operators, eyes, typed: {}, isDrawn: false };
  const search = form.within[field]?.search;
  return search ? await search(filling, typed) : chosenAmong(await form.fields(filling), field, typed);
}
