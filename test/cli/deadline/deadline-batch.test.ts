import { PassThrough, Readable, Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { answerBatch } from '../../../src/cli/deadline/deadline-batch.ts';
import { office } from '../../sla/calendars.ts';

/** All answers to an input, whatever the pieces in which it comes. */
async function answersTo(chunks: Iterable<string | Buffer>): Promise<Record<string, unknown>[]> {
  const output = new PassThrough();
  const read = output.toArray();
  await answerBatch(Readable.from(chunks), output, office);
  output.end();
  const text = Buffer.concat(await read).toString();
  return text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line) as Record<string, unknown>);
}

const ask = (...lines: object[]) => answersTo([lines.map(line => `${JSON.stringify(line)}\n`).join('')]);
const one = async (line: object) => (await ask(line))[0];

const weekdays = { mon: ['09:00-17:00'], tue: ['09:00-17:00'], wed: ['09:00-17:00'] };
const utc = { zone: 'UTC', week: weekdays };

describe('the three questions', () => {
  test.each([
    [
      'when it is due',
      { id: 1, start: '2026-11-24T12:30:00+01:00', minutes: 60 },
      { id: 1, due: '2026-11-24T14:00:00Z' },
    ],
    [
      'used up exactly at 13:00',
      { id: 'a', start: '2026-11-24T12:00:00+01:00', minutes: 60 },
      { id: 'a', due: '2026-11-24T12:00:00Z' },
    ],
    [
      'nothing is due at the start itself',
      { id: 'a', start: '2026-11-24T23:00:00.5+01:00', minutes: 0 },
      { id: 'a', due: '2026-11-24T22:00:00.500Z' },
    ],
    [
      'half a minute',
      { id: 2, start: '2026-11-24T10:00:00Z', minutes: 0.5 },
      { id: 2, due: '2026-11-24T10:00:30Z' },
    ],
    [
      'how long was worked',
      { id: 3, from: '2026-11-24T09:00:00+01:00', to: '2026-11-24T18:30:00+01:00' },
      { id: 3, seconds: 28_800 },
    ],
    [
      'no time at all',
      { id: 4, from: '2026-11-24T10:00:00Z', to: '2026-11-24T11:00:00+01:00' },
      { id: 4, seconds: 0 },
    ],
    [
      'parts of a second',
      { id: 5, from: '2026-11-24T10:00:00Z', to: '2026-11-24T10:00:01.25Z' },
      { id: 5, seconds: 1.25 },
    ],
    ['open', { id: 6, at: '2026-11-24T10:00:00Z' }, { id: 6, open: true, next: '2026-11-24T10:00:00Z' }],
    [
      'shut at the end of a window',
      { id: 7, at: '2026-11-24T12:00:00Z' },
      { id: 7, open: false, next: '2026-11-24T13:30:00Z' },
    ],
    [
      'shut on a weekend',
      { id: null, at: '2026-11-28T12:00:00Z' },
      { id: null, open: false, next: '2026-11-30T08:00:00Z' },
    ],
    [
      'by a calendar of its own',
      { id: 8, at: '2026-11-26T12:00:00Z', calendar: utc },
      { id: 8, open: false, next: '2026-11-30T09:00:00Z' },
    ],
    [
      'by one with a closure',
      {
        id: 9,
        start: '2026-12-23T18:00:00+01:00',
        minutes: 60,
        calendar: {
          zone: 'Europe/Rome',
          week: { ...weekdays, mon: ['09:00-13:00', '14:30-18:30'], thu: ['09:00-13:00'] },
          holidays: { country: 'IT' },
          closures: [{ from: '2026-12-24', to: '2027-01-06', name: 'Natale' }],
        },
      },
      { id: 9, due: '2027-01-07T09:00:00Z' },
    ],
  ])('%s', async (_name, asked, answered) => {
    expect(await one(asked)).toEqual(answered);
  });
});

describe('times', () => {
  test.each([
    ['2026-11-24T10:00Z', '2026-11-24T10:00:00Z'],
    ['2026-11-24t10:00:00z', '2026-11-24T10:00:00Z'],
    ['2026-11-24T10:00:00.123456789Z', '2026-11-24T10:00:00.123Z'],
    ['2026-11-24T10:00:00,5Z', '2026-11-24T10:00:00.500Z'],
    ['2026-11-24T10:00:00+0100', '2026-11-24T09:00:00Z'],
    ['2026-11-24T10:00:00-03:30', '2026-11-24T13:30:00Z'],
    ['2026-11-24T24:00:00Z', '2026-11-25T00:00:00Z'],
    ['2028-02-29T10:00:00Z', '2028-02-29T10:00:00Z'],
  ])('%s is %s', async (start, due) => {
    expect(await one({ id: 1, start, minutes: 0 })).toEqual({ id: 1, due });
  });

  test.each([
    '2026-11-24T10:00:00',
    '2026-11-24',
    '2026-11-24 10:00:00Z',
    '2027-02-29T10:00:00Z',
    '2026-02-30T10:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-00-01T10:00:00Z',
    '2026-11-24T25:00:00Z',
    '2026-11-24T24:01:00Z',
    '2026-11-24T10:60:00Z',
    '2026-11-24T10:00:60Z',
    '2026-11-24T10:00:00+24:00',
    '0026-11-24T10:00:00Z',
    '+002026-11-24T10:00:00Z',
    ' 2026-11-24T10:00:00Z',
    '1795514400000',
    1795514400000,
    null,
  ])('%s is none', async start => {
    expect(await one({ id: 1, start, minutes: 0 })).toEqual({
      id: 1,
      error: expect.stringMatching(/^start: .* is not an instant/),
    });
  });
});

describe('what is wrong with a line is said, and the next is answered', () => {
  const good = '{"id":2,"at":"2026-11-24T10:00:00Z"}';

  test.each([
    ['no JSON', '{"id":1', null, /not JSON/],
    ['no object', '[1]', null, /not a JSON object/],
    ['no object either', 'null', null, /not a JSON object/],
    ['no question', '{"id":1}', 1, /nothing makes no question/],
    ['half a question', '{"id":1,"start":"2026-11-24T10:00:00Z"}', 1, /start makes no question: ask with/],
    [
      'two questions',
      '{"id":1,"at":"2026-11-24T10:00:00Z","start":"2026-11-24T10:00:00Z","minutes":1}',
      1,
      /at, start, minutes makes no question/,
    ],
    [
      'a field too many',
      '{"id":1,"at":"2026-11-24T10:00:00Z","zone":"UTC"}',
      1,
      /at, zone makes no question/,
    ],
    ['negative', '{"id":1,"start":"2026-11-24T10:00:00Z","minutes":-1}', 1, /cannot be negative/],
    ['minutes as a text', '{"id":1,"start":"2026-11-24T10:00:00Z","minutes":"60"}', 1, /as a number/],
    ['backwards', '{"id":1,"from":"2026-11-24T10:00:00Z","to":"2026-11-24T09:59:59Z"}', 1, /before from/],
    ['an id that is a thing', '{"id":{},"at":"2026-11-24T10:00:00Z"}', null, /id: write a text/],
    ['an id too long', '{"id":12345678901234567890,"at":"2026-11-24T10:00:00Z"}', null, /as a text/],
    ['a list as calendar', '{"id":1,"at":"2026-11-24T10:00:00Z","calendar":[]}', 1, /calendar/],
  ])('%s', async (_name, bad, id, says) => {
    expect(await answersTo([`${bad}\n${good}\n`])).toEqual([
      { id, error: expect.stringMatching(says) },
      { id: 2, open: true, next: '2026-11-24T10:00:00Z' },
    ]);
  });

  test.each([
    ['zone', { ...utc, zone: 'Europe/Roma' }, /^calendar\.zone: write a zone/],
    ['no hours', { ...utc, week: {} }, /the week has no working hours/],
    ['a window', { ...utc, week: { mon: ['9-17'] } }, /^calendar\.week\.mon, item 1: write a window/],
    ['overlapping', { ...utc, week: { mon: ['09:00-13:00', '12:00-14:00'] } }, /week\.mon: two windows/],
    ['a misspelling', { ...utc, holiday: {} }, /^calendar\.holiday: nobody reads this key/],
    [
      'a date',
      { ...utc, closures: [{ from: '2026-02-30', to: '2026-03-01', name: 'x' }] },
      /closures, item 1, from/,
    ],
    ['a country', { ...utc, holidays: { country: 'XX' } }, /holidays\.country: no holidays are known of XX/],
    ['a window alone', { ...utc, week: { mon: '09:00-17:00' } }, /week\.mon: write a list of windows/],
    [
      'a yearly day that no year has',
      { ...utc, holidays: { extra: ['02-30'] } },
      /extra, item 1: no calendar has 02-30/,
    ],
    [
      'a date that is none',
      { ...utc, holidays: { extra: ['2027-02-29'] } },
      /extra, item 1: no calendar has 2027-02-29/,
    ],
    ['a working day of nothing', { ...utc, workingDay: '0h' }, /workingDay: a working day has some time/],
    ['a working day without unit', { ...utc, workingDay: 8 }, /workingDay: write hours such as 8h/],
    [
      'holidays as a text',
      { ...utc, holidays: 'IT' },
      /^calendar\.holidays: write keys with their values here/,
    ],
    ['a zone that lacks', { week: weekdays }, /^calendar\.zone: is missing: write a zone such as/],
    [
      'a closure without a name',
      { ...utc, closures: [{ from: '2026-12-01', to: '2026-12-01', name: '' }] },
      /closures, item 1, name: a closure needs a name/,
    ],
  ])('a calendar with a fault: %s, twice', async (_name, calendar, says) => {
    const asked = { id: 1, at: '2026-11-24T10:00:00Z', calendar };
    const fault = { id: 1, error: expect.stringMatching(says) };
    expect(await ask(asked, asked)).toEqual([fault, fault]);
  });
});

test('what is null in a calendar is not there', async () => {
  const calendar = { ...utc, week: { ...weekdays, thu: null }, holidays: null, closures: null };
  expect(await one({ id: 1, at: '2026-11-26T10:00:00Z', calendar })).toEqual({
    id: 1,
    open: false,
    next: '2026-11-30T09:00:00Z',
  });
});

test('29 February is a day that some years have', async () => {
  const calendar = { ...utc, holidays: { extra: ['02-29'] } };
  expect(await one({ id: 1, at: '2028-02-29T10:00:00Z', calendar })).toMatchObject({ open: false });
});

test('without an id the answer has none', async () => {
  expect(await one({ at: '2026-11-24T10:00:00Z' })).toEqual({
    id: null,
    open: true,
    next: '2026-11-24T10:00:00Z',
  });
});

describe('the stream', () => {
  test('comes in any pieces, with any ends of line, with a mark at its beginning and without an end', async () => {
    const text =
      '\uFEFF{"id":"è\u2028🙂","at":"2026-11-24T10:00:00Z"}\r\n\n  \n{"id":2,"at":"2026-11-24T10:00:00Z"}';
    const bytes = [...Buffer.from(text)].map(byte => Buffer.from([byte]));
    const answers = await answersTo(bytes);
    expect(answers.map(({ id }) => id)).toEqual(['è\u2028🙂', null, null, 2]);
    // The tenth answer is the tenth line's, so an empty line has one too.
    expect(answers[1]?.error).toMatch(/^this line is empty: ask with/);
  });

  test('may be empty', async () => {
    expect(await answersTo([])).toEqual([]);
  });

  test('may be text', async () => {
    expect(await answersTo(['{"id":1,"at":"2026-11-24', 'T10:00:00Z"}\n'])).toHaveLength(1);
  });

  test('is answered in order, each with its own calendar', async () => {
    const lines = Array.from({ length: 2000 }, (_, id) => ({
      id,
      start: '2026-11-24T10:00:00Z',
      minutes: id,
      ...(id % 3 === 0 ? { calendar: utc } : {}),
    }));
    const answers = await ask(...lines);
    expect(answers.map(({ id }) => id)).toEqual(lines.map(({ id }) => id));
    expect(answers[360]).toEqual({ id: 360, due: '2026-11-24T16:00:00Z' });
    expect(answers[361]).toEqual({ id: 361, due: '2026-11-25T08:01:00Z' });
  });

  test('more calendars than are kept', async () => {
    const lines = Array.from({ length: 1100 }, (_, id) => ({
      id,
      at: '2026-11-24T10:00:00Z',
      calendar: { ...utc, closures: [{ from: '2026-11-24', to: '2026-11-24', name: `${id % 550}` }] },
    }));
    const answers = await ask(...lines);
    expect(answers.every(({ next }) => next === '2026-11-25T09:00:00Z')).toBe(true);
  });

  test('ten megabytes of rubbish in one line are one wrong line', async () => {
    const rubbish = Array.from({ length: 160 }, () => Buffer.alloc(65_536, '['));
    const good = '\n{"id":2,"at":"2026-11-24T10:00:00Z"}\n';
    expect(await answersTo([...rubbish, good])).toEqual([
      { id: null, error: expect.stringMatching(/too long/) },
      expect.objectContaining({ id: 2 }),
    ]);
    expect(await answersTo(rubbish)).toEqual([{ id: null, error: expect.stringMatching(/too long/) }]);
  });

  test('neither depth nor length of what is wrong does harm', async () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const answers = await answersTo([
      `{"id":${deep},"at":"2026-11-24T10:00:00Z"}\n`,
      `{"id":1,"at":${deep}}\n`,
      `{"id":1,"at":"2026-11-24T10:00:00Z","calendar":${deep}}\n`,
      `{"id":1,"at":"${'x'.repeat(500_000)}"}\n`,
      `{"id":1,"${'y'.repeat(500_000)}":1}\n`,
    ]);
    expect(answers).toHaveLength(5);
    for (const { error } of answers) expect(String(error).length).toBeLessThanOrEqual(500);
  });

  test('an answer comes before the input ends', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const done = answerBatch(input, output, office);
    input.write('{"id":1,"at":"2026-11-24T10:00:00Z"}\n');
    const [first] = await output.take(1).toArray();
    expect(String(first)).toContain('"id":1');
    input.end();
    await done;
  });

  test('is not read faster than its answers are taken', async () => {
    let produced = 0;
    function* endless() {
      for (; produced < 100_000; produced += 1) yield '{"id":1,"at":"2026-11-24T10:00:00Z"}\n';
    }
    const taken: (() => void)[] = [];
    const slow = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => taken.push(done) });
    const input = Readable.from(endless());
    const done = answerBatch(input, slow, office).catch(() => {});
    for (let turn = 0; turn < 1000; turn += 1) await setImmediate();
    expect(produced).toBeLessThan(1000);
    slow.destroy();
    await done;
  });

  test('who closes the pipe has seen enough; any other fault is one', async () => {
    const failing = (code: string) =>
      new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) });
    const input = () => Readable.from(['{"id":1,"at":"2026-11-24T10:00:00Z"}\n']);
    await expect(answerBatch(input(), failing('EPIPE'), office)).resolves.toBeUndefined();
    await expect(answerBatch(input(), failing('ENOSPC'), office)).rejects.toThrow('ENOSPC');
  });
});

test('what lies too far is refused, and soon', async () => {
  const at = '2026-11-24T10:00:00Z';
  const begun = performance.now();
  const answers = await ask(
    { id: 1, start: at, minutes: 1e15 },
    { id: 2, start: at, minutes: Number.MAX_VALUE },
    { id: 3, start: '9999-12-31T23:59:59Z', minutes: 1 },
    { id: 4, from: at, to: '9999-12-31T23:59:59Z' },
    { id: 5, at: '9999-12-31T23:59:59Z' },
    { id: 6, from: '1000-01-01T00:00:00Z', to: at },
    { id: 7, start: at, minutes: 1e7, calendar: { zone: 'UTC', week: { mon: ['00:00-00:01'] } } },
    {
      id: 8,
      at,
      calendar: { ...utc, closures: [{ from: '2020-01-01', to: '9999-12-31', name: 'for ever' }] },
    },
    { id: 9, at },
  );
  for (const answer of answers.slice(0, 8)) expect(answer).toHaveProperty('error');
  expect(answers[8]).toHaveProperty('open', true);
  expect(performance.now() - begun).toBeLessThan(10_000);
});
