import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConversationView, PreviewView, TicketCard } from '../../src/chat/card.ts';
import { conversationView } from '../../src/chat/conversation.ts';
import { formFor } from '../../src/chat/forms.ts';
import { letterPreview } from '../../src/chat/letter-preview.ts';
import { noticeCard } from '../../src/chat/notice-card.ts';
import {
  answerBlocks,
  conversationModal,
  formView,
  homeTab,
  noticeBlocks,
  previewView,
  ticketBlocks,
} from '../../src/chat/slack/views.ts';
import {
  type AdaptiveCard,
  answerAdaptiveCard,
  conversationAdaptiveCard,
  formAdaptiveCard,
  noticeAdaptiveCard,
  previewAdaptiveCard,
  ticketAdaptiveCard,
} from '../../src/chat/teams/cards.ts';
import { cardBytes } from '../../src/chat/teams/limits.ts';
import { ticketCard } from '../../src/chat/ticket-card.ts';
import { ticketLine } from '../../src/chat/ticket-line.ts';
import { verbs } from '../../src/desk/button-press.ts';
import { letterWriter } from '../../src/mail/letters/letter-writer.ts';
import { homeTab as homeTabShape, messageBlocks, modal } from '../../src/sandbox/slack/block-kit.ts';
import { adaptiveCard } from '../../src/sandbox/teams/adaptive-card.ts';
import { notEscalated, type Ticket } from '../../src/ticket/ticket.ts';
import { categories, languages, type Operator, priorities, statuses } from '../../src/ticket/words.ts';
import { aMoment } from '../chat/a-moment.ts';
import { shippedConfig } from '../journeys/a-house.ts';
import { hostileText } from './hostile.ts';

// The renderer that Teams itself uses; it has no ESM build that Node could load.
const { AdaptiveCard: RealCard, SerializationContext } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
);

const now = new Date('2026-11-24T12:00:00Z');

const person = fc.record({
  name: hostileText,
  address: fc.constantFrom('paolo@cliente.example', `${'x'.repeat(240)}@a.example`),
});
const instant = fc.date({ min: new Date('2020-01-01'), max: now, noInvalidDate: true });

const ticket: fc.Arbitrary<Ticket> = fc.record({
  number: fc.integer({ min: 1, max: 999_999_999 }),
  version: fc.integer({ min: 1, max: 9999 }),
  status: fc.constantFrom(...statuses),
  subject: hostileText,
  language: fc.constantFrom(...languages),
  mailbox: fc.constant('support@interzen.example'),
  requester: person,
  participants: fc.constant([]),
  fromMachine: fc.boolean(),
  fromBacklog: fc.boolean(),
  excerpt: hostileText,
  category: fc.option(fc.constantFrom(...categories)),
  priority: fc.option(fc.constantFrom(...priorities)),
  suggestion: fc.option(
    fc.record({
      category: fc.option(fc.constantFrom(...categories)),
      priority: fc.option(fc.constantFrom(...priorities)),
      reason: hostileText,
    }),
  ),
  assignee: fc.option(fc.record({ id: fc.constant(1), name: hostileText })),
  linkedTo: fc.option(fc.integer({ min: 1, max: 99_999 })),
  openedAt: instant,
  claimedAt: fc.option(instant),
  claimTold: fc.boolean(),
  waitingSince: fc.option(instant),
  askedAt: fc.option(instant),
  remindedAt: fc.option(instant),
  pauses: fc.constant([]),
  extensions: fc.constant([]),
  escalation: fc.constant(notEscalated),
  closedAt: fc.option(instant),
  resolution: fc.option(hostileText),
  updatedAt: instant,
});

const operators: fc.Arbitrary<Operator[]> = fc.array(
  fc.record({
    id: fc.integer({ min: 1, max: 9999 }),
    email: fc.constant('a@b.example'),
    name: hostileText,
    role: fc.constant('operator' as const),
  }),
  { maxLength: 30 },
);

const speech = fc.constantFrom(...languages).map(language => ({ language, zone: 'Europe/Rome' }));
const letters = letterWriter(shippedConfig().policy.letters, {
  deskName: 'Assistenza',
  phone: '+39.085.4516447',
  hours: { it: 'dal lunedì al venerdì', en: 'Monday to Friday' },
  reopenDays: 10,
  category: {
    it: Object.fromEntries(categories.map(c => [c, c])) as never,
    en: Object.fromEntries(categories.map(c => [c, c])) as never,
  },
  priority: { it: { 1: '1', 2: '2', 3: '3', 4: '4' }, en: { 1: '1', 2: '2', 3: '3', 4: '4' } },
  instant: () => '',
  promise: () => ({ by: '', why: '' }),
  announcement: () => '',
});

/** Strings of a card in which Slack reads mrkdwn. */
function mrkdwnIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(mrkdwnIn);
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && node.type === 'mrkdwn' && 'text' in node) return [String(node.text)];
  return Object.values(node).flatMap(mrkdwnIn);
}

/** Strings of a card in which Teams reads Markdown. */
function markdownIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(markdownIn);
  if (typeof node !== 'object' || node === null) return [];
  const own =
    'type' in node && (node.type === 'TextBlock' || node.type === 'FactSet') ? [JSON.stringify(node)] : [];
  return [...own, ...Object.values(node).flatMap(markdownIn)];
}

function slackTakes(
  shape: { safeParse(value: unknown): { success: boolean; error?: unknown } },
  value: unknown,
): void {
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw new Error(`Slack refuses: ${String(parsed.error).slice(0, 600)}`);
  for (const text of mrkdwnIn(value)) {
    expect(text).not.toMatch(/<[!@#h]/);
    // Formatting marks stand only where we have put them: around a field's label, or in the help.
    expect(text.replace(/^\*[^*\n]+\*\n/, '').replace(/\*(mine|queue|help)\*/g, '')).not.toMatch(
      /(^|[^\u200B])[*_~`]/,
    );
  }
}

function teamsTakes(card: AdaptiveCard): void {
  const parsed = adaptiveCard.safeParse(card);
  if (!parsed.success) throw new Error(`Teams refuses: ${String(parsed.error).slice(0, 600)}`);
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(cardBytes);
  expect(markdownIn(card)).toEqual([]);
  const context = new SerializationContext();
  new RealCard().parse(card, context);
  const faults = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  expect(faults).toEqual([]);
}

/** Whatever a template failed to expand would show as its own placeholder. */
function allExpanded(rendered: unknown, view: unknown): void {
  const own = JSON.stringify(view).match(/\$\{/g)?.length ?? 0;
  if (own === 0) expect(JSON.stringify(rendered)).not.toContain('${');
}

describe('whatever a customer writes', () => {
  test('a ticket’s card is taken by both platforms, and nothing in it calls, links or formats', () => {
    fc.assert(
      fc.property(ticket, operators, speech, (t, people, say) => {
        const card: TicketCard = ticketCard(t, people, aMoment(say.language, now));
        slackTakes(messageBlocks, ticketBlocks(card));
        teamsTakes(ticketAdaptiveCard(card, card.summary, 'attention'));
        allExpanded([ticketBlocks(card), ticketAdaptiveCard(card)], card);
        expect(JSON.stringify(card)).not.toMatch(/[\u202A-\u202E]/);
      }),
      { numRuns: 150 },
    );
  });

  test('so are forms, with a draft and a notice', () => {
    fc.assert(
      fc.property(
        ticket,
        operators,
        speech,
        fc.constantFrom(...verbs),
        hostileText,
        (t, people, say, verb, draft) => {
          const form = formFor(
            verb,
            t,
            people,
            say.language,
            { text: draft.slice(0, 3000).toWellFormed() },
            draft.slice(0, 500).toWellFormed(),
          );
          if (!form) return;
          slackTakes(modal, formView(form, 'nonce'));
          teamsTakes(formAdaptiveCard(form));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('so are letters before they go, and they show what goes', () => {
    fc.assert(
      fc.property(
        ticket,
        speech,
        fc.constantFrom('reply' as const, 'close' as const, 'ask-clarification' as const),
        hostileText,
        (t, say, verb, text) => {
          const operator = { id: 1, email: 'a@b.example', name: 'Anna', role: 'operator' as const };
          const typed = text.slice(0, 3000).toWellFormed();
          const preview: PreviewView = {
            ...letterPreview(letters, t, verb, operator, { text: typed }, say),
            inputs: { draft: crypto.randomUUID() },
          };
          slackTakes(modal, previewView(preview));
          teamsTakes(previewAdaptiveCard(preview));
          expect(preview.text).toContain(
            typed
              .trim()
              .replace(/\n{3,}/g, '\n\n')
              .slice(0, 50)
              .trim(),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  test('so are conversations', async () => {
    await fc.assert(
      fc.asyncProperty(
        ticket,
        speech,
        fc.array(fc.tuple(hostileText, hostileText), { maxLength: 6 }),
        async (t, say, texts) => {
          const messages = texts.map(([text, name], id) => ({
            id,
            ticket: t.number,
            direction: 'in' as const,
            messageId: `<${id}@x>`,
            inReplyTo: null,
            references: [],
            from: { name, address: 'a@b.example' },
            to: [],
            subject: text,
            text,
            html: null,
            language: 'it' as const,
            automatic: null,
            at: now,
            mailId: id,
            state: null,
            stateWhy: null,
            sentAt: null,
            attachments: [{ id, messageId: id, name, type: 'x', size: 5_000_000, sha256: '' }],
          }));
          const link = `https://desk.example.com/files/${'t'.repeat(300)}`;
          const links = { attachment: async () => link, original: async () => link };
          for (const page of [null, 1]) {
            const view: ConversationView = await conversationView(t, messages, [], links, say, page);
            slackTakes(modal, conversationModal(view, 'Chiudi'));
            teamsTakes(conversationAdaptiveCard(view));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('so are lists, the Home tab and the admins’ cards', () => {
    fc.assert(
      fc.property(fc.array(ticket, { maxLength: 12 }), speech, hostileText, (tickets, say, text) => {
        const lines = tickets.map(t => ticketLine(t, aMoment(say.language, now)));
        const list = { title: 'Titolo', empty: 'vuoto', lines };
        slackTakes(messageBlocks, answerBlocks({ title: 'Titolo', text: 'vuoto', lines, buttons: [] }));
        slackTakes(
          homeTabShape,
          homeTab({ title: 'Titolo', intro: text.toWellFormed() || '-', mine: list, queue: list }),
        );
        teamsTakes(answerAdaptiveCard({ title: 'Titolo', text: 'vuoto', lines, buttons: [] }));
        const notice = noticeCard('unreadable-mail', { sender: text, error: text }, say.language);
        slackTakes(messageBlocks, noticeBlocks(notice));
        teamsTakes(noticeAdaptiveCard(notice));
      }),
      { numRuns: 60 },
    );
  });
});
