const day = 86_400_000;

/** In longer spans days say little more than months do, and each is one thing more to look up. */
const longFrom = 90 * day;

/**
 * Days, months and years, as lexemes (`/d/2026-11-28`, `/m/2026-11`, `/y/2026`), that together cover a span, and more at its
 * ends: a piece of a day, or of a month where it is long. Some thirty at most for each ten years.
 */
export function daysCovering({ after, before }: { after: Date; before: Date }): string[] {
  const end = before.getTime();
  const isLong = end - after.getTime() > longFrom;
  const covering: string[] = [];
  for (let at = startOfDay(after, isLong); at < end; ) {
    const now = new Date(at);
    const [year, month, date] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
    const iso = now.toISOString();
    const [nextYear, nextMonth] = [Date.UTC(year + 1, 0), Date.UTC(year, month + 1)];
    if (date === 1 && month === 0 && nextYear <= end) {
      covering.push(`/y/${iso.slice(0, 4)}`);
      at = nextYear;
    } else if (isLong || (date === 1 && nextMonth <= end)) {
      covering.push(`/m/${iso.slice(0, 7)}`);
      at = nextMonth;
    } else {
      covering.push(`/d/${iso.slice(0, 10)}`);
      at += day;
    }
  }
  return covering;
}

function startOfDay(at: Date, ofMonth: boolean): number {
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), ofMonth ? 1 : at.getUTCDate());
}
