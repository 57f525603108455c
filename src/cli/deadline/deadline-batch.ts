import { pipeline } from 'node:stream/promises';
import { clip } from '../../clip.ts';
import { faultsOf } from '../../config/faults.ts';
import { calendarShape } from '../../config/keys/calendar.ts';
import type { Calendar } from '../../sla/calendar.ts';
import { addWorkingTime, nextOpening, workingTimeBetween } from '../../sla/working-time.ts';
import { linesOf } from '../lines.ts';
import { instantInWords, instantOf } from './instant.ts';

/** Calendars that came with lines and stay compiled: some 40 kB each. */
const calendarsKept = 500;
/** A fault may quote what was wrong, and that may be a megabyte. */
const longestError = 500;

const howToAsk =
  'ask with {"id", "start", "minutes"}, {"id", "from", "to"} or {"id", "at"}; beside them only calendar is read';

type Line = Record<string, unknown>;

/**
 * Answers questions about working time, a JSON line for each, in their order:
 * `{id, start, minutes}` -> `{id, due}`; `{id, from, to}` -> `{id, seconds}`; `{id, at}` -> `{id, open, next}` (`next` is
 * `at` itself while the desk works). A line may bring its own `calendar`, as desk.yaml writes it. What is wrong with a
 * line is answered as `{id, error}`, and the rest goes on; so is an empty line, so that the tenth answer is the tenth line's.
 */
export async function answerBatch(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  calendar: Calendar,
): Promise<void> {
  const calendarOf = calendarReader(calendar);
  async function* answers(source: AsyncIterable<string | Uint8Array>) {
    for await (const lines of linesOf(source)) {
      yield lines.map(line => `${answer(line, calendarOf)}\n`).join('');
    }
  }
  try {
    await pipeline(input, answers, output, { end: false });
  } catch (error) {
    // Whoever read the answers has seen enough, as `head` has.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  }
}

function answer(text: string | null, calendarOf: (asked: unknown) => Calendar): string {
  let id: unknown = null;
  try {
    if (text === null) throw new Error(`this line is too long: ${howToAsk}`);
    const line = lineIn(text);
    id = idOf(line);
    return JSON.stringify({ id, ...answerTo(line, calendarOf) });
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return JSON.stringify({ id, error: clip(says, longestError) });
  }
}

function lineIn(text: string): Line {
  if (text.trim() === '') throw new Error(`this line is empty: ${howToAsk}`);
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    throw new Error(`this line is not JSON: ${howToAsk}`);
  }
  if (isObject(line)) return line;
  throw new Error(`this line is not a JSON object: ${howToAsk}`);
}

function isObject(value: unknown): value is Line {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function idOf({ id = null }: Line): unknown {
  if (id === null || typeof id === 'string' || typeof id === 'boolean') return id;
  if (typeof id !== 'number') throw new Error('id: write a text or a number');
  // JSON numbers lose their last digits here: the answer would go to another question.
  if (Math.abs(id) > Number.MAX_SAFE_INTEGER) throw new Error('id: write so long a number as a text');
  return id;
}

function answerTo(line: Line, calendarOf: (asked: unknown) => Calendar): Line {
  const names = Object.keys(line).filter(name => name !== 'id' && name !== 'calendar');
  switch (names.toSorted().join()) {
    case 'minutes,start': {
      const [start, minutes] = [instantIn(line, 'start'), minutesIn(line)];
      return { due: instantInWords(addWorkingTime(calendarOf(line.calendar), start, minutes * 60)) };
    }
    case 'from,to': {
      const [from, to] = [instantIn(line, 'from'), instantIn(line, 'to')];
      if (to < from) throw new Error('to: it lies before from; write the earlier time as from');
      return { seconds: workingTimeBetween(calendarOf(line.calendar), from, to) };
    }
    case 'at': {
      const at = instantIn(line, 'at');
      const next = nextOpening(calendarOf(line.calendar), at);
      return { open: next.getTime() === at.getTime(), next: instantInWords(next) };
    }
    default:
      throw new Error(`${names.join(', ') || 'nothing'} makes no question: ${howToAsk}`);
  }
}

function instantIn(line: Line, name: string): Date {
  const text = line[name];
  const at = typeof text === 'string' ? instantOf(text) : null;
  if (at) return at;
  throw new Error(
    `${name}: ${JSON.stringify(text)} is not an instant: write a date and time that exist, with an offset or Z, such as 2026-12-04T18:00:00+01:00`,
  );
}

function minutesIn({ minutes }: Line): number {
  if (typeof minutes !== 'number') throw new Error('minutes: write the working minutes as a number');
  if (minutes < 0) throw new Error('minutes: they cannot be negative');
  return minutes;
}

/** Gives the calendar of a line. One that comes again, or is wrong again, is not read again. */
function calendarReader(configured: Calendar): (asked: unknown) => Calendar {
  const kept = new Map<string, Calendar | Error>();
  return asked => {
    if (asked === undefined || asked === null) return configured;
    const key = JSON.stringify(asked);
    let calendar = kept.get(key);
    if (!calendar) {
      calendar = calendarIn(asked);
      const [oldest] = kept.keys();
      if (kept.size >= calendarsKept && oldest !== undefined) kept.delete(oldest);
      kept.set(key, calendar);
    }
    if (calendar instanceof Error) throw calendar;
    return calendar;
  };
}

function calendarIn(asked: unknown): Calendar | Error {
  const parsed = calendarShape.safeParse(withNames(asked));
  if (parsed.success) return parsed.data;
  return new Error(
    faultsOf(parsed.error, 'calendar', asked)
      .map(({ key, says }) => `${key}: ${says}`)
      .join('; '),
  );
}

/** What a closure is called is of no account here, so it need not be said. */
function withNames(asked: unknown): unknown {
  if (!isObject(asked) || !Array.isArray(asked.closures)) return asked;
  const closures = asked.closures.map((each: unknown) =>
    isObject(each) ? { name: 'closed', ...each } : each,
  );
  return { ...asked, closures };
}
