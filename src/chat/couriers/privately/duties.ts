import { z } from 'zod';
import { dutyEffect } from '../../../desk/duties/duty-calls.ts';
import { whoSees } from '../../../desk/people/who-sees.ts';
import { seenLog } from '../../../desk/relations/unseen-others.ts';
import { termsOf } from '../../../desk/terms.ts';
import type { Courier } from '../../../outbox/effect.ts';
import { enqueue } from '../../../outbox/enqueue.ts';
import { findReceipt } from '../../../store/chats/receipts.ts';
import { accountsOf, allOperators, findOperator } from '../../../store/people/operators.ts';
import { eventsAfter } from '../../../store/tickets/events.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import type { DutyCallingEvent } from '../../../ticket/duties/calling.ts';
import { hasWords, seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { chatPlatforms, type Operator } from '../../../ticket/words.ts';
import { doDuty } from '../../actions/reporting/do-duty.ts';
import { privateMessage } from '../../cards/private-message.ts';
import { isStillToDo } from '../../clock/live-calls.ts';
import { dutyCallInWords } from '../../in-words/duties/duty-call-in-words.ts';
import { momentOf } from '../../in-words/moment.ts';
import { ownSpeech } from '../../voice/own-speech.ts';
import { wordsIn } from '../../words/words.ts';
import type { Chats } from '../chats.ts';
import { tellAlone } from './tell-alone.ts';
import { whereTo } from './where-to.ts';

const about = z.object({
  ticket: z.number(),
  sequence: z.number(),
  to: z.object({ operator: z.number(), platform: z.enum(chatPlatforms) }).optional(),
});

/**
 * A term of the law runs: those who see to it are told privately, each by themselves and once, where the channel does not reach
 * them in which it is told. Nobody is told who may not see it, nor of what was done meanwhile.
 */
export function dutyCourier(chats: Chats): Courier {
  return async payload => {
    const { ticket: number, sequence, to } = about.parse(payload);
    const ticket = await findTicket(chats.desk.db, number);
    const [recorded] = (await eventsAfter(chats.desk.db, number, sequence - 1)).slice(0, 1);
    if (!ticket || recorded?.event.type !== 'duty-called') return;
    if (!isStillToDo(ticket, recorded.event.duty, termsOf(chats.desk))) return;
    if (to) await tell(chats, ticket, sequence, to);
    else await spread(chats, ticket, sequence, recorded.event);
  };
}

async function spread(
  chats: Chats,
  ticket: Ticket,
  sequence: number,
  event: DutyCallingEvent,
): Promise<void> {
  for (const { id } of await toBeTold(chats, ticket, event)) {
    const reached = await whereTo(chats, id, null);
    if (!reached) continue;
    const { platform } = reached;
    await enqueue(chats.desk.db, [dutyEffect(ticket.number, sequence, { operator: id, platform })]);
  }
}

/** Of those who may see it whoever is meant; where no channel hears of it and none of those is left, all of them. */
async function toBeTold({ desk }: Chats, ticket: Ticket, { told }: DutyCallingEvent): Promise<Operator[]> {
  // What all may see is told in their channel.
  if (!ticket.restricted) return [];
  const few = whoSees(desk, ticket, await allOperators(desk.db));
  const meant = few.filter(({ id }) => told.some(known => known.id === id));
  if (desk.restrictedDestinations.length === 0) return meant.length > 0 ? meant : few;
  return meant.filter(({ inRestrictedChannel }) => inRestrictedChannel !== true);
}

async function tell(
  chats: Chats,
  ticket: Ticket,
  sequence: number,
  { operator: id, platform }: NonNullable<z.infer<typeof about>['to']>,
): Promise<void> {
  const { desk } = chats;
  const key = `duty:${id}:${ticket.number}:${sequence}`;
  if ((await findReceipt(desk.db, key)) !== null) return;
  const operator = await findOperator(desk.db, id);
  const [account] = await accountsOf(desk.db, platform, [id]);
  if (!operator || !account) return;
  const eyes = eyesOf(desk, { kind: 'operator', operator }, 'private-message');
  const shown = seen(ticket, eyes);
  const happened = (await eventsAfter(desk.db, ticket.number, sequence - 1)).slice(0, 1);
  const [recorded] = await seenLog(desk.db, ticket, happened, eyes);
  if (!hasWords(shown) || recorded?.event.type !== 'duty-called') return;
  const moment = momentOf(desk, await ownSpeech(desk, chats.speech, id, platform));
  const { dutyCalls } = wordsIn(moment.speech.language).clock;
  const title = (recorded.event.isMissed ? dutyCalls.missed : dutyCalls.title)(1);
  const what = dutyCallInWords(recorded.event, moment);
  const message = privateMessage(title, shown, what, [doDuty], moment);
  await tellAlone(chats, { platform, operator: id, userId: account.userId }, message, key);
}
