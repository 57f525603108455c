const months = [
  ['jan', 'gen'],
  ['feb'],
  ['mar'],
  ['apr'],
  ['may', 'mag'],
  ['jun', 'giu'],
  ['jul', 'lug'],
  ['aug', 'ago'],
  ['sep', 'set'],
  ['oct', 'ott', 'okt'],
  ['nov'],
  ['dec', 'dic', 'dez'],
];

/** Hours from UTC of the zones that mails have by name (RFC 5322, 4.3, and what servers in Europe write). */
const zones: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 1,
  bst: 1,
  cet: 1,
  mez: 1,
  cest: 2,
  mest: 2,
  mesz: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  jst: 9,
  kst: 9,
  hkt: 8,
  sgt: 8,
  awst: 8,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
  brt: -3,
  art: -3,
  ist: 5.5,
};

const clock = '(?<hour>\\d{1,2})[:.](?<minute>\\d{1,2})(?:[:.](?<second>\\d{1,2}))?(?:[.,]\\d+)?';
const rest = '\\s*(?<half>am|pm)?\\s*(?<zone>.*)$';
const weekday = '(?:[^\\s\\d,]{1,12}\\s?[,.]?\\s*)?';
const name = '(?<month>[^\\s\\d.,-]{3,12})';

/** RFC 5322 with its obsolete forms; then how Unix, ISO 8601, Americans and Germans write it. */
const forms = [
  `^${weekday}(?<day>\\d{1,2})[\\s-]+${name}[.,]?[\\s-]+(?<year>\\d{2,4})[,\\s]+${clock}${rest}`,
  `^[^\\s\\d]{3,9},?\\s+${name}\\s+(?<day>\\d{1,2})\\s+${clock}\\s+(?:(?<between>[a-z]{1,5})\\s+)?(?<year>\\d{4})${rest}`,
  `^(?<year>\\d{4})[-/](?<month>\\d{2})[-/](?<day>\\d{2})[t\\s]${clock}${rest}`,
  `^${weekday}${name}\\.?\\s+(?<day>\\d{1,2}),\\s*(?<year>\\d{4})[,\\s]+${clock}${rest}`,
  `^${weekday}(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>\\d{4})[,\\s]+${clock}${rest}`,
].map(form => new RegExp(form, 'i'));

/**
 * The instant that a Date header means: RFC 5322 with its obsolete forms, and the forms of programs that never read
 * it. Null for what is no date, or might be two (03/04/2026): a program's guess would be worse than none.
 */
export function parseDate(header: string): Date | null {
  const text = withoutComments(header.slice(0, 300)).replace(/\s+/g, ' ').trim();
  const found = forms.map(form => form.exec(text)?.groups).find(groups => groups !== undefined);
  return found ? instant(found) : null;
}

function withoutComments(text: string): string {
  let plain = text;
  for (let depth = 0; depth < 5 && plain.includes('('); depth++) plain = plain.replace(/\([^()]*\)/g, ' ');
  return plain;
}

function monthOf(word = ''): number {
  if (/^\d/.test(word)) return Number(word) - 1;
  const start = word.slice(0, 3).toLowerCase();
  return months.findIndex(names => names.includes(start));
}

/** RFC 5322, 4.3: 00 to 49 are this century, other short years the last one. */
function yearOf(digits = ''): number {
  const value = Number(digits);
  if (digits.length === 4) return value;
  return value < 50 && digits.length === 2 ? 2000 + value : 1900 + value;
}

function instant(found: Record<string, string | undefined>): Date | null {
  const [year, month] = [yearOf(found.year), monthOf(found.month)];
  const [day, minute, second] = [Number(found.day), Number(found.minute), Number(found.second ?? 0)];
  const hour = found.half
    ? (Number(found.hour) % 12) + (/^p/i.test(found.half) ? 12 : 0)
    : Number(found.hour);
  const isClock = hour <= 24 && minute < 60 && second <= 60;
  if (month < 0 || month > 11 || day < 1 || year < 1970 || year > 2199 || !isClock) return null;
  // The 31st of February is somebody's mistake, and which day he meant is nobody's guess.
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const local = Date.UTC(year, month, day, hour, minute, Math.min(second, 59));
  return day > lastDay ? null : new Date(local - offset(found.zone || found.between || '') * 60_000);
}

/** Minutes from UTC; an unknown zone is UTC (RFC 5322, 4.3). */
function offset(zone: string): number {
  const numeric = /^(?:gmt|utc?|z)?\s*([+-])(\d{1,2}):?(\d{2})?(?!\d)/i.exec(zone.trim());
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return minutes > 14 * 60 ? 0 : numeric[1] === '-' ? -minutes : minutes;
  }
  return (zones[/^[a-z]+/i.exec(zone.trim())?.[0].toLowerCase() ?? ''] ?? 0) * 60;
}
