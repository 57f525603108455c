import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { answerBatch } from '../src/cli/deadline/deadline-batch.ts';
import { arrivals, calendar, calendarAsWritten } from './cases.ts';
import { heading, load, percentiles, row, whole } from './measure.ts';

const lines = 100_000;
const rounds = 7;
const linesOfAll = 1_000_000;

/** `deadline --batch` without the process around it, from bytes to bytes; then the command itself. */
export async function batchLines(): Promise<void> {
  const zones = ['Europe/Rome', 'Europe/London', 'America/New_York', 'Asia/Beirut', 'Australia/Lord_Howe'];
  const calendars = zones.map(zone => ({ ...calendarAsWritten, zone }));

  heading(
    `deadline --batch, ${lines.toLocaleString('en')} lines`,
    'ms for all of them: median / 95th / 99th / worst',
  );
  await run('by the desk’s calendar', () => ({}));
  const oneOfFive = (n: number) => ({ calendar: calendars[n % calendars.length] });
  await run('each with one of 5 calendars', oneOfFive);

  heading(
    `npm run sportello -- deadline --batch, ${whole(linesOfAll)} lines on its standard input; ${load()}`,
    'ms from the start of the process to its end',
  );
  await command('by the desk’s calendar', () => ({}));
  await command('each with one of 5 calendars', oneOfFive);
}

function* written(count: number, more: (n: number) => object): Generator<string> {
  for (const [id, at] of arrivals(count).entries())
    yield `${JSON.stringify({ id, ...question(at, id), ...more(id) })}\n`;
}

/** The command, as somebody runs it. The lines are written beforehand: what they cost is not its own. */
async function command(name: string, more: (n: number) => object): Promise<void> {
  const input = chunksOf([...written(linesOfAll, more)].join(''));
  const begun = performance.now();
  const child = spawn(process.execPath, ['src/start.js', 'cli', 'deadline', '--batch'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let answered = 0;
  const counting = (async () => {
    for await (const chunk of child.stdout) for (const byte of chunk) if (byte === 10) answered += 1;
  })();
  await pipeline(Readable.from(input), child.stdin);
  await Promise.all([counting, ended]);
  const ms = performance.now() - begun;
  if (answered !== linesOfAll) throw new Error(`${answered} answers to ${linesOfAll} lines`);
  row(name, (linesOfAll * 1000) / ms, whole(ms));
}

async function run(name: string, more: (n: number) => object): Promise<void> {
  const input = chunksOf([...written(lines, more)].join(''));
  const each: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let answered = 0;
    const output = new Writable({
      write(chunk: Buffer, _encoding, done) {
        for (const byte of chunk) if (byte === 10) answered += 1;
        done();
      },
    });
    const begun = performance.now();
    await answerBatch(Readable.from(input), output, calendar);
    each.push(performance.now() - begun);
    if (answered !== lines) throw new Error(`${answered} answers to ${lines} lines`);
  }
  const median = each.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  row(name, (lines * 1000) / median, percentiles(each));
}

/** The three kinds in turn. */
function question(at: Date, n: number): object {
  const start = at.toISOString();
  if (n % 3 === 0) return { start, minutes: n % 14_400 };
  if (n % 3 === 1) return { from: start, to: new Date(at.getTime() + n * 60_000).toISOString() };
  return { at: start };
}

/** As a pipe brings them. */
function chunksOf(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  const chunks = [];
  for (let from = 0; from < bytes.length; from += 65_536) chunks.push(bytes.subarray(from, from + 65_536));
  return chunks;
}
