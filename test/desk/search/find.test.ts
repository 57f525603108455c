import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { find } from '../../../src/desk/search/find.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { anything, type Wanted } from '../../../src/store/search/wanted.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { actorOf, type Operator } from '../../../src/ticket/words.ts';
import { anyCharacter } from '../../contracts/any-unicode.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../a-desk.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
let anna: Operator;

async function opened(about: Parameters<typeof anEmail>[0] = {}): Promise<number> {
  const outcome = await takeIn(desk, anEmail(about));
  if (!('ticket' in outcome) || outcome.ticket === null) throw new Error(JSON.stringify(outcome));
  return outcome.ticket;
}

async function does(number: number, ...commands: OperatorCommand[]): Promise<void> {
  for (const command of commands) {
    const done = await handle(desk, number, command, { actor: actorOf(anna), origin: 'slack', key: null });
    expect(done).toMatchObject({ ok: true });
  }
}

const wordsOf = (...words: string[]) => words.map(each => ({ words: each, not: false }));

async function found(wanted: Partial<Wanted>, unfinished = false) {
  const viewer = { kind: 'operator', operator: anna } as const;
  const page = await find(desk, { ...anything, ...wanted }, viewer, { from: 0, size: 10, unfinished });
  return { ...page, numbers: page.requests.map(({ ticket }) => ticket.number) };
}

const file = (name: string) => ({
  name,
  type: 'text/plain',
  content: Buffer.from(name),
  contentId: '',
  inline: false,
  dangerous: false,
});
const rossi = { name: 'Niccolò Rossi', address: 'n.rossi@acme-motori.example' };
const smith = { name: 'Harriet Smith', address: 'harriet@northwind.example' };

describe('what can be found', () => {
  let toner: number;
  let export_: number;

  beforeAll(async () => {
    anna = await enrolOperator(desk.db, {
      email: 'anna@interzen.example',
      name: 'Anna Bianchi',
      role: 'operator',
    });
    toner = await opened({
      from: rossi,
      subject: 'Città sbagliata sulle fatture',
      text: 'La stampante perde il toner nero. Il codice è E-1042/b, cartella stampa/fatture_2024.',
      attachments: [file('listino_prezzi-2024.xlsx')],
    });
    export_ = await opened({
      from: smith,
      language: 'en',
      subject: 'Exporting reports fails',
      text: 'The scheduler crashed twice while exporting the studies.',
    });
    await does(
      toner,
      { type: 'claim' },
      { type: 'add-note', text: 'Il contatore segna zero: chiamare il tecnico.' },
    );
    await does(toner, { type: 'reply', text: 'Abbiamo sostituito il rullo di trascinamento.' });
    for (let n = 0; n < 3; n += 1)
      await opened({ from: smith, subject: `Password ${n}`, text: 'Forgotten again.' });
  });

  test.each([
    ['a number', ['E-1042']],
    ['a subject, whatever its accents', ['citta']],
    ['what the customer wrote, by its stem', ['stampanti']],
    ['what we wrote', ['rullo']],
    ['a note', ['contatori']],
    ['a file, by a part of its name', ['listino', 'prezzi']],
    ['a part of a path', ['fatture_2024']],
    ['a name, without its accent', ['niccolo']],
    ['an address', ['n.rossi@acme-motori.example']],
    ['a domain’s words', ['acme']],
    ['a customer and their words', ['Rossi', 'toner']],
    ['words in this order', ['toner nero']],
  ])('by %s', async (_, words) => {
    expect((await found({ terms: wordsOf(...words) })).numbers).toEqual([toner]);
  });

  test('in English, by its stem', async () => {
    for (const words of ['export', 'study', 'schedulers', 'SMITH'])
      expect((await found({ terms: wordsOf(words) })).numbers).toContain(export_);
  });

  test('by its number, before those that name it', async () => {
    await opened({ from: smith, subject: 'See', text: `As in ${toner}, again.` });
    expect((await found({ terms: wordsOf(String(toner)) })).numbers[0]).toBe(toner);
  });

  test('not what is excluded, nor what lacks one of the words', async () => {
    expect(
      (await found({ terms: [...wordsOf('password'), { words: 'forgotten', not: true }] })).numbers,
    ).toEqual([]);
    expect((await found({ terms: wordsOf('toner', 'scheduler') })).numbers).toEqual([]);
  });

  test('words that say nothing are passed over, but not where there is nothing else', async () => {
    expect((await found({ terms: wordsOf('il', 'toner', 'per', 'the') })).numbers).toEqual([toner]);
    expect((await found({ terms: wordsOf('il', 'the') })).numbers).toEqual([]);
  });

  test('a name with a letter that is wrong, and it is said which was meant', async () => {
    const { numbers, also } = await found({ terms: wordsOf('Nicolò') });
    expect([numbers, also]).toEqual([[toner], ['niccolo']]);
    expect((await found({ terms: wordsOf('Harriett') })).count).toBeGreaterThan(3);
  });

  test('while one still types', async () => {
    expect((await found({ terms: wordsOf('tone') }, true)).numbers).toEqual([toner]);
    expect((await found({ terms: wordsOf('tone') })).numbers).toEqual([]);
  });

  test('where it stands, with the words marked', async () => {
    const { requests } = await found({ terms: wordsOf('tecnico') });
    const passage = requests[0]?.passage;
    expect(passage).toMatchObject({ kind: 'note', by: 'Anna Bianchi' });
    expect(passage?.parts.filter(({ isFound }) => isFound).map(({ text }) => text)).toEqual(['tecnico']);
    expect(passage?.parts.map(({ text }) => text).join('')).toContain('contatore segna zero');
    // Found as a word though it stands in a path.
    const [path] = (await found({ terms: wordsOf('cartella', 'fatture') })).requests;
    expect(path?.passage?.parts.filter(({ isFound }) => isFound).map(({ text }) => text.trim())).toContain(
      'fatture',
    );
  });

  test('narrowed', async () => {
    expect((await found({ from: ['rossi'] })).numbers).toEqual([toner]);
    expect((await found({ from: ['northwind.example'], status: ['new'] })).numbers).toHaveLength(5);
    expect((await found({ from: ['northwind.example'], terms: wordsOf('export') })).numbers).toEqual([
      export_,
    ]);
    expect((await found({ assignees: [anna.id] })).numbers).toEqual([toner]);
    expect((await found({ assignees: [null], terms: wordsOf('toner') })).numbers).toEqual([]);
    await own.database.db.execute(sql`update ticket set company = 'zeta' where number = ${toner}`);
    expect((await found({ company: ['zeta', 'other'] })).numbers).toEqual([toner]);
    expect((await found({ company: ['other'] })).numbers).toEqual([]);
    const companiesMeant = new Map([['Zeta', ['zeta']]]);
    expect((await found({ terms: wordsOf('Zeta', 'toner'), companiesMeant })).numbers).toEqual([toner]);
    expect((await found({ after: new Date('2026-11-24') })).numbers).toEqual([]);
    expect((await found({ before: new Date('2026-11-24'), terms: wordsOf('toner') })).numbers).toEqual([
      toner,
    ]);
  });

  test('what somebody may not see is neither shown, counted nor hinted at', async () => {
    const viewer = { kind: 'operator', operator: anna } as const;
    const closed = {
      ...desk,
      db: desk.db,
      maySeeWords: ({ number }: { number: number }) => number !== toner,
    };
    for (const terms of [wordsOf('toner'), wordsOf(String(toner)), wordsOf('Nicolò')]) {
      const page = await find(closed, { ...anything, terms }, viewer, { from: 0, size: 10 });
      expect(page.requests.map(({ ticket }) => ticket.number)).not.toContain(toner);
      expect(page.also).toEqual([]);
    }
    expect(await find(closed, { ...anything, from: ['rossi'] }, viewer, { from: 0, size: 10 })).toMatchObject(
      { count: 0 },
    );
  });

  test('whatever people type is looked for, and nothing breaks', async () => {
    const hostile = [
      "' or 1=1 --",
      'a & b | !c',
      '\\',
      ':*',
      '<->',
      '(((',
      '"',
      'Ω مرحبا שלום',
      '%',
      '😀',
      'x'.repeat(400),
    ];
    const typed = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: anyCharacter, maxLength: 60 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(typed, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (words, unfinished) => {
          const terms = words.map(each => ({
            words: each.replaceAll('\u0000', '').toWellFormed(),
            not: false,
          }));
          await found({ terms, from: terms.slice(1).map(term => term.words) }, unfinished);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('it follows what it is made of', () => {
  test('into the request with which it was merged', async () => {
    const from = { name: 'Zeno Quadri', address: 'zeno@quadri.example' };
    const [first, second] = [
      await opened({ from, text: 'Il girasole.' }),
      await opened({ from, text: 'Il papavero.' }),
    ];
    const file = await opened({ from, text: 'Il tulipano.' });
    await mergeTickets(desk, file, first, { actor: actorOf(anna), origin: 'slack', key: null });
    await mergeTickets(desk, second, first, { actor: actorOf(anna), origin: 'slack', key: null });
    for (const word of ['girasole', 'papavero', 'tulipano'])
      expect((await found({ terms: wordsOf(word) })).numbers).toEqual([first]);
  });

  test('and is gone with it: a text, a note’s words, a customer', async () => {
    const number = await opened({
      from: { name: 'Ottavia Lumaca', address: 'ottavia@lumaca.example' },
      text: 'Il carburatore tossisce.',
    });
    await does(number, { type: 'claim' }, { type: 'add-note', text: 'Il crogiolo è freddo.' });
    const owner = { ...desk, db: own.database.db };
    expect((await found({ terms: wordsOf('crogiolo') })).numbers).toEqual([number]);
    await owner.db.execute(sql`update message set text = '' where ticket = ${number} and direction = 'in'`);
    await owner.db.execute(
      sql`update ticket set requester = '{"name": "", "address": ""}', subject = 'Erased' where number = ${number}`,
    );
    for (const word of ['carburatore', 'ottavia', 'lumaca'])
      expect((await found({ terms: wordsOf(word) })).numbers).toEqual([]);
    expect((await found({ terms: wordsOf('ottavi') })).also).toEqual([]);
    expect((await found({ terms: wordsOf('crogiolo') })).numbers).toEqual([number]);
  });
});
