import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, test } from 'vitest';
import { commandLine } from '../command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'sportello-deadline-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const start = (...args: string[]) => spawn(process.execPath, ['src/start.js', 'cli', 'deadline', ...args]);

/** In a process of its own, as it is typed, or fed by another program. */
async function runAlone(
  args: string[],
  input = '',
): Promise<{ out: string; err: string; code: number | null }> {
  const child = start(...args);
  const [out, err]: string[][] = [[], []];
  child.stdout.setEncoding('utf8').on('data', (text: string) => out?.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => err?.push(text));
  child.stdin.end(input);
  const code = await new Promise<number | null>(resolve => child.on('close', resolve));
  return { out: out?.join('') ?? '', err: err?.join('') ?? '', code };
}

const ask = commandLine();
const run = (args: string[]) => ask(['deadline', ...args]);

const friday = ['--received', '2026-12-04T18:00', '--priority', '1'];

describe('one request', () => {
  test('both deadlines, explained', async () => {
    const said = await runAlone(friday);
    expect(await run(friday)).toEqual(said);
    expect(said).toEqual({
      out: `Claim within 1 h of working time, from Fri 4 Dec 18:00.
Fri 4 Dec 18:00-18:30 = 30 min; weekend; Mon 7 Dec 9:00-9:30 = 30 min; due Mon 7 Dec 9:30.

Resolution within 1 working day (8 h), from Fri 4 Dec 18:00.
Fri 4 Dec 18:00-18:30 = 30 min; weekend; Mon 7 Dec 9:00-13:00 = 4 h; 14:30-18:00 = 3 h 30 min; due Mon 7 Dec 18:00.

`,
      err: '',
      code: 0,
    });
  });

  test('in Italian, by an offset, and of the default priority', async () => {
    const { out } = await run(['--received', '2026-12-04T17:00:00Z', '--language', 'it']);
    expect(out).toContain('Presa in carico entro 1 giorno lavorativo (8 h), da ven 4 dic 18:00.');
  });

  test.each(['America/New_York', 'Asia/Tokyo'])('the same on a server in %s', async zone => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    try {
      const { out } = await runAlone(friday);
      expect(out).toContain('due Mon 7 Dec 9:30.');
      expect(out).toContain('due Mon 7 Dec 18:00.');
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  test('as JSON', async () => {
    const { out, code } = await run([...friday, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      received: '2026-12-04T17:00:00.000Z',
      zone: 'Europe/Rome',
      priority: 1,
      claim: {
        due: '2026-12-07T08:30:00.000Z',
        dueLocal: '2026-12-07T09:30:00.000+01:00',
        workingSeconds: 3600,
      },
      resolve: { due: '2026-12-07T17:00:00.000Z', workingSeconds: 28_800 },
    });
  });

  test.each([
    ['alone', 'alone.yaml', 'zone: UTC\nweek: { sat: ["10:00-12:00"] }\n'],
    [
      'in a whole desk.yaml',
      'desk.yaml',
      'desk: { name: X }\ncalendar:\n  zone: UTC\n  week: { sat: ["10:00-12:00"] }\n',
    ],
    ['as JSON', 'calendar.json', '{"zone": "UTC", "week": {"sat": ["10:00-12:00"]}}'],
  ])('by another calendar: %s', async (_name, name, content) => {
    const { out } = await run([...friday, '--calendar', file(name, content)]);
    expect(out).toContain('from Fri 4 Dec 18:00.');
    expect(out).toContain('Sat 5 Dec 10:00-11:00 = 1 h; due Sat 5 Dec 11:00.');
  });
});

test.each(['4/12/2026 18:00', '4 dicembre 2026 alle 18', 'dec 4 2026 at 6pm'])(
  '%s, as it is typed in chat, is what 2026-12-04T18:00 is',
  async typed => {
    const [, , ...others] = friday;
    expect(await run(['--received', typed, ...others])).toEqual(await run(friday));
  },
);

test('--help', async () => {
  expect(await run(['--help'])).toEqual({
    out: expect.stringMatching(/^Write: .*deadline --received 2026-12-04T18:00 --priority 1/),
    err: '',
    code: 0,
  });
});

describe('what is wrong is said, on standard error, with exit code 1', () => {
  test.each([
    ['nothing', [], /^say when it was received: --received 2026-12-04T18:00\n$/],
    ['no time', ['--received', 'yesterday'], /^--received yesterday is not a time: write 2026-12-04T18:00/],
    ['no time of the day', ['--received', '4/12/2026'], /is not a time/],
    ['a day that is none, as in chat', ['--received', '30/2/2026 10:00'], /is not a time/],
    ['an hour that is none', ['--received', '2026-12-04T25:00'], /is not a time/],
    ['a day that is none', ['--received', '2026-02-30T10:00'], /is not a time/],
    ['a year out of reach', ['--received', '0026-12-04T10:00'], /years 1970 to 2199/],
    ['a priority', ['--received', '2026-12-04T18:00', '--priority', '5'], /^--priority is 1, 2, 3 or 4\n$/],
    ['a language', ['--received', '2026-12-04T18:00', '--language', 'de'], /^--language is it or en\n$/],
    [
      'a priority in words',
      ['--received', '2026-12-04T18:00', '--priority', 'one'],
      /^--priority is 1, 2, 3 or 4\n$/,
    ],
    ['an option', [...friday, '--calender', 'x'], /Unknown option '--calender'[\s\S]*--calendar +a file/],
    ['an option without its value', ['--received'], /argument missing[\s\S]*deadline --received 2026/],
    ['no file', [...friday, '--calendar', '/nowhere.yaml'], /^--calendar \/nowhere\.yaml: .*no such file/],
    ['an empty name', [...friday, '--calendar', ''], /^--calendar/],
    ['no YAML', [...friday, '--calendar', file('broken.json', '{"zone": ')], /broken\.json: /],
    ['no calendar', [...friday, '--calendar', file('text.yaml', 'just text')], /text\.yaml: calendar: /],
    [
      'overlapping windows',
      [
        ...friday,
        '--calendar',
        file('overlap.yaml', 'zone: UTC\nweek: { mon: ["09:00-13:00", "12:00-14:00"] }'),
      ],
      /calendar\.week\.mon: two windows of this day overlap/,
    ],
    [
      'an unknown country',
      [
        ...friday,
        '--calendar',
        file('xx.yaml', 'zone: UTC\nweek: { mon: ["09:00-13:00"] }\nholidays: { country: XX }'),
      ],
      /calendar\.holidays\.country: no holidays are known of XX; write none/,
    ],
  ] as [string, string[], RegExp][])('%s', async (_name, args, says) => {
    expect(await run(args)).toEqual({ out: '', err: expect.stringMatching(says), code: 1 });
  });
});

describe('--batch', () => {
  test('eleven lines, wrong ones among them, in order', async () => {
    const lines = [
      '{"id":1,"start":"2026-12-04T18:00:00+01:00","minutes":60}',
      '{"id":"two","from":"2026-12-04T17:00:00Z","to":"2026-12-07T09:30:00+01:00"}',
      '{"id":3,"at":"2026-12-05T10:00:00Z"}',
      'no JSON at all',
      '{"id":5,"start":"2026-12-04T18:00:00","minutes":60}',
      '{"id":6,"start":"2026-12-04T17:00:00Z","minutes":0.5}',
      '',
      '{"id":7,"start":"2026-12-04T17:00:00Z","minutes":60,"calendar":{"zone":"UTC","week":{"sat":["10:00-12:00"]}}}',
      '{"id":8,"at":"2026-12-05T23:59:59Z","calendar":{"zone":"UTC","week":{"sat":["22:00-24:00"]},"closures":[{"from":"2026-12-12","to":"2026-12-12"}]}}',
      '{"id":9,"at":"2026-12-05T10:00:00Z","calendar":{"zone":"UTC","week":{"mon":["09:00-13:00","12:00-14:00"]}}}',
      '{"id":10,"start":"2026-12-04T17:00:00Z","minutes":-1}',
    ];
    const { out, err, code } = await runAlone(['--batch'], lines.join('\r\n'));
    expect([err, code]).toEqual(['', 0]);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line) as unknown),
    ).toEqual([
      { id: 1, due: '2026-12-07T08:30:00Z' },
      { id: 'two', seconds: 3600 },
      { id: 3, open: false, next: '2026-12-07T08:00:00Z' },
      { id: null, error: expect.stringContaining('JSON') },
      { id: 5, error: expect.stringContaining('with an offset or Z') },
      { id: 6, due: '2026-12-04T17:00:30Z' },
      { id: null, error: expect.stringContaining('empty') },
      { id: 7, due: '2026-12-05T11:00:00Z' },
      { id: 8, open: true, next: '2026-12-05T23:59:59Z' },
      { id: 9, error: expect.stringContaining('two windows of this day overlap') },
      { id: 10, error: expect.stringContaining('negative') },
    ]);
  });

  test('by another calendar, configured', async () => {
    const calendar = file('saturdays.yaml', 'zone: UTC\nweek: { sat: ["10:00-12:00"] }');
    const { out } = await runAlone(
      ['--batch', '--calendar', calendar],
      '{"id":1,"at":"2026-12-04T10:00:00Z"}\n',
    );
    expect(JSON.parse(out)).toEqual({ id: 1, open: false, next: '2026-12-05T10:00:00Z' });
  });

  test('answers each line before the next is asked', async () => {
    const child = start('--batch');
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (const id of [1, 2, 3]) {
      child.stdin.write(`{"id":${id},"at":"2026-12-04T10:00:00Z"}\n`);
      expect((await answers.next()).value).toBe(`{"id":${id},"open":true,"next":"2026-12-04T10:00:00Z"}`);
    }
    child.stdin.end();
    expect(await new Promise(resolve => child.on('close', resolve))).toBe(0);
  });

  test('answers a hundred thousand lines, each', async () => {
    const lines = Array.from(
      { length: 100_000 },
      (_, id) => `{"id":${id},"start":"2026-12-04T17:00:00Z","minutes":${id % 15_000}}`,
    );
    const { out, code } = await runAlone(['--batch'], lines.join('\n'));
    expect(code).toBe(0);
    const answers = out.trimEnd().split('\n');
    expect(answers).toHaveLength(100_000);
    expect(answers[60]).toBe('{"id":60,"due":"2026-12-07T08:30:00Z"}');
    expect(answers.at(-1)).toContain('"id":99999');
  });
});
