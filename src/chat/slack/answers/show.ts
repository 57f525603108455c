import type { WebClient } from '@slack/web-api';
import type { PressAnswer } from '../../card.ts';
import type { Words } from '../../words/words.ts';
import type { Place } from '../heard/pressed.ts';
import type { Modals } from './modals.ts';
import type { Whispers } from './whispers.ts';

export type Show = ReturnType<typeof shows>;

/** Shows an answer that came in time where it was asked for: a modal, a whisper, a line in the place of another. */
export function shows(client: WebClient, { modalFor }: Modals, said: Whispers, words: Words) {
  return async (answer: PressAnswer, place: Place): Promise<void> => {
    const view = await modalFor(answer);
    if (!view) {
      // The card in the channel shows it, for everybody, where it was the card that was pressed. A list does not change.
      if (answer.kind !== 'done')
        return await said.whisper(place, 'line' in answer ? answer.line : words.badInput);
      if (place.channel && !place.card && !place.replace)
        await said.tellDone(answer, place.user, place.channel);
    } else if (answer.kind === 'conversation' && place.view?.type === 'modal')
      await client.views.update({ view_id: place.view.id, hash: place.view.hash, view });
    else await client.views.open({ trigger_id: place.trigger, view });
  };
}
