import fc from 'fast-check';
import { expect, test } from 'vitest';
import { incidentCard } from '../../src/chat/incidents/incident-card.ts';
import { incidentMessage } from '../../src/chat/slack/blocks/incident.ts';
import { incidentAdaptiveCard } from '../../src/chat/teams/cards/incidents/incident.ts';
import { messageBlocks } from '../../src/sandbox/slack/block-kit/blocks.ts';
import { companiesOf } from '../../src/ticket/companies/companies.ts';
import { actorOf } from '../../src/ticket/words.ts';
import { heldBesideTheLibrary } from '../chat/templates/beside-the-library.ts';
import { now, speech } from './any-ticket.ts';
import { hostileText } from './hostile.ts';
import { allExpanded, slackTakes, teamsTakes } from './platforms.ts';

heldBesideTheLibrary();

const named = fc.record({ id: fc.constant(1), name: hostileText });
const count = fc.nat({ max: 100_000 });
const giulia = actorOf({ id: 3, email: 'g@x.example', name: 'Giulia', role: 'manager' });

const incident = fc.record({
  id: fc.integer({ min: 1, max: 999_999 }),
  nonce: fc.constant('5e0c77a1b2d4'),
  version: count,
  title: fc.oneof(hostileText, fc.constant('')),
  rule: fc.record({
    words: fc.array(hostileText, { maxLength: 20 }),
    sender: hostileText,
    mailbox: fc.constantFrom('', 'support@interzen.example'),
    company: fc.constantFrom('', 'acme'),
  }),
  openedBy: named,
  openedAt: fc.constant(now),
  closedBy: fc.option(named),
  closedAt: fc.option(fc.constant(now), { freq: 1 }),
  sending: fc.option(fc.constant(7), { freq: 1 }),
  latest: fc.option(fc.constant(7)),
  openedFrom: fc.constant(null),
  service: fc.constantFrom(null, 'registry'),
});

const latest = fc.record({
  broadcast: fc.record({
    ...{ id: fc.constant(7), nonce: fc.constant(''), incident: fc.constant(1) },
    kind: fc.constantFrom('message' as const, 'closing' as const),
    texts: fc.record({ it: hostileText, en: hostileText }),
    by: hostileText.map(name => ({ ...giulia, name })),
    origin: fc.constant('slack' as const),
    latest: fc.constant(null),
    frozenAt: fc.constant(now),
    sentAt: fc.constant(now),
    stoppedAt: fc.option(fc.constant(now)),
    stoppedBy: fc.option(named),
  }),
  progress: fc.record({
    ...{ all: count, told: count, dealtWith: count, waiting: count, stopped: count, perhaps: count },
    leftOut: fc.array(
      fc.record({
        why: fc.constantFrom('closed', 'unverified', 'complaint', 'machine', 'text-too-long', 'unheard-of'),
        count,
      }),
      { maxLength: 20 },
    ),
    undelivered: fc.array(
      fc.record({ why: fc.constantFrom('bounced', 'failed', 'held', 'recalled'), count }),
      { maxLength: 4 },
    ),
  }),
});

test('an incident’s card is taken by both platforms, whatever operators and customers are called', () => {
  fc.assert(
    fc.property(
      incident,
      fc.oneof(
        fc.record({ open: count, closed: count, customers: count, companies: count }),
        fc.constant({ open: 0, closed: 0, customers: 0, companies: 0 }),
      ),
      fc.option(latest),
      fc.record({ joined: count, missed: count }),
      speech,
      (given, members, told, untold, say) => {
        const facts = { incident: given, members, latest: told, untold };
        const card = incidentCard(facts, say, companiesOf([]));
        const { text, blocks } = incidentMessage(card);
        slackTakes(messageBlocks, blocks);
        expect(text.length).toBeLessThanOrEqual(4000);
        teamsTakes(incidentAdaptiveCard(card));
        allExpanded([blocks, incidentAdaptiveCard(card)], card);
        const write = card.buttons.find(({ verb }) => verb === 'write-to-all');
        if (write) expect(write.emphasis).toBe(members.open + members.closed > 0 ? 'primary' : 'default');
        expect(JSON.stringify(card)).not.toMatch(/[\u202A-\u202E]/);
        // What is on its way can be stopped, whatever else there is.
        expect(card.buttons[0]?.verb === 'stop-sending').toBe(given.sending !== null);
      },
    ),
    { numRuns: 150 },
  );
});
