import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { numberAlone, sharedRequest } from '../../src/chat/sharing/shared-request.ts';
import { unfurls } from '../../src/chat/slack/blocks/shared.ts';
import { foundAttachments, linkedAttachment } from '../../src/chat/teams/cards/shared.ts';
import { messageBlocks } from '../../src/sandbox/slack/block-kit/blocks.ts';
import { seen } from '../../src/ticket/sight/seen.ts';
import { admittedSeeAll } from '../../src/ticket/sight/sight.ts';
import { aMoment } from '../chat/a-moment.ts';
import { wholeTicket } from '../chat/seen-whole.ts';
import { heldBesideTheLibrary } from '../chat/templates/beside-the-library.ts';
import { now, speech, ticket } from './any-ticket.ts';
import { hostileText } from './hostile.ts';
import { slackTakes, teamsTakes } from './platforms.ts';

heldBesideTheLibrary();

const outsider = { maySeeWords: admittedSeeAll, viewer: { kind: 'outsider' }, place: 'unfurl' } as const;
const card = 'https://interzen.slack.com/archives/C0SUPPORT1/p1790000000000100';

test('whatever was written, a request below a link is taken by both platforms', () => {
  fc.assert(
    fc.property(
      ticket,
      speech,
      fc.constantFrom('', card),
      fc.boolean(),
      hostileText,
      (any, say, link, isWhole, text) => {
        const shown = isWhole ? wholeTicket(any) : seen(any, outsider);
        const request = sharedRequest(shown, aMoment(say.language, now), link);
        const url = `https://desk.example.com/t/${any.number}`;
        const attachment = unfurls([{ link: url, request }])[url];
        slackTakes(messageBlocks, attachment?.blocks, [card]);
        expect(attachment?.color).toMatch(/^#[0-9a-f]{6}$/);
        expect(attachment?.fallback).not.toBe('');
        for (const { content, preview } of [
          linkedAttachment(request),
          ...foundAttachments([{ title: text || 'x', text, shared: request }]),
        ]) {
          teamsTakes(content);
          // Below links Teams draws cards up to 1.3 (msteams-docs, link-unfurling).
          expect(content.version).toBe('1.3');
          thumbnail.parse(preview.content);
        }
      },
    ),
    { numRuns: 150 },
  );
});

/** A thumbnail's text is read as HTML: nothing that anybody wrote is a tag. */
const thumbnail = z.object({
  title: z
    .string()
    .min(1)
    .regex(/^[^<>]*$/),
  text: z.string().regex(/^[^<>]*$/),
});

test('of one of which nothing is said there is its number, and the same is taken', () => {
  fc.assert(
    fc.property(ticket, speech, (any, say) => {
      const request = numberAlone(any.number, aMoment(say.language, now));
      expect(JSON.stringify(request)).not.toMatch(/riservat|restricted/i);
      slackTakes(messageBlocks, unfurls([{ link: 'l', request }]).l?.blocks);
      teamsTakes(linkedAttachment(request).content);
    }),
    { numRuns: 40 },
  );
});
