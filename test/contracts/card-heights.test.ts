import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ticketCard } from '../../src/chat/cards/ticket-card.ts';
import { ticketBlocks } from '../../src/chat/slack/blocks/ticket.ts';
import { ticketAdaptiveCard } from '../../src/chat/teams/cards/ticket.ts';
import type { Suggestion } from '../../src/ticket/ticket.ts';
import { aMoment } from '../chat/a-moment.ts';
import { wholeTicket } from '../chat/seen-whole.ts';
import { launchChromium } from '../journeys/launch.ts';
import { rome, ticketFrom } from '../ticket/at-rome.ts';
import { bug } from '../ticket/categories.ts';
import { drawingPage, heightOf } from './drawn.ts';

const excerpt =
  'Buongiorno, da stamattina la stampa delle fatture è ferma: compare l’errore E-4012 e siamo bloccati con le spedizioni. Abbiamo già riavviato il server e la stampante, senza risultato.';
const proposal: Suggestion = { category: bug, priority: 2, reason: { by: 'word', what: 'ferma' } };

/** What the same request took, in pixels, on the card of 28 November 2026, before: at 420 and at 700 wide. */
const before = {
  slack: { it: { plain: [403, 298], proposed: [466, 322] }, en: { plain: [381, 298], proposed: [444, 322] } },
  teams: { it: { plain: [503, 382], proposed: [582, 440] }, en: { plain: [463, 382], proposed: [582, 440] } },
};

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await drawingPage(browser);
});
afterAll(async () => {
  await browser.close();
});

test.each([
  ['it', 'plain', null],
  ['it', 'proposed', proposal],
  ['en', 'plain', null],
  ['en', 'proposed', proposal],
] as const)(
  'a new card takes six tenths of what it took, at most (%s, %s)',
  async (language, kind, suggestion) => {
    const ticket = ticketFrom('2026-11-24T09:00', [], undefined, { excerpt, suggestion });
    const card = ticketCard(wholeTicket(ticket), aMoment(language, rome('2026-11-24T09:20')));
    for (const [index, width] of [420, 700].entries()) {
      const slack = await heightOf(page, { slack: ticketBlocks(card) }, width);
      const teams = await heightOf(page, { teams: ticketAdaptiveCard(card) }, width);
      // Something is drawn: its text, and a row of buttons.
      expect(Math.min(slack, teams)).toBeGreaterThan(100);
      expect(slack / (before.slack[language][kind][index] ?? 0)).toBeLessThanOrEqual(0.6);
      expect(teams / (before.teams[language][kind][index] ?? 0)).toBeLessThanOrEqual(0.6);
    }
  },
);
