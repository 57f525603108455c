import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { circlesIn } from './layout/circles.ts';
import { againstTheDoors, againstTheOrder, straySdks, unnamed } from './layout/doors.ts';
import { beside, foldersOrder, limits, pure, rooms, top } from './layout/rooms.ts';
import { type Source, sourcesOf } from './sources.ts';

// How the house is laid stands in layout/rooms.ts, as data; here is what holds it.

const sources = sourcesOf();
const inRooms = sources.filter(({ name }) => !beside.includes(name) && !top.includes(name));

describe.each(inRooms)('$name', source => {
  test('keeps to the doors', () => {
    expect(againstTheDoors(source)).toEqual([]);
  });
  test('keeps to the order in which things travel', () => {
    expect(againstTheOrder(source)).toEqual([]);
  });
  test('keeps SDKs in their rooms', () => {
    expect(straySdks(source)).toEqual([]);
  });
  test('names what it loads, and hands on no SDK', () => {
    expect(unnamed(source)).toEqual([]);
  });
});

const pureFiles = sources.filter(({ name }) => pure.some(room => name.startsWith(`${room}/`)));
test.each(pureFiles)('$name asks no clock and waits for nothing', ({ text }) => {
  expect(text).not.toMatch(/Date\.now|new Date\(\)|DateTime\.(now|local|utc)\(|\bawait\b/);
});

test('no files import each other in a circle, types included', () => {
  expect(circlesIn(sources)).toEqual([]);
});

test(`no folder has more than ${limits.filesInFolder} files side by side`, () => {
  const files = Map.groupBy(sources, ({ name }) => dirname(name));
  const crowded = [...files].filter(([, { length }]) => length > limits.filesInFolder);
  expect(crowded.map(([folder, { length }]) => `${folder}: ${length}`)).toEqual([]);
});

test(`no file needs a table of contents: ${limits.linesOfFile} lines at most`, () => {
  const long = sources.filter(({ lines }) => lines > limits.linesOfFile);
  expect(long.map(({ name, lines }) => `${name}: ${lines}`)).toEqual([]);
});

test(`no function has more than ${limits.linesOfFunction} lines`, () => {
  const long = sources.flatMap(({ name, functions }) =>
    functions
      .filter(({ lines }) => lines > limits.linesOfFunction)
      .map(written => `${name}:${written.line} ${written.name}: ${written.lines}`),
  );
  expect(long).toEqual([]);
});

test(`files are short: half of them at most ${limits.median} lines, nine in ten at most ${limits.ninthDecile}`, () => {
  const lengths = sources.map(({ lines }) => lines).toSorted((a, b) => a - b);
  const at = (share: number) => lengths[Math.floor(lengths.length * share)];
  expect(at(0.5)).toBeLessThanOrEqual(limits.median);
  expect(at(0.9)).toBeLessThanOrEqual(limits.ninthDecile);
});

describe('what is against the plan is seen', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-layout-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A house of these files, as the compiler reads it. */
  function houseOf(files: Record<string, string>): Source[] {
    rmSync(join(folder, 'src'), { recursive: true, force: true });
    writeFileSync(
      join(folder, 'tsconfig.json'),
      '{"compilerOptions":{"allowImportingTsExtensions":true,"noEmit":true},"include":["src"]}',
    );
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, 'src', name)), { recursive: true });
      writeFileSync(join(folder, 'src', name), text);
    }
    return sourcesOf(folder);
  }

  test('a door that opens the wrong way, by whatever form of import', () => {
    const uses = [
      "import { handle } from '../desk/handle.ts';",
      "import type { Handled } from '../desk/handle.ts';",
      "export * from '../desk/handle.ts';",
      "export type Late = import('../desk/handle.ts').Handled;",
      "export const late = () => import('../desk/handle.ts');",
    ];
    const files = Object.fromEntries(uses.map((use, n) => [`ticket/wrong-${n}.ts`, use]));
    const house = houseOf({
      ...files,
      'desk/handle.ts': 'export type Handled = 1;\nexport const handle = 1;',
    });
    const wrong = house.flatMap(againstTheDoors);
    expect(wrong).toHaveLength(uses.length);
    expect(wrong).toContain('ticket/wrong-0 uses desk/handle');
  });

  test('a file in no room, an SDK in another', () => {
    const house = houseOf({
      'nowhere/one.ts': 'export const one = 1;',
      'desk/two.ts': "import { App } from '@slack/bolt';",
    });
    expect(house.flatMap(againstTheDoors)).toEqual(['nowhere/one lies in no room of the table']);
    expect(house.flatMap(straySdks)).toEqual(['@slack/bolt']);
  });

  test('what is loaded by a name that nobody can read, and an SDK that is handed on', () => {
    const house = houseOf({
      'ticket/one.ts': 'export const load = (name: string) => import(`../desk/${name}.ts`);',
      'ticket/two.ts': "import { createRequire } from 'node:module';",
      'ticket/three.ts': "export {\n  App,\n} from '@slack/bolt';\nexport { one } from './one.ts';",
    });
    expect(house.flatMap(unnamed).toSorted()).toEqual([
      'createRequire',
      "export {\n  App,\n} from '@slack/bolt'",
      'import(',
    ]);
  });

  test.each(Object.entries(foldersOrder))('%s: an import against the order', (room, order) => {
    const [first = '', second = ''] = order;
    const early = join(room, first, 'early.ts');
    const late = join(room, second, 'late.ts');
    const way = `${'../'.repeat(second.split('/').length)}${first}/early.ts`;
    const house = houseOf({ [early]: 'export const early = 1;', [late]: `import { early } from '${way}';` });
    expect(house.flatMap(againstTheOrder)).toHaveLength(1);
  });

  test('a circle of three, one of them by a type', () => {
    const house = houseOf({
      'a.ts': "import type { B } from './b.ts';\nexport type A = B;",
      'b.ts': "export const later = () => import('./c.ts');\nexport type B = 1;",
      'c.ts': "export type C = import('./a.ts').A;",
      'd.ts': "import type { C } from './c.ts';\nexport type D = C;",
    });
    expect(circlesIn(house)).toEqual([['a', 'b', 'c']]);
  });

  test('functions of every form, those inside others too', () => {
    const [file] = houseOf({
      'a.ts': 'function a() {\n  const b = () => {\n    return 1;\n  };\n}\nclass C {\n  d() {\n  }\n}\n',
    });
    expect(file?.functions).toEqual([
      { name: 'a', line: 1, lines: 5 },
      { name: '', line: 2, lines: 3 },
      { name: 'd', line: 7, lines: 2 },
    ]);
  });

  test('every room of the table is there', () => {
    const isThere = (room: string) => sources.some(({ name }) => name.startsWith(`${room}/`));
    const folders = Object.entries(foldersOrder).flatMap(([room, order]) =>
      order.map(inner => (inner === '' ? room : `${room}/${inner}`)),
    );
    expect([...Object.keys(rooms), ...folders].filter(room => !isThere(room))).toEqual([]);
  });
});
