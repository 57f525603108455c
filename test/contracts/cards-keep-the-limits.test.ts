import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ticketActions } from '../../src/chat/actions/actions.ts';
import { close } from '../../src/chat/actions/closing/close.ts';
import { carriedForm } from '../../src/chat/actions/form-view.ts';
import { askClarification } from '../../src/chat/actions/letters/ask-clarification.ts';
import { reply } from '../../src/chat/actions/letters/reply.ts';
import type { ConversationView, PreviewView, TicketCard } from '../../src/chat/card.ts';
import { conversationView } from '../../src/chat/cards/conversation.ts';
import { noticeCard } from '../../src/chat/cards/notice-card.ts';
import { ticketCard } from '../../src/chat/cards/ticket-card.ts';
import { namedFile, noFiles } from '../../src/chat/in-words/letter-files.ts';
import { letterPreview } from '../../src/chat/press/letter/letter-preview.ts';
import { noticeBlocks } from '../../src/chat/slack/blocks/notice.ts';
import { ticketBlocks } from '../../src/chat/slack/blocks/ticket.ts';
import { conversationModal } from '../../src/chat/slack/views/conversation.ts';
import { formView } from '../../src/chat/slack/views/form.ts';
import { previewView } from '../../src/chat/slack/views/preview.ts';
import { conversationAdaptiveCard } from '../../src/chat/teams/cards/conversation.ts';
import { formAdaptiveCard } from '../../src/chat/teams/cards/form.ts';
import { noticeAdaptiveCard } from '../../src/chat/teams/cards/notice.ts';
import { previewAdaptiveCard } from '../../src/chat/teams/cards/preview.ts';
import { ticketAdaptiveCard } from '../../src/chat/teams/cards/ticket.ts';
import { wordsIn } from '../../src/chat/words/words.ts';
import { letterWriter } from '../../src/mail/letters/letter-writer.ts';
import { messageBlocks } from '../../src/sandbox/slack/block-kit/blocks.ts';
import { modal } from '../../src/sandbox/slack/block-kit/views.ts';
import { categories } from '../../src/ticket/words.ts';
import { aMoment } from '../chat/a-moment.ts';
import { wholePart, wholeTicket } from '../chat/seen-whole.ts';
import { shippedConfig } from '../journeys/a-house.ts';
import { now, operators, speech, ticket } from './any-ticket.ts';
import { hostileText } from './hostile.ts';
import { allExpanded, slackTakes, teamsTakes } from './platforms.ts';

const letters = letterWriter(shippedConfig().policy.letters, {
  deskName: 'Assistenza',
  phone: '+39.085.4516447',
  hours: () => '9-13',
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

describe('whatever a customer writes', () => {
  test('a ticket’s card is taken by both platforms, and nothing in it calls, links or formats', () => {
    fc.assert(
      fc.property(ticket, operators, speech, hostileText, (t, people, say, typed) => {
        const text = typed.slice(0, 3000).toWellFormed();
        const card: TicketCard = ticketCard(wholeTicket(t), people, aMoment(say.language, now), {
          isUndoable: t.number % 2 === 0,
          draft: t.number % 3 === 0 ? { what: 'replied', text, files: [], writer: 1 } : null,
        });
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
        fc.constantFrom(...ticketActions),
        hostileText,
        (t, people, say, action, draft) => {
          const form = carriedForm(
            action,
            wholeTicket(t),
            people,
            say.language,
            { text: draft.slice(0, 3000).toWellFormed() },
            draft.slice(0, 500).toWellFormed(),
          );
          if (!form) return;
          slackTakes(modal, formView(form, 'nonce', true));
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
        fc.constantFrom(reply, close, askClarification),
        hostileText,
        fc.array(fc.tuple(hostileText, fc.nat({ max: 15_000_000 })), { maxLength: 10 }),
        (t, say, action, text, files) => {
          const operator = { id: 1, email: 'a@b.example', name: 'Anna', role: 'operator' as const };
          const typed = text.slice(0, 3000).toWellFormed();
          const preview: PreviewView = {
            ...letterPreview(letters, wholeTicket(t), action, operator, { text: typed }, say, noFiles),
            inputs: { draft: crypto.randomUUID() },
          };
          const words = wordsIn(say.language).files;
          const named = files.map(([name, size]) => namedFile({ name, size }));
          slackTakes(
            modal,
            previewView({ ...preview, files: { ...noFiles, label: words.label, chosen: named } }),
          );
          slackTakes(modal, previewView({ ...preview, notice: words.fetching, send: '' }));
          const offered = named.map((file, id) => ({
            value: `${id + 1}`,
            label: `${file.name} · ${file.size}`,
          }));
          const hint = offered.length === 0 ? words.how : '';
          const value = offered.length > 0 ? '1' : '';
          const choice = { label: words.choose, chosen: [], offered, value, hint };
          teamsTakes(previewAdaptiveCard({ ...preview, files: choice }));
          teamsTakes(previewAdaptiveCard({ ...preview, files: { ...noFiles, chosen: named } }));
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
            direction: id % 2 === 0 ? ('in' as const) : ('out' as const),
            messageId: `<${id}@x>`,
            inReplyTo: null,
            references: [],
            from: { name, address: 'a@b.example' },
            to: [{ name, address: text }],
            subject: text,
            text,
            html: null,
            language: 'it' as const,
            automatic: null,
            at: now,
            mailId: id,
            author: { unverified: text, answersTo: { name, address: text }, saysToBe: name },
            state: id % 2 === 0 ? null : ('delayed' as const),
            stateWhy: text,
            leavesAt: null,
            sentAt: null,
            attachments: (['virus', null] as const).map(held => ({
              id,
              messageId: id,
              name,
              type: 'x',
              size: 5_000_000,
              sha256: '',
              held,
            })),
          }));
          const link = `https://desk.example.com/files/${'t'.repeat(300)}`;
          const links = { attachment: async () => link, original: async () => link };
          for (const page of [null, 1]) {
            const view: ConversationView = await conversationView(
              wholeTicket(t),
              messages.map(wholePart),
              [],
              links,
              say,
              page,
            );
            slackTakes(modal, conversationModal(view, 'Chiudi'));
            teamsTakes(conversationAdaptiveCard(view));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('so are the admins’ cards', () => {
    fc.assert(
      fc.property(speech, hostileText, (say, text) => {
        const notice = noticeCard(
          wholePart({ subject: 'unreadable-mail', details: { sender: text, error: text, mail: '1' } }),
          say,
        );
        slackTakes(messageBlocks, noticeBlocks(notice));
        teamsTakes(noticeAdaptiveCard(notice));
      }),
      { numRuns: 60 },
    );
  });
});
