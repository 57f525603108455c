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
  ist: 5.5,
};

const usual =
  /^(?:[^\s\d,]{1,12}\s?[,.]?\s*)?(\d{1,2})[\s-]+([^\s\d.,-]{3,12})[.,]?[\s-]+(\d{2,4})[,\s]+(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?(?:[.,]\d+)?\s*(am|pm)?\s*(.*)$/i;
const ofUnix =
  /^[^\s\d]{3,9},?\s+([^\s\d]{3,9})\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(?:([a-z]{1,5})\s+)?(\d{4})\s*(.*)$/i;
const iso = /^(\d{4})-(\d{2})-(\d{2})[t\s](\d{2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(.*)$/i;

/**
 * The instant that a Date header means: RFC 5322 with its obsolete forms, and the forms of programs that never read
 * it. Null for what is no date: a program's guess would be worse than none.
 */
export function parseDate(header: string): Date | null {
  const text = withoutComments(header.slice(0, 300)).replace(/\s+/g, ' ').trim();
  const u = usual.exec(text);
  if (u) {
    const hour = u[7] ? (Number(u[4]) % 12) + (u[7].toLowerCase() === 'pm' ? 12 : 0) : Number(u[4]);
    return instant(year(u[3]), month(u[2]), u[1], hour, u[5], u[6], u[8]);
  }
  const x = ofUnix.exec(text);
  if (x) return instant(Number(x[7]), month(x[1]), x[2], Number(x[3]), x[4], x[5], x[8] || x[6]);
  const i = iso.exec(text);
  if (i) return instant(Number(i[1]), Number(i[2]) - 1, i[3], Number(i[4]), i[5], i[6], i[7]);
  return null;
}

function withoutComments(text: string): string {
  let plain = text;
  for (let depth = 0; depth < 5 && plain.includes('('); depth++) plain = plain.replace(/\([^()]*\)/g, ' ');
  return plain;
}

function month(name = ''): number {
  const start = name.slice(0, 3).toLowerCase();
  return months.findIndex(names => names.includes(start));
}

/** RFC 5322, 4.3: 00 to 49 are this century, other short years the last one. */
function year(digits = ''): number {
  const value = Number(digits);
  if (digits.length === 4) return value;
  return value < 50 && digits.length === 2 ? 2000 + value : 1900 + value;
}

function instant(
  year: number,
  month: number,
  day = '',
  hour = 0,
  minute = '0',
  second = '0',
  zone = '',
): Date | null {
  const of = { day: Number(day), minute: Number(minute), second: Math.min(Number(second), 59) };
  const isClock = hour <= 24 && of.minute < 60 && Number(second) <= 60;
  if (month < 0 || month > 11 || of.day < 1 || year < 1970 || year > 2199 || !isClock) return null;
  const local = Date.UTC(year, month, of.day, hour, of.minute, of.second);
  // The 31st of February is somebody's mistake, and which day he meant is nobody's guess.
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return of.day > lastDay ? null : new Date(local - offset(zone) * 60_000);
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
