import { isInteger } from '../../../store/integer.ts';
import { customersLike } from '../../../store/search/customers.ts';
import { searching } from '../../../store/search/found.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import { labelOf } from '../../../ticket/companies/company-meant.ts';
import { seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import type { FormField, Option } from '../../card.ts';
import { readableLine } from '../../readable.ts';
import type { Words } from '../../words/words.ts';
import type { AsideAsked, Inputs } from '../action.ts';
import { askedAgain, type KnownCustomer } from './asked-again.ts';

const offeredAtMost = 15;

/** Where one finds whoever called among those who have written before. */
export function knownField({ byHand, answers }: Words): FormField {
  const { known: label, knownPlaceholder: placeholder } = byHand;
  return { id: 'known', kind: 'search', label, placeholder, use: answers.use, options: [] };
}

/** Who is meant by what was typed so far; each is named by their latest request: an address is too long for a choice. */
export async function knownCustomers({ desk }: Pick<AsideAsked, 'desk'>, typed: string): Promise<Option[]> {
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
  if (button !== 'whose') {
    const chosen = await knownChosen(known, asked);
    const { name: customer = '', address = '' } = chosen?.person ?? {};
    return chosen
      ? { ...typed, customer, address, language: chosen.language, mailbox: chosen.mailbox }
      : typed;
  }
  const companies = asked.desk.companies.now();
  const company = companies.byKey.get(whose);
  return company ? { ...typed, company: labelOf(company, companies) } : typed;
}

/** Whom one chose, and what their latest request tells of them; null for nobody, and where they are not to be named here. */
export async function knownChosen(
  known: string,
  { desk, operator }: Pick<AsideAsked, 'desk' | 'operator'>,
): Promise<KnownCustomer | null> {
  const number = Number(known) || 0;
  const ticket = isInteger(number) ? await findTicket(desk.db, number) : null;
  const shown = ticket && seen(ticket, eyesOf(desk, { kind: 'operator', operator }, 'form'));
  return shown && askedAgain(shown);
}
