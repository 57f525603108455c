import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findRequests, searching } from '../../../src/store/search/found.ts';
import { questionOf } from '../../../src/store/search/question.ts';
import { spansOf } from '../../../src/store/search/spans.ts';
import type { Wanted } from '../../../src/store/search/wanted.ts';
import type { Status } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { billable, bug } from '../../ticket/categories.ts';
import { slowSearch } from './slow-search.ts';

const own = ownDatabase();
const vocabulary = [
  'fattura',
  'Rossi',
  'rimborso',
  'stampa',
  'perché',
  'errors',
  'E-1042',
  'il',
  'the',
  'Zoë',
];
const people = ['Mario Rossi <mario@acme.example>', 'Zoë Blu <zoe@blu.example>', ' <x@acme.example>'];
const statuses: Status[] = ['new', 'assigned', 'waiting', 'closed'];
const requests = 24;

/** Few are enough, so that few requests are like very many. */
const [newest, enough] = [4, 3];
/** As many are looked at with one statement: what no index knows is found piece by piece. */
const atOnce = 5;

const word = fc.constantFrom(...vocabulary);
const text = fc.array(word, { minLength: 1, maxLength: 5 }).map(words => words.join(' '));
const number = fc.integer({ min: 1, max: requests });
const person = fc.constantFrom(...people);
const day = fc.date({ min: new Date('2024-11-20'), max: new Date('2026-02-10'), noInvalidDate: true });
const facts = fc.record({
  status: fc.constantFrom(...statuses),
  category: fc.constantFrom(null, bug, billable),
  priority: fc.constantFrom(null, 1, 2),
  suggestion: fc.option(
    fc.record({ category: fc.constantFrom(null, bug, billable), priority: fc.constantFrom(null, 1, 2) }),
  ),
  assignee: fc.constantFrom(null, 1, 2),
  company: fc.constantFrom(null, 'acme', 'blu'),
  restricted: fc.integer({ max: 5, min: 0 }).map(n => n === 0),
  at: day,
});
const language = fc.constantFrom('it', 'en');

/** What happens to one of the requests after another, by whatever door. */
const happening = fc.oneof(
  fc.record({ kind: fc.constant('mail'), number, text, language }),
  fc.record({ kind: fc.constant('file'), number, text }),
  fc.record({ kind: fc.constant('note'), number, text }),
  fc.record({ kind: fc.constant('facts'), number, facts }),
  fc.record({ kind: fc.constant('customer'), number, person, text }),
  fc.record({ kind: fc.constant('moved'), number, to: number }),
  fc.record({ kind: fc.constant('mended'), number, text, language }),
  fc.record({ kind: fc.constant('erased'), number }),
  fc.record({ kind: fc.constant('file gone'), number }),
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

const someOf = <T>(values: T[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant<T[]>([]) }, fc.subarray(values));
const phrase = fc.tuple(word, word).map(both => both.join(' '));
const wish: fc.Arbitrary<Wanted> = fc.record({
  terms: fc.array(
    fc.record({
      words: fc.oneof({ weight: 3, arbitrary: word }, phrase),
      not: fc.integer({ min: 0, max: 4 }).map(n => n === 0),
    }),
    { maxLength: 3 },
  ),
  status: someOf(statuses),
  category: someOf([bug, billable]),
  priority: someOf([1, 2] as const),
  from: someOf(['rossi', 'zoe', 'acme.example', 'x@acme.example']),
  company: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.subarray(['acme', 'blu'])),
  companiesMeant: fc.constant(new Map<string, string[]>()),
  assignees: someOf<number | null>([null, 1, 2]),
  after: fc.option(day, { freq: 4 }).map(at => (at && at.getTime() % 3 ? null : at)),
  before: fc.option(day, { freq: 4 }).map(at => (at && at.getTime() % 3 ? null : at)),
});

describe('what is found in a corpus made by chance', () => {
  let sql: postgres.Sql;

  beforeAll(async () => {
    sql = postgres(own.ownerUrl, { max: 1, onnotice: () => {} });
    await sql`insert into blob (sha256, content) values ('x', '')`;
    await sql`insert into operator (id, email, name, role) values (1, 'a@x', 'A', 'operator'), (2, 'b@x', 'B', 'operator')`;
  });
  afterAll(() => sql.end());

  test('is what one finds who reads all of it', async () => {
    const corpus = fc.record({
      opened: fc.array(fc.record({ subject: text, person, facts, language }), {
        minLength: requests,
        maxLength: requests,
      }),
      happened: fc.array(happening, { minLength: 120, maxLength: 120 }),
    });
    const seed = Math.floor(Math.random() * 1e9);
    for (const { opened, happened } of fc.sample(corpus, { seed, numRuns: 1 })) {
      for (const [at, about] of opened.entries()) await open(at + 1, about);
      for (const each of happened) await happens(each);
    }
    const looked = fc.asyncProperty(wish, fc.boolean(), fc.boolean(), async (wanted, unfinished, sees) => {
      await agree(wanted, { unfinished, sees });
    });
    await fc.assert(looked, { numRuns: 100, seed });
  });

  async function agree(
    wanted: Wanted,
    { unfinished, sees }: { unfinished: boolean; sees: boolean },
  ): Promise<void> {
    const slow = await slowSearch(sql, wanted, { unfinished, sees });
    const reading = { unfinished, others: new Map<string, string[]>() };
    const { found, isAll } = await searching(own.database.db, async tx => {
      const [question, spans] = [await questionOf(tx, wanted, reading), await spansOf(tx, wanted, newest)];
      return await findRequests(tx, question, spans, { wanted, sees, enough, atOnce });
    });
    const numbers = found.map(({ request }) => request.number);
    expect(new Set(numbers).size).toBe(numbers.length);
    if (!isAll) expect(numbers.length).toBeGreaterThanOrEqual(enough);
    // Where there are more, the newest of them were found.
    const expected = isAll ? slow : slow.slice(0, numbers.length);
    expect(numbers.toSorted()).toEqual(expected.map(({ number }) => number).toSorted());
  }

  type Opened = {
    subject: string;
    person: string;
    facts: typeof facts extends fc.Arbitrary<infer T> ? T : never;
    language: string;
  };

  async function open(n: number, { subject, person: who, facts: so, language: read }: Opened): Promise<void> {
    await sql`
      insert into ticket (number, version, status, subject, language, mailbox, requester, participants, from_machine,
        from_backlog, excerpt, opened_at, updated_at)
      values (${n}, 1, 'new', ${subject}, ${read}, 'x@x', ${sql.json(personIn(who))}, '[]', false, ${n % 3 === 0},
        '', ${so.at}, ${so.at})`;
    await happens({ kind: 'facts', number: n, facts: so });
  }

  function personIn(written: string): { name: string; address: string } {
    const [, name = '', address = ''] = /^(.*) <(.*)>$/.exec(written) ?? [];
    return { name, address };
  }

  async function happens(what: Happening): Promise<void> {
    const n = what.number;
    const mail = sql`(select min(id) from message where ticket = ${n})`;
    switch (what.kind) {
      case 'mail':
        await sql`
          insert into message (ticket, direction, message_id, "references", "from", "to", subject, text, language, at)
          values (${n}, 'in', md5(random()::text), '[]', '{"name": "", "address": ""}', '[]', '', ${what.text}, ${what.language}, now())`;
        return;
      case 'file':
        await sql`
          insert into attachment (message_id, name, type, size, sha256)
          select id, ${what.text}, 'text/plain', 0, 'x' from message where id = ${mail}`;
        return;
      case 'note':
        await sql`
          with words as (
            insert into event_words (salt, words) values ('x', ${JSON.stringify({ 'event.text': what.text })}) returning id
          )
          insert into ticket_event (ticket, sequence, type, data, actor, origin, at, words_id, words_digest)
          select ${n}, (select count(*) + 1 from ticket_event where ticket = ${n}), 'note-added', '{}', '{}', 'desk', now(),
            id, 'x' from words`;
        return;
      case 'facts': {
        const { status, category, priority, suggestion, assignee, company, restricted, at } = what.facts;
        await sql`
          update ticket set status = ${status}, category = ${category},
            priority = ${category === null ? null : priority}, suggestion = ${suggestion && sql.json(suggestion)}, assignee_id = ${assignee},
            company = ${company}, restricted = ${restricted}, opened_at = ${at} where number = ${n}`;
        return;
      }
      case 'customer':
        await sql`
          update ticket set requester = ${sql.json(personIn(what.person))}, subject = ${what.text} where number = ${n}`;
        return;
      case 'moved':
        await sql`update message set ticket = ${what.to} where id = ${mail}`;
        return;
      case 'mended':
        await sql`update message set text = ${what.text}, language = ${what.language} where id = ${mail}`;
        return;
      case 'erased':
        // As an admin does by hand.
        await sql.unsafe(`
          alter table event_words disable trigger append_only;
          update event_words set words = null, salt = null
            where id in (select words_id from ticket_event where ticket = ${n} limit 1);
          alter table event_words enable trigger append_only`);
        return;
      case 'file gone':
        await sql`delete from attachment where message_id = ${mail}`;
        return;
      default:
        what satisfies never;
    }
  }
});
