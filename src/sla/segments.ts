/** A stretch of time from `start` until just before `end`, in epoch milliseconds. */
export type Segment = { readonly start: number; readonly end: number };

/** Ordered, none empty, none touching the next: what every function here takes and gives. */
export type Segments = readonly Segment[];

/** Any stretches as Segments: ordered, the empty ones dropped, those that touch or overlap joined. */
export function joined(stretches: readonly Segment[]): Segments {
  const ordered = stretches.filter(({ start, end }) => start < end).toSorted((a, b) => a.start - b.start);
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of ordered) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

/** What lies in both. */
export function intersection(a: Segments, b: Segments): Segments {
  const result: Segment[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const one = a[i] as Segment;
    const other = b[j] as Segment;
    const start = Math.max(one.start, other.start);
    const end = Math.min(one.end, other.end);
    if (start < end) result.push({ start, end });
    if (one.end < other.end) i += 1;
    else j += 1;
  }
  return result;
}

/** What lies in `a` and not in `b`: how pauses are cut out of working time. */
export function difference(a: Segments, b: Segments): Segments {
  const result: Segment[] = [];
  let j = 0;
  for (const { start, end } of a) {
    let from = start;
    while (j < b.length && (b[j] as Segment).end <= from) j += 1;
    for (let k = j; k < b.length && (b[k] as Segment).start < end; k += 1) {
      const cut = b[k] as Segment;
      if (cut.start > from) result.push({ start: from, end: cut.start });
      from = Math.max(from, cut.end);
    }
    if (from < end) result.push({ start: from, end });
  }
  return result;
}

/** Milliseconds in all. */
export function lengthOf(segments: Segments): number {
  return segments.reduce((sum, { start, end }) => sum + (end - start), 0);
}
