import { wellFormed } from '../../desk/well-formed.ts';
import { Transient } from '../../outbox/failure.ts';
import { actionOf } from '../actions/actions.ts';
import type { ButtonPress } from '../button-press.ts';
import type { PressAnswer } from '../card.ts';
import type { Whereabouts } from '../desk-door.ts';
import { wordsIn } from '../words/words.ts';
import type { Admit } from './admission.ts';
import { adoptCard } from './adopt-card.ts';
import type { Room } from './asked.ts';
import { patiently } from './patience.ts';
import { answerTicketPress } from './ticket-press.ts';

/** A press as it comes to the door: whose button is it, who is it, and then its own way, with some patience. */
export async function answerPress(
  { desk, speech, linksFor }: Room,
  admit: Admit,
  typed: ButtonPress,
  where: Whereabouts,
): Promise<PressAnswer> {
  const words = wordsIn(speech.language);
  const action = actionOf(typed.verb);
  if (!action) return { kind: 'stranger', line: words.badInput };
  const press = { ...typed, inputs: wellFormed(typed.inputs) };
  try {
    const answered = await patiently(desk, press.platform, async (within): Promise<PressAnswer> => {
      const admitted = await admit(press, where);
      if (!admitted.ok) return { kind: 'stranger', line: admitted.line };
      const { operator } = admitted;
      if (action.about !== 'ticket')
        return await action.answer({ desk: within, speech, words, press, operator });
      await adoptCard(within, press, where);
      return await answerTicketPress({ desk: within, speech, linksFor }, press, action, operator);
    });
    return answered ?? { kind: 'stranger', line: words.people.busy };
  } catch (error) {
    if (error instanceof Transient) return { kind: 'stranger', line: words.tryLater };
    throw error;
  }
}
