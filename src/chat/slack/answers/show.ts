import type { WebClient } from '@slack/web-api';
import type { PressAnswer } from '../../card.ts';
import { leadingBack } from '../carried/view-metadata.ts';
import type { Place } from '../heard/pressed.ts';
import { backTo, type Lists, originAt } from './lists.ts';
import { lineOf, type Modals } from './modals.ts';
import type { Whispers } from './whispers.ts';
import type { WordsFor } from './words-for.ts';

export type Show = ReturnType<typeof shows>;

/** Shows an answer that came in time where it was asked for: a modal, a whisper, a line in the place of another. */
export function shows(
  client: WebClient,
  { modalFor }: Modals,
  said: Whispers,
  { redrawList, tell }: Lists,
  wordsFor: WordsFor,
) {
  return async (answer: PressAnswer, place: Place): Promise<void> => {
    const back = backTo(place);
    if (answer.kind === 'list') {
      if (await redrawList(answer.list, place.user, back, place.view?.hash)) return;
      // Below what all see, or where its own whisper is too old to be drawn over.
      if (place.channel) return await tell(answer.list, { channel: place.channel, user: place.user });
      return await said.whisper(place, lineOf(answer) || wordsFor(place.user).people.listAgain);
    }
    const drawn = await modalFor(answer);
    const view = drawn && leadingBack(drawn, originAt(place));
    if (!view) {
      // The card in the channel shows it, for everybody, where it was the card that was pressed. A list does not change.
      if (answer.kind !== 'done') return await said.whisper(place, lineOf(answer));
      if (place.channel && !place.card && !place.replaces)
        await said.tellDone(answer, place.user, place.channel);
    } else if (answer.kind === 'conversation' && place.view?.type === 'modal')
      await client.views.update({ view_id: place.view.id, hash: place.view.hash, view });
    // Something to fill in, asked for in a window: above it.
    else if (place.view?.type === 'modal') await client.views.push({ trigger_id: place.trigger, view });
    else await client.views.open({ trigger_id: place.trigger, view });
  };
}
