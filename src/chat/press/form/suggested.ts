import type { Desk } from '../../../desk/desk.ts';
import { whoSees } from '../../../desk/people/who-sees.ts';
import { allOperators } from '../../../store/people/operators.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import { hasWords, seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import type { ChatPlatform, Operator } from '../../../ticket/words.ts';
import type { TicketAction } from '../../actions/action.ts';
import { actionOf } from '../../actions/actions.ts';
import type { Option } from '../../card.ts';
import type { SearchedField } from '../../desk-door.ts';
import type { Speech } from '../../say.ts';
import { wordsIn } from '../../words/words.ts';

/** More is not typed to find something. */
const typedAtMost = 200;

/** What can be chosen in a field of a form while somebody types into it; nothing for a request that they may not read. */
export async function suggested(
  at: { desk: Desk; speech: Speech },
  platform: ChatPlatform,
  operator: Operator,
  asked: SearchedField,
  typed: string,
): Promise<Option[]> {
  const action = actionOf(asked.verb);
  const looked = typed.slice(0, typedAtMost);
  if (!action) return [];
  if (action.about === 'ticket') return await inForm(at, platform, operator, action, asked, looked);
  const { desk, speech } = at;
  const { verb, ticket, nonce, field } = asked;
  const press = {
    platform,
    userId: '',
    verb,
    step: 'within' as const,
    ticket,
    nonce,
    version: 0,
    inputs: {},
    key: '',
  };
  const asking = { desk, speech, words: wordsIn(speech.language), press, operator };
  return (await action.search?.(asking, field, looked)) ?? [];
}

async function inForm(
  { desk, speech }: { desk: Desk; speech: Speech },
  platform: ChatPlatform,
  operator: Operator,
  action: TicketAction,
  { ticket: number, nonce, field }: SearchedField,
  typed: string,
): Promise<Option[]> {
  const search = action.form?.within[field]?.search;
  const ticket = search ? await findTicket(desk.db, number) : null;
  if (!search || !ticket || ticket.nonce !== nonce) return [];
  const eyes = eyesOf(desk, { kind: 'operator', operator }, 'form');
  const shown = seen(ticket, eyes);
  if (!hasWords(shown)) return [];
  const filling = {
    desk,
    speech,
    words: wordsIn(speech.language),
    ticket: shown,
    operators: whoSees(desk, ticket, await allOperators(desk.db)),
    operator,
    platform,
    eyes,
    typed: {},
    isDrawn: false,
  };
  return await search(filling, typed);
}
