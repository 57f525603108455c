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

/** Draws each card once, however often it is asked for: for its likeness, for itself, for its copies. */
export function onceForEach<Card extends object, Drawn>(draw: (card: Card) => Drawn): (card: Card) => Drawn {
  const kept = new WeakMap<Card, Drawn>();
  return card => {
    const known = kept.get(card) ?? draw(card);
    kept.set(card, known);
    return known;
  };
}
