import { isInteger } from '../../../store/integer.ts';
import { customersLike } from '../../../store/search/customers.ts';
import { searching } from '../../../store/search/found.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import { seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import type { FormField, Option } from '../../card.ts';
import { readableLine } from '../../readable.ts';
import type { Words } from '../../words/words.ts';
import type { AsideAsked, Inputs } from '../action.ts';
import { askedAgain } from './asked-again.ts';

const offeredAtMost = 15;

/** Where one finds whoever called among those who have written before. */
export function knownField({ byHand, answers }: Words): FormField {
  const { known: label, knownPlaceholder: placeholder } = byHand;
  return { id: 'known', kind: 'search', label, placeholder, use: answers.use, options: [] };
}

/** Who is meant by what was typed so far; each is named by their latest request: an address is too long for a choice. */
export async function knownCustomers({ desk }: AsideAsked, typed: string): Promise<Option[]> {
  const found = await searching(desk.db, tx => customersLike(tx, typed, offeredAtMost));
  return found.map(({ name, address, request }) => ({
    value: String(request),
    label: readableLine([name, address].filter(Boolean).join(' · '), 75),
  }));
}

/** The form with what was chosen in one of the fields that are searched while typing. */
export async function withChosen(
  { button = '', whose = '', known = '', ...typed }: Inputs,
  asked: AsideAsked,
): Promise<Inputs> {
  if (button !== 'whose') return await withKnown(typed, known, asked);
  const company = asked.desk.companies.now().byKey.get(whose);
  return company ? { ...typed, company: company.name } : typed;
}

/** As it was, where nobody was chosen, or nobody may say who that is. */
async function withKnown(typed: Inputs, known: string, { desk, operator }: AsideAsked): Promise<Inputs> {
  const number = Number(known) || 0;
  const ticket = isInteger(number) ? await findTicket(desk.db, number) : null;
  const shown = ticket && seen(ticket, eyesOf(desk, { kind: 'operator', operator }, 'form'));
  return { ...typed, ...(shown && askedAgain(shown)) };
}
