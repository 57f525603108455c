import type { Desk } from '../desk/desk.ts';
import { ticketsInQueue, ticketsOf } from '../store/tickets/lists.ts';
import type { Operator } from '../ticket/words.ts';
import { momentOf } from './cards/moment.ts';
import { ticketLine } from './cards/ticket-line.ts';
import { listed } from './commands/list-answer.ts';
import type { HomeView } from './desk-door.ts';
import { readableLine } from './readable.ts';
import type { Speech } from './say.ts';
import { wordsIn } from './words/words.ts';

/** Slack's App Home: my tickets, and those that nobody has. */
export async function homeView(desk: Desk, speech: Speech, operator: Operator): Promise<HomeView> {
  const { home, commands: said } = wordsIn(speech.language);
  const moment = momentOf(desk, speech);
  const mine = await ticketsOf(desk.db, operator.id, listed);
  const queue = await ticketsInQueue(desk.db, listed);
  return {
    title: home.title,
    intro: home.intro(readableLine(operator.name, 80)),
    mine: { title: said.mine, empty: said.mineEmpty, lines: mine.map(ticket => ticketLine(ticket, moment)) },
    queue: {
      title: said.queue,
      empty: said.queueEmpty,
      lines: queue.map(ticket => ticketLine(ticket, moment)),
    },
  };
}
