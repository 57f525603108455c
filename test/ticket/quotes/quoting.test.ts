import { describe, expect, test } from 'vitest';
import { deadlinesOf } from '../../../src/ticket/clock/deadlines.ts';
import type { TicketCommand } from '../../../src/ticket/commands.ts';
import { decide } from '../../../src/ticket/decide.ts';
import { evolve } from '../../../src/ticket/evolve.ts';
import { digestOf } from '../../../src/ticket/quotes/document.ts';
import { openQuote } from '../../../src/ticket/quotes/quote.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import type { Actor } from '../../../src/ticket/words.ts';
import { shippedTerms } from '../../chat/a-moment.ts';
import { billable, bug, rejectedByCustomer as rejected } from '../categories.ts';
import { anna, arrival, claimedBy, closedBy, customer, given, marco, ticketOf } from '../ticket-of.ts';

const asBillable: Parameters<typeof ticketOf>[0] = [
  { type: 'classified', category: billable, priority: null, bySuggestion: false },
  anna,
];
const desk: Actor = { kind: 'desk' };
const hour = 3_600_000;
const at = (hours: number) => new Date(arrival.getTime() + hours * hour);

const offer = {
  type: 'offer-quote',
  price: { of: 'time', minutes: 390 },
  vat: ' IVA esclusa ',
  text: 'Nuovo tracciato per l’esportazione.',
  lastDay: '2026-12-15',
  validUntil: '2026-12-15T23:00:00.000Z',
  now: arrival.toISOString(),
} satisfies TicketCommand;

const document = [
  'Preventivo 1001/1',
  '',
  'Nuovo tracciato per l’esportazione.',
  '',
  'Tempo previsto: 6 ore e 30 minuti',
  'IVA esclusa',
  'Valido fino al: 15 dicembre 2026',
].join('\n');

const taken = () => ticketOf(claimedBy(anna), asBillable);

/** The ticket after a command, an hour later each. */
function following(ticket: Ticket, ...commands: [TicketCommand, Actor][]): Ticket {
  return commands.reduce((before, [command, actor], index) => {
    const decision = decide(before, command, actor, shippedTerms.policy.catalogue);
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
    return decision.events.reduce((now, event) => evolve(now, event, actor, at(index + 1)), before);
  }, ticket);
}

const offered = () => following(taken(), [offer, anna]);
const pressed = (yes: boolean, version = 1, now = arrival): TicketCommand => ({
  type: 'answer-quote',
  version,
  yes,
  way: 'link',
  network: '203.0.113.7',
  sentTo: 'paolo@cliente.example',
  rejected,
  now: now.toISOString(),
});
const mailed = (excerpt: string, intent: 'message' | 'thanks' | 'automatic' = 'message'): TicketCommand => ({
  type: 'receive',
  from: { name: 'Paolo Neri', address: 'paolo@cliente.example' },
  intent,
  excerpt,
  messageId: '<9@cliente.example>',
  joining: [],
  arrivedAt: at(3).toISOString(),
  folded: false,
});

describe('offering', () => {
  test('says what is accepted, to the last character, with its digest', () => {
    given(taken())
      .when(offer, anna)
      .gives({
        type: 'quote-offered',
        version: 1,
        price: { of: 'time', minutes: 390 },
        vat: 'IVA esclusa',
        text: 'Nuovo tracciato per l’esportazione.',
        lastDay: '2026-12-15',
        validUntil: '2026-12-15T23:00:00.000Z',
        document,
        digest: digestOf(document),
      });
  });

  test('is in the customer’s language', () => {
    const english = { ...taken(), language: 'en' as const };
    const sum = { ...offer, price: { of: 'sum', cents: 120_050, currency: 'EUR' } } satisfies TicketCommand;
    const { document: said } = openQuote(following(english, [sum, anna])) ?? {};
    expect(said).toContain('Quote 1001/1\n');
    expect(said).toContain('Amount: €1,200.50\n');
    expect(said).toContain('Valid until: 15 December 2026');
  });

  test.each([
    ['of what is not billed', ticketOf(claimedBy(anna)), offer, { reason: 'not-billable' }],
    ['of what nobody has', ticketOf(asBillable), offer, { reason: 'unclaimed' }],
    ['of what is closed', ticketOf(claimedBy(anna), asBillable, closedBy(anna)), offer, { reason: 'closed' }],
    ['without words', taken(), { ...offer, text: ' ' }, { reason: 'text-missing' }],
    ['for nothing', taken(), { ...offer, price: { of: 'time', minutes: 0 } }, { reason: 'quote-price' }],
    [
      'for what nobody means',
      taken(),
      { ...offer, price: { of: 'sum', cents: 1e12, currency: 'EUR' } },
      { reason: 'quote-price' },
    ],
    [
      'until yesterday',
      taken(),
      { ...offer, validUntil: '2026-11-23T23:00:00.000Z' },
      { reason: 'quote-past' },
    ],
    ['with a long note', taken(), { ...offer, vat: 'x'.repeat(201) }, { reason: 'vat-too-long', limit: 200 }],
  ] as const)('is refused %s', (_, ticket, command, refusal) => {
    given(ticket).when(command, anna).refused(refusal);
  });

  test('stops the resolution’s clock, as a clarification does', () => {
    const quoted = offered();
    expect(quoted).toMatchObject({ status: 'waiting', waitingSince: at(1) });
    expect(quoted.pauses).toEqual([{ from: at(1).getTime(), to: null, why: 'customer' }]);
    const { resolve } = deadlinesOf({ ...quoted, category: bug, priority: 3 }, shippedTerms);
    expect(resolve?.due).toBeNull();
  });

  test('a second one takes the place of the first, whose waiting goes on', () => {
    const again = following(taken(), [offer, anna], [{ ...offer, price: { of: 'time', minutes: 60 } }, anna]);
    expect(again.quotes.map(({ version, state }) => [version, state])).toEqual([
      [1, 'replaced'],
      [2, 'open'],
    ]);
    expect(again.pauses).toEqual([{ from: at(1).getTime(), to: null, why: 'customer' }]);
  });
});

describe('the link is pressed', () => {
  test('yes: it is recorded, and the clock runs on', () => {
    const accepted = following(taken(), [offer, anna], [pressed(true), customer]);
    expect(accepted).toMatchObject({ status: 'assigned', waitingSince: null, category: billable });
    expect(accepted.pauses).toEqual([{ from: at(1).getTime(), to: at(2).getTime(), why: 'customer' }]);
    expect(accepted.quotes[0]).toMatchObject({
      state: 'accepted',
      answer: {
        way: 'link',
        at: at(2).getTime(),
        network: '203.0.113.7',
        sentTo: 'paolo@cliente.example',
        recordedBy: null,
      },
    });
  });

  test('no: the request is rejected by the customer, and closed', () => {
    const refused = following(taken(), [offer, anna], [pressed(false), customer]);
    expect(refused).toMatchObject({
      status: 'closed',
      category: rejected,
      closedBy: { kind: 'quote', how: 'refused' },
    });
    expect(refused.quotes[0]).toMatchObject({ state: 'refused' });
    expect(refused.pauses.map(({ why, to }) => [why, to])).toEqual([
      ['customer', at(2).getTime()],
      ['closed', null],
    ]);
  });

  test('no, where the house knows no such category: it keeps its own', () => {
    given(offered())
      .when({ ...pressed(false), rejected: null } as TicketCommand, customer)
      .gives(
        expect.objectContaining({ type: 'quote-refused', category: null }),
        expect.objectContaining({ type: 'closed' }),
      );
  });

  test.each([
    ['twice', following(taken(), [offer, anna], [pressed(true), customer]), 1],
    ['no after yes', following(taken(), [offer, anna], [pressed(true), customer]), 1],
    ['an older one', following(taken(), [offer, anna], [offer, anna]), 1],
    [
      'one that was withdrawn',
      following(taken(), [offer, anna], [{ type: 'withdraw-quote', version: 1 }, anna]),
      1,
    ],
    [
      'of what was closed',
      following(taken(), [offer, anna], [{ type: 'close', resolution: 'Fatto.' }, anna]),
      1,
    ],
    ['of what is no quote', taken(), 1],
    ['one that is not there yet', offered(), 2],
  ])('%s: nothing happens', (_, ticket, version) => {
    for (const yes of [true, false]) given(ticket).when(pressed(yes, version), customer).gives();
  });

  test('after its last day nothing happens, but for one whose reminder is still to come', () => {
    const quoted = offered();
    const late = new Date('2026-12-16T08:00:00Z');
    expect(following(quoted, [pressed(true, 1, late), customer]).quotes[0]?.state).toBe('accepted');
    const reminded = evolve(
      quoted,
      { type: 'quote-reminded', version: 1, expiresAt: null },
      desk,
      new Date('2026-12-14T08:00:00Z'),
    );
    given(reminded)
      .when(pressed(true, 1, late), customer)
      .gives();
  });
});

describe('the customer writes meanwhile', () => {
  test.each([
    ['Accetto il preventivo, grazie.', 'message', 'yes'],
    ['Ok grazie, potete procedere', 'thanks', 'yes'],
    ['Non accettiamo, è troppo.', 'message', 'no'],
    ['È compreso anche il collaudo?', 'message', null],
  ] as const)('“%s”: it waits on, and an operator is shown what it seems to say', (text, intent, means) => {
    const written = following(offered(), [mailed(text, intent), customer]);
    expect(written).toMatchObject({ status: 'waiting', quotes: [{ state: 'open', said: { means } }] });
    expect(written.pauses).toEqual([{ from: at(1).getTime(), to: null, why: 'customer' }]);
  });

  test('a program says nothing to it', () => {
    expect(following(offered(), [mailed('Accetto', 'automatic'), customer]).quotes[0]?.said).toBeNull();
  });

  test('what says nothing does not hide what said yes before', () => {
    const written = following(
      offered(),
      [mailed('Accetto.'), customer],
      [mailed('Quando iniziate?'), customer],
    );
    expect(written.quotes[0]?.said?.means).toBe('yes');
  });

  test('recorded with one press, it counts as their answer, and says who took it for that', () => {
    const written = following(offered(), [mailed('Accetto.'), customer]);
    const accepted = following(written, [{ type: 'record-quote-answer', version: 1, yes: true }, marco]);
    expect(accepted).toMatchObject({ status: 'assigned' });
    expect(accepted.quotes[0]).toMatchObject({
      state: 'accepted',
      answer: { way: 'mail', sentTo: 'paolo@cliente.example', recordedBy: { id: 2, name: 'Marco Bianchi' } },
    });
    const refused = following(written, [{ type: 'record-quote-answer', version: 1, yes: false }, marco]);
    expect(refused).toMatchObject({ status: 'closed', category: rejected });
  });

  test('nothing is recorded that they have not written', () => {
    given(offered())
      .when({ type: 'record-quote-answer', version: 1, yes: true }, anna)
      .refused({ reason: 'quote-unanswered' });
  });

  test('a question that waits too is answered, and the quote waits on', () => {
    const both = following(
      taken(),
      [{ type: 'ask-clarification', text: 'Quale versione?' }, anna],
      [offer, anna],
    );
    expect(both.pauses).toHaveLength(1);
    const answered = following(both, [mailed('La 12.'), customer]);
    expect(answered).toMatchObject({ status: 'waiting', askedAt: null });
    const accepted = following(answered, [pressed(true), customer]);
    expect(accepted).toMatchObject({ status: 'assigned', waitingSince: null });
  });

  test('a question that waits still goes on waiting once the quote is answered', () => {
    const both = following(
      taken(),
      [offer, anna],
      [{ type: 'ask-clarification', text: 'Quale versione?' }, anna],
    );
    const accepted = following(both, [pressed(true), customer]);
    expect(accepted).toMatchObject({ status: 'waiting', quotes: [{ state: 'accepted' }] });
    expect(following(accepted, [mailed('La 12.'), customer])).toMatchObject({ status: 'assigned' });
  });
});

describe('what else happens meanwhile', () => {
  test('the desk withdraws it: the clock runs on', () => {
    const withdrawn = following(taken(), [offer, anna], [{ type: 'withdraw-quote', version: 1 }, marco]);
    expect(withdrawn).toMatchObject({ status: 'assigned', quotes: [{ state: 'withdrawn' }] });
    given(withdrawn).when({ type: 'withdraw-quote', version: 1 }, anna).refused({ reason: 'quote-over' });
  });

  test('it is classified as what is not billed: the quote is withdrawn', () => {
    given(offered())
      .when({ type: 'classify', category: bug, priority: 2 }, anna)
      .gives(
        { type: 'classified', category: bug, priority: 2, bySuggestion: false },
        { type: 'quote-withdrawn', version: 1, why: 'reclassified' },
      );
  });

  test('its customer was another: it is withdrawn, and whoever wrongly got it answers it no more', () => {
    const set = (address: string, name = 'Paolo Neri', keepsQuote = false): TicketCommand => ({
      type: 'set-customer',
      customer: { name, address },
      company: null,
      letters: { redirected: 0, gone: 1, held: 0 },
      messages: [],
      keepsQuote,
    });
    const typed: Ticket = {
      ...offered(),
      typed: { by: { id: 1, name: 'Anna' }, typedAt: arrival.toISOString() },
    };
    const sameAddress = following(typed, [set('paolo@cliente.example', 'Paolo N.'), anna]);
    expect(openQuote(sameAddress)).not.toBeNull();
    const mended = following(typed, [set('carla@altra.example'), anna]);
    expect(mended).toMatchObject({ status: 'assigned', quotes: [{ state: 'withdrawn' }] });
    // Its letter waits still: the right one gets it.
    const kept = following(typed, [set('carla@altra.example', 'Carla', true), anna]);
    expect(kept).toMatchObject({ status: 'waiting', quotes: [{ state: 'open' }] });
    // Still open by what was known before quotes were withdrawn with it.
    const stillOpen: Ticket = { ...typed, corrections: mended.corrections, requester: mended.requester };
    for (const yes of [true, false]) given(stillOpen).when(pressed(yes), customer).gives();
    // Mended back: it is theirs.
    const back = following(mended, [set('paolo@cliente.example'), anna], [{ ...offer }, anna]);
    expect(following(back, [pressed(true, 2), customer]).quotes[1]?.state).toBe('accepted');
  });

  test('it is closed, or merged: the quote ends with it, and no reopening brings it back', () => {
    const closed = following(taken(), [offer, anna], [{ type: 'close', resolution: 'Fatto.' }, anna]);
    expect(closed.quotes[0]?.state).toBe('ended');
    const reopened = following(closed, [{ type: 'reopen', reason: '' }, anna]);
    expect(reopened).toMatchObject({ status: 'assigned', quotes: [{ state: 'ended' }] });
    const merged = evolve(offered(), { type: 'merged', into: 1002 }, anna, at(2));
    expect(merged.quotes[0]?.state).toBe('ended');
  });

  test('another is merged into it: it waits on', () => {
    const absorbing = evolve(
      offered(),
      { type: 'absorbed', from: 1000, participants: [], excerpt: 'Altro.' },
      anna,
      at(2),
    );
    expect(absorbing).toMatchObject({ status: 'waiting', quotes: [{ state: 'open' }] });
  });

  test('it is restricted: it waits on, and can be answered', () => {
    const restricted = evolve(offered(), { type: 'restricted', because: 'asked' }, anna, at(2));
    expect(following(restricted, [pressed(true), customer]).quotes[0]?.state).toBe('accepted');
  });

  test('its letter is taken back before it left: it is withdrawn', () => {
    const recalled = evolve(
      offered(),
      { type: 'letter-recalled', letter: 4, what: 'quote-offered' },
      anna,
      at(2),
    );
    expect(recalled).toMatchObject({ status: 'assigned', quotes: [{ state: 'withdrawn' }] });
  });

  test('it is given up by its operator: the customer’s answer is still waited for', () => {
    expect(following(offered(), [{ type: 'release' }, anna])).toMatchObject({
      status: 'waiting',
      assignee: null,
      quotes: [{ state: 'open' }],
    });
  });

  test('an accepted one stays accepted, whatever happens then', () => {
    const done = following(
      taken(),
      [offer, anna],
      [pressed(true), customer],
      [{ type: 'close', resolution: 'Fatto.' }, anna],
      [{ type: 'reopen', reason: '' }, anna],
      [offer, anna],
    );
    expect(done.quotes.map(({ state }) => state)).toEqual(['accepted', 'open']);
  });
});
