import { forgetAnswer, keepAnswer } from '../../store/answers/kept-answers.ts';
import { countUses } from '../../store/answers/saved-replies.ts';
import type { Db } from '../../store/database.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Desk } from '../desk.ts';
import type { Changed } from '../effects.ts';
import { forOthers } from './for-others.ts';

/** In the transaction in which letters are ordered: which saved replies went out with them, and what may be answered again. */
export async function keepAnswers(desk: Desk, tx: Db, changes: Changed[]): Promise<void> {
  for (const { ticket, events } of changes)
    for (const recorded of events) {
      const { event, at } = recorded;
      if ('saved' in event && event.saved) await countUses(tx, event.saved, at);
      if (event.type === 'closed') await keepOrForget(desk, tx, ticket, recorded);
      // What few may see from now on is no example for others: nothing of it stays.
      if (event.type === 'reuse-stopped' || event.type === 'restricted')
        await forgetAnswer(tx, ticket.number);
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
  const clean = await forOthers(desk, tx, ticket, actor.kind === 'operator' ? actor.name : '');
  const { language, number } = ticket;
  await keepAnswer(tx, {
    ticket: number,
    about: clean(`${ticket.subject}\n${ticket.excerpt}`),
    text: clean(event.resolution),
    language,
    at,
  });
}
