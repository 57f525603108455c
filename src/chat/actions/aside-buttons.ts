import type { LineButton } from '../card.ts';
import type { Words } from '../words/words.ts';
import type { AsideAction } from './action.ts';
import { asideActions } from './actions.ts';
import { asideButton } from './button.ts';

type About = { id: number; nonce: string };

/** All that can be done with something else than a ticket, as buttons below what is said of it. */
export function asideButtons(about: AsideAction['about'], subject: About, words: Words): LineButton[] {
  return offeredOf(about, subject).map(action => asideButton(action, subject, words));
}

function offeredOf(about: AsideAction['about'], { id }: About): AsideAction[] {
  return asideActions.filter(action => action.about === about && action.offered(id) !== null);
}
