import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ticketActions } from '../../src/chat/actions/actions.ts';
import { ticketButton } from '../../src/chat/actions/button.ts';
import { close } from '../../src/chat/actions/closing/close.ts';
import { askClarification } from '../../src/chat/actions/letters/ask-clarification.ts';
import { reply } from '../../src/chat/actions/letters/reply.ts';
import { takeBack } from '../../src/chat/actions/letters/take-back.ts';
import type { ConversationView, PreviewView, TicketCard } from '../../src/chat/card.ts';
import { conversationView } from '../../src/chat/cards/conversation.ts';
import { noticeCard } from '../../src/chat/cards/notice-card.ts';
import { ticketCard } from '../../src/chat/cards/ticket-card.ts';
import { previewFiles } from '../../src/chat/in-words/letter-files.ts';
import { letterPreview } from '../../src/chat/press/letter/letter-preview.ts';
import { readable, readableLine } from '../../src/chat/readable.ts';
import type { Speech } from '../../src/chat/say.ts';
import { noticeBlocks } from '../../src/chat/slack/blocks/notice.ts';
import { ticketBlocks } from '../../src/chat/slack/blocks/ticket.ts';
import { conversationModal } from '../../src/chat/slack/views/conversation.ts';
import { formView } from '../../src/chat/slack/views/form.ts';
import { previewView } from '../../src/chat/slack/views/preview.ts';
import { conversationAdaptiveCard } from '../../src/chat/teams/cards/conversation.ts';
import { formAdaptiveCard } from '../../src/chat/teams/cards/form/form.ts';
import { noticeAdaptiveCard } from '../../src/chat/teams/cards/notice.ts';
import { previewAdaptiveCard } from '../../src/chat/teams/cards/preview.ts';
import { ticketAdaptiveCard, ticketForOne } from '../../src/chat/teams/cards/ticket.ts';
import { wordsIn } from '../../src/chat/words/words.ts';
import { wellFormed } from '../../src/desk/well-formed.ts';
import { letterWriter } from '../../src/mail/letters/letter-writer.ts';
import { messageBlocks } from '../../src/sandbox/slack/block-kit/blocks.ts';
import { modal } from '../../src/sandbox/slack/block-kit/views.ts';
import { adaptiveCard } from '../../src/sandbox/teams/adaptive-card/card.ts';
import { asDialogCard } from '../../src/sandbox/teams/adaptive-card/dialog.ts';
import type { Ticket } from '../../src/ticket/ticket.ts';
import { aMoment, shippedTerms } from '../chat/a-moment.ts';
import { formOf } from '../chat/form-of.ts';
import { wholePart, wholeTicket } from '../chat/seen-whole.ts';
import { heldBesideTheLibrary } from '../chat/templates/beside-the-library.ts';
import { shippedConfig } from '../journeys/a-house.ts';
import { now, operators, speech, ticket } from './any-ticket.ts';
import { hostileText } from './hostile.ts';
import { allExpanded, slackTakes, teamsTakes } from './platforms.ts';

heldBesideTheLibrary();

const undoing = (t: Ticket, id: number, { language }: Speech) =>
  ticketButton(takeBack, wholeTicket(t), wordsIn(language), { version: 0, page: String(id) });
const letters = letterWriter(shippedConfig().policy.letters, {
  deskName: 'Assistenza',
  phone: '+39.085.4516447',
  hours: () => '9-13',
  reopenDays: 10,
  catalogue: shippedTerms.policy.catalogue,
  instant: () => '',
  promise: () => ({ by: '', why: '' }),
  announcement: () => '',
});

describe('whatever a customer writes', () => {
  test('a ticket’s card is taken by both platforms, and nothing in it calls, links or formats', () => {
    fc.assert(
      fc.property(ticket, speech, hostileText, (t, say, typed) => {
        const text = typed.slice(0, 3000).toWellFormed();
        const draft = { what: 'replied' as const, files: [], writer: 1, ordered: { sequence: 1, at: now } };
        const card: TicketCard = ticketCard(wholeTicket(t), aMoment(say.language, now, say.catalogue), {
          isUndoable: t.number % 2 === 0,
          draft: t.number % 3 === 0 ? { ...draft, text } : null,
        });
        const links = [...card.fields, ...card.notices.map(({ link }) => ({ link: link?.url ?? '' }))]
          .map(({ link }) => link)
          .filter(Boolean);
        slackTakes(messageBlocks, ticketBlocks(card), links);
        teamsTakes(ticketForOne(card, { line: card.summary, lineStyle: 'attention' }));
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
          const typed = { text: draft.slice(0, 3000).toWellFormed() };
          const form = formOf(action, wholeTicket(wellFormed(structuredClone(t))), say.language, {
            catalogue: say.catalogue,
            operators: people,
            typed,
            notice: draft.slice(0, 500).toWellFormed(),
            said: readable(draft, 1500),
            offered: [readableLine(draft, 60) || '?'],
          });
          if (!form) return;
          slackTakes(modal, formView(form, 'nonce', true));
          teamsTakes(formAdaptiveCard(form));
          teamsTakes(formAdaptiveCard(form, 'alone'));
          asDialogCard(adaptiveCard.parse(formAdaptiveCard(form)));
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
            ...letterPreview(
              letters,
              wholeTicket(wellFormed(structuredClone(t))),
              action,
              operator,
              { text: typed },
              say,
              [],
            ),
            besides: { title: '-', text: readable(typed, 1000) },
            rule: { title: '-', label: wordsIn(say.language).preview.never, ticked: 'off' },
            inputs: { draft: crypto.randomUUID() },
          };
          const words = wordsIn(say.language).files;
          const named = previewFiles(files.map(([name, size]) => ({ upload: 1, name, size, sha256: '' })));
          slackTakes(modal, previewView({ ...preview, files: named }));
          slackTakes(modal, previewView({ ...preview, notice: words.fetching, send: '' }));
          teamsTakes(previewAdaptiveCard({ ...preview, files: named }));
          asDialogCard(adaptiveCard.parse(previewAdaptiveCard(preview)));
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
            cameWith: null,
            state: id % 2 === 0 ? null : ('failed' as const),
            stateWhy: text,
            perhapsLeft: id % 3 === 0,
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
          const links = { attachment: async () => link, original: async () => link, request: link };
          for (const page of [null, { page: 1 }]) {
            const view: ConversationView = await conversationView(
              wholeTicket(t),
              messages.map(wholePart),
              [],
              links,
              say,
              page,
              { own: new Map(messages.map(({ id }) => [id, undoing(t, id, say)])) },
            );
            slackTakes(modal, conversationModal(view));
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
