import { and, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Db } from '../database.ts';
import { card } from '../schema/cards.ts';
import { ticket } from '../schema/tickets.ts';
import type { CardKey, CardRow } from './card-place.ts';

/** The open tickets that have no card in a destination, as it is now. @param channel the channel that it means */
export async function openTicketsWithoutCard(
  db: Db,
  { platform, destination }: Omit<CardKey, 'ticket'>,
  channel: string,
): Promise<number[]> {
  // Looked up for each of the few that are open: together, all cards there ever were would be read.
  const rows = await db.execute<{ number: number }>(sql`
    select number from ticket left join lateral (
      select true as lies from card where card.ticket = number and card.platform = ${platform}
        and card.destination = ${destination} and not adopted and card.channel = ${channel} limit 1
    ) as own on true
    where status <> 'closed' and own.lies is null order by number`);
  return rows.map(({ number }) => number);
}

/** The open tickets that have a card in a destination. */
export async function openTicketsWithCard(
  db: Db,
  { platform, destination }: Omit<CardKey, 'ticket'>,
): Promise<number[]> {
  const rows = await db.execute<{ number: number }>(sql`
    select number from ticket join lateral (
      select true as lies from card where card.ticket = number and card.platform = ${platform}
        and card.destination = ${destination} limit 1
    ) as own on true
    where status <> 'closed' order by number`);
  return rows.map(({ number }) => number);
}

/**
 * Cards that lie in a channel become those of the destination that means it now: it was named otherwise.
 *
 * Not `<>`, which no index serves: nearly all cards of a channel bear the name that it has.
 *
 * @returns their tickets that are open
 */
export async function renameDestination(
  db: Db,
  { platform, destination }: Omit<CardKey, 'ticket'>,
  channel: string,
): Promise<number[]> {
  const renamed = await db.execute<{ ticket: number }>(sql`
    with renamed as (
      update card set destination = ${destination}
      where platform = ${platform} and channel = ${channel}
        and (destination < ${destination} or destination > ${destination})
        and not exists (
          select 1 from card as own where own.ticket = card.ticket and own.platform = ${platform}
            and own.destination = ${destination} and not own.adopted)
      returning ticket
    )
    select distinct ticket from renamed join ticket as open on open.number = renamed.ticket
    where open.status <> 'closed'`);
  return renamed.map(({ ticket }) => ticket);
}

/** Where cards of open tickets lie in destinations other than these. */
export async function openCardsElsewhere(
  db: Db,
  configured: { platform: ChatPlatform; channel: string }[],
): Promise<CardRow[]> {
  const known = configured.map(({ platform, channel }) => `${platform}:${channel}`);
  const rows = await db
    .select({ card })
    .from(card)
    .innerJoin(ticket, eq(ticket.number, card.ticket))
    .where(
      and(
        ne(ticket.status, 'closed'),
        eq(card.adopted, false),
        isNotNull(card.message),
        sql`card.platform || ':' || card.destination <> all(array(select json_array_elements_text(${JSON.stringify(known)}::json)))`,
      ),
    );
  return rows.map(row => row.card);
}
