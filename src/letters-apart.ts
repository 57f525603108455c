/**
 * How many letters must be changed, added, left out or swapped with their neighbour to make one word of another.
 *
 * @param atMost more than so many are of no interest: what is counted ends there, which is what makes it cheap for many words
 * @returns Infinity where there are more
 */
export function lettersApart(a: string, b: string, atMost: number): number {
  if (Math.abs(a.length - b.length) > atMost) return Infinity;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    // A swap looks back by two rows: nothing comes nearer again than the nearest of both.
    if (Math.min(...next, ...row) > atMost) return Infinity;
    [before, row] = [row, next];
  }
  const apart = row[b.length] ?? 0;
  return apart <= atMost ? apart : Infinity;
}
