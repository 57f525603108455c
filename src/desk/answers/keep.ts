import { forgetAnswer, keepAnswer } from '../../store/answers/kept-answers.ts';
import { countUses } from '../../store/answers/saved-replies.ts';
import type { Db } from '../../store/database.ts';
import { allOperators } from '../../store/people/operators.ts';
import { type Known, withoutPeople } from '../../ticket/answers/without-people.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
import { domainOf, isFreeMail } from '../../ticket/people/address.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import type { Changed } from '../effects.ts';

/** In the transaction in which letters are ordered: which saved replies went out with them, and what may be answered again. */
export async function keepAnswers(desk: Desk, tx: Db, changes: Changed[]): Promise<void> {
  for (const { ticket, events } of changes)
    for (const recorded of events) {
      const { event, at } = recorded;
      if ('saved' in event && event.saved) await countUses(tx, event.saved, at);
      if (event.type === 'closed') await keepOrForget(desk, tx, ticket, recorded);
    }
}

async function keepOrForget(
  desk: Desk,
  tx: Db,
  ticket: Ticket,
  { event, actor, at }: RecordedEvent,
): Promise<void> {
  if (event.type !== 'closed') return;
  if (!event.reusable || ticket.restricted) return await forgetAnswer(tx, ticket.number);
  const known = await peopleOf(desk, tx, ticket, actor.kind === 'operator' ? actor.name : '');
  const { language, number } = ticket;
  await keepAnswer(tx, {
    ticket: number,
    about: withoutPeople(`${ticket.subject}\n${ticket.excerpt}`, known, language),
    text: withoutPeople(event.resolution, known, language),
    language,
    at,
  });
}

/** Who must not be named in what others are answered. */
export async function peopleOf(
  { companies }: Pick<Desk, 'companies'>,
  db: Db,
  { requester, participants, assignee, company }: Ticket,
  writer: string,
): Promise<Known> {
  const addresses = [requester.address, ...participants];
  const own = addresses.filter(address => address !== '' && !isFreeMail(address)).map(domainOf);
  const house = company === null ? undefined : companies.now().byKey.get(company)?.name;
  return {
    people: [
      requester.name,
      assignee?.name ?? '',
      writer,
      ...addresses
        .flatMap(address => (address.split('@')[0] ?? '').split(/[._-]+/))
        .filter(part => part.length > 3),
    ],
    colleagues: (await allOperators(db)).map(({ name }) => name),
    houses: [...(house ? [house] : []), ...own, ...own.map(domain => domain.split('.')[0] ?? '')],
  };
}
