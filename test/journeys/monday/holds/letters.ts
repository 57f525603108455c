import type { Started } from '../../a-house.ts';
import type { Told } from './told.ts';

/**
 * Letters that did not reach their customer just once; of those that were taken back, or stopped on their way to many, that did,
 * unless it is said of them that they may have. */
export function notOnce({ sandbox }: Started, all: Told[]): string[] {
  const inbox = sandbox.mailbox.items.filter(({ folder }) => folder === 'inbox');
  const arrived = Map.groupBy(inbox, ({ messageId }) => messageId);
  const letters = all.flatMap(({ mail }) => mail).filter(({ direction }) => direction === 'out');
  const ordered = new Set(letters.map(({ messageId }) => messageId));
  return [
    ...letters.flatMap(({ messageId, ticket, state, stateWhy, perhapsLeft }) => {
      const times = arrived.get(messageId)?.length ?? 0;
      const isDoubtful = perhapsLeft && isBack(state, stateWhy) && times === 1;
      return isDoubtful || times === (isBack(state, stateWhy) ? 0 : 1)
        ? []
        : [`#${ticket}: ${times} × a letter that is ${state}`];
    }),
    ...letters
      .filter(({ state, stateWhy }) => state !== 'sent' && !isBack(state, stateWhy))
      .map(({ ticket, state }) => `#${ticket}: a letter is ${state}`),
    ...[...arrived.keys()].filter(id => !ordered.has(id)).map(id => `nobody ordered ${id}`),
  ];
}

/** It did not leave, and shall not. */
function isBack(state: string | null, why: string | null): boolean {
  return state === 'recalled' || (state === 'held' && why === 'stopped');
}
