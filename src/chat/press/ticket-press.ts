import type { CardFacts } from '../../store/asking/card-facts.ts';
import type { Presser } from '../../store/people/pressers.ts';
import type { TicketAction } from '../actions/action.ts';
import type { ButtonPress } from '../button-press.ts';
import type { PressAnswer } from '../card.ts';
import { wordsIn } from '../words/words.ts';
import { askedOf, type Room } from './asked.ts';
import { carryOut } from './carry-out.ts';
import { formAsked } from './form/form-asked.ts';
import { reasonAsked } from './form/reason-asked.ts';
import { pressedWithin } from './form/within.ts';
import { recogniseTicket } from './recognise-ticket.ts';
import { aheadOfUs, outOfSight } from './still-true.ts';

/**
 * A press about a ticket, on its way: which ticket is it, does the card show what is so, may its words be seen, what they are opened for, the form,
 * the letter to the last character, the deed, and what is said of it.
 *
 * @param known the request that the press names, as it is now; null where there is none
 */
export async function answerTicketPress(
  room: Room,
  pressed: ButtonPress,
  known: CardFacts | null,
  action: TicketAction,
  operator: Presser,
): Promise<PressAnswer> {
  const words = wordsIn(room.speech.language);
  const recognised = await recogniseTicket(room.desk, words, pressed, known, action, operator);
  if (!recognised.ok) return { kind: 'stranger', line: recognised.line };
  const pressedFor = await askedOf(room, recognised, action, operator);
  const unseen = aheadOfUs(pressedFor) ?? (await outOfSight(pressedFor));
  if (unseen) return unseen;
  const reasoned = await reasonAsked(pressedFor);
  if ('answer' in reasoned) return reasoned.answer;
  const { asked } = reasoned;
  return (await formAsked(asked)) ?? (await pressedWithin(asked)) ?? (await carryOut(asked));
}
