import { namesIn } from '../../store/answers/names-in.ts';
import type { Db } from '../../store/database.ts';
import { everybodyHere } from '../../store/people/operators.ts';
import { type Known, withoutPeople } from '../../ticket/answers/without-people.ts';
import { domainOf, isFreeMail } from '../../ticket/people/address.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';

type House = Pick<Desk, 'companies'>;

/** Texts of a request as others may read them: without whoever and whatever is theirs in them. @param writer who wrote them; '' for nobody in particular */
export async function forOthers(
  desk: House,
  db: Db,
  ticket: Ticket,
  writer: string,
): Promise<(text: string) => string> {
  const known = await peopleOf(desk, db, ticket, writer);
  return text => withoutPeople(text, known, ticket.language);
}

/** Who must not be named in what others are answered. */
async function peopleOf(
  { companies }: House,
  db: Db,
  { number, requester, participants, assignee, company }: Ticket,
  writer: string,
): Promise<Known> {
  const addresses = [requester.address, ...participants];
  const own = addresses.filter(address => address !== '' && !isFreeMail(address)).map(domainOf);
  const house = company === null ? undefined : companies.now().byKey.get(company)?.name;
  const [operators, wrote] = await Promise.all([everybodyHere(db, null), namesIn(db, number)]);
  return {
    people: [
      requester.name,
      assignee?.name ?? '',
      writer,
      ...wrote,
      ...addresses
        .flatMap(address => (address.split('@')[0] ?? '').split(/[._-]+/))
        .filter(part => part.length > 3),
    ],
    colleagues: operators.map(({ name }) => name),
    houses: [...(house ? [house] : []), ...own, ...own.map(domain => domain.split('.')[0] ?? '')],
  };
}
