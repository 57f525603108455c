import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { numbers } from '../../../bench/measure.ts';
import type { InboundEmail, IntakeOutcome } from '../../../src/desk/inbound-email.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { takeInTogether } from '../../../src/desk/intake/take-in-together.ts';
import { wavesOf } from '../../../src/desk/intake/waves.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../a-desk.ts';

const [one, other] = [ownDatabase(), ownDatabase()];
const [alone, together] = [aDesk(() => one.database.db), aDesk(() => other.database.db)];
const operator = { email: 'giulia@interzen.example', name: 'Giulia', role: 'operator' } as const;

beforeAll(async () => {
  for (const desk of [alone, together]) {
    desk.sendsReceipts = true;
    await enrolOperator(desk.db, operator);
  }
});

const rounds = 25;
const mailsAtOnce = 30;

/** A minute's mail, in which much has to do with each other: the same people, answers, copies, storms, reports. */
function aMinutesMail(round: number): InboundEmail[] {
  const random = numbers(round + 1);
  const below = (n: number) => Math.floor(random() * n);
  const mails: InboundEmail[] = [];
  for (let n = 0; n < mailsAtOnce; n += 1) {
    const before = mails[below(mails.length)];
    const who = below(12);
    const from =
      who === 11
        ? { name: 'Giulia', address: operator.email }
        : { name: `P${who}`, address: `p${who}@c${who % 4}.example` };
    const copy = before && random() < 0.1;
    const answers = before && random() < 0.35 ? [before.messageId] : [];
    const cc = random() < 0.3 ? [{ name: '', address: `p${below(11)}@c${below(4)}.example` }] : [];
    mails.push(
      copy
        ? { ...before, arrived: { ...before.arrived, place: `${before.arrived.place} again ${n}` } }
        : anEmail({
            from,
            inReplyTo: answers,
            references: answers,
            cc,
            ...(random() < 0.2 ? { subject: `Disco pieno ${below(3)}`, kind: 'machine' as const } : {}),
            ...(random() < 0.05 ? { kind: 'auto-reply' as const } : {}),
            ...(random() < 0.1 ? { text: 'Lo stesso testo di prima, parola per parola.', newText: '' } : {}),
          }),
    );
  }
  return mails;
}

/** What became of all, whatever numbers were given: by the place of the first mail of each request. */
async function become(desk: typeof alone, outcomes: IntakeOutcome[]) {
  const numbered = outcomes.map(outcome => ('ticket' in outcome ? outcome.ticket : null));
  const placeOf = (number: number | null) => (number === null ? null : numbered.indexOf(number));
  const tickets = [];
  for (const number of new Set(numbered.flatMap(number => number ?? []))) {
    const ticket = await findTicket(desk.db, number);
    const [events, said] = [await eventsAfter(desk.db, number, 0), await conversationOf(desk.db, number)];
    tickets.push({
      first: placeOf(number),
      ...{ status: ticket?.status, version: ticket?.version, participants: ticket?.participants },
      ...{ looksLike: placeOf(ticket?.looksLike ?? null), linkedTo: placeOf(ticket?.linkedTo ?? null) },
      events: events.map(({ event, actor }) => `${event.type} ${actor.kind}`),
      said: said.map(({ direction, messageId, from, state }) =>
        direction === 'out' ? `letter ${state}` : `${messageId} ${from.address}`,
      ),
    });
  }
  return {
    outcomes: outcomes.map((outcome, place) => `${outcome.outcome} ${placeOf(numbered[place] ?? null)}`),
    tickets: tickets.toSorted((a, b) => (a.first ?? 0) - (b.first ?? 0)),
  };
}

test.each(Array.from({ length: rounds }, (_, round) => round))(
  'minute %i: taken in side by side, mails become what they become one after the other',
  async round => {
    const mails = aMinutesMail(round).map(mail => ({
      ...mail,
      // Each minute has its own people and ids: what came before shall not help.
      from: { ...mail.from, address: mail.from.address.replace('@c', `@r${round}c`) },
    }));
    const expected: IntakeOutcome[] = [];
    for (const mail of mails) expected.push(await takeIn(alone, mail));
    const take = takeInTogether(together);
    const outcomes = await Promise.all(mails.map(take));
    expect(await become(together, outcomes)).toEqual(await become(alone, expected));
  },
  60_000,
);

test('their logs are whole: each event is linked to the one before it', async () => {
  const broken = await together.db.execute(sql`
    select ticket from ticket_event group by ticket having count(*) <> max(sequence) or count(digest) <> count(*)`);
  expect([...broken]).toEqual([]);
});

test('what has nothing to do with each other stands in one run', () => {
  const from = (name: string) => ({ from: { name, address: `${name}@cliente.example` } });
  const [a, b, c] = [anEmail(from('a')), anEmail(from('b')), anEmail(from('c'))];
  const answer = anEmail({ ...from('d'), inReplyTo: [b.messageId] });
  const report = anEmail({ ...from('e'), kind: 'bounce' });
  const runs = wavesOf(
    [a, b, anEmail(from('a')), c, answer, report, anEmail(from('f'))].map(email => ({ email })),
  );
  expect(runs.map(run => run.length)).toEqual([2, 3, 1, 1]);
});

test('what is counted for all is counted one after the other: of one domain no more letters go than may', async () => {
  const desk = aDesk(() => other.database.db);
  desk.sendsReceipts = true;
  desk.letterLimits = { perHour: 3, perDay: { person: 20, domain: 5, desk: 2000 } };
  const take = takeInTogether(desk);
  const mails = Array.from({ length: 12 }, (_, n) =>
    anEmail({ from: { name: `N${n}`, address: `n${n}@grande.example` } }),
  );
  await take(anEmail({ from: { name: 'A', address: 'a@piccola.example' } }));
  const outcomes = await Promise.all(mails.map(take));
  const states = [];
  for (const outcome of outcomes) {
    const said = await conversationOf(desk.db, 'ticket' in outcome ? (outcome.ticket ?? 0) : 0);
    states.push(...said.flatMap(({ direction, state }) => (direction === 'out' ? [state] : [])));
  }
  expect(states.filter(state => state === 'queued')).toHaveLength(5);
  expect(states.filter(state => state === 'held')).toHaveLength(7);
});

test('one that the database refuses takes none of those beside it along', async () => {
  const take = takeInTogether(together);
  const mails = Array.from({ length: 9 }, (_, n) =>
    anEmail({
      from: { name: `V${n}`, address: `v${n}@vicini.example` },
      ...(n === 4 ? { language: null as never } : {}),
    }),
  );
  const outcomes = await Promise.allSettled(mails.map(take));
  expect(outcomes.map(({ status }) => status)).toEqual(
    mails.map((_, n) => (n === 4 ? 'rejected' : 'fulfilled')),
  );
});
