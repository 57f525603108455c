import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answeredBefore, type Whose } from '../../../src/store/answers/answered-before.ts';
import { searching } from '../../../src/store/search/found.ts';
import { ownDatabase } from '../../database.ts';

const own = ownDatabase();
let sql: postgres.Sql;

/** More than are compared. */
const many = 400;
const [rareOne, restrictedOne, otherHouse, merged] = [1, 2, 3, 4];

beforeAll(async () => {
  sql = postgres(own.ownerUrl, { max: 1, onnotice: () => {} });
  await sql`
    insert into ticket (number, version, status, subject, language, mailbox, requester, participants, company, from_machine,
      from_backlog, excerpt, restricted, merged_into, resolution, opened_at, closed_at, updated_at)
    select n, 1, 'closed', 'Stampa ferma al reparto ' || case when n <= 4 then 'girasole' else 'uno' end, 'it', 'x@x',
      '{"name": "", "address": "a@acme.example"}', '[]', case when n = ${otherHouse} then 'other' else 'acme' end, false, false,
      '', n = ${restrictedOne}, case when n = ${merged} then 1 end, 'Risposta ' || n, at, at, at
    from generate_series(1, ${many}) as n cross join lateral (
      select '2026-01-01'::timestamptz + n * interval '1 hour' as at) as its`;
  await sql`
    insert into kept_answer (ticket, about, text, language, asked, at)
    select number, subject, 'Tenuta ' || number, 'it', search_in_both(subject), opened_at from ticket where number <> ${merged}`;
  // Of a second house: the answered one first, then more that crowd around it than are looked into piece by piece.
  await crowded('joined', { around: 'Proiettore spento in aula', joined: true, said: '' });
  await crowded('wordless', { around: 'Proiettore spento in aula', joined: false, said: '' });
  const said =
    'Proiettore, telo, lampada, aula: in aula si è spento di nuovo, scrive ancora il custode della scuola';
  await crowded('long', { around: 'Custode', joined: false, said });
  await sql`vacuum analyze`;
});
afterAll(() => sql.end());

/** How many are around the answered one of a house: more than are looked into, fewer than are compared. */
const around = 60;
const answered = { joined: 1001, wordless: 2001, long: 3001 };

async function crowded(
  house: keyof typeof answered,
  { around: subject, joined, said }: { around: string; joined: boolean; said: string },
): Promise<void> {
  const first = answered[house];
  await sql`
    insert into ticket (number, version, status, subject, language, mailbox, requester, participants, company, from_machine,
      from_backlog, excerpt, merged_into, resolution, opened_at, closed_at, updated_at)
    select n, 1, 'closed', case when n = ${first} then 'Proiettore spento in aula' else ${subject} end, 'it', 'x@x',
      '{"name": "", "address": "a@crowded.example"}', '[]', ${house}, false, false, '',
      case when n > ${first} and ${joined} then ${first}::int end,
      case when n = ${first} or ${said !== ''} then 'Risposta ' || n else '' end, at, at, at
    from generate_series(${first}::int, ${first + around}::int) as n cross join lateral (
      select '2026-03-01'::timestamptz + n * interval '1 minute' as at) as its`;
  if (said === '') return;
  await sql`
    insert into message (ticket, direction, message_id, "references", "from", "to", subject, text, language, at)
    select number, 'out', md5(number::text), '[]', '{"name": "", "address": ""}', '[]', '', ${said}, 'it', opened_at
    from ticket where company = ${house} and number > ${first}`;
}

async function before(subject: string, whose: Whose) {
  const asked = { subject, text: '', language: 'it' as const, whose, but: many };
  const found = await searching(own.database.db, tx => answeredBefore(tx, asked));
  return found.map(({ request, isKept, likeness }) => ({ number: request.number, isKept, likeness }));
}

test('the most alike comes first, however old it is: a rare word tells', async () => {
  const all = await before('Stampa ferma al reparto girasole', { company: 'acme' });
  const [first, second] = all.filter(({ isKept }) => !isKept);
  expect(first).toMatchObject({ number: rareOne, isKept: false, likeness: 1 });
  expect(second?.likeness).toBeLessThan(1);
});

test('what was kept for all is found by a rare word too, of whatever house', async () => {
  const kept = await before('Stampa ferma al reparto girasole', null);
  expect(
    kept
      .filter(({ likeness }) => likeness === 1)
      .map(({ number }) => number)
      .toSorted(),
  ).toEqual([rareOne, otherHouse]);
  expect(kept.every(({ isKept }) => isKept)).toBe(true);
});

test('of another house, of what few may see, of what was merged: nothing', async () => {
  const found = await before('Stampa ferma al reparto girasole', { company: 'acme' });
  const numbers = found.filter(({ isKept }) => !isKept).map(({ number }) => number);
  for (const hidden of [restrictedOne, otherHouse, merged, many]) expect(numbers).not.toContain(hidden);
  expect(found.map(({ number }) => number)).not.toContain(restrictedOne);
});

test('of what is alike in hundreds the newest are compared', async () => {
  const found = await before('Stampa ferma al reparto uno', { company: 'acme' });
  expect(found[0]).toMatchObject({ number: many - 1, likeness: 1 });
  expect(found.length).toBeLessThan(many);
});

test('a slip of the keyboard in a subject is none', async () => {
  expect((await before('Stmpa frma al reprto', null)).length).toBeGreaterThan(0);
});

test.each(['joined', 'wordless', 'long'] as const)(
  'the answered one is found behind many of its house that are %s',
  async house => {
    const text = 'la lampada del telo, scrive il custode della scuola';
    const asked = { subject: 'Proiettore spento in aula', text, language: 'it' as const, but: many };
    const found = await searching(own.database.db, tx =>
      answeredBefore(tx, { ...asked, whose: { company: house } }),
    );
    expect(found[0]).toMatchObject({ request: { number: answered[house] }, isKept: false, likeness: 1 });
  },
);
