import type { Whose } from '../../store/reports/found.ts';
import { requestsDoneFor } from '../../store/reports/with-company.ts';
import { ticketsNumbered } from '../../store/tickets/tickets.ts';
import type { Stretch } from '../../ticket/reports/spans.ts';
import { type WithCompany, withCompany } from '../../ticket/reports/with-company.ts';
import { seen } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import type { Desk } from '../desk.ts';

/** What was done for a company, as its named contact may know it: it is made to be handed to them. @param whose of that company alone */
export async function doneForCompany(desk: Desk, whose: Whose, stretch: Stretch): Promise<WithCompany> {
  const numbers = await requestsDoneFor(desk.db, whose, stretch);
  const tickets = await ticketsNumbered(desk.db, numbers);
  const eyes = eyesOf(desk, { kind: 'customer', standing: 'company' }, 'portal');
  const { namesOperators } = desk.reports;
  return withCompany(
    numbers.flatMap(number => {
      const ticket = tickets.get(number);
      return ticket ? [seen(ticket, eyes)] : [];
    }),
    { ...stretch, namesOperators },
  );
}
