import type { CardAction, LineButton } from '../card.ts';
import type { Words } from '../words/words.ts';
import { type AsideAction, opensWindow } from './action.ts';
import { asideActions } from './actions.ts';
import { asideButton } from './button.ts';

type About = { id: number; nonce: string };

/** All that can be done with something else than a ticket, as buttons below what is said of it. */
export function asideButtons(about: AsideAction['about'], subject: About, words: Words): LineButton[] {
  return offeredOf(about, subject).map(action => asideButton(action, subject, words));
}

/** The same as a list's item bears it. */
export function asideItemActions(about: AsideAction['about'], subject: About, words: Words): CardAction[] {
  return offeredOf(about, subject).flatMap(action => {
    const { verb, label } = action;
    const offer = action.offered(subject.id);
    return offer
      ? [
          {
            verb,
            label: label(words, subject.id),
            emphasis: offer.emphasis,
            place: 'front',
            opens: opensWindow(action),
          },
        ]
      : [];
  });
}

function offeredOf(about: AsideAction['about'], { id }: About): AsideAction[] {
  return asideActions.filter(action => action.about === about && action.offered(id) !== null);
}
