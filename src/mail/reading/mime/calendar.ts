/** Longer than any invitation that somebody reads. */
const readAtMost = 200_000;

const labels: [string, string][] = [
  ['SUMMARY', ''],
  ['DTSTART', 'Start: '],
  ['DTEND', 'End: '],
  ['LOCATION', 'Location: '],
  ['ORGANIZER', 'Organizer: '],
  ['DESCRIPTION', '\n'],
];

/** What an invitation (RFC 5545) says, for a mail that brings nothing else to read. */
export function invitationText(calendar: string): string {
  const lines = calendar
    .slice(0, readAtMost)
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/);
  const begin = lines.findIndex(line => /^BEGIN:(VEVENT|VTODO)\s*$/i.test(line));
  const event = lines.slice(begin + 1, begin + 500);
  const method =
    lines
      .find(line => /^METHOD:/i.test(line))
      ?.slice(7)
      .trim() ?? '';
  const said = labels.map(([name, label]) => {
    const line = event.find(candidate => new RegExp(`^${name}[;:]`, 'i').test(candidate)) ?? '';
    const value = saidIn(line);
    return value === '' ? '' : label + (name.startsWith('DT') ? instantOf(line, value) : value);
  });
  if (said.every(text => text === '')) return '';
  return [method && `[${method}]`, ...said].filter(text => text !== '').join('\n');
}

/** After the first colon outside quotes; `ORGANIZER;CN="Rossi: Mario":mailto:m@x` has others. */
function saidIn(line: string): string {
  const colon = /^(?:[^":]|"[^"]*")*:/.exec(line)?.[0].length ?? line.length;
  return line
    .slice(colon)
    .replace(/^mailto:/i, '')
    .replace(/\\n/gi, '\n')
    .replace(/\\([,;\\])/g, '$1')
    .trim();
}

function instantOf(line: string, value: string): string {
  const zone = /;TZID="?([^":;]+)/i.exec(line)?.[1] ?? '';
  const time = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}(Z?))?/.exec(value);
  if (!time) return value;
  const [, year, month, day, hour, minute, utc] = time;
  const clock = hour ? ` ${hour}:${minute}` : '';
  return `${year}-${month}-${day}${clock}${utc ? ' UTC' : zone && ` (${zone})`}`;
}
