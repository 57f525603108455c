import { asWritten } from '../../desk/well-formed.ts';
import { Transient } from '../../outbox/failure.ts';
import type { Presser } from '../../store/people/pressers.ts';
import type { Operator } from '../../ticket/words.ts';
import type { AsideAction, TicketAction } from '../actions/action.ts';
import { actionOf } from '../actions/actions.ts';
import type { ButtonPress } from '../button-press.ts';
import type { PressAnswer } from '../card.ts';
import type { Whereabouts } from '../desk-door.ts';
import { asFirstPressed } from '../repeats/first-pressed.ts';
import { wordsIn } from '../words/words.ts';
import type { Admit } from './admission.ts';
import { adoptCard } from './adopt-card.ts';
import type { House, Room } from './asked.ts';
import { givenBack } from './given-back.ts';
import { inList, isInList } from './in-list.ts';
import { patiently } from './patience.ts';
import { requestPressed } from './recognise-ticket.ts';
import { answerTicketPress } from './ticket-press.ts';

/** A press as it comes to the door: whose button is it, who is it, and then its own way, with some patience. */
export async function answerPress(
  house: House,
  admit: Admit,
  typed: ButtonPress,
  where: Whereabouts,
): Promise<PressAnswer> {
  const { voices, ...room } = house;
  const words = voices.known(typed);
  const action = actionOf(typed.verb);
  if (!action) return { kind: 'stranger', line: words.badInput };
  const press = { ...typed, inputs: asWritten(typed.inputs) };
  try {
    const answered = await patiently(room.desk, press.platform, async (within): Promise<PressAnswer> => {
      const admitted = await admit(press, where);
      if (!admitted.ok) return { kind: 'stranger', line: admitted.line };
      const { operator } = admitted;
      const speech = await voices.answering(within, operator, press);
      const inside = { ...room, desk: within, speech, aloud: voices.aloud };
      const answered =
        action.about === 'ticket'
          ? await aboutTicket(inside, press, action, operator, where)
          : await aboutAnother(inside, press, action, operator);
      const answer = await givenBack(inside, press, operator, answered);
      if (!isInList(press)) return answer;
      // It may have been asked for in another language from now on.
      const { languages: _, ...asTheyAreNow } = operator;
      const now = await voices.answering(within, asTheyAreNow, press);
      return await inList({ ...inside, speech: now }, press, operator, answer);
    });
    return answered ?? { kind: 'stranger', line: words.people.busy, passing: true };
  } catch (error) {
    if (error instanceof Transient) return { kind: 'stranger', line: words.tryLater, passing: true };
    throw error;
  }
}

/** About something else than a ticket. */
async function aboutAnother(
  room: Room,
  pressed: ButtonPress,
  action: AsideAction,
  operator: Operator,
): Promise<PressAnswer> {
  const kind = { form: action.opensWindow || null, adds: true, isReading: false };
  const { press } = await asFirstPressed(room.desk, pressed, kind, operator);
  return await action.answer({ ...room, words: wordsIn(room.speech.language), press, operator });
}

async function aboutTicket(
  room: Room,
  press: ButtonPress,
  action: TicketAction,
  operator: Presser,
  where: Whereabouts,
): Promise<PressAnswer> {
  const known = await requestPressed(room.desk, press.ticket, operator);
  await adoptCard(room.desk, press, where, known?.ticket ?? null, operator.isPlaceKnown);
  return await answerTicketPress(room, press, known, action, operator);
}
