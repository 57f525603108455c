import { erasureNamed } from '../../../desk/privacy/deciding/four-eyes.ts';
import type { Words } from '../../words/words.ts';
import type { AsideAsked } from '../action.ts';
import { offered } from '../offer.ts';

type Erasure = NonNullable<Awaited<ReturnType<typeof erasureNamed>>>;

/** What all that managers decide about an erasure has in common. @param states in which it must be still */
export function aboutErasure(...states: Erasure['state'][]) {
  return {
    about: 'erasure' as const,
    managersOnly: (words: Words) => words.fourEyes.managersOnly,
    offered: () => offered,
    find: async ({ desk, press, words }: AsideAsked): Promise<{ found: Erasure } | { told: string }> => {
      const found = await erasureNamed(desk, { id: press.ticket, nonce: press.nonce });
      return found && states.includes(found.state) ? { found } : { told: words.fourEyes.settled };
    },
    preview: null,
  };
}
