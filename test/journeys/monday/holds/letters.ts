import type { Started } from '../../a-house.ts';
import type { Told } from './told.ts';

/** Letters that did not reach their customer just once; of those that were taken back, that did. */
export function notOnce({ sandbox }: Started, all: Told[]): string[] {
  const inbox = sandbox.mailbox.items.filter(({ folder }) => folder === 'inbox');
  const arrived = Map.groupBy(inbox, ({ messageId }) => messageId);
  const letters = all.flatMap(({ mail }) => mail).filter(({ direction }) => direction === 'out');
  const ordered = new Set(letters.map(({ messageId }) => messageId));
  return [
    ...letters.flatMap(({ messageId, ticket, state }) => {
      const times = arrived.get(messageId)?.length ?? 0;
      return times === (state === 'recalled' ? 0 : 1)
        ? []
        : [`#${ticket}: ${times} × a letter that is ${state}`];
    }),
    ...letters
      .filter(({ state }) => state !== 'sent' && state !== 'recalled')
      .map(({ ticket, state }) => `#${ticket}: a letter is ${state}`),
    ...[...arrived.keys()].filter(id => !ordered.has(id)).map(id => `nobody ordered ${id}`),
  ];
}
