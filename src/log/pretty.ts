import { styleText } from 'node:util';
import { z } from 'zod';

/** In the order in which they are read; the rest follows as it stands. */
const first = ['outcome', 'verb', 'step', 'answer', 'task', 'platform', 'kind', 'subject'];
const ids = ['mail', 'press', 'tick', 'call', 'also'];

const line = z.looseObject({
  level: z.number(),
  time: z.string(),
  msg: z.string().default(''),
  room: z.string().optional(),
  ticket: z.number().optional(),
  ms: z.number().optional(),
  err: z.unknown().optional(),
});

const levels: Record<number, { name: string; style: 'gray' | 'green' | 'yellow' | 'red' }> = {
  10: { name: 'trace', style: 'gray' },
  20: { name: 'debug', style: 'gray' },
  30: { name: 'info', style: 'green' },
  40: { name: 'WARN', style: 'yellow' },
  50: { name: 'ERROR', style: 'red' },
  60: { name: 'FATAL', style: 'red' },
};

/**
 * A line of the log in words for people; one that is none of ours stays as it is.
 *
 * @param about.dated with the day, for who reads later
 */
export function prettyLine(json: string, to: NodeJS.WritableStream, { dated = false } = {}): string {
  const parsed = line.safeParse(parse(json));
  if (!parsed.success) return json;
  const { level, time, msg, room, ticket, ms, err, ...rest } = parsed.data;
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    styleText(style, text, { stream: to });
  const { name, style } = levels[level] ?? { name: String(level), style: 'gray' };
  const told = (names: string[]) =>
    names.flatMap(each => (rest[each] === undefined ? [] : [wordOf(rest[each])]));
  const others = Object.entries(rest)
    .filter(([key, value]) => value !== undefined && !first.includes(key))
    .toSorted(([a], [b]) => Number(ids.includes(a)) - Number(ids.includes(b)))
    .map(([key, value]) => `${key}=${wordOf(value)}`);
  const parts = [
    paint('gray', dated ? `${day(time)} ${clock(time)}` : clock(time)),
    paint(style, name.padEnd(5)),
    paint('cyan', (room ?? '').padEnd(7)),
    ticket === undefined ? msg : `${paint('bold', `#${ticket}`)} ${msg}`,
    told(first).length > 0 ? `(${told(first).join(' ')})` : '',
    ms === undefined ? '' : `${ms} ms`,
    others.length > 0 ? paint('gray', others.join(' ')) : '',
  ];
  return [parts.filter(Boolean).join(' '), faultOf(err)].filter(Boolean).join('\n');
}

/** A destination for the log that writes lines for people. */
export function prettyLines(to: NodeJS.WritableStream): { write(json: string): void } {
  return {
    write: json => {
      to.write(`${prettyLine(json.trimEnd(), to)}\n`);
    },
  };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

const two = (number: number) => String(number).padStart(2, '0');

function day(time: string): string {
  const at = new Date(time);
  return Number.isNaN(at.getTime())
    ? ''
    : `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** By this machine's clock, as whoever looks on has it. */
function clock(time: string): string {
  const at = new Date(time);
  return Number.isNaN(at.getTime())
    ? time
    : `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}

function wordOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.every(each => typeof each === 'string')
    ? value.join(',')
    : JSON.stringify(value);
}

function faultOf(err: unknown): string {
  if (err === undefined) return '';
  const { stack, message } =
    z.looseObject({ stack: z.string().optional(), message: z.string().optional() }).safeParse(err).data ?? {};
  const text = [message && !stack?.includes(message) ? message : '', stack].filter(Boolean).join('\n');
  return (text || wordOf(err)).replace(/^/gm, '    ');
}
