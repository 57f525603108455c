import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { nonceOfPerson } from '../../../src/chat/actions/people/left-behind.ts';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import type { PressAnswer } from '../../../src/chat/card.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { goAway } from '../../../src/desk/away/go-away.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { saveReminder } from '../../../src/store/clock/reminders.ts';
import { findOperatorByEmail, noteLeft } from '../../../src/store/people/operators.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { actorOf, type Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { speechIn } from '../a-moment.ts';
import { alone, asking } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';

// What is more than is shown, or done, at once is counted and said.
const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const listed = [['giulia@interzen.example', { name: 'Giulia', role: 'manager' as const }]] as const;
Object.assign(desk, { access: { kind: 'channel', listed: new Map(listed) } });
const slack = muteGateway('slack', {
  member: async id => ({
    ...{ userId: id, name: id, email: `${id.toLowerCase()}@interzen.example` },
    inOperatorsChannel: true,
  }),
});
const door = deskDoor(desk, { slack }, speechIn('it'), () => ({
  attachment: async () => '',
  original: async () => null,
}));

let presses = 0;
let number = 0;
let people: Record<'anna' | 'marco' | 'giulia', Operator>;
async function press(userId: string, verb: string, about: Partial<ButtonPress> = {}): Promise<PressAnswer> {
  presses += 1;
  const { nonce = '', version = 0 } = (await findTicket(desk.db, number)) ?? {};
  return await door.press(
    {
      ...{ platform: 'slack' as const, userId, verb, step: 'press' as const, ticket: number, nonce, version },
      ...{ inputs: {}, key: `counted${presses}`, ...about },
    },
    alone,
  );
}
const by = (who: Operator) => ({ actor: actorOf(who), origin: 'slack' as const, key: null });
async function opened(): Promise<number> {
  const outcome = await takeIn(desk, anEmail());
  return outcome.outcome === 'opened' ? outcome.ticket : 0;
}
async function person(name: string): Promise<Operator> {
  const found = await findOperatorByEmail(desk.db, `${name}@interzen.example`);
  if (!found) throw new Error(`${name} has pressed something`);
  return found;
}

beforeAll(async () => {
  number = await opened();
  for (const who of ['Anna', 'Marco', 'Giulia']) await press(who, 'card');
  people = { anna: await person('anna'), marco: await person('marco'), giulia: await person('giulia') };
});

test('whoever assigns a request to somebody who is away reads it in the form, and as it is sent', async () => {
  const until = new Date('2026-11-30T08:00:00Z');
  const { id, name } = people.marco;
  await goAway(desk, { operator: { id, name }, from: null, until }, by(people.marco));
  const form = await press('Giulia', 'reassign');
  expect(JSON.stringify(form)).toContain('Marco (assente fino a lun 30 nov)');
  const sent = await press('Giulia', 'reassign', { step: 'submit', inputs: { operator: String(id) } });
  expect(sent).toMatchObject({
    kind: 'done',
    line: expect.stringMatching(/^Passata a Marco .*lun 30 nov.*Prendila tu/),
  });
  expect((await findTicket(desk.db, number))?.assignee?.name).toBe('Marco');
  const back = await press('Giulia', 'reassign', {
    step: 'submit',
    inputs: { operator: String(people.anna.id) },
  });
  expect(back).toMatchObject({ line: 'Passata al collega.' });
});

test('of twenty-three reminders a page is shown, which of how many, and the way to the others', async () => {
  const numbers: number[] = [];
  for (let n = 0; n < 23; n += 1) numbers.push(await opened());
  const remind = async (ticket: number, index: number) =>
    await saveReminder(desk.db, {
      ...{ operatorId: people.anna.id, ticket, platform: 'slack' as const, note: '' },
      at: new Date(Date.parse('2026-12-01T08:00:00Z') + index * 60_000),
    });
  await Promise.all(numbers.slice(0, 12).map(remind));
  expect((await asking(door, 'Anna', 'promemoria')).sections).toMatchObject([{ count: '', buttons: [] }]);
  await Promise.all(numbers.slice(12).map((ticket, index) => remind(ticket, 12 + index)));
  const answer = await asking(door, 'Anna', 'promemoria');
  expect(answer.sections).toMatchObject([
    { count: expect.stringMatching(/^1.12 di 23$/), buttons: [{ page: '12' }] },
  ]);
});

test('of what a colleague left behind all is counted, and what one press does not move is said', async () => {
  const first = await opened();
  await handle(desk, first, { type: 'claim' }, by(people.marco));
  // As many more, as the first is: what is tried is how they are counted and moved.
  await desk.db.execute(sql`
    do $$
    declare
      columns text := (select string_agg(quote_ident(column_name), ', ') from information_schema.columns
        where table_name = 'ticket' and column_name not in ('number', 'nonce') and is_generated = 'NEVER');
    begin
      execute format('insert into ticket (number, nonce, %1$s) select 50000 + n, ''n'' || n, %1$s
        from ticket, generate_series(1, 200) as n where number = %2$s', columns, ${sql.raw(String(first))});
    end $$`);
  await noteLeft(desk.db, people.marco.id, desk.clock());
  const about = { ticket: people.marco.id, nonce: nonceOfPerson(people.marco) };
  const form = await press('Giulia', 'hand-over-all', about);
  expect(form.kind === 'form' && form.form.intro).toMatch(/201 richieste aperte.*200 per volta/);
  const gone = await press('Giulia', 'hand-over-all', {
    ...{ ...about, step: 'submit' as const },
    inputs: { operator: String(people.marco.id) },
  });
  expect(gone.kind === 'form' && gone.form.notice).toBe('Marco non è più tra gli operatori.');
  const done = await press('Giulia', 'release-all', about);
  expect('line' in done && done.line).toBe(
    '200 richieste sono di nuovo in coda. Ne resta una: premi di nuovo.',
  );
  const rest = await press('Giulia', 'release-all', about);
  expect('line' in rest && rest.line).toBe('La richiesta è di nuovo in coda.');
});
