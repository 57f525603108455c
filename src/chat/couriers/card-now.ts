import type { Desk, Destination } from '../../desk/desk.ts';
import { whoSees } from '../../desk/people/who-sees.ts';
import { unseenOthersOf } from '../../desk/relations/unseen-others.ts';
import { Permanent } from '../../outbox/failure.ts';
import { type CardFacts, cardFactsOf } from '../../store/asking/card-facts.ts';
import { seen, withoutUnseen } from '../../ticket/sight/seen.ts';
import { type Eyes, eyesOf, seesRestricted } from '../../ticket/sight/sight.ts';
import type { TicketCard } from '../card.ts';
import { ticketCard } from '../cards/ticket-card.ts';
import { momentOf } from '../in-words/moment.ts';
import { letterAmong } from '../letter-now.ts';
import type { Speech } from '../say.ts';

/** What a card in a channel is drawn from, as it was at one moment. @throws Permanent where there is no such ticket */
export async function factsNow(desk: Desk, number: number, channel: Destination): Promise<CardFacts> {
  const facts = await cardFactsOf(desk.db, { number, sees: seesRestricted(eyesIn(desk, channel)) });
  if (!facts) throw new Permanent(`there is no ticket ${number}`);
  return facts;
}

/** The ticket's card, for a channel. */
export async function cardOf(
  desk: Desk,
  speech: Speech,
  facts: CardFacts,
  channel: Destination,
): Promise<TicketCard> {
  const { ticket, files, others, operators } = facts;
  const eyes = eyesIn(desk, channel);
  const letter = await letterAmong(desk.db, facts);
  const shown = withoutUnseen(seen(ticket, eyes), await unseenOthersOf(desk.db, ticket, eyes));
  return ticketCard(shown, momentOf(desk, speech), letter, files, others, whoSees(desk, ticket, operators));
}

/** The ticket's card as it is now, for a channel. @throws Permanent where there is no such ticket */
export async function cardNow(
  desk: Desk,
  speech: Speech,
  number: number,
  channel: Destination,
): Promise<TicketCard> {
  return await cardOf(desk, speech, await factsNow(desk, number, channel), channel);
}

function eyesIn(desk: Desk, { platform, channel }: Destination): Eyes {
  return eyesOf(desk, { kind: 'channel', platform, channel }, 'card');
}
