import { createHash } from 'node:crypto';

/**
 * Of a card as a platform takes it: the same for two that look and act alike.
 *
 * @param drawn names of blocks in it are of no account: they say when it was drawn
 */
export function likenessOf(drawn: unknown): string {
  const said = JSON.stringify(drawn, (key, value) => (key === 'block_id' ? undefined : value));
  return createHash('sha256').update(said).digest('base64url');
}

/**
 * Draws each card once, however often it is asked for: for its likeness, for itself, for its copies.
 *
 * @param draw what else it is given is the same each time for the same card
 */
export function onceForEach<Card extends object, Rest extends unknown[], Drawn>(
  draw: (card: Card, ...rest: Rest) => Drawn,
): (card: Card, ...rest: Rest) => Drawn {
  const kept = new WeakMap<Card, Drawn>();
  return (card, ...rest) => {
    const known = kept.get(card) ?? draw(card, ...rest);
    kept.set(card, known);
    return known;
  };
}
