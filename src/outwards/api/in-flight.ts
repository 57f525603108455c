/**
 * How many calls of each token are under way, so that no one of them takes all of the desk's hands: not more than so many at once.
 *
 * @returns what lets a call in, and gives what lets it out; null where there are too many
 */
export function inFlight(atMost: number): (token: number) => (() => void) | null {
  const going = new Map<number, number>();
  return token => {
    const before = going.get(token) ?? 0;
    if (before >= atMost) return null;
    going.set(token, before + 1);
    let isOut = false;
    return () => {
      if (isOut) return;
      isOut = true;
      const left = (going.get(token) ?? 1) - 1;
      if (left > 0) going.set(token, left);
      else going.delete(token);
    };
  };
}
