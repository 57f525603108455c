import { wellFormed } from '../../desk/well-formed.ts';
import { Transient } from '../../outbox/failure.ts';
import type { Operator } from '../../ticket/words.ts';
import type { TicketAction } from '../actions/action.ts';
import { actionOf } from '../actions/actions.ts';
import type { ButtonPress } from '../button-press.ts';
import type { PressAnswer } from '../card.ts';
import type { Whereabouts } from '../desk-door.ts';
import { wordsIn } from '../words/words.ts';
import type { Admit } from './admission.ts';
import { adoptCard } from './adopt-card.ts';
import type { Room } from './asked.ts';
import { inList } from './in-list.ts';
import { patiently } from './patience.ts';
import { answerTicketPress } from './ticket-press.ts';

/** A press as it comes to the door: whose button is it, who is it, and then its own way, with some patience. */
export async function answerPress(
  room: Room,
  admit: Admit,
  typed: ButtonPress,
  where: Whereabouts,
): Promise<PressAnswer> {
  const { desk, speech } = room;
  const words = wordsIn(speech.language);
  const action = actionOf(typed.verb);
  if (!action) return { kind: 'stranger', line: words.badInput };
  const press = { ...typed, inputs: wellFormed(typed.inputs) };
  try {
    const answered = await patiently(desk, press.platform, async (within): Promise<PressAnswer> => {
      const admitted = await admit(press, where);
      if (!admitted.ok) return { kind: 'stranger', line: admitted.line };
      const { operator } = admitted;
      const inside = { ...room, desk: within };
      const answer =
        action.about === 'ticket'
          ? await aboutTicket(inside, press, action, operator, where)
          : await action.answer({ desk: within, speech, words, press, operator });
      return await inList(inside, press, operator, answer);
    });
    return answered ?? { kind: 'stranger', line: words.people.busy };
  } catch (error) {
    if (error instanceof Transient) return { kind: 'stranger', line: words.tryLater };
    throw error;
  }
}

async function aboutTicket(
  room: Room,
  press: ButtonPress,
  action: TicketAction,
  operator: Operator,
  where: Whereabouts,
): Promise<PressAnswer> {
  await adoptCard(room.desk, press, where);
  return await answerTicketPress(room, press, action, operator);
}
