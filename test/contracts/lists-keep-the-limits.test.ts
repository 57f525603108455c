import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListCard } from '../../src/chat/card.ts';
import { endangered } from '../../src/chat/cards/list-card.ts';
import { help, helpText } from '../../src/chat/commands/help.ts';
import { commands } from '../../src/chat/commands/registry.ts';
import { saidAnswer } from '../../src/chat/commands/said-answer.ts';
import { typedCommand } from '../../src/chat/commands/typed-command.ts';
import { deadlineReading } from '../../src/chat/in-words/reading.ts';
import { answerBlocks } from '../../src/chat/slack/blocks/answer.ts';
import { listBlocks } from '../../src/chat/slack/blocks/list.ts';
import { readingModal } from '../../src/chat/slack/views/reading.ts';
import { answerAdaptiveCard } from '../../src/chat/teams/cards/answer.ts';
import { listAdaptiveCard } from '../../src/chat/teams/cards/list.ts';
import { readingAdaptiveCard } from '../../src/chat/teams/cards/reading.ts';
import { helpWords } from '../../src/chat/words/commands/help.ts';
import { messageBlocks } from '../../src/sandbox/slack/block-kit/blocks.ts';
import { modal } from '../../src/sandbox/slack/block-kit/views.ts';
import { languages } from '../../src/ticket/words.ts';
import { aMoment, speechIn } from '../chat/a-moment.ts';
import { wholePart, wholeTicket } from '../chat/seen-whole.ts';
import { heldBesideTheLibrary } from '../chat/templates/beside-the-library.ts';
import { now, speech, ticket } from './any-ticket.ts';
import { hostileText } from './hostile.ts';
import { slackTakes, teamsTakes } from './platforms.ts';

heldBesideTheLibrary();

const people = fc.array(fc.record({ userId: fc.constant('U0GIULIA'), name: hostileText }), { maxLength: 20 });

describe('whatever a customer writes', () => {
  test('a call for help is taken by both platforms, and calls only whom we call', () => {
    fc.assert(
      fc.property(
        fc.array(ticket, { minLength: 1, maxLength: 6 }),
        speech,
        people,
        hostileText,
        (tickets, say, mentions, note) => {
          const list: ListCard = {
            title: 'Scadenza vicina',
            tone: 'warning',
            intro: '',
            mentions,
            callsChannel: false,
            items: tickets.map(t => {
              const event = { type: 'note-added' as const, text: note };
              const actor = { kind: 'operator' as const, id: 1, name: note, role: 'operator' as const };
              const log = [
                { ticket: t.number, sequence: 2, event, actor, origin: 'slack' as const, at: now },
              ];
              return endangered(wholeTicket(t), '', log.map(wholePart), 'call', aMoment(say.language, now));
            }),
            footer: '',
            summary: 'x',
          };
          // People's mentions stand in a block of their own, and nowhere else.
          const blocks = listBlocks(list);
          const called = JSON.stringify(blocks).match(/<@\w+>/g) ?? [];
          expect(called).toHaveLength(mentions.length);
          slackTakes(messageBlocks, listBlocks({ ...list, mentions: [] }));
          slackTakes(
            messageBlocks,
            blocks.filter(block => !JSON.stringify(block).includes('<@')),
          );

          const card = listAdaptiveCard(list);
          const block = (card.body as { type: string; text?: string }[]).find(
            ({ type }) => type === 'TextBlock',
          );
          teamsTakes(card, block?.text ?? '');
          expect((block?.text ?? '').replace(/<at>[^<>]*<\/at>(, )?/g, '')).toBe('');
        },
      ),
      { numRuns: 100 },
    );
  });

  test('so are the reasons of a deadline', () => {
    fc.assert(
      fc.property(ticket, speech, (t, say) => {
        const { terms } = aMoment(say.language, now);
        const reading = deadlineReading(wholeTicket(t), terms, say, now);
        slackTakes(modal, readingModal(reading));
        teamsTakes(readingAdaptiveCard(reading));
      }),
      { numRuns: 100 },
    );
  });
});

test.each(languages)('the help names every command, as each platform wants it typed (%s)', language => {
  const speech = speechIn(language);
  const answer = (platform: 'slack' | 'teams') =>
    saidAnswer(helpWords[language].title, helpText({ commands, platform, speech }));
  const blocks = answerBlocks(answer('slack'));
  const card = answerAdaptiveCard(answer('teams'));
  expect(messageBlocks.safeParse(blocks).success).toBe(true);
  teamsTakes(card);
  for (const command of commands.filter(command => command !== help)) {
    expect(JSON.stringify(blocks)).toContain(`*${typedCommand(command, 'slack', language)}`);
    expect(JSON.stringify(card)).toContain(`"text":"${typedCommand(command, 'teams', language)}`);
    expect(JSON.stringify(card)).not.toContain('/ticket');
  }
});
