import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asksForNothing,
  fits,
  type JoinRule,
  keysFitting,
  keysOf,
  noRule,
} from '../../../src/ticket/incidents/fits.ts';
import {
  decideIncident,
  evolveIncident,
  type Incident,
  type IncidentCommand,
  type IncidentEvent,
  unopened,
} from '../../../src/ticket/incidents/incident.ts';
import type { Actor } from '../../../src/ticket/words.ts';
import { anna, arrival, asBug, claimedBy, closedBy, giulia, given, ticketOf } from '../ticket-of.ts';

const title = 'Protocollo fermo';
const opened: IncidentEvent = { type: 'incident-opened', title, rule: noRule, nonce: 'abc', ticket: null };
const ofTicket: IncidentEvent = { ...opened, ticket: 1042 };
const message = {
  id: 5,
  kind: 'message' as const,
  texts: { it: 'Ci lavoriamo.', en: '' },
  recipients: { it: 3, en: 0 },
};
const sent: IncidentEvent = { type: 'broadcast-sent', ...message };

function incidentOf(...events: IncidentEvent[]): Incident {
  return [opened, ...events].reduce(
    (incident, event) => evolveIncident(incident, event, giulia, arrival),
    unopened(1, arrival),
  );
}

const send = (latest: number | null, id = 5): IncidentCommand => ({
  type: 'send',
  broadcast: { ...message, id, latest },
});

describe('an incident', () => {
  const table: [string, Incident, IncidentCommand, Actor, IncidentEvent['type'][] | string][] = [
    ['a manager writes to all', incidentOf(), send(null), giulia, ['broadcast-sent']],
    ['an operator does not', incidentOf(), send(null), anna, 'not-allowed'],
    ['the same press twice sends once', incidentOf(sent), send(null), giulia, []],
    ['one at a time', incidentOf(sent), send(5, 6), giulia, 'still-sending'],
    [
      'who looked before the other sent looks again',
      incidentOf(sent, { type: 'broadcast-finished', broadcast: 5, sent: 3, leftOut: 0 }),
      send(null, 6),
      giulia,
      'overtaken',
    ],
    [
      'the next one, when the first is over',
      incidentOf(sent, { type: 'broadcast-stopped', broadcast: 5 }),
      send(5, 6),
      giulia,
      ['broadcast-sent'],
    ],
    [
      'to nobody',
      incidentOf(),
      { type: 'send', broadcast: { ...message, recipients: { it: 0, en: 0 }, latest: null } },
      giulia,
      'nobody',
    ],
    ['anybody stops it', incidentOf(sent), { type: 'stop', broadcast: 5 }, anna, ['broadcast-stopped']],
    ['what is not on its way', incidentOf(), { type: 'stop', broadcast: 5 }, anna, 'not-sending'],
    [
      'that another is on its way stops nothing',
      incidentOf(sent),
      { type: 'stop', broadcast: 4 },
      anna,
      'not-sending',
    ],
    ['it closes', incidentOf(), { type: 'close', broadcast: null }, giulia, ['incident-closed']],
    ['not for an operator', incidentOf(), { type: 'close', broadcast: null }, anna, 'not-allowed'],
    ['not in the middle', incidentOf(sent), { type: 'close', broadcast: null }, giulia, 'still-sending'],
    [
      'with its requests',
      incidentOf(),
      { type: 'close', broadcast: { ...message, kind: 'closing', latest: null } },
      giulia,
      ['broadcast-sent', 'incident-closed'],
    ],
    [
      'of a closed one what is open still, without closing it again',
      incidentOf({ type: 'incident-closed' }),
      { type: 'close', broadcast: { ...message, kind: 'closing', latest: null } },
      giulia,
      ['broadcast-sent'],
    ],
    [
      'not while a closing is on its way',
      incidentOf(sent, { type: 'incident-closed' }),
      { type: 'close', broadcast: { ...message, id: 99, kind: 'closing', latest: null } },
      giulia,
      'still-sending',
    ],
    ['once', incidentOf({ type: 'incident-closed' }), { type: 'close', broadcast: null }, giulia, 'closed'],
    [
      'its rule changes',
      incidentOf(),
      { type: 'edit', title: incidentOf().title, rule: { ...noRule, words: ['protocollo'] } },
      anna,
      ['rule-changed'],
    ],
    [
      'its name and its rule change in one go',
      incidentOf(),
      { type: 'edit', title: 'Altro', rule: { ...noRule, words: ['protocollo'] } },
      anna,
      ['incident-renamed', 'rule-changed'],
    ],
    [
      'it keeps a service from working',
      incidentOf(),
      { type: 'edit', title: incidentOf().title, rule: noRule, service: 'registry' },
      anna,
      ['service-set'],
    ],
    [
      'its rule no more once it is closed',
      incidentOf({ type: 'incident-closed' }),
      { type: 'edit', title: 'Altro', rule: noRule },
      anna,
      'closed',
    ],
    [
      'it is called otherwise',
      incidentOf({ type: 'incident-closed' }),
      { type: 'rename', title: 'Altro' },
      anna,
      ['incident-renamed'],
    ],
    ['not as it is called', incidentOf(), { type: 'rename', title }, anna, 'unchanged'],
    [
      'what came from a request that few may see is withheld',
      incidentOf(ofTicket),
      { type: 'withhold', ticket: 1042 },
      { kind: 'desk' },
      ['incident-withheld'],
    ],
    [
      'of another request it has nothing',
      incidentOf(),
      { type: 'withhold', ticket: 1042 },
      { kind: 'desk' },
      [],
    ],
    [
      'to another one only',
      incidentOf(),
      { type: 'edit', title: incidentOf().title, rule: noRule },
      anna,
      'unchanged',
    ],
  ];

  test.each(table)('%s', (_, incident, command, actor, gives) => {
    const decision = decideIncident(incident, command, actor);
    if (typeof gives === 'string') expect(decision).toEqual({ ok: false, refusal: { reason: gives } });
    else expect(decision.ok && decision.events.map(({ type }) => type)).toEqual(gives);
  });

  test('is the fold of its events', () => {
    const incident = incidentOf(
      sent,
      { type: 'broadcast-stopped', broadcast: 5 },
      { type: 'incident-closed' },
    );
    expect(incident).toMatchObject({
      title,
      version: 4,
      sending: null,
      latest: 5,
      closedBy: { id: 3, name: 'Giulia Verdi' },
    });
  });
});

test('what is withheld is gone from name and rule; what it is called afterwards came from elsewhere', () => {
  const rule = {
    words: ['CVE'],
    sender: 'x@cliente.example',
    mailbox: 'support@interzen.example',
    company: 'acme',
  };
  const incident = incidentOf(
    ofTicket,
    { type: 'rule-changed', rule },
    { type: 'service-set', service: 'registry' },
    { type: 'incident-withheld', ticket: 1042 },
  );
  expect(incident).toMatchObject({ title: '', rule: { ...rule, words: [], sender: '' }, service: null });
  const renamed = evolveIncident(incident, { type: 'incident-renamed', title: 'Nuovo' }, anna, new Date());
  expect(decideIncident(renamed, { type: 'withhold', ticket: 1042 }, { kind: 'desk' })).toEqual({
    ok: true,
    events: [],
  });
});

test('whatever fits is found by its keys', () => {
  const word = fc.constantFrom('protocollo', 'Errore 503', 'è fermo', 'ß', 'l’App', 'x', 'ÀÈ');
  const anyRule = fc.record({
    words: fc.array(word, { maxLength: 3 }),
    sender: fc.constantFrom('', 'Paolo@cliente.example', '@Cliente.example', 'paolo+x@cliente.example'),
    mailbox: fc.constantFrom('', 'support@interzen.example'),
    company: fc.constantFrom('', 'acme'),
  });
  const anyRequest = fc.record({
    text: fc
      .array(fc.oneof(word, fc.string({ maxLength: 8 })), { maxLength: 6 })
      .map(words => words.join(' ')),
    sender: fc.constantFrom('paolo@cliente.example', 'PAOLO+y@CLIENTE.example', 'x@altri.example'),
    mailbox: fc.constantFrom('support@interzen.example', 'altra@interzen.example'),
    company: fc.constantFrom(null, 'acme', 'beta'),
  });
  let fitted = 0;
  fc.assert(
    fc.property(anyRule, anyRequest, (rule, request) => {
      if (!fits(rule, request)) return;
      fitted += 1;
      const keys = keysFitting(request);
      expect(keysOf(rule, '').some(key => keys.includes(key))).toBe(true);
    }),
    { numRuns: 3000 },
  );
  expect(fitted).toBeGreaterThan(100);
});

describe('a rule', () => {
  const rule = (about: Partial<JoinRule>): JoinRule => ({ ...noRule, ...about });
  const request = {
    text: 'Il PROTOCOLLO è fermo: errore  503',
    sender: 'paolo+x@cliente.example',
    mailbox: 'support@interzen.example',
    company: 'acme',
  };

  test.each([
    [rule({ words: ['protocollo'] }), true],
    [rule({ words: ['Errore 503', 'altro'] }), true],
    [rule({ words: ['è fermo'] }), true],
    // Whole words: neither a part of one, nor across what parts them.
    [rule({ words: ['proto'] }), false],
    [rule({ words: ['503 504'] }), false],
    // What is left of them stands in nearly every text.
    [rule({ words: ['è', 'C++', 'R&D'] }), false],
    [rule({ sender: 'paolo@cliente.example' }), true],
    [rule({ sender: '@cliente.example' }), true],
    [rule({ sender: '@example' }), false],
    [rule({ mailbox: 'support@interzen.example' }), true],
    [rule({ company: 'beta' }), false],
    // All that is asked for.
    [rule({ words: ['protocollo'], company: 'beta' }), false],
    [rule({ words: ['protocollo'], company: 'acme' }), true],
    [noRule, false],
  ])('%j: %s', (given, isFitting) => {
    expect(fits(given, request)).toBe(isFitting);
    expect(asksForNothing(given)).toBe(given === noRule);
  });
});

describe('a ticket', () => {
  const incident = { id: 1, title, closed: false };
  const joined = ticketOf([{ type: 'joined-incident', incident: 1, title, how: 'rule' }, { kind: 'desk' }]);

  test('joins one incident at most', () => {
    given(ticketOf())
      .when({ type: 'join-incident', incident }, anna)
      .gives({ type: 'joined-incident', incident: 1, title, how: 'press' });
    given(joined).when({ type: 'join-incident', incident }, anna).refused({ reason: 'nothing-changed' });
    given(joined)
      .when({ type: 'join-incident', incident: { ...incident, id: 2 } }, anna)
      .refused({ reason: 'in-other-incident', title });
    given(ticketOf())
      .when({ type: 'join-incident', incident: { ...incident, closed: true } }, anna)
      .refused({ reason: 'incident-closed', title });
    given(ticketOf(claimedBy(anna), asBug, closedBy(anna)))
      .when({ type: 'join-incident', incident }, anna)
      .refused({ reason: 'closed' });
  });

  test('that few may see is part of none, and leaves the one it was part of', () => {
    const restricted = ticketOf(
      [{ type: 'joined-incident', incident: 1, title, how: 'press' }, anna],
      [{ type: 'restricted', because: 'asked' }, anna],
    );
    expect(restricted).toMatchObject({ incident: null, partOf: null, resembles: null });
    given(restricted).when({ type: 'join-incident', incident }, anna).refused({ reason: 'restricted-alone' });
  });

  test('is taken out, and merged out', () => {
    given(joined).when({ type: 'leave-incident' }, anna).gives({ type: 'left-incident', incident: 1, title });
    given(ticketOf()).when({ type: 'leave-incident' }, anna).refused({ reason: 'nothing-changed' });
    const merged = ticketOf(
      [{ type: 'joined-incident', incident: 1, title, how: 'press' }, anna],
      [{ type: 'merged', into: 1002 }, anna],
    );
    expect(merged).toMatchObject({ incident: null, partOf: null });
  });

  test('is told of it: nothing moves but the log', () => {
    const told = {
      type: 'told-of-incident',
      incident: 1,
      title,
      broadcast: 5,
      text: 'Ci lavoriamo.',
    } as const;
    given(joined)
      .when({ type: 'tell-of-incident', incident, broadcast: 5, text: ' Ci lavoriamo. ' }, giulia)
      .gives(told);
    const after = ticketOf(
      [{ type: 'joined-incident', incident: 1, title, how: 'rule' }, { kind: 'desk' }],
      [told, giulia],
    );
    expect({ ...after, version: 0, updatedAt: null }).toEqual({ ...joined, version: 0, updatedAt: null });
  });
});
