import type { WebClient } from '@slack/web-api';
import type { PressAnswer } from '../../card.ts';
import { leadingBack } from '../carried/view-metadata.ts';
import type { Place } from '../heard/pressed.ts';
import { lateView } from './late-view.ts';
import type { Modals } from './modals.ts';
import type { WordsFor } from './words-for.ts';

/** Shows what a button inside a form leads to. What was typed stays where it is: in the form, or below what is shown. */
export function besideForm(client: WebClient, { viewOf, workingView }: Modals, wordsFor: WordsFor) {
  return {
    /** A changed form in the form's place; anything else above it. */
    beside: async (answer: PressAnswer, { trigger, view: form, from }: Place): Promise<void> => {
      const view = leadingBack(await viewOf(answer, form?.hash), from);
      if (answer.kind === 'form' && form)
        await client.views.update({ view_id: form.id, hash: form.hash, view });
      else await client.views.push({ trigger_id: trigger, view });
    },

    /** Something above the form that takes its time. @returns fills it */
    above: async ({ trigger, user, from }: Place): Promise<(answer: PressAnswer) => Promise<void>> => {
      const late = lateView(client);
      await client.views.push({ trigger_id: trigger, view: late.empty(workingView(wordsFor(user))) });
      return async answer => await late.fill(leadingBack(await viewOf(answer, trigger), from));
    },
  };
}
