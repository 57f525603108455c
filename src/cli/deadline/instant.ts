const iso =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?:[Zz]|([+-])(\d\d)(?::?(\d\d))?)$/;

/**
 * `2026-12-04T18:00:00+01:00`, with Z or an offset, to the millisecond. A hundred thousand lines are read in a second:
 * luxon would take some.
 *
 * @returns null for an impossible date, and for a time without offset: it would be a time of nowhere
 */
export function instantOf(text: string): Date | null {
  const found = iso.exec(text);
  if (!found) return null;
  const [
    ,
    year,
    month,
    date,
    hour,
    minute,
    second = '0',
    fraction = '',
    sign,
    offsetHour = '0',
    offsetMinute = '0',
  ] = found;
  const midnight = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  // Date.UTC makes 2 March of 30 February, and 1950 of 50.
  const isDate =
    midnight.getUTCFullYear() === Number(year) &&
    midnight.getUTCMonth() === Number(month) - 1 &&
    midnight.getUTCDate() === Number(date);
  const ms =
    Number(hour) * 3_600_000 +
    Number(minute) * 60_000 +
    Number(second) * 1000 +
    Number(fraction.slice(0, 3).padEnd(3, '0'));
  const isTime = Number(minute) < 60 && Number(second) < 60 && ms <= 86_400_000;
  const isOffset = Number(offsetHour) < 24 && Number(offsetMinute) < 60;
  if (!isDate || !isTime || !isOffset) return null;
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * 60_000;
  return new Date(midnight.getTime() + ms - (sign === '-' ? -offset : offset));
}

/** In UTC, with Z; a fraction of a second only where there is one. */
export function instantInWords(at: Date): string {
  return at.toISOString().replace('.000Z', 'Z');
}
