import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { letterHtml } from '../../src/mail/letters/letter-html.ts';
import { letterWriter } from '../../src/mail/letters/letter-writer.ts';
import { openTicket } from '../../src/ticket/chapters/opening.ts';
import { type LetterKind, letterKinds } from '../../src/ticket/grammar/letter-order.ts';
import { languages } from '../../src/ticket/words.ts';
import { shippedTerms } from '../chat/a-moment.ts';
import { needs } from '../needs.ts';
import { shippedConfig } from './a-house.ts';
import { axeFindings, isAxeLacking } from './axe.ts';
import { ownBrowser } from './chromium.ts';

const hostile = '<b>Sportello</b> & "Co" \u202e';
const writer = letterWriter(shippedConfig().policy.letters, {
  deskName: hostile,
  phone: '085',
  hours: () => '9-13',
  reopenDays: 10,
  catalogue: shippedTerms.policy.catalogue,
  instant: () => 'oggi',
  promise: () => ({ by: 'lunedì', why: 'per contratto' }),
  announcement: () => 'Lo sportello è chiuso dal 10 al 21 agosto.',
});

needs('chromium', 'letters, read aloud', () => {
  const browser = ownBrowser();
  const written = languages.flatMap(language => [
    ...(Object.keys(letterKinds) as LetterKind[]).map(kind => {
      const ticket = openTicket(
        1001,
        {
          type: 'ticket-opened',
          subject: hostile,
          language,
          mailbox: 'support@interzen.it',
          requester: { name: hostile, address: 'paolo@cliente.example' },
          participants: [],
          fromMachine: false,
          fromBacklog: false,
          excerpt: '',
          suggestion: null,
          linkedTo: null,
          looksLike: null,
          messageId: '<1@cliente.example>',
        },
        new Date('2026-11-23T09:00:00Z'),
      );
      const operator = { name: 'Anna Rossi' };
      return [language, kind, writer.write(kind, ticket, { operator, text: `${hostile}\n\nRiga.` }).html];
    }),
    [language, 'to the admins', letterHtml(`Ciao,\n\n${hostile}`, language, hostile, null)],
  ]);

  // One page for all: each of its own would cost more than what is looked at in it.
  let page: Page;
  beforeAll(async () => {
    page = await browser.open('about:blank');
  });

  test.skipIf(isAxeLacking).each(written)(
    '%s, %s: axe-core finds nothing, wide and narrow',
    async (language, _, html) => {
      await page.setContent(html ?? '');
      // What a screen reader says first: in which language, and of whom it is.
      expect(await page.evaluate(`[document.documentElement.lang, document.title.length > 0]`)).toEqual([
        language,
        true,
      ]);
      for (const width of [900, 420]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await axeFindings(page)).toEqual([]);
        expect(await page.evaluate(`document.documentElement.scrollWidth <= ${width}`)).toBe(true);
      }
    },
  );
});
