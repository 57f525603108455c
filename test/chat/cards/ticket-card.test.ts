import { expect, test } from 'vitest';
import { ticketCard } from '../../../src/chat/cards/ticket-card.ts';
import { classified, rome, type Story, ticketFrom } from '../../ticket/at-rome.ts';
import { aMoment } from '../a-moment.ts';
import { wholeTicket } from '../seen-whole.ts';

const arrived = '2026-11-24T09:00';
const card = (story: Story = [], about = {}) =>
  ticketCard(wholeTicket(ticketFrom(arrived, story, undefined, about)), [], aMoment('it', rome(arrived)));
const priorityOf = ({ facts }: ReturnType<typeof card>) => facts.find(({ id }) => id === 'priority')?.value;
const unpromised = 'Nessuna scadenza: questa categoria non ha tempi garantiti.';

test('without a priority the card says by which one its deadline is counted', () => {
  expect(priorityOf(card())).toBe('Da definire (trattata come 3 – Media)');
  expect(priorityOf(card([[arrived, classified('help-desk')]]))).toBe('Nessuna');
  expect(priorityOf(card([], { fromBacklog: true }))).toBe('Nessuna');
});

test('where the category has no deadlines, the card says so in the place of the deadline', () => {
  const asHelp = card([[arrived, classified('help-desk', 2)]]);
  expect([asHelp.deadline, asHelp.notices]).toEqual(['', [unpromised]]);
  expect(card([[arrived, classified('bug', 2)]]).notices).not.toContain(unpromised);
});
