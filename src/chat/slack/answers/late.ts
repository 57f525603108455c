import type { WebClient } from '@slack/web-api';
import type { Log } from '../../../log.ts';
import type { PressAnswer } from '../../card.ts';
import { leadingBack } from '../carried/view-metadata.ts';
import { slackError } from '../errors.ts';
import type { Place } from '../heard/pressed.ts';
import { lateView } from './late-view.ts';
import { backTo, type Lists, originAt } from './lists.ts';
import { lineOf, type Modals } from './modals.ts';
import type { Show } from './show.ts';
import type { Whispers } from './whispers.ts';
import type { WordsFor } from './words-for.ts';

/** Shows the answer to a press that took longer than Slack waits. */
export function lateAnswers(
  client: WebClient,
  show: Show,
  { viewOf, workingView }: Modals,
  { whisper, tellDone, tellLine }: Whispers,
  { redrawList }: Lists,
  wordsFor: WordsFor,
  log: Log,
) {
  /** No modal can be opened any more: what would need one is asked to be pressed again. */
  async function tellLate(answer: PressAnswer, place: Place): Promise<void> {
    const { channel, user } = place;
    if (answer.kind === 'list' && (await redrawList(answer.list, user, backTo(place)))) return;
    if (answer.kind === 'done') return await tellDone(answer, user, place.from.channel);
    const line = lineOf(answer) || wordsFor(user).people.pressAgain;
    if (channel) await whisper({ ...place, replaces: false }, line);
    else await tellLine(line, null, user, place.from.channel);
  }

  /**
   * The presser is told that it is being done, while the trigger of a modal still holds, and of the outcome when it is
   * there.
   *
   * @param opens what the button leads to is a modal
   * @returns tells the outcome
   */
  return async (place: Place, opens: boolean): Promise<(answer: PressAnswer) => Promise<void>> => {
    const words = wordsFor(place.user);
    if (place.view?.type === 'modal') return answer => show(answer, place);
    if (!opens && place.channel) {
      await whisper({ ...place, replaces: false }, words.people.working);
      return answer => tellLate(answer, place);
    }
    const late = lateView(client);
    try {
      await client.views.open({ trigger_id: place.trigger, view: late.empty(workingView(words)) });
    } catch (error) {
      // The trigger has expired on the way, most likely; what was pressed goes on all the same.
      log.warn({ room: 'slack', reason: slackError(error) }, 'could not say that a press takes long');
      return answer => tellLate(answer, place);
    }
    return async answer => await late.fill(leadingBack(await viewOf(answer), originAt(place)));
  };
}
