import type { Desk } from '../desk/desk.ts';
import { ticketsInQueue, ticketsOf } from '../store/tickets/lists.ts';
import { firstName } from '../ticket/people/first-name.ts';
import { seen } from '../ticket/sight/seen.ts';
import { eyesOf } from '../ticket/sight/sight.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Operator } from '../ticket/words.ts';
import type { HomeView } from './card.ts';
import { ticketLine } from './cards/ticket-line.ts';
import { listed } from './commands/list-answer.ts';
import { momentOf } from './in-words/moment.ts';
import { readableLine } from './readable.ts';
import type { Speech } from './say.ts';
import { mineWords } from './words/commands/lists/mine.ts';
import { queueWords } from './words/commands/lists/queue.ts';
import { wordsIn } from './words/words.ts';

/** Slack's App Home: my tickets, and those that nobody has. */
export async function homeView(desk: Desk, speech: Speech, operator: Operator): Promise<HomeView> {
  const { language } = speech;
  const { home } = wordsIn(language);
  const moment = momentOf(desk, speech);
  const eyes = eyesOf(desk, { kind: 'operator', operator }, 'list');
  const list = ({ title, empty }: { title: string; empty: string }, tickets: Ticket[]) => ({
    title,
    empty,
    lines: tickets.map(ticket => ticketLine(seen(ticket, eyes), moment)),
  });
  return {
    title: home.title,
    intro: home.intro(firstName(readableLine(operator.name, 80))),
    mine: list(mineWords[language], await ticketsOf(desk.db, operator.id, listed)),
    queue: list(queueWords[language], await ticketsInQueue(desk.db, listed)),
  };
}
