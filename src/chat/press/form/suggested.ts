import { whoSees } from '../../../desk/people/who-sees.ts';
import { allOperators } from '../../../store/people/operators.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import { hasWords, seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import type { Operator } from '../../../ticket/words.ts';
import type { Filling, TicketAction } from '../../actions/action.ts';
import { actionOf } from '../../actions/actions.ts';
import type { Option } from '../../card.ts';
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
  return (await action.search?.({ ...at, fetchFile, press, operator }, field, looked)) ?? [];
}

type Asking = Pick<Filling, 'desk' | 'speech' | 'words' | 'operator' | 'platform'>;

async function inForm(
  at: Asking,
  action: TicketAction,
  { ticket: number, nonce, field }: SearchedField,
  typed: string,
): Promise<Option[]> {
  const { desk, operator } = at;
  const search = action.form?.within[field]?.search;
  const ticket = search ? await findTicket(desk.db, number) : null;
  if (!search || !ticket || ticket.nonce !== nonce) return [];
  const eyes = eyesOf(desk, { kind: 'operator', operator }, 'form');
  const shown = seen(ticket, eyes);
  if (!hasWords(shown)) return [];
  const operators = whoSees(desk, ticket, await allOperators(desk.db));
  return await search({ ...at, ticket: shown, operators, eyes, typed: {}, isDrawn: false }, typed);
}
